"""`spectriage simulate`: a drill, and what of it is caught and what slips."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from spectriage.batch.scenario import ShipmentResult
    from spectriage.report.case import CaseReport
    from spectriage.triage.triager import Triager


class DrillForm(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSONL = "jsonl"


def simulate_command(
    scenario: Annotated[
        Path | None, typer.Argument(metavar="SCENARIO.yaml", help="The drill; ours if left out.")
    ] = None,
    form: Annotated[
        DrillForm, typer.Option("--format", "-f", help="How to write the results.")
    ] = DrillForm.TEXT,
) -> None:
    """Run made-up shipments through the real pipeline: what is caught, what slips."""
    from spectriage.batch.scenario import load_scenario, run_shipment
    from spectriage.triage.triager import load

    ours = Path(str(resources.files("spectriage") / "samples" / "scenarios" / "drill.yaml"))
    file = scenario or ours
    try:
        drill = load_scenario(file)
        triager = load()
        results = []
        for shipment in drill.shipments:
            results.append(run_shipment(shipment, file.parent, triager, _read_case))
            _write(results[-1], form)
    except SpectriageError as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.WRONG_USAGE) from err
    checks = [check for result in results for check in result.checks]
    slipped = [check for check in checks if not check.caught]
    new = [check for check in slipped if not check.known]
    typer.echo(
        f"{drill.name}: {len(results)} shipments, {len(checks) - len(slipped)} of {len(checks)} "
        f"expectations caught, {len(slipped)} slipped, {len(new)} of them not known to", err=True,
    )  # fmt: skip
    raise typer.Exit(ExitCode.SOME_FAILED if new else ExitCode.ALL_READ)


def _read_case(
    triager: "Triager", papers: "Sequence[tuple[str, bytes]]", name: str
) -> "CaseReport":
    from spectriage.cases.case import read_case

    return read_case(triager, papers, name=name)


def _write(result: "ShipmentResult", form: DrillForm) -> None:
    if form is DrillForm.JSONL:
        typer.echo(json.dumps(asdict(result), ensure_ascii=False))
        return
    typer.echo(f"{result.id}: {result.about}" if result.about else result.id)
    for check in result.checks:
        mark = "caught " if check.caught else "slipped" if check.known else "SLIPPED"
        told = f" ({check.found})" if check.found else ""
        typer.echo(f"  {mark} {check.kind} {check.expected}{told}")
    if result.others:
        typer.echo(f"  also found: {', '.join(result.others)}")
