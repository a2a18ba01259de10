"""Texts with other makers, parts, parties and places in the place of their own."""

import re
from collections.abc import Sequence
from typing import Any

from corpus import Row

_LEAST = 3  # letters of a word that is worth masking
_WORD = re.compile(r"(?<!\w)[^\W\dA-Z]{4,}")  # in small letters
_COLUMN_GAP = 2  # spaces that part two columns
PARTY_LABELS = ("PARTY", "PLACE")
UNIONS = ("eu", "ue", "european union")  # whose law a list is: not flipped, as it names the list


def mask_maker(row: Row, other: Row) -> str:
    """The row's text, its maker and part replaced by those of another row.

    Besides the whole name its first word is replaced, as brands are printed; capitals stay.
    """
    pairs = [(row["maker"], other["maker"]), (row["part"], other["part"])]
    pairs.append((_brand(row["maker"]), _brand(other["maker"])))
    text: str = row["text"]
    for old, new in pairs:
        if len(old) >= _LEAST and new:
            text = re.sub(
                rf"(?<!\w){re.escape(old)}(?!\w)",
                lambda found, new=new: new.upper() if found[0].isupper() else new,
                text,
                flags=re.IGNORECASE,
            )
    return text


def _brand(maker: str) -> str:
    return maker.split()[0] if maker.split() else ""


def others_of(rows: Sequence[Row]) -> list[Row]:
    """For each row another one of a different maker, the next in the order given.

    Its part is a number or a name: one that says what the item is ("dosimeter") would mask nothing.
    """
    named = [row for row in rows if row["maker"] and row["part"] and not _WORD.search(row["part"])]
    found = []
    for place, row in enumerate(rows):
        turned = [*named[place % len(named) :], *named[: place % len(named)]]
        found.append(next(other for other in turned if other["maker"] != row["maker"]))
    return found


def flip_parties(row: Row, names: dict[str, list[str]]) -> str:
    """The row's text with each marked party and place replaced by another of the same label.

    Columns behind a name stay where they are: a paper with another name would be printed so.
    """
    text: str = row["text"]
    spans: list[dict[str, Any]] = [
        span
        for span in row["spans"]
        if span["label"] in PARTY_LABELS
        and text[span["start"] : span["end"]].casefold() not in UNIONS
    ]
    for place, span in enumerate(sorted(spans, key=lambda span: -span["start"])):
        own = text[span["start"] : span["end"]]
        choice = [name for name in names[span["label"]] if name != own]
        behind = text[span["end"] :]
        gap = len(behind) - len(behind.lstrip(" "))
        if gap >= _COLUMN_GAP:
            room = len(own) + gap - _COLUMN_GAP
            choice = [name for name in choice if len(name) <= room] or choice
        new = choice[(len(own) + 7 * place) % len(choice)]
        if gap >= _COLUMN_GAP:
            behind = " " * max(_COLUMN_GAP, gap + len(own) - len(new)) + behind[gap:]
        text = text[: span["start"]] + new + behind
    return text


def without_parties(row: Row) -> str:
    """The row's text with each marked party, maker and place taken out."""
    kept = list(row["text"])
    for span in row["spans"]:
        if span["label"] in (*PARTY_LABELS, "MAKER"):
            kept[span["start"] : span["end"]] = [""] * (span["end"] - span["start"])
            kept[span["start"]] = " "
    return "".join(kept)


def party_names(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Wordings of each label of `PARTY_LABELS` in these rows, of one line, in order."""
    found: dict[str, set[str]] = {label: set() for label in PARTY_LABELS}
    for row in rows:
        for span in row["spans"]:
            if span["label"] in found:
                name = row["text"][span["start"] : span["end"]]
                if "\n" not in name:
                    found[span["label"]].add(name)
    return {label: sorted(names) for label, names in found.items()}
