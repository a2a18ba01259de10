"""The terminal report: what may apply, on which figures, and what is missing."""

from typing import IO

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from spectriage.cli.render.review import review_table, wanted_facts
from spectriage.cli.render.words import MARKS, asked, percent, value_of, where
from spectriage.report.coverage import CandidateSet, MeasuredCoverage
from spectriage.report.model import Candidate, Report, Status

_STYLES = {
    Status.MEETS: "bold red",
    Status.UNDETERMINED: "yellow",
    Status.RELEASED: "dim",
    Status.CATCH_ALL: "magenta",
}
_OUTCOMES = {"met": "green", "not_met": "dim", "unknown": "yellow"}
_LOUD = frozenset(
    (
        "not_screened",
        "page_without_text",
        "doubtful_family",
        "conflicting_values",
        "ambiguous_value",
        "values_cut_short",
        "hidden_text",
        "deleted_text",
        "inserted_text",
        "comments",
        "at_limit",
    )
)
_CRITERIA = 8
_PARAMETERS = 18
_PIPED_WIDTH = 120


def print_report(report: Report, stream: IO[str]) -> None:
    """Print a report, in colour where the stream is a terminal."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_PIPED_WIDTH, no_color=True)
    console.print(render_report(report))


def render_report(report: Report) -> Group:
    """The report as something rich can print."""
    parts: list[RenderableType] = [_head(report), *_warnings(report), _candidates(report)]
    if report.candidate_set:
        parts.append(_candidate_set(report.candidate_set))
    parts += [part for part in (wanted_facts(report), review_table(report)) if part]
    parts += [part for part in (_parameters(report), _findings(report)) if part]
    parts.append(
        Text(
            "spectriage decides nothing and clears nothing: a person reads the pages.", "italic dim"
        )
    )
    return Group(*parts, Text())


def _head(report: Report) -> Text:
    document = report.document
    name = document.path.replace("\\", "/").rsplit("/", 1)[-1]
    text = Text()
    text.append(name, "bold")
    if document.part:
        text.append(f"  {document.part}")
    text.append(
        f"\n{document.kind} ({document.kind_confidence:.0%})  ·  {document.family} ", "cyan"
    )
    text.append(f"({document.family_confidence:.0%})  ·  {document.pages} page(s)", "cyan")
    tier = report.priority.tier
    text.append("\npriority ")
    text.append(tier, {"high": "bold red", "medium": "yellow"}.get(tier, "green"))
    text.append(f": {'; '.join(report.priority.reasons)}\n")
    return text


def _warnings(report: Report) -> list[Text]:
    lines = []
    for warning in report.warnings:
        page = f" p.{warning.page}" if warning.page else ""
        loud = warning.code in _LOUD
        lines.append(
            Text(f"! {warning.code}{page}: {warning.detail}", "bold yellow" if loud else "yellow")
        )
    return lines


def _candidates(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    for name, width in (("list", 4), ("entry", 14), ("status", 13), ("conf.", 6)):
        table.add_column(name, width=width, no_wrap=True)
    table.add_column("why, and what is missing", ratio=1)
    if not report.candidates:
        table.add_row("", "", "", "", "no candidate: nothing was concluded")
    for candidate in report.candidates:
        style = _STYLES[candidate.status]
        table.add_row(
            Text(candidate.regime, style), Text(candidate.entry, style),
            Text(str(candidate.status), style), Text(percent(candidate), style), _why(candidate),
        )  # fmt: skip
    return table


def _candidate_set(found: CandidateSet) -> Text:
    text = Text(f"\nholds the right heading with coverage {found.level:g}:", "bold")
    for own in found.regimes:
        text.append(f"\n{own.regime}: ", "bold")
        text.append(", ".join(own.entries) or "no entry")
        for name, measured in (
            ("makers", own.held_out_makers), ("families", own.unseen_families)
        ):  # fmt: skip
            if measured:
                text.append(f"  ·  {_measured(measured)} on {name} never seen", "dim")
        if own.note:
            text.append(f"\n{own.note}", "yellow")
    return text.append("\n")


def _measured(found: MeasuredCoverage) -> str:
    low, high = found.interval_95
    return f"{found.share:.2f} ({low:.2f} to {high:.2f}, {found.documents} documents)"


def _why(candidate: Candidate) -> Text:
    text = Text()
    text.append(candidate.title, "dim" if candidate.status is Status.RELEASED else "")
    if candidate.variant:
        text.append(f"  [{candidate.variant}]", "cyan")
    shown = [c for c in candidate.criteria if c.found or c.outcome == "unknown"]
    if candidate.status is not Status.RELEASED:  # a note that does not release needs no line
        shown = [c for c in shown if not (c.note and c.outcome == "not_met")]
    shown = shown[:_CRITERIA]
    for criterion in shown:
        style = _OUTCOMES.get(criterion.outcome, "")
        text.append(f"\n{MARKS.get(criterion.outcome, '·')} {asked(criterion)}", style)
        note = f" (note {criterion.note})" if criterion.note else ""
        if criterion.found:
            at_limit = f", {criterion.at_limit}" if criterion.at_limit else ""
            text.append(f": {criterion.found}{at_limit}{note} {where(criterion)}", style)
        elif note:
            text.append(note, style)
    if candidate.missing:
        text.append(f"\nmissing: {', '.join(candidate.missing)}", "yellow")
    if (
        candidate.status in (Status.RELEASED, Status.CATCH_ALL)
        or candidate.entry == "EAR99"
        or not (shown or candidate.missing)
    ):
        for note in candidate.notes[:5]:
            text.append(f"\n{note}", "dim")
    return text


def _parameters(report: Report) -> Padding | None:
    if not report.parameters:
        return None
    used = {c.quote for candidate in report.candidates for c in candidate.criteria}
    ordered = sorted(report.parameters, key=lambda value: value.quote not in used)
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name in ("parameter", "value", "page", "quote"):
        table.add_column(name, overflow="ellipsis", no_wrap=True)
    for value in ordered[:_PARAMETERS]:
        variant = f" [{value.variant}]" if value.variant else ""
        table.add_row(
            escape(value.name + variant), value_of(value), str(value.page),
            Text(value.quote, "dim"),
        )  # fmt: skip
    more = len(ordered) - _PARAMETERS
    if more > 0:
        table.add_row(f"and {more} more", "", "", "")
    return Padding(table, (1, 0, 0, 0))


def _findings(report: Report) -> Text | None:
    text = Text()
    for title, items in (
        ("features", [f"{_sign(f.polarity)}{f.name} p.{f.page}" for f in report.features]),
        ("traits", [f"{_sign(f.polarity)}{f.name} p.{f.page}" for f in report.traits]),
        ("claims", [f"{_sign(c.polarity)}{c.category} p.{c.page}" for c in report.claims]),
        ("printed codes", [f"{c.regime} {c.code} p.{c.page}" for c in report.printed_codes]),
        ("parties", [f"{p.role}: {p.name}" for p in report.parties]),
    ):
        if items:
            text.append(f"\n{title}: ", "bold")
            text.append(", ".join(dict.fromkeys(items)))
    return text.append("\n") if text else None


def _sign(polarity: str) -> str:
    return {"negated": "not ", "conditional": "if: "}.get(str(polarity), "")
