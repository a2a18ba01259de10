"""What all `spectriage lists` commands share: options, the packs asked for, how to print."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from spectriage.lists.pack import Pack


class Form(StrEnum):
    """How the answer is printed."""

    RICH = "rich"
    JSON = "json"


RegimeOption = Annotated[str, typer.Option("--regime", help="Only these lists: US,EU,UK,WA.")]
FormatOption = Annotated[Form, typer.Option("--format", "-f", help="How to print.")]


def all_packs() -> "tuple[Pack, ...]":
    """All packs as they are; a fault ends the command."""
    from spectriage.lists.load import load_packs

    try:
        return load_packs()
    except SpectriageError as err:
        fail(str(err))


def chosen_packs(regime: str) -> "list[Pack]":
    """All packs, or those of the regimes named; an unknown name ends the command."""
    packs = all_packs()
    wanted = {name.strip().upper() for name in regime.split(",") if name.strip()}
    known = {pack.info.regime for pack in packs}
    if unknown := sorted(wanted - known):
        fail(f"no list of {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return [pack for pack in packs if not wanted or pack.info.regime in wanted]


def named_packs(*names: str) -> "list[Pack]":
    """Packs by id, regime, version or folder; a name that finds none ends the command."""
    from spectriage.lists.versions import find_packs

    try:
        return find_packs(names)
    except SpectriageError as err:
        fail(str(err))


def print_rich(*shown: Any) -> None:
    """Print to the terminal, as wide as it is."""
    from rich.console import Console

    Console().print(*shown, sep="\n")


def print_json(value: Any) -> None:
    """Print as JSON that people can read."""
    import json

    typer.echo(json.dumps(value, indent=1, ensure_ascii=False))


def fail(line: str) -> NoReturn:
    """End the command with one line on stderr."""
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.SOME_FAILED)
