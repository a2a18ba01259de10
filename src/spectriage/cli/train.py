"""`spectriage train`: our models trained again with a user's own annotations."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.errors import CorpusError, SpectriageError, UsageError


def train_command(
    extra: Annotated[
        Path, typer.Option("--extra", help="Annotated rows (JSON Lines), see docs/training.md.")
    ],
    models: Annotated[
        Path, typer.Option("--models", help="Folder for the new models; never the installed one.")
    ],
    only: Annotated[
        str, typer.Option("--only", help="Steps, by commas: text,ner,ranking,item_code.")
    ] = "",
    checkout: Annotated[
        Path | None, typer.Option("--checkout", help="Checkout with training/ and corpora/.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Seed of the fits.")] = 7,
) -> None:
    """Train kind, family, recogniser, ranking and item codes with your rows beside ours."""
    from spectriage.retraining.retrain import find_checkout, retrain, steps_for
    from spectriage.retraining.rows import read_rows

    chosen = tuple(name.strip() for name in only.split(",") if name.strip())
    try:
        root = find_checkout(checkout)
        rows = read_rows(extra)
        steps = chosen or steps_for(rows)
        typer.echo(f"{len(rows)} rows added; training {', '.join(steps)}", err=True)
        written = retrain(rows, models, checkout=root, steps=steps, seed=seed)
    except (UsageError, CorpusError) as err:
        _refuse(str(err), ExitCode.WRONG_USAGE)
    except SpectriageError as err:
        _refuse(str(err), ExitCode.SOME_FAILED)
    for name in written:
        typer.echo(str(models / name))
    typer.echo(f"use them with: spectriage triage --models {models} …", err=True)


def _refuse(line: str, code: ExitCode) -> NoReturn:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(code)
