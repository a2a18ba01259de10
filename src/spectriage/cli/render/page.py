"""One self-contained HTML file: candidates, threshold ledger, pages with the evidence boxed."""

import base64
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from spectriage.cli.render.words import MARKS, asked, percent, value_of
from spectriage.errors import DocumentError
from spectriage.report.model import BBox, Report

MAX_PAGES = 12
SCALE = 1.5  # 108 dpi: legible on a screen, about 100 kB a page


@dataclass(slots=True)
class PageView:
    """A page image and the numbered boxes drawn on it."""

    number: int
    image: str = ""
    width: float = 0.0
    height: float = 0.0
    boxes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Evidence:
    """Numbers of the quoted places, in the order in which the report first uses them."""

    numbers: dict[tuple[int, str], int] = field(default_factory=dict)
    boxes: dict[int, list[tuple[int, BBox]]] = field(default_factory=dict)

    def number(self, page: int | None, quote: str | None, bbox: BBox | None) -> int | None:
        """Number of a place; the same quote on the same page keeps its number."""
        if page is None or not quote:
            return None
        key = (page, quote)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            if bbox is not None:
                self.boxes.setdefault(page, []).append((self.numbers[key], bbox))
        return self.numbers[key]


def render_page_of(
    reports: list[tuple[Report, bytes | None]], *, password: str | None = None
) -> str:
    """The whole HTML file for any number of reports."""
    views = [_view(report, data, password) for report, data in reports]
    return str(_template().render(views=views))


def _view(report: Report, data: bytes | None, password: str | None) -> dict[str, Any]:
    evidence = Evidence()
    candidates = [
        {
            "it": candidate,
            "percent": percent(candidate),
            "criteria": [
                {
                    "it": criterion,
                    "asked": asked(criterion),
                    "mark": MARKS.get(criterion.outcome, "·"),
                    "number": evidence.number(criterion.page, criterion.quote, criterion.bbox),
                }
                for criterion in candidate.criteria
            ],
        }
        for candidate in report.candidates
    ]
    parameters = [
        {"it": value, "told": value_of(value),
         "number": evidence.number(value.page, value.quote, value.bbox)}
        for value in report.parameters
    ]  # fmt: skip
    findings = [
        {"group": group, "name": name, "it": item,
         "number": evidence.number(item.page, item.quote, item.bbox)}
        for group, name, item in _findings(report)
    ]  # fmt: skip
    return {
        "report": report, "candidates": candidates, "parameters": parameters,
        "findings": findings, "pages": _pages(report, data, evidence, password),
    }  # fmt: skip


def _findings(report: Report) -> list[tuple[str, str, Any]]:
    return [
        *(("feature", f"{f.name}, {f.polarity}", f) for f in report.features),
        *(("trait", f"{f.name}, {f.polarity}", f) for f in report.traits),
        *(("claim", f"{c.category}, {c.polarity}", c) for c in report.claims),
        *(("printed code", f"{c.regime} {c.code}", c) for c in report.printed_codes),
        *(("party", f"{p.role}: {p.name}", p) for p in report.parties),
    ]


def _pages(
    report: Report, data: bytes | None, evidence: Evidence, password: str | None
) -> list[PageView]:
    if data is None or report.document.media_type != "application/pdf":
        return []
    from spectriage.documents.readers.pdf_images import page_size, render_page

    views = []
    for number in sorted(evidence.boxes)[:MAX_PAGES]:
        try:
            image = render_page(data, number, SCALE, password)
            width, height = page_size(data, number, password)
        except DocumentError:
            continue
        view = PageView(number, base64.b64encode(image).decode("ascii"), width, height)
        for label, (x0, top, x1, bottom) in evidence.boxes[number]:
            style = (
                f"left:{100 * (x0 - 1) / width:.2f}%;top:{100 * (top - 1) / height:.2f}%;"
                f"width:{100 * (x1 - x0 + 2) / width:.2f}%;"
                f"height:{100 * (bottom - top + 2) / height:.2f}%"
            )
            view.boxes.append((label, style))
        views.append(view)
    return views


@lru_cache(maxsize=1)
def _template() -> Any:
    source = resources.files("spectriage.cli.render") / "templates" / "report.html.j2"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source.read_text(encoding="utf-8"))
