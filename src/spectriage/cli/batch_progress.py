"""What a run tells while it works: a bar on a terminal, or a JSON line for each document."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from spectriage.batch.run import Counts, Step


class Teller:
    """Tells of each document done, and of the whole.

    Failures go to stderr as they come. The bar shows documents, pages a second and the time that
    is left, only where a person watches; JSON Lines go to stdout.
    """

    def __init__(self, *, json_lines: bool) -> None:
        self._json = json_lines
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> "Teller":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def step(self, step: "Step") -> None:
        """One document is done."""
        if self._json:
            typer.echo(json.dumps({"event": "document", **asdict(step)}, ensure_ascii=True))
        elif sys.stderr.isatty():
            self._advance(step)
        if step.status != "read":
            line = " ".join(f"{step.path}: {step.status}: {step.reason}".split())
            if self._bar is not None:
                self._bar.console.print(f"spectriage: {line}", markup=False, highlight=False)
            else:
                typer.echo(f"spectriage: {line}", err=True)

    def sum_up(self, counts: "Counts", run: Path) -> None:
        """The run is up to date."""
        if self._json:
            typer.echo(json.dumps({"event": "done", "run": str(run), **asdict(counts)}))
            return
        for warning in counts.warnings:
            typer.echo(f"spectriage: {warning}", err=True)
        parts = [
            (counts.read, "read"), (counts.judged, "held against the lists again"),
            (counts.from_cache, "from the cache"), (counts.unchanged, "unchanged"),
            (counts.failed, "failed"), (counts.left_out, "left out by --since"),
        ]  # fmt: skip
        told = ", ".join(f"{number:,} {what}" for number, what in parts if number)
        rate = f", {counts.pages / counts.seconds:.1f} pages/s" if counts.read else ""
        written = "" if counts.wrote else "; outputs are up to date"
        typer.echo(
            f"{counts.documents:,} documents: {told} in {counts.seconds:.1f} s{rate}{written}\n"
            f"{run / 'overview.html'}", err=True,
        )  # fmt: skip

    def _advance(self, step: "Step") -> None:
        if self._bar is None:
            self._bar = _new_bar()
            self._bar.start()
            self._task = self._bar.add_task("reading", total=step.total, pages=0)
        pages = self._bar.tasks[0].fields["pages"] + step.pages
        self._bar.update(self._task, completed=step.done, total=step.total, pages=pages)


def _new_bar() -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class PageRate(ProgressColumn):
        """Pages a second since the start."""

        def render(self, task: Task) -> Text:
            rate = task.fields["pages"] / task.elapsed if task.elapsed else 0.0
            return Text(f"{rate:.1f} pages/s")

    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), PageRate(),
        TimeRemainingColumn(), console=Console(stderr=True), transient=True,
    )  # fmt: skip
