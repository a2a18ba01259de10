"""`spectriage evaluate`: the documents of a folder against a person's own gold."""

import hashlib
import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.sources import find_sources
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from spectriage.evaluation.gold import Gold
    from spectriage.evaluation.scores import Evaluation
    from spectriage.report.model import Report


class Format(StrEnum):
    """How the figures are written."""

    RICH = "rich"
    JSON = "json"


def evaluate_command(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files, one JSON a document.")],
    docs: Annotated[Path, typer.Argument(help="Folder of the documents.")],
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the figures.")
    ] = Format.RICH,
    every_parameter: Annotated[
        bool,
        typer.Option(
            "--every-parameter",
            help="Count values of parameters that no gold file names as false too.",
        ),
    ] = False,
) -> None:
    """Triage the documents and print how much of the gold was found, with intervals."""
    from spectriage.evaluation.gold import load_gold
    from spectriage.evaluation.scores import evaluate

    if not docs.is_dir():
        _refuse(f"{docs}: is no folder")
    try:
        golds = load_gold(gold)
    except SpectriageError as err:
        _refuse(str(err))
    wanted = {item.sha256 for item in golds}
    reports, failures = _reports(docs, wanted)
    found = evaluate(golds, reports, _known(golds, every=every_parameter))
    if form is Format.JSON:
        typer.echo(json.dumps(asdict(found), indent=1))
    else:
        _show(found)
    raise typer.Exit(
        ExitCode.SOME_FAILED if failures or found.without_report else ExitCode.ALL_READ
    )


def _reports(docs: Path, wanted: set[str]) -> "tuple[dict[str, Report], int]":
    """Reports of the documents that a gold file is about, by SHA-256; others are not read."""
    from spectriage.cli.progress import watched
    from spectriage.triage.triager import load

    triager = load()
    reports, failures = {}, 0
    for source in watched(find_sources([str(docs)]).files):
        data = Path(source).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in wanted or digest in reports:
            continue
        try:
            reports[digest] = triager.triage(data, name=source)
        except SpectriageError as err:
            failures += 1
            typer.echo(f"spectriage: {err}", err=True)
    return reports, failures


def _known(golds: "list[Gold]", *, every: bool) -> frozenset[str]:
    if every:
        from spectriage.vocabulary.parameters import load_parameters

        return frozenset(load_parameters())
    return frozenset(v.name for g in golds for v in (*g.parameters, *g.optional_parameters))


def _show(found: "Evaluation") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Against gold", title_justify="left")
    for head, side in (
        ("figure", "left"),
        ("value", "right"),
        ("95 % interval", "left"),
        ("of", "left"),
    ):
        table.add_column(head, justify=side)  # type: ignore[arg-type]
    for score in found.scores:
        value = "–" if score.value is None else f"{score.value:.3f}"
        spread = "" if score.low is None else f"{score.low:.3f} to {score.high:.3f}"
        table.add_row(score.name, value, spread, score.of)
    console = Console()
    console.print(table)
    for name in found.without_report:
        console.print(f"no document for {name}", style="yellow")


def _refuse(line: str) -> None:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.WRONG_USAGE)
