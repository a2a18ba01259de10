"""Values that papers print in an idiom, with no label: "f/1.1", "AES-256", "30x optical zoom"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from spectriage.documents.layout.paragraphs import Paragraph, words_between
from spectriage.documents.model import Page
from spectriage.parameters.bound_words import kinds_before
from spectriage.parameters.numbers import fold, parse_number
from spectriage.parameters.quantities import Quantity
from spectriage.parameters.reading import Reading, make_reading
from spectriage.parameters.trades import in_families
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.tables import read_table


@dataclass(slots=True, frozen=True)
class Idiom:
    """How a value of a parameter is printed without a label; a text without a hint has none."""

    hints: tuple[str, ...]
    parameter: str
    pattern: re.Pattern[str]
    families: frozenset[str]
    score: float

    def may_stand_in(self, folded: str) -> bool:
        """Whether a hint stands in a text, which is far cheaper to tell than the pattern."""
        return any(hint in folded for hint in self.hints)


@lru_cache(maxsize=1)
def _idioms() -> tuple[Idiom, ...]:
    return tuple(
        Idiom(
            tuple(row["hints"].split()),
            row["parameter"],
            re.compile(row["pattern"], re.IGNORECASE if "class" in row["pattern"] else 0),
            frozenset(row["families"].split()),
            float(row["score"]),
        )
        for row in read_table("idioms.tsv")
    )


def idioms_in(paragraphs: Sequence[Paragraph], family: str) -> tuple[Idiom, ...]:
    """The idioms of the family's papers that may stand in one of the paragraphs."""
    text = fold("\n".join([paragraph.text for paragraph in paragraphs]))
    return tuple(
        idiom for idiom in _idioms()
        if (not family or in_families(idiom.families, family)) and idiom.may_stand_in(text)
    )  # fmt: skip


def read_idioms(
    page: Page, paragraph: Paragraph, idioms: Sequence[Idiom], taken: set[int]
) -> Iterator[Reading]:
    """Values in these idioms; those on words in `taken` were read under a label."""
    text = fold(paragraph.text)
    own: set[int] = set()  # words read here, whose other figures are free: "AES 128/192/256"
    figures: set[int] = set()
    for idiom in idioms:
        if not idiom.may_stand_in(text):
            continue
        pattern, name = idiom.pattern, idiom.parameter
        for found in pattern.finditer(text):
            words = words_between(paragraph.words, found.start(), found.end())
            number = words_between(paragraph.words, found.start(1), found.end(1))
            low = _figure(found[1])
            high = _figure(found[2]) if pattern.groups > 1 else None
            if low is None or not words or found.start(1) in figures:
                continue
            if any(word.start in taken and word.start not in own for word in number):
                continue
            kinds, _ = kinds_before(text, found.start(), found.start(1))
            quantity = _bounded(low, kinds) if high is None else Quantity(min=low, max=high)
            reading = make_reading(
                page, words, name=name, unit=load_parameters()[name].canonical,
                quantity=quantity, label=found[0], score=idiom.score, source="idiom",
            )  # fmt: skip
            figures.update(found.start(group + 1) for group in range(pattern.groups))
            own.update(word.start for word in number)
            taken.update(own)
            if reading is not None:
                yield reading


def _bounded(value: Decimal, kinds: frozenset[str]) -> Quantity:
    """The figure as the words in front of it bound it: "M² < 1.3"."""
    if "max" in kinds:
        return Quantity(max=value)
    return Quantity(min=value) if "min" in kinds else Quantity(typ=value)


def _figure(text: str) -> Decimal | None:
    """Value of a number printed in figures or as a word."""
    return parse_number(text) or _number_words().get(text.casefold())


@lru_cache(maxsize=1)
def _number_words() -> dict[str, Decimal]:
    told = (word.split(":") for word in sorted(small_words("number")["words"]))
    return {word: Decimal(value) for word, value in told}
