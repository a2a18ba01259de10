"""Where the value of a label stands: behind it, right of it, or under it.

A form prints a value in one of three places, and only the place and the kind of value tell which.
`acceptable` says whether a text can be that label's value (a name, a date, a number), so that an
unknown label to the right is not taken for a value.
"""

import re
from collections.abc import Callable, Sequence

from spectriage.papers.goods.heads import read_head
from spectriage.papers.labels import Label, LabelledSheet
from spectriage.papers.pieces import Piece, Slip, whole

Acceptable = Callable[[str], bool]

# In print heights of the line above: more space than this between two lines ends a block. A box's
# label and the value under it may stand a little farther apart.
LINE_GAP, LABEL_GAP = 1.9, 2.8
MAX_LINES = 8  # of a block; an address is shorter
_FIELD_NUMBER = re.compile(r"[(\[]?\d{1,2}\s?[a-z]?[.)\]:]{0,2}")
_NEAR = 20.0  # points by which a field's number may stand beside its label's begin
_SENTENCE = 5  # words of the shortest sentence
_HEADS = 4  # known heads on one line
_ASIDE = 80.0  # points right of a label's begin where another column begins
_INDENT = 14.0  # points by which a value may begin left of its label, or lines of a block apart


def any_text(text: str) -> bool:
    """Whether a text has a letter or figure: what fills a field that may hold anything."""
    return any(char.isalnum() for char in text)


def reads_on(text: str) -> bool:
    """Whether a line is a question or part of a sentence, and no line of a name or address."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return "?" in text or (len(words) >= _SENTENCE and 2 * small > len(words))


def find_value(
    labelled: LabelledSheet,
    label: Label,
    acceptable: Acceptable,
    *,
    lines: int = 1,
    stands_in: Acceptable | None = None,
) -> list[Slip]:
    """Slips of a label's value, one a line, at most `lines`; empty where none can be told.

    `stands_in` says whether a text fills the field without being such a value ("to order"): then
    what stands right of it is another field's.
    """
    first, style = _first(labelled, label, acceptable, stands_in)
    if first is None:
        return []
    found = [first]
    if lines > 1:
        found += _lines_under(labelled, label, first, style, lines - 1)
    return found


def _first(
    labelled: LabelledSheet, label: Label, acceptable: Acceptable, stands_in: Acceptable | None
) -> tuple[Slip | None, str]:
    piece = label.piece
    if label.rest:
        slip = Slip(piece, _skip(piece.text, label.end), len(piece.text))
        if label.marked or acceptable(slip.text):
            return (slip, "same") if acceptable(slip.text) else (None, "")
        return None, ""
    right = (
        _beside_number(labelled, piece)
        or _right_of(labelled, piece)
        or _beside_wrapped(labelled, piece)
        or _beside_above(labelled, piece)
    )
    below = _below(labelled, piece)
    if below is not None and stands_in is not None and stands_in(below.text):
        return None, ""
    right_fits = right is not None and acceptable(_without_mark(right).text)
    below_fits = below is not None and acceptable(below.text)
    if right is not None and right_fits and not (below_fits and _is_head_row(labelled, piece)):
        return _without_mark(right), "right"
    if below is not None and below_fits:
        return whole(below), "below"
    return None, ""


def _skip(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] in ":：.|_=•·…"):
        start += 1
    return start


def _without_mark(piece: Piece) -> Slip:
    """A piece without the colon that it may begin with."""
    return Slip(piece, _skip(piece.text, 0), len(piece.text))


def _right_of(labelled: LabelledSheet, piece: Piece) -> Piece | None:
    """The piece right of a label, if it is no label; a colon of its own is passed over."""
    line = labelled.sheet.lines[piece.line]
    for other in line[piece.place + 1 : piece.place + 3]:
        if labelled.is_label(other) and not other.text.startswith(":"):
            return None
        if any_text(other.text):
            return other
    return None


def _beside_wrapped(labelled: LabelledSheet, piece: Piece) -> Piece | None:
    """The piece right of a label in two lines, where it stands at half their height."""
    for other in labelled.sheet.lines[piece.line + 1 : piece.line + 2]:
        first = other[0] if other else None
        if (
            first is not None
            and first.x0 > piece.x1 + 2
            and first.top - piece.top < 0.9 * piece.height
            and not labelled.is_label(first)
        ):
            return first
    return None


def _beside_number(labelled: LabelledSheet, piece: Piece) -> Piece | None:
    """The piece right of a field's number, where the label stands under that number.

    1.         Mombasa Pumps Ltd
    Consignee  Nairobi
    """
    above = labelled.sheet.lines[max(0, piece.line - 1) : piece.line]
    if piece.place or not above or len(above[0]) < 2:
        return None
    number, value = above[0][0], above[0][1]
    under = abs(number.x0 - piece.x0) < _NEAR and piece.top - number.bottom < piece.height
    if not under or not is_number(number.text) or labelled.is_label(value):
        return None
    return value if any_text(value.text) and value.x0 > piece.x0 + _ASIDE / 2 else None


def _beside_above(labelled: LabelledSheet, piece: Piece) -> Piece | None:
    """The piece right of a label whose value is printed a little higher, on a line of its own."""
    for other in labelled.sheet.lines[max(0, piece.line - 1) : piece.line]:
        first = other[0] if other else None
        if (
            first is not None
            and first.x0 > piece.x1 + 2
            and piece.top - first.top < 0.9 * piece.height
            and not labelled.is_label(first)
        ):
            return first
    return None


def is_number(text: str) -> bool:
    """Whether a text is nothing but a field's number: "2", "8b.", "(3)"."""
    return _FIELD_NUMBER.fullmatch(text.strip()) is not None


