"""Red flags told by what a sentence holds: a country, a payer, a refusal, a second quantity.

A wording is one way to say a thing; these rules need only its parts: a word of moving and a
country that no party of the case is in, a word of paying and one of cash. The words are data
(`data/clause_words.tsv`, `data/number_words.tsv`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import pairwise

from spectriage.cases.checks.base import CaseView
from spectriage.cases.tables import word_list
from spectriage.cases.texts import CaseText
from spectriage.language.clauses import sentences_in
from spectriage.report.case import Evidence
from spectriage.vocabulary.countries import find_cities, find_names, fold
from spectriage.vocabulary.tables import parse_table

WORDS, NUMBERS = "clause_words.tsv", "number_words.tsv"
# Papers that the buying side writes; a seller's "training is not included" refuses nothing.
BUYERS = frozenset(("purchase_order", "request_for_quotation", "end_use_statement", "other"))
_ORDERS = frozenset(("purchase_order", "request_for_quotation", "other"))  # "no training"
_REACH = 90  # characters between two words that speak of one thing
_OWNED = 32  # characters from "our", "by a" to who pays
_TIMES = 3.0  # the later quantity against the earlier
_MAX_TEXT = 60_000  # characters of a page
_QUOTE = 240
_FEW_LINES = 2  # of two sentences that tell one thing; more are a table or an address
# Before a city to which something moves, over a place between: "to Jebel Ali, Dubai".
_TOWARDS = re.compile(
    r"\b(?:to|via|through|nach|an|uber|vers|a|au|para|por|per|naar|aan|in|en)\s(?:[\w'-]+,?\s){0,4}$"
)
_BESIDE = 12  # characters beside a number that say what it counts
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,5}(?![\w/]|[.,:-]\d|\s?%)")


@lru_cache(maxsize=64)
def clause_words(name: str) -> re.Pattern[str]:
    """Words of a list of `clause_words.tsv`, for a folded text.

    Raises
    ------
    KeyError
        There is no such list.
    """
    words = [
        word for row in _rows(WORDS) if row["list"] == name for word in row["words"].split("|")
    ]
    if not words:
        raise KeyError(name)
    ranked = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_pattern, ranked))})(?!\w)")


def _as_pattern(word: str) -> str:
    body = r"\s+".join(map(re.escape, word.removesuffix("*").split()))
    return body + r"\w{0,14}" if word.endswith("*") else body


@lru_cache(maxsize=4)
def _rows(name: str) -> tuple[dict[str, str], ...]:
    source = resources.files("spectriage.cases.flags") / "data" / name
    return parse_table(source.read_text(encoding="utf-8"), name)


@lru_cache(maxsize=1)
def _numbers() -> tuple[re.Pattern[str], dict[str, float]]:
    values = {
        word: float(row["value"]) for row in _rows(NUMBERS) for word in row["words"].split("|")
    }
    ranked = sorted(values, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ranked))})(?![\w-])"), values


def find_in_clauses(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """Flags by name, each with the sentence that raises it."""
    home = {
        party.country for text in view.texts for party in text.report.parties if party.country
    }  # fmt: skip
    for text in view.spoken:
        for page in text.document.pages:
            first = 0
            for start, end in sentences_in(page.text[:_MAX_TEXT]):
                both = page.text[first:end]
                told_on = first < start and len(both) < _QUOTE and both.count("\n") <= _FEW_LINES
                asked = told_on and clause_words("asked").search(fold(page.text[first:start]))
                if asked and _jump(fold(both)) is not None:
                    quote = " ".join(both.split())[-_QUOTE:]
                    yield "quantity_jump", text.evidence_of(quote, page.number)
                first = start
                sentence = page.text[start:end]
                for name, place in _flags_of(fold(sentence), sentence, text, home):
                    low = max(0, place - _QUOTE // 2)
                    quote = " ".join(sentence[low : low + _QUOTE].split())
                    yield name, text.evidence_of(quote, page.number)


def _flags_of(
    folded: str, sentence: str, text: CaseText, home: set[str]
) -> Iterator[tuple[str, int]]:
    for name, place in (
        ("third_country_routing", _route(folded, sentence, home)),
        ("unusual_payment", _payment(folded)),
        ("installation_refused", _refusal(folded, text)),
        ("late_consignee_change", _change(folded)),
        ("quantity_jump", _jump(folded)),
        ("surveillance_of_people", _watching(folded)),
    ):
        if place is not None:
            yield name, place


def _route(folded: str, sentence: str, home: set[str]) -> int | None:
    """A country of no party behind a word of moving, or before goods that move on."""
    if len(home) < 2:
        return None  # nobody knows which country is a third one
    moves = list(clause_words("moving").finditer(folded))
    if not moves:
        return None
    denials = _denials(folded)
    transit = clause_words("in_transit").search(folded)
    homes = [own for own in find_names(sentence) if own.code in home]
    routine = list(clause_words("routine_port").finditer(folded))
    ons = list(clause_words("moving_on").finditer(folded))
    stops = clause_words("stop").search(folded) or ons
    towards = [
        city for city in find_cities(sentence)
        if stops and _TOWARDS.search(folded, max(0, city.start - _OWNED), city.start)
    ]  # fmt: skip
    for country in (*find_names(sentence), *towards):
        if country.code in home:
            continue
        if any(0 <= country.start - place <= 2 * _REACH for place in denials):
            continue
        before = folded[max(0, country.start - _OWNED) : country.start]
        if _told_last(before, "origin") > _told_last(before, "moving"):
            continue
        if transit and any(0 < own.start - country.end <= 2 * _REACH for own in homes):
            continue  # a port on the way to a party's own country
        on = any(0 <= on.start() - country.end <= 2 * _REACH for on in ons)
        usual = any(0 <= country.start - found.end() <= _REACH for found in routine)
        moved = any(0 <= country.start - move.end() <= _REACH for move in moves)
        if on or (moved and not usual):
            return country.start
    return None


def _told_last(before: str, name: str) -> int:
    """Where the last of a list's words stands in a text, -1 where none does."""
    return max((found.start() for found in clause_words(name).finditer(before)), default=-1)


