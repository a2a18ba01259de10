"""The place where a paper is signed, with the name, title and date beside it."""

from collections.abc import Sequence

from spectriage.papers.dates import find_dates
from spectriage.papers.labels import LabelledSheet, find_labels
from spectriage.papers.letter_words import words_for
from spectriage.papers.pieces import Sheet, quote_slips, whole
from spectriage.papers.values import find_value
from spectriage.report.papers import Signature
from spectriage.vocabulary.countries import fold


def find_signature(sheets: Sequence[Sheet]) -> Signature | None:
    """The last place for a signature in a document, or None where there is none."""
    for sheet in reversed(sheets):
        labelled = find_labels(sheet)
        place = _labelled(labelled) or _closing(labelled)
        if place is not None:
            return place
    return None


def _labelled(labelled: LabelledSheet) -> Signature | None:
    sheet = labelled.sheet
    labels = [
        label for label in labelled.labels.values()
        if "signature" in label.meanings("signature")
        and (label.marked or len(label.rest.split()) < 6)
    ]  # fmt: skip
    if not labels:
        return None
    label = labels[-1]
    quoted = quote_slips(sheet.page, [whole(label.piece)])
    if quoted is None:
        return None
    near: dict[str, str] = {}
    for other in labelled.labels.values():
        if abs(other.piece.line - label.piece.line) > 8 or not other.marked:
            continue
        for meaning in other.meanings("signature"):
            slips = find_value(labelled, other, _is_words)
            if slips and meaning in ("name", "title"):
                near.setdefault(meaning, slips[0].text.strip())
        if other.has("date"):
            slips = find_value(labelled, other, lambda text: bool(find_dates(text)))
            if slips:
                near["date"] = find_dates(slips[0].text)[0].readings[0].isoformat()
    own = label.rest if _is_words(label.rest) else ""
    name, _, title = (near.get("name") or own).partition(",")
    position = near.get("title", "")
    if not position or position == near.get("name"):
        position = title
    return Signature(
        name=name.strip()[:120] or None, title=position.strip()[:120] or None,
        date=near.get("date"), quote=quoted[0], page=sheet.number, bbox=quoted[1],
    )  # fmt: skip


def _is_words(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= 3 and not find_dates(text)


def _has_position(text: str) -> bool:
    """Whether a short line names somebody's position."""
    return len(text) < 110 and bool(words_for("position").search(fold(text)))


def _closing(labelled: LabelledSheet) -> Signature | None:
    """A letter's end: the closing words, a rule to sign on, and a name with a title under it."""
    sheet = labelled.sheet
    pieces = list(sheet.pieces())
    for place in range(len(pieces) - 1, max(len(pieces) - 40, -1), -1):
        piece = pieces[place]
        if not words_for("closing").search(fold(piece.text)) or len(piece.text) > 160:
            continue
        quoted = quote_slips(sheet.page, [whole(piece)])
        if quoted is None:
            continue
        behind = [p.text for p in pieces[place : place + 6]]
        named = next((text for text in behind if _has_position(text)), "")
        name, _, title = named.partition(",")
        return Signature(name=name.strip() or None, title=title.strip() or None, quote=quoted[0],
                         page=sheet.number, bbox=quoted[1])  # fmt: skip
    for piece in pieces[-3:]:
        if "," in piece.text and _has_position(piece.text):
            quoted = quote_slips(sheet.page, [whole(piece)])
            name, _, title = piece.text.partition(",")
            if quoted:
                return Signature(name=name.strip(), title=title.strip(), quote=quoted[0],
                                 page=sheet.number, bbox=quoted[1])  # fmt: skip
    return None
