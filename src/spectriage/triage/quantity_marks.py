"""spaCy component that marks printed quantities and known labels; an entry point leads here.

Like `parameter_spans` it joins docs with the reading of parameters, so it lives on this floor. What
it writes into `token.tag_` is read by the trained recogniser beside the marks of
`spectriage_marks`: ``V`` a quantity with its unit, ``Q`` a bare figure, ``L`` a label the
vocabulary knows.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from spectriage.language.annotations import text_of

QUANTITY_MARKS = "spectriage_quantity_marks"
_CELL = re.compile(r"[^\s|](?:[^\n\t|]*?[^\s|])??(?= {2,}|\t|\s*\||\n|:\s|$)", re.MULTILINE)
_LONGEST_LABEL = 60  # characters
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
        for start, end, letter in find_marks(text_of(doc)):
            span = doc.char_span(start, end, alignment_mode="expand")
            for n, token in enumerate(span or ()):
                if token.tag_[:1] not in ("K", "F", "C", "P"):  # what a pattern names goes first
                    token.tag_ = f"{letter}-{'I' if n else 'B'}"
        return doc


def find_marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Characters and letter of labels and quantities, cell by cell; the later ones win."""
    from spectriage.parameters.naming import search_label
    from spectriage.parameters.quantities import find_quantities

    for found in _CELL.finditer(text):
        cell = found[0]
        quantities = find_quantities(cell)
        words = cell[: quantities[0].start] if quantities else cell
        words = words.rstrip(" :=(")
        if 2 < len(words) <= _LONGEST_LABEL:
            best = max((share for _, share, _, _ in search_label(words)), default=0.0)
            if best >= _KNOWN:
                yield found.start(), found.start() + len(words), "L"
        for quantity in quantities:
            letter = "V" if quantity.units else "Q"
            yield found.start() + quantity.start, found.start() + quantity.end, letter
