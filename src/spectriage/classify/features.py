"""Text to the one string of tokens that training and use both see.

The beginning of a document says what it is, so it counts three times; terms of the cue table
add a token of their own (``cue_kind_datasheet``), which carries what a small corpus cannot.
"""

import re
from functools import lru_cache

from spectriage.classify.blinding import blind
from spectriage.classify.cue_terms import CueTerms
from spectriage.vocabulary.tables import read_table

FEATURES_VERSION = "2"
HEAD_CHARACTERS = 400
BODY_CHARACTERS = 7000
HEAD_WEIGHT = 3
CUE = "cue_"
WORD_PATTERN = r"(?!cue_)[^\W\d_][\w'-]+"  # letters first; bare numbers say little
CUE_PATTERN = r"cue_\w+"
_TOKEN = re.compile(rf"(?<!\w)(?:{CUE_PATTERN}|{WORD_PATTERN})")
_SPACE = re.compile(r"\s+")


def prepare_text(text: str, group: str) -> str:
    """Lower-case text, its head repeated, with the cue tokens of one group appended.

    Parameters
    ----------
    text
        The document's text from its first page on.
    group
        Cue group: ``kind`` or ``family``.
    """
    plain = _SPACE.sub(" ", blind(text[: 2 * BODY_CHARACTERS])).casefold()[:BODY_CHARACTERS]
    head = plain[:HEAD_CHARACTERS]
    cues = find_cues(head, group) * (HEAD_WEIGHT - 1) + find_cues(plain, group)
    return " ".join([plain, *[head] * (HEAD_WEIGHT - 1), *cues])


def tokenize(prepared: str) -> list[str]:
    """Tokens of a prepared text, as the vectoriser of training splits it."""
    return _TOKEN.findall(prepared)


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
        if token.startswith(CUE):
            counts[token] = counts.get(token, 0) + 1
    if not counts:
        return "other"
    return max(sorted(counts), key=lambda token: counts[token]).removeprefix(f"{CUE}{group}_")
