"""A name seen once is the same name everywhere: entities for its other prints.

A recogniser of small reach knows "Norrvik AB" by its form and misses the bare "Norrvik" of the
footer. Makers, parties and part numbers are names, so what it found once is looked for again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from spectriage.language.annotations import text_of
from spectriage.vocabulary.names import legal_forms

_SHORTEST = 4  # characters; shorter names are also other words
_MOST_NAMES = 400  # looked for again in one text


class RepeatedNames:
    """Add entities where a name of `labels` is printed again and nothing else was found.

    Of a name of `short_labels` the words before its legal form are looked for too.
    """

    def __init__(self, name: str, *, labels: Sequence[str], short_labels: Sequence[str]) -> None:
        self.name = name
        self.labels = frozenset(labels)
        self.short_labels = frozenset(short_labels)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        wanted: dict[str, str] = {}
        for entity in doc.ents:
            if entity.label_ in self.labels:
                for text in self._prints(entity):
                    wanted.setdefault(text.casefold(), entity.label_)
        if not wanted:
            return doc
        names = sorted(wanted, key=lambda text: (-len(text), text))[:_MOST_NAMES]
        pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE
        )
        taken = [(entity.start, entity.end) for entity in doc.ents]
        added = []
        for found in pattern.finditer(text_of(doc)):
            span = doc.char_span(*found.span(), label=wanted[found[0].casefold()])
            if span is None or not (found[0][0].isupper() or found[0][0].isdigit()):
                continue
            if all(span.end <= start or end <= span.start for start, end in taken):
                added.append(span)
        doc.ents = (*doc.ents, *added)
        return doc

    def _prints(self, entity: Span) -> Iterator[str]:
        text = entity.text
        if len(text) >= _SHORTEST:
            yield text
        if entity.label_ in self.short_labels:
            short = _form().sub("", text).rstrip(" ,")
            if len(short) >= _SHORTEST and short != text:
                yield short


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    """A legal form at a name's end."""
    return re.compile(rf"[\s,]+(?:{'|'.join(map(re.escape, legal_forms()))})$", re.IGNORECASE)
