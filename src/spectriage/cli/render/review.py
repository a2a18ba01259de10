"""The order of review and what to ask for, for the terminal."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from spectriage.report.model import Report, ReviewStep

_STAGES = {
    "asked_first": "asked first",
    "former_munitions": "former munitions",
    "listed": "listed",
    "residual": "lower tier",
    "left_over": "left over",
}
_STATES = {
    "meets": ("met", "bold red"),
    "undetermined": ("open", "yellow"),
    "released": ("released", "dim"),
    "not_met": ("ruled out", "dim"),
    "question": ("your answer", "yellow"),
}
_WANTED = 6
_NAMED = 8


def wanted_facts(report: Report) -> Text | None:
    """What would settle most open entries, in one line."""
    if not report.missing:
        return None
    text = Text("would settle most: ", "yellow")
    told = [f"{fact.name} ({fact.settles})" for fact in report.missing[:_WANTED]]
    return text.append("; ".join(told))


def review_table(report: Report) -> Table | None:
    """The order of review: what stands is a line each, what is ruled out is counted."""
    if not report.review:
        return None
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    for name, width in (("review", 16), ("heading", 8), ("outcome", 11)):
        table.add_column(name, width=width, no_wrap=True)
    table.add_column("why", ratio=1)
    for stage, label in _STAGES.items():
        steps = [step for step in report.review if step.stage == stage]
        for row in _rows(steps):
            table.add_row(Text(label, "dim"), *row)
    return table


def _rows(steps: list[ReviewStep]) -> Iterator[tuple[str | Text, ...]]:
    out = [step for step in steps if step.status == "not_met" and step.stage != "left_over"]
    for step in steps:
        if step not in out:
            word, style = _STATES.get(step.status, (step.status, ""))
            why = step.because or step.title
            yield step.heading or "", Text(word, style), Text(why)
    if out:
        more = f" and {len(out) - _NAMED} more" if len(out) > _NAMED else ""
        named = ", ".join(step.heading or "" for step in out[:_NAMED])
        count = sum(step.considered for step in out)
        yield "", Text("ruled out", "dim"), Text(f"{named}{more}: {count} paragraphs", "dim")
