"""The case report as one self-contained HTML file."""

from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from spectriage.cases.checks.base import amount_told
from spectriage.cases.plain_words import in_words
from spectriage.cases.requests import AskedValue, Part, asked_values
from spectriage.cases.texts import file_name
from spectriage.cli.render import case_words
from spectriage.report.case import CaseReport


def render_case_page(report: CaseReport) -> str:
    """One HTML page; everything is escaped, nothing is loaded from elsewhere."""
    values: dict[int, list[AskedValue]] = {}
    for value in asked_values(report):
        if value.part is not Part.SILENCE:
            values.setdefault(value.item, []).append(value)
    return str(
        _template().render(
            r=report,
            file_name=file_name,
            words=case_words,
            values=values,
            in_words=in_words,
            amount_told=amount_told,
        )
    )


@lru_cache(maxsize=1)
def _template() -> Any:
    source = resources.files("spectriage.cli.render") / "templates" / "case.html.j2"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source.read_text(encoding="utf-8"))
