"""A company's or person's name out of the words after a role label."""

import re
from functools import lru_cache

from spectriage.vocabulary.tables import read_table

_LEAD = re.compile(r"(?:\s|[:.…|_=•·–—-]|name:|messrs\.?\s|m/s\.?\s)*", re.IGNORECASE)
_COLUMN = re.compile(r"\t|[ ]{2,}|[ ]?\||[;\n]|[ ]/[ ]|[ ][-–—][ ]")
_ADDRESS = re.compile(
    r"\s(?=\d)|\s\((?!pty|pvt|pte|private|m\)|s\))|"
    r"\s(?:tel|phone|fax|attn|vat|abn|eori|siret|cif|ruc|cnpj|p\.?\s?o\.?\sbox|per)\b|"
    r"\s(?:room|unit|suite|floor|plot|lot|block)\s(?=[\w-]*\d)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\S*\d\S*")
_COMMA = re.compile(r"\s?,\s?")
_SENTENCE_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})[.:]\s+(?=[A-ZÀ-Þ])|:\s*$")
_SMALL_WORD = re.compile(
    r"\s(?!(?:of|de|del|la|las|los|le|les|du|des|da|do|dos|für|und|der|die|das|and|for|the|y|e|et|"
    r"di|van|von|den|z|o\.|o|i|in)\s)[a-zß-ÿ][\w'’]*(?=\s|$|[.,])"
)
_NOT_ENDINGS = ("before", "terms")  # rows of the table that are no further forms at the end


@lru_cache(maxsize=1)
def legal_forms() -> tuple[str, ...]:
    """Legal forms that end a company's name, as printed, the longest first."""
    rows = [r for r in read_table("papers/legal_forms.tsv") if r["lang"] not in _NOT_ENDINGS]
    forms = {form for row in rows for form in row["forms"].split("|")}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def forms_like_terms() -> frozenset[str]:
    """Legal forms that are also words of products or of texts, as printed: HF, AD, SC."""
    rows = [r for r in read_table("papers/legal_forms.tsv") if r["lang"] == "terms"]
    return frozenset(form for row in rows for form in row["forms"].split("|"))


def find_name(
    text: str,
    start: int,
    end: int,
    *,
    legal_form: re.Pattern[str],
    not_a_name: re.Pattern[str],
    in_sentence: bool = False,
) -> tuple[int, int] | None:
    """Place of a name that begins at `start` or soon after it, or None.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The stretch to look at: a cell, or the rest of a line.
    legal_form
        Matches legal forms that may follow a comma (``CO., LTD.``), on lower-case text.
    not_a_name
        Matches what stands in such places without being a name, on lower-case text.
    in_sentence
        Whether the name stands in running text, where a small word ends it.
    """
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    for pattern in (_COLUMN, _ADDRESS, *((_SMALL_WORD, _SENTENCE_STOP) if in_sentence else ())):
        found = pattern.search(text, start, end)
        end = found.start() if found else end
    end = _end_at_comma(text, start, end, legal_form)
    end = start + len(_without_tail(text[start:end], legal_form))
    name = text[start:end]
    if not _looks_like_name(name) or not_a_name.fullmatch(name.lower()):
        return None
    return start, end


def _end_at_comma(text: str, start: int, end: int, legal_form: re.Pattern[str]) -> int:
    for comma in _COMMA.finditer(text, start, end):
        rest = text[comma.end() : end].lower()
        if not legal_form.match(rest):
            return comma.start()
    return end


def _without_tail(name: str, legal_form: re.Pattern[str]) -> str:
    bare = name.rstrip(" ,;:-–")
    if not bare.endswith("."):
        return bare
    words = bare.lower().split()
    last = words[-1] if words else ""
    ends = (last, " ".join(words[-2:]), " ".join(words[-3:]))  # "Ltd. Sti.", "Sp. z o.o."
    keeps_dot = any(legal_form.fullmatch(end) for end in ends) or last.count(".") > 1
    return bare if keeps_dot else bare.rstrip(".")


def _looks_like_name(name: str) -> bool:
    return (
        2 <= len(name) <= 120
        and not _CODE.fullmatch(name)
        and not name[0].isnumeric()
        and any(char.isupper() or (char.isalpha() and not char.islower()) for char in name)
        and sum(char.isalpha() for char in name) >= 2
    )
