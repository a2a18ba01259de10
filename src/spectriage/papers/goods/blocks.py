"""Goods as blocks of labelled fields, one block an item, where a paper has no table.

    1) TC-640  Thermal camera
       Quantity: 3 pcs    Unit price: EUR 4,250.00    Amount: EUR 12,750.00
       HS code: 8525 89   Origin: Italy

The same labels come again with each item; a field that a block has already begins the next one.
What stands over a block's first label, or before it on its line, heads it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spectriage.papers.figures import find_currency, find_figures, parse_figure, unit_words
from spectriage.papers.goods.cells import HS
from spectriage.papers.goods.line_values import check
from spectriage.papers.goods.part_numbers import leading_part
from spectriage.papers.labels import LabelledSheet, find_labels, match_name
from spectriage.papers.pieces import Piece, Sheet, Slip, quote_slips, whole
from spectriage.papers.values import any_text, find_value
from spectriage.report.basics import PrintedCode
from spectriage.report.papers import GoodsLine
from spectriage.vocabulary.countries import country_of

_READ = frozenset(
    ("goods", "part_number", "quantity", "unit_price", "amount", "hs_code", "code", "origin")
)
_TELLING = frozenset(("goods", "part_number", "quantity", "unit_price", "amount"))
_COUNTING = frozenset(("quantity", "unit_price", "amount"))
_FIGURE = re.compile(
    r"(?:[A-Z]{3}|[€$£¥])?\s?\d[\d.,'’ ]*(?!\S*[-/])"
)  # what such a field begins with
_MAX_LABEL = 40  # characters before a colon in which a label is looked for
_MAX_BLOCKS = 6_000
_NAME = 3  # letters of the shortest name of goods
_HEAD_LINES = 2  # printed lines over a block's first label in which its heading may stand
_COLON = re.compile(r"\s*[:：]\s*")
_WORD_START = re.compile(r"(?<!\S)(?=\S)|(?<=[\u3400-\u9fff\d])(?=[\u3400-\u9fff])")
_NUMBERED = re.compile(
    r"^\W*(?:[^\W\d_]{2,12}\.?\s*)?(?:n[°ºo.]*\s*)?\d{1,3}\s*(?:[.):–-]+\s*|\s+(?=\S)|$)",
    re.IGNORECASE,
)
_HS_INSIDE = re.compile(r"\d{4}[.\s]?\d{2}(?:[.\s]?\d{2,4})?(?:[.\s]?\d{2})?")


@dataclass(slots=True, frozen=True)
class Labelled:
    """A label's meaning and the slips of its value; `start` is where the label begins."""

    meaning: str
    piece: Piece
    start: int
    slips: tuple[Slip, ...]

    @property
    def text(self) -> str:
        """The value."""
        return " ".join(slip.text for slip in self.slips).strip(" ;,|·")


@dataclass(slots=True)
class Block:
    """Fields of one item, by meaning."""

    fields: dict[str, Labelled] = field(default_factory=dict)


def block_lines(
    sheets: Sequence[Sheet], decimal: str, codes: Sequence[PrintedCode]
) -> list[GoodsLine]:
    """Goods lines of labelled blocks: two at least, or one that is counted and priced."""
    found: list[GoodsLine] = []
    for sheet in sheets:
        for block in _blocks(list(_fields(sheet))):
            line = _line(sheet, block, decimal, codes, len(found) + 1)
            if line is not None and len(found) < _MAX_BLOCKS:
                found.append(line)
    priced = [ln for ln in found if ln.unit_price is not None or ln.arithmetic == "agrees"]
    return found if len(found) > 1 or priced else []


def _fields(sheet: Sheet) -> Iterator[Labelled]:
    """Labelled goods fields of a page in order, several of one line too."""
    labelled = find_labels(sheet)
    for piece in sheet.pieces():
        inline = list(_inline(labelled, piece)) if _COLON.search(piece.text) else []
        if inline:
            yield from inline
            continue
        label = labelled.at(piece)
        meaning = _meaning(label.names) if label else ""
        if label is None or not meaning:
            continue
        if label.rest:
            if meaning in _COUNTING and _FIGURE.match(label.rest):
                yield Labelled(meaning, piece, 0, (Slip(piece, label.end, len(piece.text)),))
        elif label.marked:
            yield from _beside(labelled, piece, meaning)


def _beside(labelled: LabelledSheet, piece: Piece, meaning: str) -> Iterator[Labelled]:
    label = labelled.at(piece)
    slips = find_value(labelled, label, any_text) if label else []
    if slips and slips[0].piece.line == piece.line:  # a head has its values under it
        yield Labelled(meaning, piece, 0, tuple(slips))


