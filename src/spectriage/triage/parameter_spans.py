"""spaCy component that reads the values out of a doc's text; an entry point leads here.

It lives on this floor because it joins two rooms that do not know each other: spaCy's docs and
the reading of parameters. The first `spacy.blank(…)` of any program that has us installed imports
this module, so the reader is loaded when a component is made.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from spectriage.documents.encoding import clean_text

if TYPE_CHECKING:
    from spectriage.documents.model import Page
    from spectriage.parameters.reading import Reading

PARAMETERS = "spectriage_parameters"
ATTRIBUTE = "parameters"
_EDGES = ".,;:()[]"  # punctuation that is no part of a value at a word's edge


@Language.factory(
    PARAMETERS,
    assigns=["doc.spans", f"doc._.{ATTRIBUTE}"],
    default_config={"spans_key": PARAMETERS, "attribute": ATTRIBUTE, "family": ""},
)
def make_parameters(
    nlp: Language, name: str, spans_key: str, attribute: str, family: str
) -> "ParameterFinder":
    """Component that reads named values; `family` is a product family, where known."""
    return ParameterFinder(name, spans_key=spans_key, attribute=attribute, family=family)


class ParameterFinder:
    """Write `doc._.parameters`, a list of plain dicts, and `doc.spans[spans_key]`.

    A dict holds name, min, typ, max, unit, label, condition, variant, score, the characters
    `start:end` of the value in `doc.text`, and the other ways to read it. The span of a value is
    widened to whole tokens; its label is the parameter's name.
    """

    def __init__(self, name: str, *, spans_key: str, attribute: str, family: str) -> None:
        import spectriage.parameters.extract  # noqa: F401  loads the vocabulary once, not per doc

        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=[])
        self.name = name
        self.spans_key = spans_key
        self.attribute = attribute
        self.family = family

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        values = find_values(doc.text, self.family)
        spans = [
            doc.char_span(
                value["start"], value["end"], label=value["name"], alignment_mode="expand"
            )
            for value in values
        ]
        setattr(doc._, self.attribute, values)
        doc.spans[self.spans_key] = [span for span in spans if span is not None]
        return doc


def find_values(text: str, family: str = "") -> list[dict[str, Any]]:
    """Values of a text in reading order, each with its characters `start:end`.

    Raises
    ------
    LimitExceeded
        The text is too long.
    """
    from spectriage.documents.read import read_text
    from spectriage.parameters.extract import extract_parameters

    document = read_text(text)
    places = _Places(text)
    spans = {page.number: places.of_page(page) for page in document.pages}
    return [
        _plain(reading, text, *_span(reading, spans[reading.page]))
        for reading in extract_parameters(document, family)
    ]


class _Places:
    """Leads from words of pages back to characters of the text they were made of.

    Reading a text normalises line ends and drops what shows nothing, and breaks pages; but what
    can be seen stays and keeps its order, so the n-th visible character is the same in both.
    """

    def __init__(self, text: str) -> None:
        self._places = iter([at for at, sign in enumerate(text) if _is_visible(sign)])

    def of_page(self, page: "Page") -> dict[int, tuple[int, int]]:
        """Start of each word of the page to the characters `start, end`; pages come in order."""
        at = [next(self._places) if _is_visible(sign) else -1 for sign in page.text]
        return {
            word.start: (at[word.start], at[word.end - 1] + 1)
            for line in page.lines
            for word in line.words
        }


def _is_visible(sign: str) -> bool:
    return "!" <= sign <= "~" or (not sign.isascii() and bool(clean_text(sign).strip()))


def _span(reading: "Reading", places: dict[int, tuple[int, int]]) -> tuple[int, int]:
    found = [places[start] for start in reading.words]
    return min(start for start, _ in found), max(end for _, end in found)


def _plain(reading: "Reading", text: str, start: int, end: int) -> dict[str, Any]:
    """What survives `doc.to_bytes()`: plain types only."""
    value = text[start:end]
    start += len(value) - len(value.lstrip(_EDGES))
    end -= len(value) - len(value.rstrip(_EDGES))
    return {
        "name": reading.name, "min": reading.min, "typ": reading.typ, "max": reading.max,
        "unit": reading.unit, "label": reading.label, "condition": reading.condition,
        "variant": reading.variant, "score": reading.score, "start": start, "end": end,
        "read_as": reading.read_as, "alternatives": list(_ways(reading)),
    }  # fmt: skip


def _ways(reading: "Reading") -> Iterator[dict[str, Any]]:
    for other in reading.alternatives:
        yield {"min": other.min, "typ": other.typ, "max": other.max, "read_as": other.read_as}
