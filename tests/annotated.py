"""One markup for language tests: ``[uncooled](CAPABILITY uncooled) core``.

``[text](LABEL value … polarity=negated)`` marks a span; values and polarity may be left out.
"""

import re
from dataclasses import dataclass

_MARKUP = re.compile(r"\[([^\[\]]+)\]\(([A-Z_]+)((?:\s+[^\s()]+)*)\)")


@dataclass(frozen=True)
class Marked:
    """A marked span of an annotated string."""

    start: int
    end: int
    text: str
    label: str
    values: tuple[str, ...]
    polarity: str


def parse_annotated(markup: str) -> tuple[str, list[Marked]]:
    """Plain text and its marked spans, in order."""
    parts: list[str] = []
    spans: list[Marked] = []
    length = position = 0
    for found in _MARKUP.finditer(markup):
        parts += [markup[position : found.start()], found[1]]
        start = length + found.start() - position
        length = start + len(found[1])
        position = found.end()
        arguments = dict(_arguments(found[3]))
        polarity = arguments.pop("polarity", "asserted")
        spans.append(Marked(start, length, found[1], found[2], tuple(arguments), polarity))
    return "".join([*parts, markup[position:]]), spans


def _arguments(text: str) -> list[tuple[str, str]]:
    pairs = (word.partition("=") for word in text.split())
    return [(key, value) for key, _, value in pairs]
