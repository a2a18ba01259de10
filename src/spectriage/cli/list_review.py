"""`spectriage lists review`: the order in which a list is read, down to what is left over."""

from typing import Annotated

import typer

from spectriage.cli.lists_shared import (
    Form,
    FormatOption,
    fail,
    named_packs,
    print_json,
    print_rich,
)


def review(
    pack_name: Annotated[str, typer.Argument(help="A list with a residue.", metavar="LIST")] = "US",
    family: Annotated[
        str, typer.Option("--family", help="Only headings looked at for this product family.")
    ] = "",
    form: FormatOption = Form.RICH,
) -> None:
    """Print the order of review: questions first, then headings, and what is left over last."""
    from spectriage.lists.codes import heading
    from spectriage.lists.criteria import ANY
    from spectriage.lists.review import Stage, headings_in_order

    (pack,) = named_packs(pack_name)
    if not pack.last:
        fail(f"{pack.info.id} has no entry for what is left over, so no order of review")
    looked_at = {
        heading(record.code) or record.code
        for record in pack.entries
        if not family or family in record.families or record.families == (ANY,)
    }
    if family and len(looked_at) <= len(pack.last):
        fail(f"{pack.info.id} looks at nothing for the family {family!r}")
    steps = [(Stage.ASKED_FIRST, "", question) for question in pack.info.asked_first]
    steps += [step for step in headings_in_order(pack) if not family or step[1] in looked_at]
    if form is Form.JSON:
        print_json([{"stage": str(s), "heading": code, "title": title} for s, code, title in steps])
        return
    from rich.table import Table

    table = Table("stage", "heading", "title", box=None)
    for stage, code, title in steps:
        table.add_row(str(stage).replace("_", " "), code, title)
    print_rich(table)
