"""Figures in the questions of a record: the paragraph prints each, or one of those around it does.

A question gathers what no sheet prints, so its figures may stand in the paragraphs beside the cited
one as well. What compares them is not checked: a question tells that in words of its own.
"""

from collections.abc import Iterator
from itertools import groupby

from spectriage.lists import codes
from spectriage.lists.official.figures import Figure, find_figures
from spectriage.lists.official.paragraphs import OfficialText
from spectriage.lists.official.scopes import find_scopes
from spectriage.lists.records import CODE_IN_TEXT
from spectriage.vocabulary.units import convert, convertible


def figures_of(question: str) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """Each printed figure of a question as it is told, with its readings."""
    plain = CODE_IN_TEXT.sub("", question)
    for start, group in groupby(find_figures(plain), key=lambda figure: figure.start):
        readings = tuple(group)
        power = plain[:start].rstrip(" -").endswith(("^", " x"))  # of a figure that begins before
        if plain[start].isdigit() and not power and readings[0].value:
            yield f"{float(readings[0].value):g}", readings


def prints(readings: tuple[Figure, ...], cited: str, in_note: bool, text: OfficialText) -> bool:
    """Whether the cited paragraph, one under it, or one up to two levels about it prints it."""
    paragraph = text.nearest(cited)
    if paragraph is None:
        return False
    above = codes.parse(paragraph.code)[:-1]
    beside = (
        part.text
        for steps in (above, above[:-1])
        for part in text.below(".".join(steps))
    )  # fmt: skip
    scopes = (told for told, _ in find_scopes(paragraph, in_note, text))
    return any(
        _alike(one, other)
        for told in (*scopes, *beside)
        for other in find_figures(told)
        for one in readings
    )


def _alike(one: Figure, other: Figure) -> bool:
    return one.value == other.value or any(
        convertible(mine, theirs) and convert(one.value, mine, theirs) == other.value
        for mine in one.units
        for theirs in other.units
    )
