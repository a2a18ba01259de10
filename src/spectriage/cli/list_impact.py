"""`spectriage lists impact`: stored reports against two versions of a list."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.list_versions import First, Second
from spectriage.cli.lists_shared import named_packs
from spectriage.cli.sources import STDIN

if TYPE_CHECKING:
    from spectriage.triage.impact import Count, Impact


class LineForm(StrEnum):
    """How each item is written, as soon as it is found."""

    TEXT = "text"
    JSONL = "jsonl"


def impact(
    first: First,
    second: Second,
    reports: Annotated[
        list[str],
        typer.Argument(metavar="REPORTS...", help="JSON Lines of triage, or - for stdin."),
    ],
    form: Annotated[
        LineForm, typer.Option("--format", "-f", help="How to write the items.")
    ] = LineForm.TEXT,
) -> None:
    """List the stored items whose candidates change from list A to list B."""
    from spectriage.triage.impact import BrokenLine, Count, find_impacts

    before, after = named_packs(first, second)
    count, unread = Count(), 0
    for path in reports:
        try:
            with _lines(path) as lines:
                for found in find_impacts(before, after, lines, count):
                    if isinstance(found, BrokenLine):
                        typer.echo(
                            f"spectriage: {path}, line {found.line}: {found.reason}", err=True
                        )
                    else:
                        _write(path, found, form)
        except OSError as err:
            if isinstance(err, BrokenPipeError):
                raise
            unread += 1
            typer.echo(f"spectriage: {path}: cannot be read ({err.strerror})", err=True)
    typer.echo(_summary(count), err=True)
    failed = count.broken or unread
    raise typer.Exit(ExitCode.SOME_FAILED if failed else ExitCode.ALL_READ)


@contextmanager
def _lines(path: str) -> Iterator[Iterable[bytes]]:
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as stream:
        yield stream


def _write(path: str, found: "Impact", form: LineForm) -> None:
    if form is LineForm.JSONL:
        import json

        typer.echo(json.dumps({"reports": path, **asdict(found)}, ensure_ascii=False))
        return
    typer.echo(f"{found.path}  ({path}, line {found.line})")
    for shift in found.shifts:
        change = f"{shift.before or 'no candidate'} → {shift.after or 'no candidate'}"
        typer.echo(f"  {shift.regime} {shift.entry}: {change}; {shift.because}")


def _summary(count: "Count") -> str:
    broken = f", {count.broken:,} lines broken" if count.broken else ""
    return f"{count.read:,} reports read, {count.changed:,} with other candidates{broken}"
