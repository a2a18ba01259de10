"""The run on one page: how many of what, and a table to sort and to look things up in."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from spectriage.batch.atomic import whole_file
from spectriage.batch.records import Record
from spectriage.batch.rows import regimes_of, table_rows
from spectriage.batch.sources import Sources

_BARS = 15  # bars of a chart; the rest is summed up
_TIERS = ("high", "medium", "low")
_UNREAD_SHOWN = 500  # rows; the whole list is unread.csv


def write_overview(
    records: Sequence[Record], run: Path, files: dict[str, str], sources: Sources, target: Path
) -> None:
    """Write the page; everything a document says is escaped, and nothing is loaded from outside.

    Raises
    ------
    OSError
        It cannot be written.
    """
    regimes = regimes_of(records)
    rows = list(table_rows(records, regimes, run, files))
    read = [record for record in records if record.is_read]
    script = _template_text("overview.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = _template().stream(
        rows=rows, regimes=regimes, script=script, script_digest=digest,
        documents=len(records), read=len(read), failed=len(records) - len(read),
        pages=sum(record.summary.get("pages", 0) for record in read),
        unread_pages=sum(_unread_count(record) for record in read),
        duplicates=sum(bool(row["duplicate_of"]) for row in rows),
        charts=_charts(read, rows, regimes), unread=_unread(records)[:_UNREAD_SHOWN],
        more_unread=max(len(_unread(records)) - _UNREAD_SHOWN, 0), skipped=len(sources.skipped),
    )  # fmt: skip
    page.enable_buffering(200)
    with whole_file(target) as stream:
        for part in page:
            stream.write(part.encode("utf-8", "backslashreplace"))


def _charts(
    read: Sequence[Record], rows: Sequence[dict[str, Any]], regimes: Sequence[str]
) -> list[dict[str, Any]]:
    tiers = Counter(record.summary["tier"] for record in read)
    charts = [
        {"title": "Tiers", "unit": "documents",
         "bars": _bars([(tier, tiers[tier]) for tier in _TIERS if tier in tiers])},
        {"title": "Product families", "unit": "documents",
         "bars": _bars(_most(record.summary["family"] for record in read))},
        {"title": "Kinds of document", "unit": "documents",
         "bars": _bars(_most(record.summary["kind"] for record in read))},
    ]  # fmt: skip
    for regime in regimes:
        found = (row.get(f"{regime}_entry", "") for row in rows)
        bars = _bars(_most(entry for entry in found if entry))
        charts.append({"title": f"Best {regime} candidate", "unit": "rows", "bars": bars})
    return charts


def _most(names: Iterable[str]) -> list[tuple[str, int]]:
    counted = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    rest = sum(count for _, count in counted[_BARS:])
    return [*counted[:_BARS], *([("others", rest)] if rest else [])]


def _bars(counted: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    longest = max((count for _, count in counted), default=1)
    return [
        {"name": name, "count": count, "width": round(100 * count / longest, 1)}
        for name, count in counted
    ]


def _unread(records: Sequence[Record]) -> list[dict[str, str]]:
    found = []
    for record in records:
        if not record.is_read:
            found.append({"document": record.path, "what": "whole document",
                          "why": f"{record.status}: {record.reason}"})  # fmt: skip
        for first, last, state, detail in record.summary.get("unread", ()):
            pages = f"page {first}" if first == last else f"pages {first} to {last}"
            what = pages if state == "unread" else f"{pages}, in part"
            found.append({"document": record.path, "what": what, "why": detail})
    return found


def _unread_count(record: Record) -> int:
    ranges = record.summary.get("unread", ())
    return sum(last - first + 1 for first, last, state, _ in ranges if state == "unread")


def _template_text(name: str) -> str:
    file = resources.files("spectriage.batch") / "templates" / name
    return file.read_text(encoding="utf-8")


@cache
def _template() -> Any:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_template_text("overview.html.j2"))
