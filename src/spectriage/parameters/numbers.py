"""Printed numbers: signs, thousands, decimal commas, powers of ten."""

import re
from decimal import Decimal, InvalidOperation

# Same length in, same length out, so that offsets into the printed text stay true.
_FOLD = str.maketrans(
    {
        "−": "-", "–": "-", "—": "-", "‒": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-",
        "μ": "µ", "º": "°", "˚": "°", "∘": "°", "Ω": "Ω",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ",
        "×": "x", "✕": "x", "╳": "x", "⨯": "x", "＊": "*", "·": "·",
        "≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥", "＜": "<", "＞": ">",
        "，": ",", "．": ".", "：": ":", "（": "(", "）": ")", "／": "/", "％": "%",
        "～": "~", "∼": "~", "〜": "~",
        "⁄": "/", "’": "'", "″": '"',
        **{chr(0x2460 + number): " " for number in range(20)},  # circled figures mark notes
    }
)  # fmt: skip
_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}")  # dots that lead from a label to its value
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")

# A number without its sign. Thousands by comma, space or apostrophe only in whole groups of three.
NUMBER = (
    r"(?:10\s?\^\s?[-+]?\d{1,2}|\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?|\.\d+)"
    r"(?:\s?(?:[x*·]\s?10\s?(?:\^\s?)?[-+⁻⁺]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[eE][-+]?\d{1,3}(?![\w.])))?"
)
_POWER = re.compile(r"^(.*?)\s?[x*·]\s?10\s?(?:\^\s?)?([-+⁻⁺]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})$")
_BARE_POWER = re.compile(r"^10\s?\^\s?([-+]?\d{1,2})$")
_GROUPS = re.compile(r"^[1-9]\d{0,2}(?:([ ,'])\d{3})(?:\1\d{3})*(?:\.\d+)?$")


def fold(text: str) -> str:
    """The text with look-alike signs told as one; every offset stays where it was."""
    if text.isascii() and "...." not in text and ". ." not in text:
        return text
    return _LEADER.sub(_blank, text.translate(_FOLD))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def parse_number(text: str) -> Decimal | None:
    """Value of a printed number without unit, or None where it is none.

    A comma is a decimal comma unless groups of three follow it throughout: ``2,5`` is 2.5,
    ``1,500`` is 1500, ``1 234.5`` is 1234.5.
    """
    clean = fold(text).strip()
    bare = _BARE_POWER.match(clean)
    if bare:
        return Decimal(1).scaleb(int(bare[1]))
    power = _POWER.match(clean)
    exponent = 0
    if power:
        clean, exponent = power[1].strip(), int(power[2].translate(_SUPERSCRIPTS))
    sign = -1 if clean.startswith("-") else 1
    clean = (clean[1:] if clean[:1] in ("+", "-") else clean).strip()
    if not clean[:1].isdigit() and clean[:1] != ".":
        return None
    grouped = _GROUPS.match(clean)
    clean = re.sub(r"[ ,']", "", clean) if grouped else clean.replace(",", ".")
    try:
        value = Decimal(clean)
    except InvalidOperation:
        return None
    return sign * value.scaleb(exponent)
