"""Values of documents on a terminal: groups by page or variant, and loudly what was not read."""

from collections.abc import Sequence
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from spectriage.cli.render.parameters import caveats, grouped, marks_of
from spectriage.cli.render.words import figure
from spectriage.parameters.reading import Reading
from spectriage.parameters.sheet import ParameterSheet

_COLUMNS = (
    "parameter", "min", "typ", "max", "unit", "condition", "variant", "page", "quote", "marks",
)  # fmt: skip
_NUMBERS = ("min", "typ", "max", "page")
_QUOTE = 60  # characters of a quote that stand on one line of a wide terminal
_PIPED_WIDTH = 160


def print_sheets(sheets: Sequence[ParameterSheet], stream: IO[str]) -> None:
    """Print one table for all sheets, in colour where the stream is a terminal."""
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console = Console(file=stream, highlight=False, width=_PIPED_WIDTH, no_color=True)
    several = len(sheets) > 1
    if sheets:
        console.print(_table(sheets, several=several))
    for sheet in sheets:
        if not sheet.readings:
            console.print(Text(f"{_name(sheet)}: no parameter was found", "yellow"))
        for line in caveats(sheet):
            console.print(Text(f"! {_name(sheet)}: {line}", "bold red"))


def _table(sheets: Sequence[ParameterSheet], *, several: bool) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name in ("document", *_COLUMNS) if several else _COLUMNS:
        table.add_column(name, justify="right" if name in _NUMBERS else "left", overflow="fold")
    for sheet in sheets:
        contradicted = sheet.contradicted
        for title, readings in grouped(sheet.readings):
            document = [Text(_name(sheet), "bold cyan")] if several else []
            table.add_row(*document, Text(title, "bold cyan"))
            for reading in readings:
                cells = _cells(reading, marks_of(reading, contradicted))
                table.add_row(*([Text(_name(sheet), "dim")] if several else []), *cells)
    return table


def _cells(reading: Reading, marks: Sequence[str]) -> list[Text]:
    low, typ, high = (Text("" if n is None else figure(n)) for n in reading.numbers)
    quote = reading.quote if len(reading.quote) <= _QUOTE else f"{reading.quote[: _QUOTE - 1]}…"
    return [
        Text(reading.name), low, typ, high, Text(reading.unit), Text(reading.condition or ""),
        Text(reading.variant or ""), Text(str(reading.page)), Text(quote, "dim"),
        Text("; ".join(marks), "bold yellow"),
    ]  # fmt: skip


def _name(sheet: ParameterSheet) -> str:
    return sheet.path.replace("\\", "/").rsplit("/", 1)[-1]
