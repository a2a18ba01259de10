"""Text to the one string of tokens that training and use both see.

The beginning of a document says what it is, so it counts three times, and the words of its very
top have tokens of their own where the kind is asked for (``own_report``); terms of the cue table
add a token of their own (``cue_kind_datasheet``), and so do the units of printed figures
(``cue_unit_magnetic_m9``), product nouns where the family is asked for (``own_first_radar``) and
the text's build where the kind is (``cue_look_money_2``): they carry what a small corpus cannot.
Groups of letters carry what words share: their stems, the parts of compounds, misread print.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from spectriage.classify.blinding import blind
from spectriage.classify.cue_terms import CueTerms
from spectriage.classify.looks import look_tokens
from spectriage.classify.unit_tokens import unit_counts, unit_tokens
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table

FEATURES_VERSION = "7"  # 6: names in a file of their own
HEAD_CHARACTERS = 400
BODY_CHARACTERS = 7000
HEAD_WEIGHT = 3
TOP_CHARACTERS = 130
TITLE_CHARACTERS = 200  # in which a product noun names the item itself
NOUN_CHARACTERS = 2500  # in which product nouns are looked for
LETTER_CHARACTERS = 3500  # of which groups of letters are taken
LETTER_GROUPS = (4, 5)  # letters in a group; a space before and behind a word counts as one
CUE, OWN = "cue_", "own_"  # what a group has of its own: families nouns, kinds the top's words
LETTERS = "#"  # before each group, so that none is a word
UNIT, LOOK = f"{CUE}unit_", f"{CUE}look_"
LOOK_WEIGHT = 2  # tokens a measure
WORD_PATTERN = r"(?!cue_|own_)[^\W\d_][\w'-]+"  # letters first; bare numbers say little
CUE_PATTERN = r"cue_\w+"
OWN_PATTERN = r"own_\w+"
_TOKEN = re.compile(rf"(?<!\w)(?:{CUE_PATTERN}|{OWN_PATTERN}|{WORD_PATTERN})")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")


def prepare_text(text: str, group: str, names: Iterable[str] = ()) -> str:
    """Lower-case text, its head repeated, with the cue tokens of one group appended.

    Units of printed figures are appended, product nouns where the group is ``family``, and the
    text's build and the words of its top where it is ``kind``.

    Parameters
    ----------
    text
        The document's text from its first page on.
    group
        Cue group: ``kind`` or ``family``.
    names
        Names and addresses of parties, to be taken out beside those that the text shows as such.
    """
    plain = _plain(text, names)
    head = plain[:HEAD_CHARACTERS]
    cues = find_cues(head, group) * (HEAD_WEIGHT - 1) + find_cues(plain, group)
    units = unit_counts(text)
    own = (
        noun_tokens(plain)
        if group == "family"
        else [*look_tokens(text, units.total(), LOOK) * LOOK_WEIGHT, *top_tokens(plain)]
    )
    tokens = (*cues, *unit_tokens(units, UNIT), *own)
    return " ".join([plain, *[head] * (HEAD_WEIGHT - 1), *tokens])


def _plain(text: str, names: Iterable[str] = ()) -> str:
    seen = blind(text[: 2 * BODY_CHARACTERS], names)
    return _SPACE.sub(" ", seen).casefold()[:BODY_CHARACTERS]


def noun_tokens(plain: str) -> list[str]:
    """A token for each product noun: by whether it is in the title, and one more for the first."""
    tokens: list[str] = []
    for noun in find_nouns(plain[:NOUN_CHARACTERS]):
        if not tokens:
            tokens.append(f"{OWN}first_{noun.family}")
        place = "title" if noun.start < TITLE_CHARACTERS else "body"
        tokens.append(f"{OWN}{place}_{noun.family}")
    return tokens


def top_tokens(plain: str) -> list[str]:
    """A token for each word of the text's very top, and for each two that follow each other."""
    end = plain.rfind(" ", 0, TOP_CHARACTERS) if len(plain) > TOP_CHARACTERS else len(plain)
    words = _LETTERS_ONLY.findall(plain[: end if end > 0 else TOP_CHARACTERS])
    pairs = zip(words, words[1:], strict=False)
    return [f"{OWN}{word}" for word in [*words, *(f"{a}_{b}" for a, b in pairs)]]


def tokenize(prepared: str) -> list[str]:
    """Tokens of a prepared text, as the vectoriser of training splits it."""
    return _TOKEN.findall(prepared)


def letter_groups(prepared: str) -> list[str]:
    """Groups of letters of a prepared text's beginning, as training counts them."""
    found: list[str] = []
    for word in prepared[:LETTER_CHARACTERS].split():
        if not word.startswith((CUE, OWN)):
            padded = f" {word} "
            for size in LETTER_GROUPS:
                found += [f"{LETTERS}{padded[n : n + size]}" for n in range(len(padded) - size + 1)]
    return found


def letter_counts(prepared: str) -> Counter[str]:
    """The same, counted once where kind and family ask for one text; not to be changed."""
    return _counted(prepared[:LETTER_CHARACTERS])


@lru_cache(maxsize=4)
def _counted(beginning: str) -> Counter[str]:
    return Counter(letter_groups(beginning))


def find_cues(text: str, group: str) -> list[str]:
    """One token for each occurrence of a cue term, at most four a term."""
    found: list[str] = []
    for term in _cue_terms(group).find(text):
        for name in _cue_names(group)[term]:
            found.append(f"{CUE}{group}_{name}")
    return found


@lru_cache(maxsize=4)
def _cue_names(group: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for row in read_table("cues.tsv"):
        if row["group"] == group:
            for term in row["terms"].split("|"):
                names.setdefault(term.strip(), []).append(row["name"])
    return {term: tuple(owners) for term, owners in names.items() if term}


@lru_cache(maxsize=4)
def _cue_terms(group: str) -> CueTerms:
    return CueTerms(_cue_names(group))


def keyword_guess(text: str, group: str) -> str:
    """The name with most cue tokens: the baseline that every trained model must beat."""
    counts: dict[str, int] = {}
    prepared = prepare_text(text, group)
    for token in tokenize(prepared):
        if token.startswith(f"{CUE}{group}_"):
            counts[token] = counts.get(token, 0) + 1
    if not counts:
        return "other"
    return max(sorted(counts), key=lambda token: counts[token]).removeprefix(f"{CUE}{group}_")


def first_noun_guess(text: str) -> str:
    """The family of the first product noun: the other baseline of families."""
    nouns = noun_tokens(_plain(text))
    return nouns[0].removeprefix(f"{OWN}first_") if nouns else "other"
