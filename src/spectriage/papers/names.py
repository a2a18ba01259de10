"""Names of companies, institutions and people in a paper's blocks, lines and sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spectriage.vocabulary.names import find_name, legal_forms
from spectriage.vocabulary.tables import read_table

_TOKEN = re.compile(r"[^\s,;()\"“”„«»]+")
_OTHER_SCRIPTS = "\u0370"  # Greek and all that follow it
_MAX_TOKENS = 9
_UNIT_TAIL = re.compile(r"\s?[–—-]\s([^\W\d_][^,;|()\d\n]{2,50}?)(?=\s*(?:[,;|(\n]|$))")
_MAX_UNIT = 5  # words
_CJK_NAME = r"[\u3400-\u9fffA-Za-z0-9（）()·\-]{2,40}?"


@dataclass(slots=True, frozen=True)
class Organisation:
    """Characters `start:end` of a text that name an organisation.

    `legal` if a legal form says so.
    """

    start: int
    end: int
    legal: bool


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Legal forms in a text, a legal form at a place in small letters, and Chinese names."""
    forms = legal_forms()
    cjk = sorted((f for f in forms if f[0] >= "\u2e80"), key=lambda f: (-len(f), f))
    latin = {f for f in forms if f[0] < "\u2e80"}
    latin |= {f.upper() for f in latin}
    ranked = sorted(latin, key=lambda f: (-len(f), f))
    body = "|".join(_spelling(f) for f in ranked)
    words = _institution_words()
    cjk_words = [w for w in words if w[0] >= "\u2e80"]
    return (
        re.compile(rf"(?<![\w.])(?:{body})(?:,?\s(?:{body}))?(?![\w])"),
        re.compile(rf"(?:{'|'.join(_spelling(f.lower()) for f in ranked)})(?!\w)"),
        re.compile(rf"{_CJK_NAME}(?:{'|'.join(cjk + cjk_words)})(?![\u3400-\u9fff])"),
    )


@lru_cache(maxsize=1)
def _forms_before() -> re.Pattern[str]:
    """Names that begin with their legal form: "PT Rimba Jaya"."""
    rows = [row for row in read_table("papers/legal_forms.tsv") if row["lang"] == "before"]
    body = "|".join(re.escape(f) for row in rows for f in row["forms"].split("|"))
    word = r"[^\W\d_a-zß-ÿ][\w.&'’-]*"
    return re.compile(rf"(?<![\w.])(?:{body})\s[«\"“]?{word}(?:\s{word}){{0,6}}[»\"”]?")


def _spelling(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s?").replace(",", r"\s?,\s?")


@lru_cache(maxsize=1)
def _institution_words() -> frozenset[str]:
    rows = read_table("papers/institutions.tsv")
    return frozenset(word for row in rows for word in row["words"].split("|"))


@lru_cache(maxsize=1)
def _institutions() -> re.Pattern[str]:
    words = {w for w in _institution_words() if w[0] < "\u2e80"}
    words |= {w.upper() for w in words}
    body = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)\w*?(?:{body})(?!\w)")


@lru_cache(maxsize=1)
def _not_a_name() -> re.Pattern[str]:
    rows = read_table("papers/not_names.tsv")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


@lru_cache(maxsize=8)
def _words(use: str) -> frozenset[str]:
    rows = read_table("papers/name_words.tsv")
    return frozenset(w for row in rows if row["use"] == use for w in row["words"].split("|"))


def connectors() -> frozenset[str]:
    """Small words that stand inside names and addresses: "of", "de la"."""
    return _words("connector")


def is_imprint(text: str) -> bool:
    """Whether a line tells who made or published a paper: "© 2026 Elmet Oy"."""
    folded = text.casefold()
    return any(word in folded for word in _words("imprint"))


def has_legal_form(text: str) -> bool:
    """Whether a text holds a company's legal form."""
    latin, _, cjk = _forms()
    return bool(latin.search(text) or cjk.search(text))


def names_institution(text: str) -> bool:
    """Whether a text holds a word that institutions' names hold."""
    return bool(_institutions().search(text))


def name_in(text: str, start: int = 0, *, in_sentence: bool = False) -> tuple[int, int] | None:
    """Place of the name that a value begins with, or None where it begins with none."""
    _, small, cjk = _forms()
    line_end = text.find("\n", start)
    end = len(text) if line_end < 0 else line_end
    place = find_name(
        text, start, end, legal_form=small, not_a_name=_not_a_name(), in_sentence=in_sentence
    )
    if place:
        place = _cut_behind_form(text, *place)
    if place and text[place[0]] >= "\u2e80":
        found = cjk.match(text, place[0], end)
        if found:
            return found.span()
    return place


