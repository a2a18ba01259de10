"""`spectriage parameters`: only the tables of parameters, without lists and models."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.sources import STDIN, find_sources
from spectriage.errors import DocumentError, SpectriageError

if TYPE_CHECKING:
    from spectriage.parameters.sheet import ParameterSheet


class Format(StrEnum):
    """How the values are written."""

    RICH = "rich"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    XLSX = "xlsx"


@dataclass(slots=True)
class Job:
    """What was asked for, and how it went."""

    sources: list[str]
    family: str
    password: str | None
    failures: list[str] = field(default_factory=list)

    def fail(self, line: str) -> None:
        """Tell one failure in one line, and go on."""
        typer.echo(f"spectriage: {' '.join(line.split())}", err=True)
        self.failures.append(line)


def parameters_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders (recursive), or -.")
    ],
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the values.")
    ] = Format.RICH,
    output: Annotated[
        Path | None,
        typer.Option("--out", "--output", "-o", help="Write here; xlsx needs it."),
    ] = None,
    family: Annotated[
        str, typer.Option("--family", help="Product family, where known; it names values better.")
    ] = "",
    password: Annotated[
        str | None, typer.Option("--password", help="Password of encrypted PDFs.")
    ] = None,
) -> None:
    """Print the parameters that documents give, in canonical units, with page and quote.

    Loads no model and no control list. What was not read, and values that contradict each
    other, are told after the table (on stderr for the other formats).
    """
    if form is Format.XLSX and output is None:
        _refuse("xlsx is no text for the terminal; say where to write it: --out FILE.xlsx")
    if output is not None and not output.absolute().parent.is_dir():
        _refuse(f"cannot write {output}: there is no folder {output.parent}")
    found = find_sources(paths)
    job = Job(found.files, family, password)
    for problem in found.problems:
        job.fail(problem)
    if found.skipped:
        names = ", ".join(path.name for path in found.skipped[:5])
        more = f" and {len(found.skipped) - 5} more" if len(found.skipped) > 5 else ""
        typer.echo(f"spectriage: passed over, not a known type: {names}{more}", err=True)
    _write(_read_all(job), form, output)
    raise typer.Exit(ExitCode.SOME_FAILED if job.failures else ExitCode.ALL_READ)


def _read_all(job: Job) -> "Iterator[ParameterSheet]":
    """Sheets as they come; a document that fails is told on stderr, and the rest go on."""
    from spectriage.cli.progress import watched
    from spectriage.parameters.sheet import read_parameters

    for source in watched(job.sources, "parameters"):
        try:
            yield read_parameters(
                sys.stdin.buffer.read() if source == STDIN else source,
                name="stdin" if source == STDIN else source,
                family=job.family,
                password=job.password,
            )
        except DocumentError as err:
            job.fail(str(err))
        except SpectriageError as err:  # a third party's reader that fails
            job.fail(f"{source}: {err}")


def _write(sheets: "Iterator[ParameterSheet]", form: Format, output: Path | None) -> None:
    from spectriage.cli.render.parameters import write_sheets

    try:
        write_sheets(sheets, str(form), output)
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        _refuse(f"cannot write {output or 'stdout'}: {err.strerror or err}")


def _refuse(line: str) -> NoReturn:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.WRONG_USAGE)
