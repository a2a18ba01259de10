"""Find entries and headings by words: rare words count more, near spellings count a little less.

A record is found by its search terms, its title, what its heading says it covers, its product
families and the parameters and features that its criteria ask for, in this order of weight. A
wording that stands in a search term or a title as a whole counts on top. A code, in any spelling,
finds itself and what stands below it.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from spectriage.lists import codes
from spectriage.lists.criteria import FeatureTest, ParameterTest
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord

_TERM, _TITLE, _COVERS, _FAMILY, _ASKED = 1.0, 0.9, 0.5, 0.35, 0.3
_PLACES = {_TERM: "search term", _TITLE: "title", _COVERS: "covers", _FAMILY: "family",
           _ASKED: "asked for"}  # fmt: skip
_NEAR = 84.0  # rapidfuzz ratio below which two words are different words
_PHRASE = 82.0  # likewise for a wording inside a term or title
_NUMBER_SHARE = 0.3  # a bare number says little: "9 axis" stands under "five axes"
_OF_GOODS = 0.85  # software and technology of the goods come after the goods themselves
_CODE_SCORE = 100.0
_WORD = re.compile(r"[^\W_]+")
_CODE_START = re.compile(r"[0-9][A-E][0-9]{3}|EAR99")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to",
     "with")
)  # fmt: skip
_ENDINGS = (
    ("ogue", "og"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("isation", "ization"),
    ("fibre", "fiber"), ("metre", "meter"), ("centre", "center"), ("colour", "color"),
    ("vapour", "vapor"), ("armour", "armor"), ("analyser", "analyzer"), ("aluminium", "aluminum"),
)  # fmt: skip
_PLURALS = (("axes", "axis"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", ""))
_SINGULAR = ("ss", "is", "us")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that was found; regimes whose records say the same share a hit.

    `score` orders the hits of one search and means nothing beside those of another. `why` tells
    what matched, the weightiest first.
    """

    code: str
    title: str
    regimes: tuple[str, ...]
    heading: bool
    score: float
    why: tuple[str, ...]


@dataclass(slots=True)
class _Page:
    """What one record is found by: the weight of each word, and its wordings as a whole."""

    record: EntryRecord | HeadingRecord
    regimes: list[str]
    words: dict[str, float] = field(default_factory=dict)
    wordings: list[tuple[float, str, str]] = field(default_factory=list)

    def add(self, weight: float, text: str) -> None:
        folded = fold(text)
        for word in folded:
            self.words[word] = max(weight, self.words.get(word, 0.0))
        if weight >= _TITLE:
            told = f"“{text}”" if weight == _TERM else "wording of the title"
            self.wordings.append((weight, " ".join(folded), told))