def _payment(folded: str) -> int | None:
    pays = list(clause_words("paying").finditer(folded))
    if not pays:
        return None
    found = _near(pays, clause_words("cash"), folded)
    if found is not None and not clause_words("not_cash").search(folded):
        return found
    owned = clause_words("on_behalf")
    payers = [
        payer for payer in clause_words("other_payer").finditer(folded)
        if any(0 <= payer.start() - own.end() <= _OWNED for own in owned.finditer(folded))
    ]  # fmt: skip
    return _near(payers, clause_words("paying"), folded)


def _refusal(folded: str, text: CaseText) -> int | None:
    if text.kind not in BUYERS and not clause_words("at_request").search(folded):
        return None
    services = list(clause_words("service").finditer(folded))
    if not services or clause_words("usual_exclusion").search(folded):
        return None
    found = _near(services, clause_words("refusing"), folded)
    if found is None and text.kind in _ORDERS:
        found = next(
            (word.start() for word in services
             if _told_last(folded[max(0, word.start() - _BESIDE) : word.start()], "denied_service")
             >= 0),
            None,
        )  # fmt: skip
    return found


def _watching(folded: str) -> int | None:
    """People who speak up, and a word of watching them."""
    people = list(clause_words("watched_people").finditer(folded))
    if not people or _denials(folded):
        return None
    return _near(people, clause_words("watching"), folded)


def _change(folded: str) -> int | None:
    roles = list(clause_words("receiver").finditer(folded))
    if not roles or clause_words("if_changed").search(folded) or _denials(folded):
        return None
    others = [
        found for found in clause_words("changed").finditer(folded)
        if _told_last(folded[max(0, found.start() - _OWNED) : found.end()], "not_changed") < 0
    ]  # fmt: skip
    return _place_near(roles, others)


def _near(words: list[re.Match[str]], other: re.Pattern[str], folded: str) -> int | None:
    """Place of the first word that has one of the others within reach, before it or behind."""
    return _place_near(words, list(other.finditer(folded)))


def _place_near(words: list[re.Match[str]], others: list[re.Match[str]]) -> int | None:
    return next(
        (
            word.start() for word in words for one in others
            if (0 <= one.start() - word.end() <= _REACH or 0 <= word.start() - one.end() <= _REACH)
        ),
        None,
    )  # fmt: skip


def _denials(folded: str) -> list[int]:
    return [m.start() for m in re.finditer(r"[^\W\d_]+", folded) if m[0] in word_list("denial")]


def _jump(folded: str) -> int | None:
    """A quantity once asked for, and `_TIMES` as many now, told in one sentence."""
    asked = clause_words("asked").search(folded)
    if asked is None:
        return None
    many = clause_words("times_as_many").search(folded)
    if many is not None:
        return many.start()
    counts = _counts(folded)
    later = list(clause_words("more_now").finditer(folded))
    for (place, one), (_, two) in pairwise(counts):
        del two
        highest = max((value for at, value in counts if at > place and _told_now(later, place, at)),
                      default=0.0)  # fmt: skip
        if one and highest >= _TIMES * one and asked.start() - _REACH <= place:
            return place
    return None


def _told_now(later: list[re.Match[str]], first: int, second: int) -> bool:
    return any(first < word.start() < second + _REACH // 3 for word in later)


def _counts(folded: str) -> list[tuple[int, float]]:
    pattern, values = _numbers()
    found = [(match.start(), match.end(), values[match[0]]) for match in pattern.finditer(folded)]
    found += [(m.start(), m.end(), float(m[0])) for m in _NUMBER.finditer(folded)]
    return [
        (start, value) for start, end, value in sorted(found)
        if not _counts_no_goods(folded, start, end) and not 1900 <= value <= 2100
    ]  # fmt: skip


def _counts_no_goods(folded: str, start: int, end: int) -> bool:
    """Whether a number is a sum of money, a time, a measure or the number of something."""
    before = folded[max(0, start - _BESIDE) : start].rstrip(" .")
    named = any(m.end() == len(before) for m in clause_words("number_of").finditer(before))
    behind = folded[end : end + _BESIDE].lstrip()
    return named or clause_words("no_goods").match(behind) is not None
