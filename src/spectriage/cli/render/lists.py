"""What the `spectriage lists` commands print, as rich tables and trees."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from spectriage.lists.search import Hit

_REASONS = 4


def search_table(hits: "Sequence[Hit]") -> Table:
    """One row a hit, best first."""
    table = _table("list", "code", "title", "why")
    for hit in hits:
        code = f"[bold]{escape(hit.code)}[/bold]"
        table.add_row(
            " ".join(hit.regimes), code if not hit.heading else f"{code} [dim]heading[/dim]",
            escape(hit.title), escape(", ".join(hit.why[:_REASONS])),
        )  # fmt: skip
    return table


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in ("list", "code"))
    return table


def rows_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A plain table of texts."""
    table = _table(*heads)
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table