def _cut_behind_form(text: str, start: int, end: int) -> tuple[int, int]:
    """The name up to its legal form, where an address goes on in the same line."""
    for item in find_organisations(text[start:end]):
        if item.legal and item.start == 0:
            behind = text[start + item.end : end].strip()
            if behind and not behind.startswith(("&", "(", "-", "–", "and ", "und ", "et ")):
                return start, start + item.end
        break
    return start, end


def is_stand_in(text: str) -> bool:
    """Whether a text stands where a name would and tells that there is none: "to order", "none"."""
    return _stands_for(text, ("same", "order", "none"))


def refers(text: str) -> bool:
    """Whether a text refers to another field instead of naming somebody: "same as above"."""
    return _stands_for(text, ("same",))


def _stands_for(text: str, ids: tuple[str, ...]) -> bool:
    folded = text.strip(" .()").lower()
    return any(
        re.fullmatch(row["pattern"], folded)
        for row in read_table("papers/not_names.tsv")
        if row["id"] in ids
    )


def second_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The Latin name of a firm behind the one in its own script, where a text prints both."""
    if text[start] < _OTHER_SCRIPTS:
        return start, end
    latin = text[end:].lstrip(' /（(|-–»”"')
    begin = len(text) - len(latin)
    place = name_in(text, begin) if latin and latin[0].isascii() else None
    if place and place[0] == begin and has_legal_form(text[begin : place[1]]):
        return place
    return start, end


def with_unit(text: str, start: int, end: int) -> tuple[int, int]:
    """The firm's name with its works or branch behind a dash: "Elmet Oy – Kotka Works"."""
    tail = _UNIT_TAIL.match(text, end)
    words = tail[1].split() if tail and has_legal_form(text[start:end]) else []
    units = _words("unit")
    if tail and words and len(words) <= _MAX_UNIT and any(w.strip(".") in units for w in words):
        return start, tail.end()
    return start, end


def looks_like_name(text: str) -> bool:
    """Whether a value begins with what can be a party's name, rather than a sentence or number."""
    place = name_in(text)
    if place is None:
        return False
    name = text[place[0] : place[1]]
    if has_legal_form(name):
        return True
    words = name.split()
    small = [w for w in words if w[:1].islower() and w.lower() not in _words("connector")]
    return len(words) <= 10 and len(small) <= len(words) // 3 and not name.endswith("?")


def find_organisations(text: str) -> list[Organisation]:
    """Names of organisations in running text, in order of place, none inside another."""
    found: list[Organisation] = []
    latin, _, cjk = _forms()
    for form in latin.finditer(text):
        start = _name_start(text, form.start())
        if start < form.start() and not (found and found[-1].end > start):
            found.append(Organisation(start, form.end(), True))
    found += [Organisation(*match.span(), True) for match in cjk.finditer(text)]
    for before in _forms_before().finditer(text):
        if not any(known.start < before.end() and before.start() < known.end for known in found):
            found.append(Organisation(*before.span(), True))
    for word in _institutions().finditer(text):
        if any(known.start < word.end() and word.start() < known.end for known in found):
            continue
        start, end = _name_start(text, word.start()), _name_end(text, word.end())
        if len(text[start:end].split()) > 1:
            found.append(Organisation(start, end, False))
    kept: list[Organisation] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _name_start(text: str, end: int) -> int:
    """Where the capitalised words begin that end at `end`."""
    line_start = max(0, end - 160)
    tokens = list(_TOKEN.finditer(text, line_start, end))
    start = reached = end
    for count, token in enumerate(reversed(tokens)):
        between = text[token.end() : reached]
        if count >= _MAX_TOKENS or between.strip(" ,") or ("," in between and count > 0):
            break
        word = token.group()
        if (
            "\n" in between
            or word.lower().strip(".:") in _words("stop")
            or word in _words("small")
            or (word[-1] in ".:;" and (len(word) > 4 or word[-1] in ":;"))
        ):
            break
        reached = token.start()
        if word.lower() in _words("connector"):
            continue
        if not (word[0].isupper() or (word[0].isdigit() and count > 0)):
            break
        start = token.start()
    return start


def _name_end(text: str, start: int) -> int:
    """Where the capitalised words end that begin before `start`."""
    end = reached = start
    for count, token in enumerate(_TOKEN.finditer(text, start, start + 120)):
        if count >= _MAX_TOKENS or text[reached : token.start()].strip(" "):
            break
        word = token.group()
        reached = token.end()
        if word.lower() in _words("connector"):
            continue
        if not word[0].isupper():
            break
        end = reached
        if word[-1] in ".:;":
            end -= 1
            break
    return end
