"""Part numbers of goods lines: in their own column, at the start of words, inside them."""

import re

_LEADING_PART = re.compile(r"\s*([A-Z]{2,6}-[A-Z0-9]{2,10}(?:-[A-Z0-9]{1,8})*)(?![\w-])")
_PART_IN_TEXT = re.compile(
    r"(?<![\w.,/-])(?=[\w./-]*\d)(?=[\w./-]*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*(?![\w/])"
)
# Sizes, grades, norms, interfaces and control numbers that look like part numbers.
_NO_PART = re.compile(
    r"^(?:\d+(?:[.,]\d+)?\s?[a-zA-ZµΩ%°]{1,4}|\d+[xX]\d+\w*|IP\d\d|M\d{1,2}|[A-Z]\d|USB\d?.*|ISO.*|"
    r"EN\d.*|DN\d+|PN\d+|RS-?\d{3}|\d+[DK]|H\d{3}.*|MIL-.*|DIN.*|\d+\w?-\w+|Cat\d\w?|"
    r"\d{1,2}[A-Z]\d{3}.*|EAR99)$"
)


def own_part(text: str) -> tuple[str, str]:
    """Part number of its column and the words behind it: "HM-80 diaphragm pump, 5 m³/h"."""
    first, _, second = text.partition(" ")
    words = text.count(" ") >= 2 or (second.isalpha() and second.islower() and len(first) > 3)
    lead = leading_part(text) if words else None
    if lead and text.startswith(lead) and sum(map(str.isalpha, text[len(lead) :])) >= 4:
        return lead, text[len(lead) :].strip(" ,;:–-")
    return text, ""


def leading_part(text: str) -> str | None:
    """The part number that a text begins with, digits or not ("VT-BAG"), else the first in it."""
    found = _LEADING_PART.match(text)
    return found[1] if found and not _NO_PART.match(found[1]) else part_in(text)


def part_in(text: str) -> str | None:
    """The first word of a description that has the shape of a part number."""
    for found in _PART_IN_TEXT.finditer(text):
        word = found.group().strip(".")
        if len(word) >= 4 and not _NO_PART.match(word):
            return word
    return None
