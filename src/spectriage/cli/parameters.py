"""`spectriage parameters`: only the table of parameters of one document."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.errors import DocumentError


def parameters_command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    form: Annotated[str, typer.Option("--format", "-f", help="rich, csv or json.")] = "rich",
    family: Annotated[
        str, typer.Option("--family", help="Product family, where known; it names values better.")
    ] = "",
    password: Annotated[str | None, typer.Option("--password")] = None,
) -> None:
    """Print the parameters a document gives, in canonical units."""
    if form not in ("rich", "csv", "json"):
        typer.echo(f"spectriage: unknown format {form}; known: rich, csv, json", err=True)
        raise typer.Exit(ExitCode.WRONG_USAGE)
    from spectriage.documents.read import read_document
    from spectriage.parameters.extract import extract_parameters
    from spectriage.triage.values import report_values

    try:
        values = report_values(extract_parameters(read_document(path, password=password), family))
    except DocumentError as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED) from err
    rows = [value.model_dump() for value in values]
    columns = ["name", "min", "typ", "max", "unit", "condition", "variant", "page", "quote"]
    if form == "json":
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print_table(rows, columns)


def _print_table(rows: list[dict[str, object]], columns: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if row[c] is None else str(row[c]) for c in columns))
    Console().print(table)
