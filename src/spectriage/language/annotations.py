"""What components leave in a `doc`: spans with plain-typed attributes, registered once."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

_EXTENSIONS = {
    "spectriage_polarity": "asserted",
    "spectriage_score": 0.0,
    "spectriage_source": "",
}
_TEXT = "spectriage_text"
ASSIGNS = [f"span._.{name}" for name in _EXTENSIONS]


@dataclass(slots=True, frozen=True, kw_only=True)
class Found:
    """Characters `start:end` of a text that say something; `reason` is the pattern's id."""

    start: int
    end: int
    label: str
    polarity: str = "asserted"
    score: float = 0.0
    source: str = "pattern"
    reason: str = ""


def text_of(doc: Doc) -> str:
    """Text of the doc, put together once: spaCy joins its tokens anew at each `doc.text`."""
    text = doc.user_data.get(_TEXT)
    return str(keep_text(doc, doc.text) if text is None else text)


def keep_text(doc: Doc, text: str) -> str:
    """Remember the text that a doc was made of; returns it."""
    doc.user_data[_TEXT] = text
    return text


def register_extensions() -> None:
    """Register our span attributes, unless they are registered already."""
    for name, default in _EXTENSIONS.items():
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)


def annotate_spans(doc: Doc, spans_key: str, found: Iterable[Found]) -> None:
    """Write what was found into `doc.spans[spans_key]`, widened to whole tokens.

    spaCy keeps a span's attributes by its characters, so two spans over the very same
    characters share them; the later component wins.
    """
    spans: list[Span] = []
    for item in found:
        span = doc.char_span(
            item.start,
            item.end,
            label=item.label,
            span_id=item.reason,
            alignment_mode="expand",
        )
        if span is None:
            continue
        span._.spectriage_polarity = item.polarity
        span._.spectriage_score = item.score
        span._.spectriage_source = item.source
        spans.append(span)
    doc.spans[spans_key] = spans
