"""`spectriage lists`: look into the control lists and check packs of others."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.errors import PackError, SpectriageError

if TYPE_CHECKING:
    from rich.tree import Tree

    from spectriage.lists.pack import Pack


class Form(StrEnum):
    """How the answer is printed."""

    RICH = "rich"
    JSON = "json"


app = typer.Typer(help="Look into the control lists.", no_args_is_help=True)
RegimeOption = Annotated[str, typer.Option("--regime", help="Only these lists: US,EU,UK,WA.")]
FormatOption = Annotated[Form, typer.Option("--format", "-f", help="How to print.")]


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Words, or a code in any spelling.")],
    regime: RegimeOption = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="Print so many.")] = 15,
    form: FormatOption = Form.RICH,
) -> None:
    """Rank entries and headings by words: "uncooled microbolometer"."""
    from dataclasses import asdict

    from spectriage.lists.search import search as find

    hits = find(_chosen_packs(regime), text, limit)
    if form is Form.JSON:
        _print_json([asdict(hit) for hit in hits])
    elif hits:
        from spectriage.cli.render.lists import search_table

        _print(search_table(hits))
    if not hits:
        _fail(f"nothing found for {text!r}")


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="Entry, such as 6A003.b.4.b.")],
    regime: Annotated[str, typer.Option("--regime", help="Only this list.")] = "",
) -> None:
    """Print an entry: criteria, notes, citation, in every list that has it."""
    from rich.console import Console

    from spectriage.lists.codes import normalise
    from spectriage.lists.load import load_packs

    wanted = normalise(code)
    found = False
    for pack in load_packs():
        if regime and pack.info.regime != regime.upper():
            continue
        record = pack.by_code.get(wanted)
        if record is None:
            continue
        found = True
        Console().print(_entry_tree(pack, record))
    if not found:
        typer.echo(f"spectriage: no list has {code}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED)


@app.command()
def check(path: Annotated[Path, typer.Argument(help="Folder of a pack.")]) -> None:
    """Check a pack; all its faults are told at once."""
    from spectriage.lists.load import load_pack

    try:
        pack = load_pack(path)
    except (PackError, OSError) as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED) from err
    typer.echo(f"{pack.info.id}: {len(pack.entries)} entries, no fault")


@app.command()
def verify(
    against: Annotated[
        Path, typer.Option("--against", help="Official text: eCFR XML or Wassenaar plain text.")
    ],
    pack_id: Annotated[str, typer.Option("--pack", help="Pack to prove.")] = "us_ccl",
) -> None:
    """Prove every number and operator of a pack against an official text, and tell what is new."""
    from spectriage.cli.render.proofs import print_proofs
    from spectriage.lists.load import load_packs, shipped_folders
    from spectriage.lists.official.by_eye import load_by_eye
    from spectriage.lists.official.text import read_official
    from spectriage.lists.official.verify import find_unrecorded, verify_pack

    try:
        official = read_official(against)
        pack = next((pack for pack in load_packs() if pack.info.id == pack_id), None)
        if pack is None:
            typer.echo(f"spectriage: no pack {pack_id}", err=True)
            raise typer.Exit(ExitCode.WRONG_USAGE)
        folder = next((f for f in shipped_folders() if f.name == pack_id), None)
        findings = verify_pack(pack, official, load_by_eye(folder) if folder else ())
    except SpectriageError as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED) from err
    if print_proofs(pack, official.name, findings, find_unrecorded(pack, official)):
        raise typer.Exit(ExitCode.SOME_FAILED)


def _entry_tree(pack: Any, record: Any) -> "Tree":
    from rich.tree import Tree

    title = f"[bold]{pack.info.regime} {record.code}[/bold]  {record.title}"
    tree = Tree(title)
    tree.add(f"[dim]{pack.info.citation_base}, {record.citation}; {pack.info.version}[/dim]")
    if record.reasons:
        tree.add(f"reasons for control: {', '.join(record.reasons)}")
    tree.add(f"looked at for: {', '.join(record.families)}")
    _add_node(tree.add("criteria"), record.criteria)
    for note in record.notes:
        _add_node(tree.add(f"note {note.id} ({note.effect}s): {note.title}"), note.criteria)
    return tree


def _add_node(branch: "Tree", node: Any) -> None:
    from spectriage.lists.criteria import AllOf, AnyOf, AtLeast, Not, children

    words = {AllOf: "all of", AnyOf: "any of", Not: "not"}
    if isinstance(node, AllOf | AnyOf | AtLeast | Not):
        name = words.get(type(node), f"at least {getattr(node, 'at_least', '')} of")
        inner = branch.add(f"[cyan]{name}[/cyan]")
        for child in children(node):
            _add_node(inner, child)
        return
    told = node.model_dump(exclude_none=True, by_alias=True)
    branch.add(" ".join(str(value) for value in told.values()))


def _chosen_packs(regime: str) -> "list[Pack]":
    """All packs, or those of the regimes named; a fault or an unknown name ends the command."""
    from spectriage.lists.load import load_packs

    try:
        packs = load_packs()
    except SpectriageError as err:
        _fail(str(err))
    wanted = {name.strip().upper() for name in regime.split(",") if name.strip()}
    known = {pack.info.regime for pack in packs}
    if unknown := sorted(wanted - known):
        _fail(f"no list of {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return [pack for pack in packs if not wanted or pack.info.regime in wanted]


def _print(*shown: Any) -> None:
    from rich.console import Console

    Console().print(*shown)


def _print_json(value: Any) -> None:
    import json

    typer.echo(json.dumps(value, indent=1, ensure_ascii=False))


def _fail(line: str) -> NoReturn:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.SOME_FAILED)
