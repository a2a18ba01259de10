"""`spectriage triage`: documents in, reports out."""

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.sources import STDIN, find_sources
from spectriage.errors import DocumentError, SpectriageError, UsageError
from spectriage.modelstore.folders import MODELS_VARIABLE

if TYPE_CHECKING:
    from spectriage.report.model import Report
    from spectriage.triage.triager import Triager

KNOWN_REGIMES = ("US", "EU", "UK", "WA")


class Format(StrEnum):
    """How reports are written."""

    RICH = "rich"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class ItemList:
    """An item master and the heads of its columns, as far as they were named."""

    path: Path
    id_column: str = ""
    text_column: str = ""


@dataclass(slots=True)
class Job:
    """What was asked for, and how it went."""

    sources: list[str]
    text: str | None
    password: str | None
    items: "ItemList | None" = None
    coverage: float | None = None
    failures: list[str] = field(default_factory=list)


def triage_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files, folders (recursive), or - for stdin."),
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="Triage this text.")] = None,
    items: Annotated[
        Path | None,
        typer.Option("--items", help="An item list (CSV, XLSX, JSON Lines): one report a row."),
    ] = None,
    id_column: Annotated[
        str, typer.Option("--id-column", help="Head of the list's id, if it is not found.")
    ] = "",
    text_column: Annotated[
        str, typer.Option("--text-column", help="Head of the list's description, likewise.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the reports.")
    ] = Format.RICH,
    regime: Annotated[
        str, typer.Option("--regime", help="Control lists, by commas: US,EU,UK,WA.")
    ] = "",
    lists: Annotated[
        str, typer.Option("--lists", help="These lists instead: us_ccl@2026-06-24,EU,FOLDER.")
    ] = "",
    coverage: Annotated[
        float | None,
        typer.Option(
            "--coverage",
            help="Add the candidates that hold the right heading with this probability: 0.95.",
        ),
    ] = None,
    models: Annotated[
        Path | None,
        typer.Option("--models", help="Models of your own (see train) before the shipped ones."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", help="Password of encrypted PDFs.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Triage the sample sheet that comes with spectriage.")
    ] = False,
) -> None:
    """Triage documents: evidenced candidate entries, what is missing, and what was not read."""
    packs = [name.strip() for name in lists.split(",") if name.strip()]
    if regime and packs:
        _refuse("give --regime or --lists, not both")
    regimes = _regimes(regime) if regime else ()
    named = list(paths or [])
    if sample:
        named.append(str(resources.files("spectriage") / "samples" / "nordvik_nv640.pdf"))
    if not named and text is None and items is None:
        _refuse("give a PATH, --text TEXT, --items LIST, or --sample; see triage --help")
    if models:
        os.environ[MODELS_VARIABLE] = str(models.resolve())
    found = find_sources(named)
    for problem in found.problems:
        typer.echo(f"spectriage: {problem}", err=True)
    if found.skipped:
        names = ", ".join(path.name for path in found.skipped[:5])
        more = f" and {len(found.skipped) - 5} more" if len(found.skipped) > 5 else ""
        typer.echo(f"spectriage: passed over, not a known type: {names}{more}", err=True)
    listed = ItemList(items, id_column, text_column) if items else None
    job = Job(found.files, text, password, listed, coverage, list(found.problems))
    if found.files or text is not None or listed:
        _write(run(job, regimes, packs), form, output, job)
    raise typer.Exit(ExitCode.SOME_FAILED if job.failures else ExitCode.ALL_READ)


def run(
    job: Job, regimes: tuple[str, ...], packs: list[str]
) -> "Iterator[tuple[Report, bytes | None]]":
    """Reports as they come, with the bytes they are of; failures are told on stderr and kept."""
    gc.disable()  # the imports build what stays for good; collecting meanwhile costs 0.3 s
    from spectriage.cli.progress import watched
    from spectriage.triage.triager import load

    try:
        triager = load(regimes=regimes, packs=packs, coverage=job.coverage)
    except UsageError as err:
        _refuse(str(err))
    except SpectriageError as err:
        typer.echo(f"spectriage: {err}", err=True)
        job.failures.append(str(err))
        return
    finally:
        gc.freeze()  # what was loaded stays; later collections and the exit need not look at it
        gc.enable()
    if job.text is not None:
        yield triager.triage_text(job.text), None
    if job.items is not None:
        yield from _rows(triager, job.items, job)
    for source in watched(job.sources):
        data = _read(source, job)
        if data is None:
            continue
        name = "stdin" if source == STDIN else source
        try:
            yield triager.triage(data, name=name, password=job.password), data
        except DocumentError as err:
            _fail(job, str(err))
        except Exception as err:
            _fail(job, f"{name}: internal error ({type(err).__name__}: {err}); please report it")


def _rows(
    triager: "Triager", listed: ItemList, job: Job
) -> "Iterator[tuple[Report, bytes | None]]":
    """One report a row; a row without a text is told, and the list goes on."""
    from spectriage.documents.item_lists import read_items

    try:
        for item in read_items(
            listed.path, id_column=listed.id_column, text_column=listed.text_column
        ):
            if item.fault:
                _fail(job, f"{listed.path}, row {item.row} ({item.id}): {item.fault}")
            else:
                yield triager.triage_text(item.text, name=f"{listed.path}#{item.id}"), None
    except UsageError as err:
        _refuse(str(err))
    except DocumentError as err:
        _fail(job, str(err))


def _read(source: str, job: Job) -> bytes | None:
    if source == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as err:
        _fail(job, f"{source}: cannot be read ({err.strerror or type(err).__name__})")
        return None


def _fail(job: Job, line: str) -> None:
    typer.echo(f"spectriage: {' '.join(line.split())}", err=True)
    job.failures.append(line)


def _write(
    reports: "Iterator[tuple[Report, bytes | None]]", form: Format, output: Path | None, job: Job
) -> None:
    from spectriage.cli.render.write import write_reports

    try:
        write_reports(reports, str(form), output, password=job.password)
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        _refuse(f"cannot write {output}: {err.strerror}")


def _regimes(text: str) -> tuple[str, ...]:
    wanted = tuple(name.strip().upper() for name in text.split(",") if name.strip())
    unknown = [name for name in wanted if name not in KNOWN_REGIMES]
    if unknown:  # perhaps a plug-in's; only then are the lists loaded to see
        from spectriage.triage.triager import packs_of

        try:
            packs_of(unknown)
        except SpectriageError as err:
            _refuse(str(err))
    if not wanted:
        _refuse("no regime named; known: US,EU,UK,WA")
    return wanted


def _refuse(line: str) -> Any:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.WRONG_USAGE)
