"""One code over all lists: its records, its heading, its paragraphs, and how the regimes differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spectriage.lists import codes
from spectriage.lists.differences import OF_THE_REGIME, Difference, compare_records
from spectriage.lists.end_use import EndUseRule
from spectriage.lists.headings import HeadingRecord
from spectriage.lists.pack import Pack
from spectriage.lists.records import EntryRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A code in one list. `differences` are those from the list that is shown first."""

    pack: Pack
    record: EntryRecord | None
    heading: HeadingRecord | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the lists have of a code.

    `shown` are the lists whose own words are asked for, the fullest first; `others` the rest.
    `below` gives each paragraph under the code with the regimes that have it.
    """

    code: str
    shown: tuple[Place, ...]
    others: tuple[Place, ...]
    below: Mapping[str, tuple[str, tuple[str, ...]]]

    @property
    def first(self) -> Place:
        """The list that the others are held against."""
        return self.shown[0]


def look_up(packs: Sequence[Pack], code: str, chosen: Sequence[Pack]) -> Looked | None:
    """Look a code up in all packs, those `chosen` first; None where none of these has it."""
    places = [_place(pack, code) for pack in sorted(packs, key=lambda pack: -len(pack.entries))]
    ids = {pack.info.id for pack in chosen}
    below = _below(chosen, code)
    mine = [
        place for place in places
        if place.pack.info.id in ids
        and (place.record or (place.heading and place.heading.code == code)
             or any(place.pack.info.regime in regimes for _, regimes in below.values()))
    ]  # fmt: skip
    if not mine:
        return None
    mine.sort(key=lambda place: place.record is None)
    first = mine[0]
    held = [_held_against(first, place) for place in places if place is not first]
    return Looked(
        code=code,
        shown=(first, *(place for place in held if place.pack.info.id in ids)),
        others=tuple(place for place in held if place.pack.info.id not in ids),
        below=below,
    )


def find_rules(packs: Sequence[Pack], code: str) -> list[tuple[Pack, EndUseRule]]:
    """End-use rules of this code or below it: ``744.9``, or ``ART4`` for both of its letters."""
    return [
        (pack, rule) for pack in packs for rule in pack.end_use if codes.is_under(rule.code, code)
    ]


def _place(pack: Pack, code: str) -> Place:
    return Place(
        pack=pack,
        record=pack.by_code.get(code),
        heading=pack.by_heading.get(codes.heading(code)),
    )


def _held_against(first: Place, place: Place) -> Place:
    if first.record is None or place.record is None:
        return place
    told = compare_records(first.record, place.record)
    kept = tuple(one for one in told if one.kind not in OF_THE_REGIME)
    return Place(pack=place.pack, record=place.record, heading=place.heading, differences=kept)


def _below(packs: Sequence[Pack], code: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Paragraphs under a code, with the title of the first list and the regimes that have them."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for pack in packs:
        for record in pack.entries:
            if record.code != code and codes.is_under(record.code, code):
                title, regimes = found.get(record.code, (record.title, ()))
                found[record.code] = (title, (*regimes, pack.info.regime))
    return dict(sorted(found.items(), key=lambda pair: codes.sort_key(pair[0])))