def _begins_next(labelled: LabelledSheet, piece: Piece) -> bool:
    """Whether a line is the number of the next field, whose label stands under or beside it."""
    if not is_number(piece.text):
        return False
    lines = labelled.sheet.lines
    beside = lines[piece.line][piece.place + 1 : piece.place + 2]
    under = [one for line in lines[piece.line + 1 : piece.line + 2] for one in line[:1]]
    return any(labelled.at(one) is not None for one in (*beside, *under))


def _is_head_row(labelled: LabelledSheet, piece: Piece) -> bool:
    """Whether the line under the label stands in its column, as under the head of a box.

    In a list of labels the line under it begins with the next label, not with a value.
    """
    below = _below(labelled, piece)
    right = _right_of(labelled, piece)
    if below is None or right is None:
        return False
    nearest_right = right.x0 - piece.x1
    if _in_label_list(labelled, piece, right):
        return False
    return abs(below.x0 - piece.x0) < 3.0 and nearest_right > 4 * piece.height


def _in_label_list(labelled: LabelledSheet, piece: Piece, right: Piece) -> bool:
    """Whether another label above or under this one has its value in the same column."""
    lines = labelled.sheet.lines[max(0, piece.line - 3) : piece.line + 4]
    return any(
        labelled.at(other) is not None
        for line in lines if line is not labelled.sheet.lines[piece.line]
        for other, beside in zip(line, line[1:], strict=False)
        if abs(other.x0 - piece.x0) < 3 and abs(beside.x0 - right.x0) < 3
    )  # fmt: skip


def _below(labelled: LabelledSheet, piece: Piece) -> Piece | None:
    """The nearest piece under a label in its column."""
    right_edge = _column_end(labelled, piece)
    for number in range(piece.line + 1, min(piece.line + 6, len(labelled.sheet.lines))):
        for other in labelled.sheet.lines[number]:
            if not piece.x0 - _INDENT <= other.x0 < right_edge or other.top < piece.top + 2:
                continue
            if other.top - piece.bottom > LABEL_GAP * piece.height:
                return None
            if not any_text(other.text):
                continue
            if _is_table_head(labelled.sheet.lines[number]):
                return None
            if other.x0 > max(piece.x1, piece.x0 + _ASIDE) + _ASIDE / 2:
                continue  # another column's line stands between the label and its value
            return None if labelled.is_label(other) else other
    return None


def _is_table_head(line: Sequence[Piece]) -> bool:
    """Whether a line is the head of a goods table."""
    return (
        len(line) >= _HEADS and sum(read_head(one.text) is not None for one in line) >= _HEADS - 1
    )


def _column_end(labelled: LabelledSheet, piece: Piece) -> float:
    """Left edge of the next thing right of a label on its line."""
    line = labelled.sheet.lines[piece.line]
    for other in line[piece.place + 1 :]:
        if any_text(other.text):
            return other.x0 - 4.0
    return max(piece.x1, labelled.sheet.page.width)


def _lines_under(
    labelled: LabelledSheet, label: Label, first: Slip, style: str, count: int
) -> list[Slip]:
    """Lines of the block that begins with `first`."""
    found: list[Slip] = []
    above = first.piece
    left = first.x0
    edge = _column_end(labelled, first.piece)
    lines = labelled.sheet.lines
    for number in range(above.line + 1, min(above.line + 3 * count + 3, len(lines))):
        chosen: Piece | None = None
        for other in lines[number]:
            in_column = (
                min(left, label.piece.x0 if style == "same" else left) - _INDENT <= other.x0 < edge
            )
            if in_column and abs(other.x0 - left) <= max(_INDENT, _reach(style, label, left)):
                chosen = other
                break
            if other.x0 < left and _stops(labelled, other, style):
                return found
        if chosen is None:
            continue
        if chosen.top - above.bottom > LINE_GAP * above.height * (1.0 if found else 1.15):
            break
        if labelled.is_label(chosen) or not any_text(chosen.text) or _is_head(labelled, chosen):
            break
        if _begins_next(labelled, chosen):
            break
        found.append(whole(chosen))
        above = chosen
        if len(found) == count:
            break
    return found


def _reach(style: str, label: Label, left: float) -> float:
    """Points by which the next lines may begin left or right of the first one."""
    return left - label.piece.x0 + _INDENT if style == "same" else _INDENT


def _stops(labelled: LabelledSheet, piece: Piece, style: str) -> bool:
    """Whether a piece left of a block's column begins the next field."""
    return style == "right" and labelled.is_label(piece)


def _is_head(labelled: LabelledSheet, piece: Piece) -> bool:
    """Whether a piece begins like a party's label and goes on in words that name nobody."""
    label = labelled.at(piece)
    return label is not None and label.has("party") and not label.rest[:1].isalnum()


def join_text(slips: Sequence[Slip]) -> str:
    """The lines' text, joined by line ends."""
    return "\n".join(slip.text for slip in slips)
