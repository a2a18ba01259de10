"""Whether a stated use tells anything that a person could check.

Beside wordings that say nothing (`end_use_words.tsv`) a use is vague that holds none but generic
words (`generic_words.tsv`), however it puts them.
"""

import re
from functools import lru_cache

from spectriage.papers.letter_words import rules_of
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

GENERIC = "papers/generic_words.tsv"
NO_USE = "names no use that a person could check"
_FEW = 2  # words of the shortest text that can be judged
# "The gauges are": what is used says nothing of the use.
_SUBJECT = re.compile(
    r"^(?:the|these|this|our|such|all|die|diese|les|ces|los|las|i|le|questi|os|as|de) "
    r"(?:[\w-]+ ){0,2}?[\w-]+ (?=serve|are|is|will|shall|go|find|werden|sind|dienen|seront|sont|"
    r"servent|seran|son|sirven|saranno|sono|serao|sao|worden|zijn)"
)
# "various purposes of our company": whose they are tells no use.
_WHOSE = re.compile(
    r"\s(?:of|in|at|within|for|unsere[rs]|de|della|da|van|in)\s?(?:our|the|my|notre|nuestra|nostra|nossa|"
    r"ons)?\s?(?:own )?(?:company|firm|business|plant|premises|operations?|factory|organi[sz]ation|"
    r"unternehmens?|betriebs?|firma|societe|entreprise|empresa|azienda|ditta|bedrijf)$"
)


def judge_end_use(text: str) -> tuple[str, str]:
    """State of a stated use and why: ``specific``, ``vague`` or ``empty``."""
    folded = fold(" ".join(text.split())).strip(" .:;,")
    for row, regex in rules_of("end_use_words"):
        if row["use"] == "empty" and regex.fullmatch(folded):
            return "empty", "says nothing"
    vague = vague_because(folded) or (NO_USE if is_generic(folded) else "")
    if vague:
        return "vague", vague
    if len(folded) < 12 and len(folded.split()) < 3 and not any(c >= "\u3400" for c in folded):
        return "vague", "is one or two words"
    return "specific", ""


def vague_because(folded: str) -> str:
    """Why a use is vague, or nothing."""
    told = _WHOSE.sub("", folded.strip(" .:;,"))
    first = re.split(r"[,;.](?:\s|$)", told)[0].strip()
    for row, regex in rules_of("end_use_words"):
        if row["use"] != "vague":
            continue
        if regex.fullmatch(told):
            return NO_USE
        if regex.fullmatch(first) and len(told.split()) < 14:
            return "begins with a use that a person could not check"
    return ""


def is_generic(folded: str) -> bool:
    """Whether a text holds no word of which a use could be told, its subject aside."""
    words = re.findall(r"[a-z]{2,}", _SUBJECT.sub("", folded.strip(), count=1))
    return len(words) >= _FEW and all(map(_generic().fullmatch, words))


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    words = {word for row in read_table(GENERIC) for word in row["words"].split("|")}
    return re.compile("|".join(re.escape(w.removesuffix("*")) + r"\w*" * w.endswith("*")
                               for w in sorted(words)))  # fmt: skip
