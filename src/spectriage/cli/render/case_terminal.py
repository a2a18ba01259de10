"""The case report on a terminal: findings, items, parties, and what was not looked at."""

from typing import IO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from spectriage.cases.checks.base import amount_told
from spectriage.cases.plain_words import in_words
from spectriage.cases.texts import file_name
from spectriage.cli.render.case_words import (
    candidates_told,
    lacks_told,
    lists_told,
    roles_told,
    ruled_out_told,
)
from spectriage.report.case import CaseItem, CaseReport, Evidence, Finding
from spectriage.report.model import Status

_STYLES = {"high": "bold red", "medium": "yellow", "low": "cyan"}
_WIDTH = 120
_CANDIDATES = 8
_WATCHED = 8
_RULED_OUT = 4  # lines an item; the page and the JSON report have them all


def print_case(report: CaseReport, stream: IO[str]) -> None:
    """Print a case report, in colour where the stream is a terminal."""
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_WIDTH, no_color=True)
    console.print(render_case(report))


def render_case(report: CaseReport) -> Group:
    """The case report as something rich can print."""
    parts: list[RenderableType] = [
        Text(f"case {report.name}", "bold"), _documents(report), Text(""), _findings(report),
        Text("\nitems", "bold"), _items(report), *_ruled_out(report),
        Text("\nparties", "bold"), _parties(report),
    ]  # fmt: skip
    parts += [part for part in (_safeguards(report), _watched(report), _rights(report)) if part]
    parts.append(_limits(report))
    parts.append(
        Text(
            "spectriage decides nothing and clears nothing: a person reads the papers.",
            "italic dim",
        )
    )
    return Group(*parts, Text())


def _documents(report: CaseReport) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for document in report.documents:
        numbers = "; ".join(
            f"{kind} {', '.join(values)}" for kind, values in document.numbers.items()
        )
        numbers = "\n".join(filter(None, (numbers, *lacks_told(document))))
        table.add_row(
            Text(file_name(document.path)),
            Text(in_words(f"{document.part}: {document.type}"), "cyan"),
            Text(numbers, "dim"),
        )  # fmt: skip
    return table


def _findings(report: CaseReport) -> RenderableType:
    if not report.findings:
        return Text("no finding: what was compared agrees, and no red flag was raised", "green")
    return Group(*(_finding(one) for one in report.findings))


def _finding(one: Finding) -> Text:
    text = Text()
    text.append(f"{one.severity:<6} ", _STYLES[one.severity])
    text.append(one.title, "bold")
    text.append(f"  [item {one.item}]" if one.item else "", "dim")
    text.append(f"\n       {one.why}")
    for evidence in one.evidence:
        text.append(f"\n       {_quoted(evidence)}", "dim")
    text.append(f"\n       ask: {one.question}\n", "italic")
    return text


def _quoted(evidence: Evidence) -> str:
    return f"{file_name(evidence.document)} p.{evidence.page}: “{evidence.quote}”"


def _items(report: CaseReport) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("no.", "part", "description", "quantity", "stated", "candidates", "sheet"):
        table.add_column(name)
    for item in report.items:
        quantity = next((ln.quantity for ln in item.lines if ln.quantity is not None), None)
        stated = sorted({code for line in item.lines for code in line.codes})
        table.add_row(
            str(item.number), Text(item.part_number or ""), Text(item.description[:50]),
            amount_told(quantity) if quantity is not None else "", Text(", ".join(stated)),
            Text(_candidates(item)), Text(file_name(item.sheet) if item.sheet else "none"),
        )  # fmt: skip
    return table


def _candidates(item: CaseItem) -> str:
    shown = [c for c in item.candidates if c.status is not Status.CATCH_ALL][:_CANDIDATES]
    lines = candidates_told(shown)
    if item.candidates_from == "description":
        lines.append("(from the description alone)")
    return "\n".join(lines)


def _ruled_out(report: CaseReport) -> list[Text]:
    lines = [
        Text(f"item {item.number} ruled out: {line}", "dim")
        for item in report.items for line in ruled_out_told(item)[:_RULED_OUT]
    ]  # fmt: skip
    return [Text(""), *lines] if lines else []


def _parties(report: CaseReport) -> Group:
    table = Table(box=None, pad_edge=False, show_header=False)
    for party in report.parties:
        told = Text(party.name)
        for match in party.matches:
            pairs = ", ".join(f"{p.ours}≈{p.theirs}" for p in match.pairs)
            told.append(
                f"\n{match.strength} match {match.score:.0%} with “{match.listed}” as "
                f"“{match.alias}” ({pairs or match.how}) {match.programme}", "bold red"
            )  # fmt: skip
        table.add_row(
            told, Text(in_words(", ".join(party.roles)), "cyan"), Text(", ".join(party.countries)),
            Text("; ".join(party.addresses[:2]), "dim"),
        )  # fmt: skip
    return Group(table, *(Text(f"! {line}", "yellow") for line in roles_told(report)))


def _safeguards(report: CaseReport) -> Text | None:
    if not report.safeguards:
        return None
    text = Text("\nsafeguards", "bold")
    for one in report.safeguards:
        where = f"item {one.item}" if one.item else "papers"
        text.append(
            f"\n{one.effect:<7} {in_words(one.feature)} ({where}): {_quoted(one.evidence)}",
            "red" if one.effect == "undoes" else "green",
        )
    return text


def _watched(report: CaseReport) -> Text | None:
    if not report.watch_list:
        return None
    text = Text("\nwithin a tenth of a threshold", "bold")
    for one in report.watch_list[:_WATCHED]:
        text.append(
            f"\nitem {one.item} {one.regime} {one.entry}: {in_words(one.parameter)} "
            f"{one.operator} {amount_told(one.threshold)} {one.unit or ''}; "
            f"found {one.found} ({one.margin:+.1%})"
        )
    more = len(report.watch_list) - _WATCHED
    if more > 0:
        text.append(f"\nand {more} more", "dim")
    return text


def _rights(report: CaseReport) -> Text | None:
    if report.rights is None:
        return None
    text = Text("\nrights: surveillance capability for a state end user\n", "bold magenta")
    for evidence in (report.rights.end_user, *report.rights.capabilities):
        text.append(f"{_quoted(evidence)}\n", "dim")
    for check in report.rights.checks:
        text.append(f"· {check}\n")
    return text


def _limits(report: CaseReport) -> Padding:
    text = Text("not screened, not compared", "bold")
    for one in report.not_screened:
        page = f" p.{one.page}" if one.page else ""
        name = f"{file_name(one.document)}{page}: " if one.document else ""
        text.append(f"\n! {name}{one.what}", "yellow")
    for told in lists_told(report):
        text.append(f"\nheld against {told}", "dim")
    for told in report.not_compared:
        text.append(f"\n! not compared, a reading was not sure: {told}", "yellow")
    return Padding(text, (1, 0))
