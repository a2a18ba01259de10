"""spaCy component that marks printed quantities and known labels; an entry point leads here.

Like `parameter_spans` it joins docs with the reading of parameters, so it lives on this floor. What
it writes into `token.tag_` is read by the trained recogniser beside the marks of
`spectriage_marks`: ``V`` a quantity with its unit, ``Q`` a bare figure, ``L`` a label the
vocabulary knows.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from spectriage.language.annotations import text_of
from spectriage.language.token_columns import starts_of, tags_of, tokens_in, write_tags

QUANTITY_MARKS = "spectriage_quantity_marks"
_GAP = re.compile(r"\|| {2,}|\t|\n|:(?=\s)")  # between cells
_LONGEST_LABEL = 60  # characters
_OFTEN_AGAIN = 80  # characters; longer cells seldom come again
_KNOWN = 0.5  # share of a cell's words that a wording of the vocabulary covers


@Language.factory(QUANTITY_MARKS, assigns=["token.tag"])
def make_quantity_marks(nlp: Language, name: str) -> "QuantityMarks":
    """Component that marks quantities and known labels for the recogniser."""
    return QuantityMarks(name)


class QuantityMarks:
    """Write `token.tag_` of tokens in quantities and labels; the others stay as they are."""

    def __init__(self, name: str) -> None:
        import spectriage.parameters.quantities  # noqa: F401  loads the grammar once, not per doc

        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Mark and return the doc."""
        starts, tags = starts_of(doc), tags_of(doc)
        for start, end, letter in find_marks(text_of(doc)):
            places = tokens_in(starts, start, end)
            for n in places:
                if tags[n][:1] not in ("K", "F", "C", "P"):  # what a pattern names goes first
                    tags[n] = f"{letter}-{'I' if n > places.start else 'B'}"
        write_tags(doc, tags)
        return doc


def find_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Characters and letter of labels and quantities, cell by cell; the later ones win."""
    for place, cell in _cells(text):
        of = _marks_of if len(cell) <= _OFTEN_AGAIN else _marks_of.__wrapped__
        for start, end, letter in of(cell):
            yield place + start, place + end, letter


@lru_cache(maxsize=8_192)  # half of all cells stood on an earlier page (measured)
def _marks_of(cell: str) -> tuple[tuple[int, int, str], ...]:
    from spectriage.parameters.naming import search_label
    from spectriage.parameters.quantities import find_quantities

    quantities = find_quantities(cell)
    found = [(each.start, each.end, "V" if each.units else "Q") for each in quantities]
    words = (cell[: quantities[0].start] if quantities else cell).rstrip(" :=(")
    if 2 < len(words) <= _LONGEST_LABEL:
        best = max((share for _, share, _, _ in search_label(words)), default=0.0)
        if best >= _KNOWN:
            found.insert(0, (0, len(words), "L"))
    return tuple(found)


def _cells(text: str) -> Iterator[tuple[int, str]]:
    """Cells with where they begin."""
    end = 0
    for gap in _GAP.finditer(text):
        yield from _stripped(text, end, gap.start())
        end = gap.end()
    yield from _stripped(text, end, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    cell = text[start:end]
    if bare := cell.strip():
        yield start + len(cell) - len(cell.lstrip()), bare
