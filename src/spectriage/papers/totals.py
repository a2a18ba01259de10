"""Sums that stand outside of a table: "Order total: GBP 11,828.40", "Gesamtbetrag 15.210,00 €".

A sum's words begin a line or a column, nothing but a currency stands between them and the figure,
and nothing but a currency behind it. Where a form prints the words over the figure, the figure
is alone in the line below, at the same left edge.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spectriage.papers.figures import NUMBER, find_currency, parse_figure
from spectriage.papers.pieces import Piece, Sheet, quote_words
from spectriage.report.papers import Total
from spectriage.vocabulary.tables import read_table

FILE = "papers/total_words.tsv"
_ENUMERATOR = r"(?:[(\[]?(?:\d{1,2}|[A-Z])[.)\]:]\s{0,3})?"
_BETWEEN = r"[\s:.()/_–-]*(?:(?:[A-Z]{3}|US\$|[€$£¥])[\s:.()/_–-]*)?"
_BEHIND = r"\s*(?:[A-Z]{3}|US\$|[€$£¥])?\s*[.;]?\s*$"
_SAME_EDGE = 14.0  # points between the left edges of words and the figure below them
_BELOW = 3.0  # line heights
_FORM_COLUMNS = 2  # more pieces in a line head the columns of a table


def find_totals(sheets: Sequence[Sheet], decimal: str, known: Sequence[Total]) -> list[Total]:
    """Sums outside of tables, of meanings that no table gave.

    Parameters
    ----------
    decimal
        The paper's decimal sign, for figures that do not tell.
    known
        Sums that are read already.
    """
    have = {total.meaning for total in known}
    found: dict[tuple[str, float], Total] = {}
    for sheet in sheets:
        for total in _on_page(sheet, decimal):
            if total.meaning not in have:
                found.setdefault((total.meaning, total.value), total)
    return list(found.values())


def _on_page(sheet: Sheet, decimal: str) -> Iterator[Total]:
    pattern, meanings = _wordings()
    for number, line in enumerate(sheet.lines):
        for place, piece in enumerate(line):
            label = pattern.match(piece.text)
            if label is None:
                continue
            meaning = meanings[" ".join(label["words"].casefold().split())]
            pieces = _with_figure(line[place:], label.end()) or _below(sheet, number, piece, label)
            if not pieces:
                continue
            total = _total(sheet, meaning, pieces, decimal, label.end())
            if total is not None:
                yield total


def _with_figure(pieces: Sequence[Piece], start: int) -> list[Piece]:
    """The pieces of a line from the words to the figure, where only a currency is between."""
    text = ""
    for count, piece in enumerate(pieces[:3], 1):
        text = f"{text} {piece.text}".strip() if text else piece.text
        if _figure().fullmatch(text, start):
            return list(pieces[:count]) if count == len(pieces) or _ends(pieces, count) else []
    return []


def _ends(pieces: Sequence[Piece], count: int) -> bool:
    """Whether what follows in the line is no figure: else the words head a row of a table."""
    rest = " ".join(piece.text for piece in pieces[count:])
    return not any(ch.isdigit() for ch in rest)


def _below(sheet: Sheet, number: int, piece: Piece, label: re.Match[str]) -> list[Piece]:
    if piece.text[label.end() :].strip(" :.-–") or len(sheet.lines[number]) > _FORM_COLUMNS:
        return []
    for line in sheet.lines[number + 1 : number + 3]:
        for other in line:
            near = abs(other.x0 - piece.x0) <= _SAME_EDGE
            close = other.top - piece.bottom <= _BELOW * piece.height
            if near and close and _figure().fullmatch(other.text):
                return [piece, other]
    return []


def _total(
    sheet: Sheet, meaning: str, pieces: Sequence[Piece], decimal: str, start: int
) -> Total | None:
    text = " ".join(piece.text for piece in pieces)
    figure = _figure().fullmatch(text, start)
    value = parse_figure(figure["figure"], decimal) if figure else None
    quoted = quote_words(sheet.page, [word for p in pieces for word in p.segment.words])
    if value is None or quoted is None or value <= 0:
        return None
    currency = find_currency(text[start:])
    if currency is None and value < 32 and float(value).is_integer():
        return None  # "Total 3" counts something
    return Total(
        meaning=meaning, value=value, unit=currency[2] if currency else None, quote=quoted[0],
        page=sheet.number, bbox=quoted[1],
    )  # fmt: skip


@lru_cache(maxsize=1)
def _figure() -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}(?P<figure>{NUMBER}){_BEHIND}")


@lru_cache(maxsize=1)
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings: dict[str, str] = {}
    for row in read_table(FILE):
        for wording in row["wordings"].split("|"):
            meanings.setdefault(" ".join(wording.split()), row["meaning"])
    ranked = sorted(meanings, key=lambda wording: (-len(wording), wording))
    body = "|".join(r"\s+".join(map(re.escape, wording.split())) for wording in ranked)
    return re.compile(rf"{_ENUMERATOR}(?P<words>{body})(?![^\W_])", re.IGNORECASE), meanings
