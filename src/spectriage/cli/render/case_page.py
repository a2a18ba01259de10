"""The case report as one self-contained HTML file."""

from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from spectriage.cases.texts import file_name
from spectriage.report.case import CaseReport


def render_case_page(report: CaseReport) -> str:
    """One HTML page; everything is escaped, nothing is loaded from elsewhere."""
    return str(_template().render(r=report, file_name=file_name))


@lru_cache(maxsize=1)
def _template() -> Any:
    source = resources.files("spectriage.cli.render") / "templates" / "case.html.j2"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(source.read_text(encoding="utf-8"))
