"""Text without countries and without names of companies, for every model that scores an item.

Where an item comes from or goes to must not change what it is taken for: names of countries,
companies with a legal form, and whatever follows a party's label on its line are taken out. The
same names are taken out where they stand again without form or label, and so are those that the
caller knows from elsewhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from spectriage.vocabulary.names import forms_like_terms, legal_forms
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table

_PIECE = re.compile(r"[,;\n|]")
_PARTY_LINE = re.compile(
    r"^([ \t]*(?:\d+[.)]?[ \t]*)?(?:exporter|shipper|seller|consignee|buyer|importer|end[- ]?user|"
    r"ship[- ]to|sold[- ]to|bill[- ]to|notify party|intermediate consignee|freight forwarder|"
    r"carrier|"
    r"manufacturer|supplier|applicant|destination|country of (?:origin|destination)|address|"
    r"empfänger|käufer|verkäufer|absender|destinataire|acheteur|vendeur|destinatario|comprador)"
    r"[ \t]*(?:\([^)\n]*\))?[ \t]*:)[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


_SHORTEST_NAME = 4  # letters
_LONGEST_NAME = 80  # characters of a company's name on either side of a word in it
_LETTERHEAD_WORDS = 6
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d\d|(?<![^\W\d_])\d")  # a lone figure in a word is a misread letter
MAX_NAMES = 60  # of a document are taken out


def blind(text: str, names: Iterable[str] = ()) -> str:
    """The text with parties and countries taken out.

    Parameters
    ----------
    text
        Plain text with its lines.
    names
        Names and addresses of parties that are known otherwise.
    """
    known = [piece for name in names for piece in _PIECE.split(name)]

    def party(line: re.Match[str]) -> str:
        known.append(line[0][len(line[1]) :])
        return line[1]

    def company(found: re.Match[str]) -> str:
        known.append(found[1])
        return " "

    text = _PARTY_LINE.sub(party, text)
    text = _company().sub(company, text)
    if pattern := _names_pattern(known):
        text = pattern.sub(" ", text)
    return _countries().sub(" ", text)


def letterhead(text: str) -> str:
    """The first line of a paper where it is a sender's name by its build, else nothing.

    Two to six words that begin with capitals, without numbers, none of them naming a product.
    """
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    words = _LETTERS.findall(line)
    named = 1 < len(words) <= _LETTERHEAD_WORDS and all(word[0].isupper() for word in words)
    plain = not _NUMBER.search(line) and not any(find_nouns(line.casefold()))
    return line if named and plain else ""


def in_company(text: str, start: int, end: int) -> bool:
    """Whether these characters stand within the name of a company with a legal form."""
    first = max(0, start - _LONGEST_NAME)
    near = text[first : end + _LONGEST_NAME]
    return any(
        first + found.start() <= start and end <= first + found.end()
        for found in _company().finditer(near)
    )


def _names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Pattern of these names, whatever their case and spaces; None where none is long enough."""
    kept = dict.fromkeys(" ".join(name.split()).strip(" ,.;:|") for name in names)
    chosen = [name for name in kept if sum(map(str.isalpha, name)) >= _SHORTEST_NAME][:MAX_NAMES]
    if not chosen:
        return None
    spaced = (r"\s+".join(map(re.escape, n.split())) for n in sorted(chosen, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _company() -> re.Pattern[str]:
    """Capitalised words and a legal form that is no word of a product."""
    forms = {f for form in legal_forms() for f in (form, form.upper())} - forms_like_terms()
    ranked = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(
        r"\b((?:[A-ZÀ-ÞŁŚŻČŠŽİ][\w&'’.-]*,?[ \t]+(?:(?:of|de|du|and|&|und|et|y)[ \t]+)?){1,6})"
        rf"(?:{'|'.join(map(re.escape, ranked))})(?!\w)\.?"
    )


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    names = sorted((row["name"] for row in read_table("countries.tsv")), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
