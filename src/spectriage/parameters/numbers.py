"""Printed numbers: signs, thousands, decimal commas, powers of ten."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

# Same length in, same length out, so that offsets into the printed text stay true.
_FOLD = {
    "−": "-", "–": "-", "—": "-", "‒": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-",
    "μ": "µ", "º": "°", "˚": "°", "∘": "°", "\u2126": "\u03a9",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " ", "\u2002": " ", "\u2003": " ",
    "\u3000": " ", "\u200b": " ", "\u200a": " ", "\u2008": " ",
    "×": "x", "✕": "x", "╳": "x", "⨯": "x", "＊": "*", "·": "·", "∙": "·", "⋅": "·",
    "≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥", "＜": "<", "＞": ">",
    "，": ",", "；": ";", "．": ".", "：": ":", "（": "(", "）": ")", "／": "/", "％": "%",
    "～": "~", "∼": "~", "〜": "~", "〰": "~", "﹢": "+", "＋": "+", "＠": "@",
    "⁄": "/", "’": "'", "‘": "'", "″": '"', "”": '"', "′": "'",
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **{chr(0x2460 + number): " " for number in range(20)},  # circled figures mark notes
}  # fmt: skip
_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}")  # dots that lead from a label to its value
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?!⁾)"
_MARKED = r"\s?(?:\^|\*\*)\s?[({]?\s?[-+]?\s?\d{1,3}[)}]?"
# The text layer loses the raising of an exponent; only its sign then tells "10-9" from "109".
_LOST = r"\s?[-+]\d{1,2}(?![\d.,])"

# A number without its sign. Groups of three (or Indian groups) are thousands only throughout.
_MANTISSA = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}(?![.\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|0\.000(?: \d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)?|\.\d+)"
)
NUMBER = (
    rf"(?:10(?:{_RAISED}|{_MARKED})|{_MANTISSA}"
    rf"(?:\s?[x*·]\s?10(?:{_RAISED}|{_MARKED}|{_LOST})|[eE][-+]?\d{{1,3}}(?!\w|\.\d))?)"
)
_PLAIN = re.compile(r"[-+]?\d+(?:\.\d+)?")
_POWER = re.compile(rf"(.*?)\s?[x*·]?\s?10({_RAISED}|{_MARKED}|{_LOST})")
_GROUPED = (
    (re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}"), ","),
    (re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?"), " "),
    (re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d+)?"), "'"),
    (re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"), "."),
    (re.compile(r"0\.\d{3}(?: \d{3})+"), " "),
)


def fold(text: str) -> str:
    """The text with look-alike signs told as one; every offset stays where it was."""
    folded = text if text.isascii() else _with_plain_signs(text)
    return _LEADER.sub(_blank, folded) if "....." in folded or ". . " in folded else folded


@lru_cache(maxsize=1024)  # the same text is asked for several times in a row
def _with_plain_signs(text: str) -> str:
    for sign in _FOLD.keys() & set(text):  # few stand in a text; `translate` asks each character
        text = text.replace(sign, _FOLD[sign])
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal | None:
    """Value of a printed number without unit, or None where it is none.

    A comma is a decimal comma unless groups of three follow it throughout: ``2,5`` is 2.5,
    ``1,500`` is 1500, ``1 234.5`` and ``1.234,5`` are 1234.5.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    clean = fold(text).strip()
    sign = -1 if clean.startswith("-") else 1
    clean = (clean[1:] if clean[:1] in ("+", "-") else clean).strip()
    exponent = 0
    power = _POWER.fullmatch(clean)
    if power:
        clean = power[1].strip() or "1"
        exponent = int(re.sub(r"[^-\d]", "", power[2].translate(_SUPERSCRIPTS)))
    value = _mantissa(clean)
    return None if value is None else sign * value.scaleb(exponent)


def _mantissa(text: str) -> Decimal | None:
    if not text[:1].isdigit() and text[:1] != ".":
        return None
    if not text.startswith("0,"):
        for pattern, separator in _GROUPED:
            if pattern.fullmatch(text):
                text = text.replace(separator, "")
                break
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
