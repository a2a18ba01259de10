"""`spectriage lists`: look into the control lists and check packs of others."""

from pathlib import Path
from typing import Annotated

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.list_impact import impact
from spectriage.cli.list_review import review
from spectriage.cli.list_verify import verify
from spectriage.cli.list_versions import compare, diff, versions
from spectriage.cli.lists_shared import (
    Form,
    FormatOption,
    RegimeOption,
    all_packs,
    chosen_packs,
    fail,
    print_json,
    print_rich,
)
from spectriage.errors import PackError

app = typer.Typer(help="Look into the control lists.", no_args_is_help=True)
for _command in (compare, versions, diff, impact, verify, review):
    app.command()(_command)


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

    hits = find(chosen_packs(regime), text, limit)
    if form is Form.JSON:
        print_json([asdict(hit) for hit in hits])
    elif hits:
        from spectriage.cli.render.lists import search_table

        print_rich(search_table(hits))
    if not hits:
        fail(f"nothing found for {text!r}")


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="Entry or heading, such as 6A003.b.4.b.")],
    regime: RegimeOption = "",
    form: FormatOption = Form.RICH,
) -> None:
    """Print an entry with its criteria and notes, a heading with its paragraphs, or a use rule."""
    from spectriage.cli.render.lists import rule_tree, show_json, shown_entry
    from spectriage.lists.codes import normalise
    from spectriage.lists.look_up import find_rules, look_up

    found = look_up(all_packs(), normalise(code), chosen_packs(regime))
    if found is None:
        rules = find_rules(chosen_packs(regime), normalise(code))
        if not rules:
            fail(f"no list has {code}")
        if form is Form.JSON:
            print_json([
                {"regime": pack.info.regime, **rule.model_dump(mode="json")} for pack, rule in rules
            ])  # fmt: skip
        else:
            print_rich(*(rule_tree(pack, rule) for pack, rule in rules))
        return
    if form is Form.JSON:
        print_json(show_json(found))
    else:
        print_rich(*shown_entry(found))


@app.command()
def check(path: Annotated[Path, typer.Argument(help="Folder of a pack.")]) -> None:
    """Check a pack; all its faults are told at once."""
    from spectriage.lists.load import load_versions

    try:
        packs = load_versions(path)
    except (PackError, OSError) as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.SOME_FAILED) from err
    for pack in packs:
        info = pack.info
        typer.echo(f"{info.id}@{info.effective}: {len(pack.entries)} entries, no fault")
