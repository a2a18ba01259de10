"""From a printed label to the parameter it names: wordings, units as evidence, context.

A label is matched against the wordings of the vocabulary. The unit of the value decides
between parameters that share a wording (a "measurement range" in °/s is a gyro's), the product
family and the section between those that share the unit too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from spectriage.parameters.fitting_units import fitting_unit
from spectriage.parameters.numbers import fold
from spectriage.parameters.sensors import sensor_agreement
from spectriage.parameters.trades import belongs
from spectriage.vocabulary.parameters import (
    Wording,
    load_other_labels,
    load_parameters,
    load_wordings,
)
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.units import Unit

_TOKEN = re.compile(r"[\w#&°/'µ-]+")
_INNER_SIGN = re.compile(r"[-'/_]")  # that a token may hold
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

_ELIDED = re.compile(r"^(?:l|d|qu|n|s|j)'(?=\w)")  # French articles before a vowel

# A label of several words that is a wording as a whole names its parameter in any paper.
_WHOLE = 0.85  # share of the label
_STRANGE = 0.25  # less score where papers of the family print the wording of something else
_SHORTEST_PLURAL = 4
# Dimensionless parameters are told by bare numbers.
_BARE_DIMENSIONS = frozenset({"count", ""})


@dataclass(slots=True, frozen=True)
class Naming:
    """A parameter that a label may name; `score` in (0, 1] is how much of the label it covers."""

    parameter: str
    score: float
    unit: Unit | None


@dataclass(slots=True, frozen=True)
class _Entry:
    number: int
    wording: Wording
    tokens: tuple[str, ...]
    weight: int


@lru_cache(maxsize=8192)
def tokens_of(label: str) -> tuple[str, ...]:
    """Lower-case words of a label, without punctuation."""
    folded = fold(label).casefold()
    found = _TOKEN.findall(folded)
    if not _INNER_SIGN.search(folded):
        return tuple(found)
    words: list[str] = []
    for token in found:
        if "'" in token:
            token = _ELIDED.sub("", token)
        token = token.strip("-'/_")
        if not token:
            continue
        if "_" in token or ("/" in token and len(token) > 5):
            words.extend(part for part in re.split(r"[_/]", token) if part)
        else:
            words.append(token)
    return tuple(words)


def _without_note_marks(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Tokens without a footnote's digit, where only then they are a word of the vocabulary."""
    if not any([token[-1].isdigit() for token in tokens]):  # a list: a generator takes longer
        return tokens
    known = _known_tokens()
    return tuple(
        token[:-1] if token[-1].isdigit() and token not in known and token[:-1] in known else token
        for token in tokens
    )


@lru_cache(maxsize=1)
def _known_tokens() -> frozenset[str]:
    return frozenset(token for wording in load_wordings() for token in tokens_of(wording.label))


@lru_cache(maxsize=8192)
def _singular(token: str) -> str:
    """The token without a plural's ending, so that "pulse energies" is "pulse energy"."""
    if len(token) < _SHORTEST_PLURAL or token[-1] != "s" or token.endswith(("ss", "us", "is")):
        return token
    return f"{token[:-3]}y" if token.endswith("ies") else token[:-1]


@dataclass(slots=True, frozen=True)
class _Begun:
    """Entries that begin with one token: those of no other, and the rest by their second one."""

    alone: list[_Entry] = field(default_factory=list)
    by_second: dict[str, list[_Entry]] = field(default_factory=dict)

    def add(self, entry: _Entry) -> None:
        if len(entry.tokens) == 1:
            self.alone.append(entry)
        else:
            self.by_second.setdefault(entry.tokens[1], []).append(entry)

    def possible(self, present: set[str]) -> list[_Entry]:
        """Those whose second token is present, in the order they were added."""
        seconds = self.by_second.keys() & present
        if not seconds:
            return self.alone
        found = [*self.alone, *(entry for second in seconds for entry in self.by_second[second])]
        return sorted(found, key=lambda entry: entry.number)


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, _Begun], tuple[_Entry, ...]]:
    """Entries by first token, and those of languages that print no spaces."""
    by_first: dict[str, _Begun] = {}
    unspaced: list[_Entry] = []
    for number, wording in enumerate((*load_wordings(), *load_other_labels())):
        if _CJK.search(wording.label):
            unspaced.append(_Entry(number, wording, (wording.label,), len(wording.label)))
            continue
        tokens = tuple(map(_singular, tokens_of(wording.label)))
        if tokens:
            entry = _Entry(number, wording, tokens, sum(map(len, tokens)))
            by_first.setdefault(tokens[0], _Begun()).add(entry)
    return by_first, tuple(unspaced)


def find_wordings(label: str) -> list[tuple[Wording, float, int, int]]:
    """Wordings that stand in the label, each with share covered, first and last token."""
    return [found for found in search_label(label) if found[0].parameter]


