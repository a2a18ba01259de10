"""`spectriage case`: the papers and sheets of one shipment in, one report out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.sources import find_sources
from spectriage.errors import SpectriageError, UsageError

if TYPE_CHECKING:
    from spectriage.report.case import CaseReport


class CaseFormat(StrEnum):
    """How a case report is written."""

    RICH = "rich"
    JSON = "json"
    HTML = "html"


def case_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="A folder, or the papers and sheets of a case."),
    ] = None,
    form: Annotated[
        CaseFormat, typer.Option("--format", "-f", help="How to write the report.")
    ] = CaseFormat.RICH,
    regime: Annotated[
        str, typer.Option("--regime", help="Control lists, by commas: US,EU,UK,WA.")
    ] = "",
    screening_list: Annotated[
        list[Path] | None,
        typer.Option("--screening-list", help="CSV of names: US CSL or OpenSanctions simple."),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", help="Name of the case; else its firms and invoice number.")
    ] = "",
    request: Annotated[
        Path | None,
        typer.Option("--request", help="Write a classification request here (.docx, .xlsx)."),
    ] = None,
    letter: Annotated[
        Path | None, typer.Option("--letter", help="Write a letter to the maker here (.docx).")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of stdout.")
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", help="Password of encrypted PDFs.")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the case report.")
    ] = False,
) -> None:
    """Hold the papers of one shipment against each other: checks, red flags, items, names."""
    if schema:
        import json

        from spectriage.report.case import case_schema

        typer.echo(json.dumps(case_schema(), indent=2))
        return
    if not paths:
        _refuse("give a folder or files; see spectriage case --help")
    found = find_sources(paths)
    for problem in found.problems:
        typer.echo(f"spectriage: {problem}", err=True)
    if not found.files and not found.skipped:
        raise typer.Exit(ExitCode.SOME_FAILED)
    # What a file is, its bytes tell: in a case also those whose ending no reader claims.
    files = sorted({*found.files, *map(str, found.skipped)})
    report = _report(paths, files, regime, screening_list or [], password, name)
    try:
        _write(report, form, output)
        _write_files(report, request, letter)
    except UsageError as err:
        _refuse(str(err))
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        _refuse(f"cannot write {err.filename}: {err.strerror}")
    failed = any(one.what.startswith("not read") for one in report.not_screened)
    raise typer.Exit(ExitCode.SOME_FAILED if failed or found.problems else ExitCode.ALL_READ)


def _report(
    paths: list[str],
    files: list[str],
    regime: str,
    lists: list[Path],
    password: str | None,
    name: str,
) -> "CaseReport":
    from spectriage.cases.case import read_case
    from spectriage.cases.names.screen import NameIndex
    from spectriage.cases.names.screening_list import read_screening_list
    from spectriage.cases.naming import case_name
    from spectriage.triage.triager import load

    regimes = tuple(name.strip().upper() for name in regime.split(",") if name.strip())
    try:
        screens = [NameIndex(read_screening_list(path)) for path in lists]
        triager = load(regimes=regimes)
        sources = [(path, _bytes_of(path)) for path in files]
        folder = Path(paths[0]).resolve().name if len(paths) == 1 else "case"
        report = read_case(
            triager, sources, name=name or folder, screens=screens, password=password
        )
        return report if name else report.model_copy(update={"name": case_name(report)})
    except UsageError as err:
        _refuse(str(err))
    except SpectriageError as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED) from err


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as err:
        _refuse(f"{path}: cannot be read ({err.strerror})")


def _write(report: "CaseReport", form: CaseFormat, output: Path | None) -> None:
    import contextlib

    with contextlib.ExitStack() as stack:
        stream = sys.stdout
        if output is not None:
            stream = stack.enter_context(output.open("w", encoding="utf-8", newline=""))
        if form is CaseFormat.JSON:
            stream.write(report.model_dump_json(indent=2) + "\n")
        elif form is CaseFormat.HTML:
            from spectriage.cli.render.case_page import render_case_page

            stream.write(render_case_page(report))
        else:
            from spectriage.cli.render.case_terminal import print_case

            print_case(report, stream)


def _write_files(report: "CaseReport", request: Path | None, letter: Path | None) -> None:
    if request is None and letter is None:
        return
    from spectriage.cli.render.case_letter import write_letter
    from spectriage.cli.render.case_request import write_request

    if request is not None:
        write_request(report, request)
    if letter is not None:
        write_letter(report, letter)


def _refuse(line: str) -> NoReturn:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.WRONG_USAGE)
