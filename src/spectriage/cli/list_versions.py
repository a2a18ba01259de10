"""`spectriage lists compare`, `versions` and `diff`: two lists beside each other."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from spectriage.cli.lists_shared import (
    Form,
    FormatOption,
    fail,
    named_packs,
    print_json,
    print_rich,
)
from spectriage.errors import SpectriageError

if TYPE_CHECKING:
    from spectriage.lists.differences import Paragraph

_NAME = "A list: us_ccl, US, us_ccl@2026-06-24, or a pack's folder."
First = Annotated[str, typer.Argument(metavar="A", help=_NAME)]
Second = Annotated[str, typer.Argument(metavar="B", help=_NAME)]


def compare(
    code: Annotated[str, typer.Argument(help="Heading or paragraph, such as 3A002.c.")],
    first: First,
    second: Second,
    form: FormatOption = Form.RICH,
) -> None:
    """Compare two lists under a code, paragraph by paragraph: 3A002.c US EU."""
    from spectriage.lists.codes import normalise
    from spectriage.lists.differences import OF_THE_REGIME, compare_packs

    one, other = named_packs(first, second)
    found = [
        paragraph
        for paragraph in compare_packs(one, other, under=normalise(code), without=OF_THE_REGIME)
        if not paragraph.heading
    ]
    if not found:
        fail(f"neither list has a paragraph of {code}")
    _show(found, (first, second), form, words=True)


def versions(form: FormatOption = Form.RICH) -> None:
    """Print every version of every list, by the name that `diff`, `impact` and `triage` take."""
    from spectriage.cli.render.lists import versions_json, versions_table
    from spectriage.lists.versions import known_versions

    try:
        found = known_versions()
    except SpectriageError as err:
        fail(str(err))
    if form is Form.JSON:
        print_json(versions_json(found))
    else:
        print_rich(versions_table(found))


def diff(first: First, second: Second, form: FormatOption = Form.RICH) -> None:
    """Print what changed from list A to list B: paragraphs, figures, notes, titles."""
    from spectriage.lists.differences import Standing, compare_packs

    one, other = named_packs(first, second)
    found = [
        paragraph
        for paragraph in compare_packs(one, other)
        if paragraph.standing is not Standing.SAME
    ]
    _show(found, (first, second), form, words=False)


def _show(found: "list[Paragraph]", names: tuple[str, str], form: Form, *, words: bool) -> None:
    from spectriage.cli.render.lists import paragraphs_json, paragraphs_table

    if form is Form.JSON:
        print_json(paragraphs_json(found))
        return
    if found:
        print_rich(paragraphs_table(found, names, words))
    counts = Counter(str(paragraph.standing) for paragraph in found)
    told = ", ".join(f"{count} {standing}" for standing, count in sorted(counts.items()))
    typer.echo(told or "no difference")