class Index:
    """Records of some packs, made ready to be searched."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._pages = _pages(packs)
        self._holders: dict[str, list[_Page]] = {}
        for page in self._pages:
            for word in page.words:
                self._holders.setdefault(word, []).append(page)
        self._vocabulary = list(self._holders)

    def search(self, text: str, limit: int = 15) -> list[Hit]:
        """The best hits, best first; none for a text without a word that some record has."""
        scores: dict[int, float] = {}
        why: dict[int, list[str]] = {}
        wanted = codes.normalise(text)
        if _CODE_START.match(wanted):
            self._find_code(wanted, scores, why)
        else:
            self._find_words(fold(text), scores, why)
        ranked = sorted(scores, key=lambda place: _order(self._pages[place], scores[place]))
        return [
            Hit(
                code=page.record.code, title=page.record.title, regimes=tuple(page.regimes),
                heading=isinstance(page.record, HeadingRecord),
                score=round(scores[place], 4), why=tuple(dict.fromkeys(why[place])),
            )
            for place in ranked[:limit]
            for page in (self._pages[place],)
        ]  # fmt: skip

    def _find_code(self, wanted: str, scores: dict[int, float], why: dict[int, list[str]]) -> None:
        for place, page in enumerate(self._pages):
            code = page.record.code
            if code == wanted:
                scores[place], why[place] = _CODE_SCORE, ["code"]
            elif codes.is_under(code, wanted):
                scores[place], why[place] = _CODE_SCORE / 2, [f"below {wanted}"]
            elif codes.is_under(wanted, code):
                scores[place], why[place] = _CODE_SCORE / 4, [f"above {wanted}"]

    def _find_words(
        self, words: Sequence[str], scores: dict[int, float], why: dict[int, list[str]]
    ) -> None:
        asked = dict.fromkeys(word for word in words if word not in _SMALL)
        places = {id(page): place for place, page in enumerate(self._pages)}
        found: dict[int, list[tuple[float, str]]] = {}
        for word in asked:
            best: dict[int, tuple[float, str]] = {}
            for told, likeness in self._near(word):
                weight = self._rarity(told) * likeness * (_NUMBER_SHARE if word.isdigit() else 1.0)
                for page in self._holders[told]:
                    place = places[id(page)]
                    reached = weight * page.words[told]
                    if reached > best.get(place, (0.0, ""))[0]:
                        best[place] = (reached, f"{told} ({_PLACES[page.words[told]]})")
            for place, told_best in best.items():
                found.setdefault(place, []).append(told_best)
        whole = " ".join(words)
        for place, parts in found.items():
            bonus = _whole_wording(self._pages[place], whole) if len(asked) > 1 else None
            parts.sort(reverse=True)
            goods = 1.0 if self._pages[place].record.code[1:2] not in ("D", "E") else _OF_GOODS
            score = sum(part for part, _ in parts) * goods
            scores[place] = score * (1 + (bonus[0] if bonus else 0.0))
            why[place] = ([bonus[1]] if bonus else []) + [told for _, told in parts]

    def _near(self, word: str) -> list[tuple[str, float]]:
        """Words of the records that are this one, or nearly, with their likeness up to 1."""
        if word.isdigit() or len(word) < 4:
            return [(word, 1.0)] if word in self._holders else []
        near = process.extract(
            word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=8
        )
        return [
            (told, (likeness / 100) ** 2)
            for told, likeness, _ in near
            if told[0] == word[0]  # "cooled" is not a misprint of "uncooled"
        ]

    def _rarity(self, word: str) -> float:
        return math.log(1 + len(self._pages) / len(self._holders[word]))


def search(packs: Iterable[Pack], text: str, limit: int = 15) -> list[Hit]:
    """The best hits over these packs, best first; keep an `Index` for many searches."""
    return Index(packs).search(text, limit)


def fold(text: str) -> list[str]:
    """Words of a text as they are compared: small letters, American spelling, singular."""
    return [_fold_word(word) for word in _WORD.findall(text.casefold())]


def _fold_word(word: str) -> str:
    if len(word) > 3 and not word.endswith(_SINGULAR):
        ending, singular = next((pair for pair in _PLURALS if word.endswith(pair[0])), ("", ""))
        word = word.removesuffix(ending) + singular
    for ending, other in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def _pages(packs: Iterable[Pack]) -> list[_Page]:
    """A page for each record; records of one code that are found by the same share one."""
    pages: dict[tuple[str, str, tuple[str, ...]], _Page] = {}
    for pack in packs:
        records: tuple[EntryRecord | HeadingRecord, ...] = (*pack.headings, *pack.entries)
        for record in records:
            key = (record.code, record.title, record.search_terms)
            if key not in pages:
                pages[key] = _Page(record, [])
                _fill(pages[key], pack, record)
            if pack.info.regime not in pages[key].regimes:
                pages[key].regimes.append(pack.info.regime)
    return list(pages.values())


def _fill(page: _Page, pack: Pack, record: EntryRecord | HeadingRecord) -> None:
    for term in record.search_terms:
        page.add(_TERM, term)
    page.add(_TITLE, record.title)
    for family in record.families:
        page.add(_FAMILY, family.replace("_", " "))
    if isinstance(record, HeadingRecord):
        page.add(_COVERS, record.covers)
        return
    for test in record.tests:
        if isinstance(test, FeatureTest | ParameterTest):
            name = test.feature if isinstance(test, FeatureTest) else test.parameter
            page.add(_ASKED, name.replace("_", " "))


def _whole_wording(page: _Page, whole: str) -> tuple[float, str] | None:
    """How well the best of the page's wordings holds the whole text, and that wording."""
    best: tuple[float, str] | None = None
    for weight, folded, text in page.wordings:
        likeness = fuzz.partial_ratio(whole, folded, score_cutoff=_PHRASE) if folded else 0.0
        if likeness and len(folded) >= len(whole) / 2:
            longer, shorter = max(len(folded), len(whole)), min(len(folded), len(whole))
            share = weight * likeness / 100 * (1 + shorter / longer) / 2
            if best is None or share > best[0]:
                best = (share, text)
    return best


def _order(page: _Page, score: float) -> tuple[object, ...]:
    heading = isinstance(page.record, HeadingRecord)
    return (-score, heading, codes.sort_key(page.record.code), page.record.title)
