"""A name in one form: ASCII words in lower case, legal forms joined, each word with its weight.

Transliteration is anyascii's (ISC). Arabic and Hebrew print no short vowels, so their words have
a skeleton without vowels beside the print; a word of Latin letters gets one too.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import groupby

from anyascii import anyascii

from spectriage.errors import DataError
from spectriage.vocabulary.tables import parse_table

MAX_NAME = 400  # characters; what is longer is no name
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"([\u3400-\u9fff])")
_VOWELLESS = re.compile(r"[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefc]")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_AMPERSAND = re.compile(r"[&+]")
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ul)(?=[a-z]{4})")
_ARTICLE = re.compile(r"^l(?=[^aeiou]{3})")
# long vowels and consonants that Latin letters spell in several ways
_BONES = (("ou", "w"), ("oo", "w"), ("ee", "y"), ("kh", "x"), ("gh", "g"), ("dh", "d"),
          ("th", "t"), ("q", "k"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its print, what it stands for, its sound, its share of a plain weight.

    `key` is the print, or the one form of a word that has several: ``ltd`` for ``limitada``.
    """

    text: str
    key: str
    sound: str
    weight: float = 1.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    name: str
    weight: float


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, in its order.

    A form of several words (``S. A. R. L.``) is one word. A name that has nothing but words of
    low weight keeps their full weight: ``General Trading Co`` is told by what it has.
    """
    found = _joined([word for word in _WORD.findall(to_ascii(name))])
    told = [word for word in found if word.kind != "legal"]
    if told and max(word.weight for word in told) < 1.0:
        return tuple(word if word.kind == "legal" else replace(word, weight=1.0) for word in found)
    return found


def to_ascii(name: str) -> str:
    """Lower-case ASCII of a name in any script; Chinese comes as pinyin, a syllable a word."""
    plain = unicodedata.normalize("NFKC", name[:MAX_NAME])
    plain = _HAN.sub(r" \1 ", plain)
    plain = _APOSTROPHE.sub("", plain)
    return str(anyascii(_AMPERSAND.sub(" and ", plain))).lower().replace("'", "")


def lacks_vowels(name: str) -> bool:
    """Whether a name is in a script that leaves short vowels out."""
    return bool(_VOWELLESS.search(name))


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> frozenset[str]:
    """A word without short vowels, to hold Arabic print against Latin.

    In Latin letters ``u``, ``o`` and ``i`` may be short (left out) or long (w, y), hence two.
    """
    bare = _LATIN_ARTICLE.sub("", word)
    bare = _ARTICLE.sub("", bare)
    for before, after in _BONES:
        bare = bare.replace(before, after)
    kept = bare.replace("u", "w").replace("o", "w").replace("i", "y")
    return frozenset(
        "".join(letter for letter, _ in groupby(re.sub(r"[aeiou]", "", form)))
        for form in (bare, kept)
    )


@lru_cache(maxsize=200_000)
def sound_of(word: str) -> str:
    """One spelling for what is spelt in several ways: Chukin, Tschukin; Mueller, Muller."""
    for before, after in _sounds():
        if before in word:
            word = word.replace(before, after)
    return "".join(letter for letter, _ in groupby(word))


def _joined(words: list[str]) -> tuple[Word, ...]:
    forms, longest = _forms()
    found: list[Word] = []
    place = 0
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            form = forms.get(" ".join(words[place : place + length]))
            if form:
                text = "".join(words[place : place + length])
                sound = form.name.replace(" ", "")
                found.append(Word(text, form.name, sound, form.weight, form.kind))
                place += length
                break
        else:
            text = words[place]
            found.append(Word(text, text, sound_of(text)))
            place += 1
    return tuple(found)


@lru_cache(maxsize=1)
def _forms() -> tuple[Mapping[str, _Form], int]:
    forms: dict[str, _Form] = {}
    for row in _table("words.tsv"):
        try:
            weight = float(row["weight"])
        except ValueError as err:
            raise DataError(
                "is no number", file="words.tsv", entry=row["name"], field="weight"
            ) from err
        if not 0 < weight < 1:
            raise DataError(
                "has to lie between 0 and 1", file="words.tsv", entry=row["name"], field="weight"
            )
        for form in row["forms"].split(" | "):
            forms.setdefault(form.strip(), _Form(row["kind"], row["name"], weight))
    return forms, max(form.count(" ") + 1 for form in forms)


@lru_cache(maxsize=1)
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple((row["from"], row["to"]) for row in _table("sounds.tsv"))


def _table(name: str) -> tuple[dict[str, str], ...]:
    source = resources.files("spectriage.cases.names") / "data" / name
    return parse_table(source.read_text(encoding="utf-8"), name)
