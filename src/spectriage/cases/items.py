"""One table of items over all papers: lines that mean the same goods, and the sheet of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from spectriage.cases.names.words import to_ascii
from spectriage.cases.tables import service_words
from spectriage.cases.texts import CaseText, key_of
from spectriage.report.papers import GoodsLine

# Hand-set: how like two descriptions have to be to mean one item, and by how much the best match
# has to lead the next, so that two versions of one product are not mixed up.
SAME_DESCRIPTION = 0.82
_LEAD = 0.08
_SHORTEST_PART = 3
NAMED_ONLY = "the sheet names the part number"
_SURE_WITHOUT_PART = 0.7
_PART_WORDS = 2  # spaces in a part number; a longer one is a sentence in its column
_ORDER = (
    "commercial_invoice", "purchase_order", "packing_list", "licence_application",
    "end_use_statement", "shipping_document",
)  # fmt: skip
_MAKES_ITEMS = frozenset(_ORDER[:4])  # other papers often name goods in passing
_MAX_LINES = 6_000
_MAX_MATCHED = 400  # lines beyond this are matched by part number alone


@dataclass(frozen=True, slots=True, eq=False)
class PaperLine:
    """What one paper says of one item; several printed lines of one part are added up."""

    text: CaseText
    lines: tuple[GoodsLine, ...]
    quantity: float | None
    amount: float | None

    @property
    def first(self) -> GoodsLine:
        """The first printed line."""
        return self.lines[0]

    @property
    def key(self) -> str:
        """Part number to compare."""
        return key_of(self.first.part_number)

    @property
    def confidence(self) -> float:
        """Lowest confidence of the printed lines."""
        return min(line.confidence for line in self.lines)


@dataclass(slots=True, eq=False)
class Item:
    """One item, with the line of each paper that has it."""

    lines: list[PaperLine] = field(default_factory=list)
    sheet: CaseText | None = None
    because: str = ""

    @property
    def part(self) -> str | None:
        """Part number as first printed."""
        return next((ln.first.part_number for ln in self.lines if ln.first.part_number), None)

    @property
    def description(self) -> str:
        """Longest description of the first paper that has one."""
        return next((ln.first.description for ln in self.lines if ln.first.description), "")

    @property
    def is_service(self) -> bool:
        """Whether it is a service, a document or packing and no product."""
        return is_service(self.description) and not _has_digits(self.part)


def find_items(texts: Sequence[CaseText]) -> list[Item]:
    """Items over all papers, in the order of the invoice, then of what other papers add."""
    items: list[Item] = []
    papers = [text for text in texts if text.paper and text.paper.goods and text.part == "paper"]
    papers.sort(key=lambda text: (_rank(text.kind), text.name))
    for text in papers:
        lines = _lines_of(text)
        for line, item in _matched(lines, items):
            if item is not None:
                item.lines.append(line)
            elif _is_sound(line) and (
                text.kind in _MAKES_ITEMS
                or not any(known.lines[0].text.kind in _MAKES_ITEMS for known in items)
            ):
                items.append(Item([line]))
    return items


def match_sheets(items: Sequence[Item], texts: Sequence[CaseText]) -> None:
    """Give each item its sheet, where one names its part or plainly describes it."""
    sheets = [text for text in texts if text.part == "sheet"]
    for item in items:
        found = max(
            (
                (score, -number, sheet, because)
                for number, sheet in enumerate(sheets)
                for score, because in [_fits(item, sheet)]
                if score
            ),
            key=lambda way: way[:2],
            default=None,
        )
        if found:
            _, _, item.sheet, item.because = found


def is_service(description: str) -> bool:
    """Whether a description speaks of a service, a paper or packing."""
    told = f" {' '.join(to_ascii(description).replace(',', ' ').split())} "
    head = " ".join(told.split()[:6])
    return any(f" {word} " in f" {head} " for word in service_words())


def alike_descriptions(ours: str, theirs: str) -> float:
    """Likeness of two descriptions from 0 to 1; different figures in them count against it."""
    one, two = (" ".join(to_ascii(text).replace(",", " ").split()) for text in (ours, theirs))
    if not one or not two:
        return 0.0
    whole = fuzz.token_sort_ratio(one, two) / 100
    part = fuzz.token_set_ratio(one, two) / 100 if min(one.count(" "), two.count(" ")) > 1 else 0
    figures = [{word for word in text.split() if _has_digits(word)} for text in (one, two)]
    clash = bool(figures[0] - figures[1]) and bool(figures[1] - figures[0])
    return max(whole, 0.95 * part) * (0.85 if clash else 1.0)


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _is_sound(line: PaperLine) -> bool:
    first = line.first
    if line.confidence < 0.5 or (first.part_number or first.description).rstrip().endswith(":"):
        return False
    counted = line.quantity is not None or first.unit_price is not None
    if _has_digits(line.key) and (first.part_number or "").count(" ") <= _PART_WORDS:
        return counted
    return counted and line.confidence >= _SURE_WITHOUT_PART and " " in first.description


def _lines_of(text: CaseText) -> list[PaperLine]:
    """Lines of a paper; those of one part number and price are one, with their sum."""
    groups: dict[tuple[str, float | None], list[GoodsLine]] = {}
    goods = text.paper.goods[:_MAX_LINES] if text.paper else []
    for number, line in enumerate(goods):
        part = key_of(line.part_number)
        key = (part, line.unit_price) if part else (f"#{number}", None)
        groups.setdefault(key, []).append(line)
    return [
        PaperLine(text, tuple(lines), _sum(ln.quantity for ln in counted),
                  _sum(ln.amount for ln in counted))
        for lines in groups.values() for counted in [_counted(lines)]
    ]  # fmt: skip


def _counted(lines: Sequence[GoodsLine]) -> Sequence[GoodsLine]:
    """Of lines that are one, those that count: a wrapped description repeats none."""
    if all(line.quantity is not None for line in lines):
        return lines
    return told_once(lines)


def told_once(lines: Sequence[GoodsLine]) -> list[GoodsLine]:
    """Lines without those that name a part again whose quantity and price another line proves.

    The packing list below an invoice's table, and a wrapped description, are such lines.
    """
    proven = {key_of(line.part_number) for line in lines if line.arithmetic == "agrees"}
    return [
        line for line in lines
        if None not in (line.quantity, line.amount)
        or line.arithmetic != "unknown"
        or key_of(line.part_number) not in proven - {""}
    ]  # fmt: skip


def _sum(values: Iterator[float | None]) -> float | None:
    known = list(values)
    return None if any(value is None for value in known) else sum(v for v in known if v is not None)


def _matched(
    lines: Sequence[PaperLine], items: Sequence[Item]
) -> list[tuple[PaperLine, Item | None]]:
    """Each line with the item it means; a part number decides, then the description."""
    free = set(range(len(items)))
    keys: dict[str, int] = {}
    for number, item in enumerate(items):
        for known in item.lines:
            if len(known.key) >= _SHORTEST_PART:
                keys.setdefault(known.key, number)
    ways = []
    for place, line in enumerate(lines):
        number = keys.get(line.key, -1)
        if number >= 0:
            ways.append((_key_score(line, items[number]), place, number))
        if place >= _MAX_MATCHED or (number >= 0 and ways[-1][0] > 1.0):
            continue
        ranked = sorted(
            ((_likeness(line, items[other]), other) for other in sorted(free)[:_MAX_MATCHED]),
            key=lambda way: (-way[0], way[1]),
        )
        if not ranked or ranked[0][0] < SAME_DESCRIPTION:
            continue
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD:
            ranked = _by_figures(line, items, ranked)
        ways += [(score, place, other) for score, other in ranked[:1]]
    taken: dict[int, int] = {}
    for _, place, number in sorted(ways, key=lambda way: (-way[0], way[1], way[2])):
        if number in free and place not in taken:
            taken[place] = number
            free.discard(number)
    return [
        (line, items[taken[place]] if place in taken else None) for place, line in enumerate(lines)
    ]


def _key_score(line: PaperLine, item: Item) -> float:
    """How surely an equal part number means the same item, above any description where it does.

    A number that was taken out of the line's own description may be that of another product:
    "charger for TR-450H".
    """
    ours = line.first.description
    like = max((alike_descriptions(ours, ln.first.description) for ln in item.lines), default=0)
    if line.key in key_of(ours) and like < 0.5:
        return 0.9
    return 1.2 + like


def _by_figures(
    line: PaperLine, items: Sequence[Item], ranked: list[tuple[float, int]]
) -> list[tuple[float, int]]:
    """Among like descriptions the item of the same price, or of the same quantity and place."""
    near = [way for way in ranked if ranked[0][0] - way[0] < _LEAD]
    for name in ("unit_price", "amount", "quantity"):
        value = getattr(line.first, name)
        same = [
            way for way in near
            if value is not None
            and any(getattr(known.first, name) == value for known in items[way[1]].lines)
        ]  # fmt: skip
        if len(same) == 1:
            return same
    return []


def _likeness(line: PaperLine, item: Item) -> float:
    best = 0.0
    for known in item.lines:
        if len(known.key) > 3 and known.key in key_of(line.first.description):
            best = max(best, 0.97)
        if len(line.key) > 3 and line.key in key_of(known.first.description):
            best = max(best, 0.97)
        best = max(best, alike_descriptions(line.first.description, known.first.description))
    return best


def _fits(item: Item, sheet: CaseText) -> tuple[float, str]:
    """How surely a sheet is the item's, and why."""
    keys = {ln.key for ln in item.lines if len(ln.key) >= _SHORTEST_PART and _has_digits(ln.key)}
    own = key_of(sheet.report.document.part)
    head = key_of(sheet.text[:200])
    for key in sorted(keys, key=len, reverse=True):
        if key == own or (len(key) > 3 and head.startswith(key)):
            return 3.0, "the sheet's part number"
        if len(key) > 3 and key in head:
            return 2.5, "the part number heads the sheet"
        if len(key) > 3 and key in sheet.run:
            return 2.0, NAMED_ONLY
    told = key_of(item.description)
    if len(own) > 3 and _has_digits(own) and own in told:
        return 1.8, "the paper's description names the sheet's part"
    if len(own) > 4 and any(
        key.startswith(own) or own.startswith(key) for key in keys if len(key) > 4
    ):
        return 1.6, "the part number begins as the sheet's"
    if keys:
        return 0.0, ""
    like = alike_descriptions(item.description, " ".join(sheet.text[:160].split()))
    return (1.0 + like, "the description is like the sheet's head") if like >= 0.8 else (0.0, "")


def _has_digits(text: str | None) -> bool:
    return any(ch.isdigit() for ch in text or "")


def without_codes(description: str, lines: Sequence[PaperLine]) -> str:
    """A description without the control codes printed in it: they are the paper's claim."""
    for line in lines:
        for goods in line.lines:
            for code in goods.control_codes:
                description = description.replace(code.quote, " ")
    return " ".join(description.split())