@lru_cache(maxsize=4096)
def search_label(label: str) -> tuple[tuple[Wording, float, int, int], ...]:
    """What stands in the label as `find_wordings` tells it, names of other quantities too."""
    by_first, unspaced = _index()
    tokens = _without_note_marks(tokens_of(label)[:40])
    fillers = small_words("label")["fillers"]
    tokens = tuple(map(_singular, tokens))
    content = sum([len(token) for token in tokens if token not in fillers and not token.isdigit()])
    found = []
    present = set(tokens)
    for position, token in enumerate(tokens):
        begun = by_first.get(token)
        for entry in begun.possible(present) if begun else ():
            last = _match(entry.tokens, tokens, position)
            if last is None:
                continue
            loose = last - position + 1 - len(entry.tokens)
            share = min(entry.weight / max(content, 1), 1.0) * (0.9**loose)
            found.append((entry.wording, share, position, last))
    if _CJK.search(label):
        plain = "".join(label.split())
        for entry in unspaced:
            if entry.tokens[0] in plain:
                share = min(entry.weight / max(len(plain), 1), 1.0)
                found.append((entry.wording, share, 0, 0))
    return tuple(found)


def _match(wanted: tuple[str, ...], tokens: tuple[str, ...], position: int) -> int | None:
    """Last position of the wanted tokens, at most two strange ones between them."""
    at = position
    for token in wanted[1:]:
        for skip in range(1, 4):
            if at + skip < len(tokens) and tokens[at + skip] == token:
                at += skip
                break
        else:
            return None
    return at


def name_value(
    label: str,
    units: Iterable[Unit],
    *,
    family: str = "",
    context: str = "",
    bare: bool = False,
    least: float = 0.3,
    edge: str = "",
    beside: str = "",
    reach: int = 0,
) -> Naming | None:
    """The parameter that a label names for a value with these unit readings, or None.

    Parameters
    ----------
    label
        Printed label.
    units
        Readings of the value's unit; none where no unit is printed.
    family
        Product family of the document, empty where unknown; several, parted by spaces, in doubt.
    context
        Section heading, row group or column head around the value.
    bare
        Whether the value has no unit at all; then only dimensionless parameters come into question.
    least
        Share of the label that the wording must cover.
    edge
        ``start`` or ``end``: in running text the wording must stand at that edge of the label,
        next to the value; ``least`` then counts only for wordings of one word.
    beside
        Another label of the value, whose words may rule a wording out but not name it.
    reach
        Position of the token that the wording must reach, where a group's name stands first.
    """
    readings = tuple(units)
    best: tuple[float, Naming] | None = None
    other = 0.0
    label_tokens = tokens_of(label)
    words = set(label_tokens)
    vetoing = words | set(tokens_of(beside)) if beside else words
    context_words = set(tokens_of(context))
    for wording, share, first, last in search_label(label):
        strange = not belongs(wording, family)
        if strange and (edge or not wording.parameter or first == last or share < _WHOLE):
            continue
        if last < reach or wording.source == ("table" if edge else "prose"):
            continue
        away = 0
        if edge:
            away = first if edge == "start" else len(label_tokens) - 1 - last
            if away > 2 or (first == last and share < least and away):
                continue
        elif share < least:
            # In English the last word of a label says what it is: "transceiver unit mass".
            if last != len(label_tokens) - 1 or share < least / 2:
                continue
            share = least
        if not wording.parameter:
            other = max(other, share if not edge else _next_to_value(share, away))
            continue
        if _vetoed(wording, vetoing, f"{label} {beside}"):
            continue
        parameter = load_parameters()[wording.parameter]
        if parameter.scale == "pair":
            continue
        if bare and wording.families and not family:
            continue  # a mere number under a word that only some trades use so
        unit = fitting_unit(parameter.canonical, readings)
        if unit is not None and parameter.scale == "logarithmic" and not unit.logarithmic:
            continue
        if unit is None and not (bare and _takes_bare(parameter.canonical, parameter.kind)):
            continue
        score = share if not edge else _next_to_value(share, away)
        if strange:
            score -= _STRANGE
        elif wording.families and family:
            score += 0.08
        if _vetoed(wording, context_words, ""):
            score -= 0.25
        sibling = sensor_agreement(parameter.name, words | context_words)
        if sibling < 0:
            continue
        score += 0.1 * sibling
        if best is None or score > best[0]:
            best = (score, Naming(parameter.name, max(0.05, min(score, 1.0)), unit))
    return best[1] if best and best[0] > max(0.15, other) else None


def _next_to_value(share: float, away: int) -> float:
    """Score of a wording in running text, `away` tokens from the value."""
    return 0.5 * share + 0.45 - 0.14 * away


def _vetoed(wording: Wording, words: set[str], label: str) -> bool:
    if not wording.vetoes:
        return False
    if not words.isdisjoint(wording.vetoes):
        return True
    folded = label.casefold()
    return any(veto in folded for veto in _no_single_words(wording.vetoes))


@lru_cache(maxsize=1024)
def _no_single_words(vetoes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of several words, or of a script without spaces."""
    return tuple(veto for veto in vetoes if " " in veto or _CJK.search(veto))


def _takes_bare(canonical: Unit, kind: str) -> bool:
    return kind != "interval" and canonical.dimension in ((), (("count", 1),), (("bit", 1),))