def _inline(labelled: LabelledSheet, piece: Piece) -> Iterator[Labelled]:
    """Fields within one piece: "Quantity: 3 pcs Unit price: EUR 4.00"."""
    text = piece.text
    marks: list[tuple[int, int, str]] = []
    first = labelled.at(piece)
    if first is not None and first.marked and first.rest:  # it may be two in one: "Prezzo / Price"
        marks.append((first.start, first.end, _meaning(first.names)))
    for colon in _COLON.finditer(text):
        if marks and colon.start() < marks[-1][1]:
            continue
        begin = max(marks[-1][1] if marks else 0, colon.start() - _MAX_LABEL)
        for place in _WORD_START.finditer(text, begin, colon.start()):
            known = match_name(text, place.start())
            if known and known[0] == colon.start():
                marks.append((place.start(), colon.end(), _meaning(known[1])))
                break
    for number, (start, end, meaning) in enumerate(marks):
        stop = marks[number + 1][0] if number + 1 < len(marks) else len(text)
        if meaning and text[end:stop].strip():
            yield Labelled(meaning, piece, start, (Slip(piece, end, stop),))


def _meaning(names: Sequence[tuple[str, str]]) -> str:
    for kind, meaning in names:
        if (kind, meaning) == ("goods", "value"):
            return "amount"
        if kind in ("goods", "country") and meaning in _READ:
            return meaning
    return ""


def _blocks(fields: Sequence[Labelled]) -> list[Block]:
    blocks: list[Block] = []
    for one in fields:
        if not blocks or one.meaning in blocks[-1].fields:
            blocks.append(Block())
        blocks[-1].fields.setdefault(one.meaning, one)
    return blocks


def _heading(sheet: Sheet, block: Block) -> list[Slip]:
    """What stands before a block's first label on its line, or on the line right over it."""
    first = min(block.fields.values(), key=lambda one: (one.piece.line, one.piece.x0, one.start))
    labelled = find_labels(sheet)
    if first.start and any_text(first.piece.text[: first.start]):
        told = _told(Slip(first.piece, 0, first.start))
        return [told] if told else []
    left = sheet.lines[first.piece.line][: first.piece.place]
    above = sheet.lines[max(0, first.piece.line - _HEAD_LINES) : first.piece.line]
    for line in (left, *reversed(above)):
        for piece in line:
            if _is_field(labelled, piece) or piece.x0 > first.piece.x0 + 2:
                continue
            told = _told(whole(piece))
            if told is not None:
                behind = line[line.index(piece) + 1 :] if line is not left else []
                return [told, *(whole(one) for one in behind if not _is_field(labelled, one))]
    return []


def _is_field(labelled: LabelledSheet, piece: Piece) -> bool:
    label = labelled.at(piece)
    return (label is not None and label.marked) or any(_inline(labelled, piece))


def _told(slip: Slip) -> Slip | None:
    """The heading without its number; None where nothing but a number is left."""
    numbered = _NUMBERED.match(slip.text)
    start = slip.start + (numbered.end() if numbered else 0)
    bare = Slip(slip.piece, start, slip.end)
    names = sum(char.isalpha() for char in bare.text) >= _NAME or leading_part(bare.text)
    return bare if names else None


def _line(
    sheet: Sheet, block: Block, decimal: str, codes: Sequence[PrintedCode], number: int
) -> GoodsLine | None:
    fields = block.fields
    if not ({"quantity", "amount"} & set(fields)) or len(_TELLING & set(fields)) < 2:
        return None
    text = {meaning: one.text for meaning, one in fields.items()}
    heading = _heading(sheet, block)
    main = fields["goods"].slips if "goods" in fields else tuple(heading)
    description = " ".join(slip.text for slip in main).strip(" ,;:–-")
    part = text.get("part_number") or (leading_part(heading[0].text) if heading else None)
    part = part or leading_part(description)
    if not part and description.count(" ") < 1:
        return None
    main = main or fields["part_number"].slips
    quoted = quote_slips(sheet.page, main)
    if quoted is None:
        return None
    quotes = {
        ("description" if meaning == "goods" else meaning): told[0]
        for meaning, one in fields.items()
        if (told := quote_slips(sheet.page, one.slips))
    }
    quotes.setdefault("description", quoted[0])
    quantity, price, amount = (
        _figure(text.get(name, ""), decimal) for name in ("quantity", "unit_price", "amount")
    )
    if quantity is None and price is None and amount is None:
        return None
    money = find_currency(text.get("amount", "")) or find_currency(text.get("unit_price", ""))
    spelled = unit_words()[0].search(text.get("quantity", ""))
    hs = _HS_INSIDE.search(text.get("hs_code", ""))
    sums = check(quantity, price, amount)
    return GoodsLine(
        number=number, part_number=part, description=(description or part or "")[:600],
        quantity=quantity, unit=unit_words()[1][spelled.group().lower()] if spelled else None,
        unit_price=price, amount=amount, currency=money[2] if money else None,
        hs_code=hs.group().strip() if hs and HS.match(hs.group().strip()) else None,
        origin=country_of(text["origin"]) if "origin" in text else None,
        control_codes=[
            code for code in codes
            if code.page == sheet.number and code.code in text.get("code", "")
        ],
        arithmetic=sums, quotes=quotes, source="form", confidence=0.85 if sums == "agrees" else 0.7,
        quote=quoted[0], page=sheet.number, bbox=quoted[1],
    )  # fmt: skip


def _figure(text: str, decimal: str) -> float | None:
    figures = find_figures(text)
    return parse_figure(figures[0].text, decimal) if figures else None
