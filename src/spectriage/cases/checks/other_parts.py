"""Lines of two papers that agree in all but the part number: another product is shipped."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from spectriage.cases.checks.base import SURE, CaseView, check_finding
from spectriage.cases.items import Item, PaperLine, alike_descriptions
from spectriage.cases.texts import CaseText
from spectriage.report.case import Evidence, Finding

_KEY = 4  # characters of a part number that can be told from another
_LIKE_PART = 50.0  # part numbers less alike are two numbering systems, unless one head is on both
_HEAD = 2  # letters that begin both part numbers: one maker's system
_LIKE_WORDS = 0.6
_SAME_PRICE = 0.005
_MOST_ITEMS = 60


def one_system(ours: str, theirs: str) -> bool:
    """Whether two part numbers, as keys, are of one numbering system."""
    head = takewhile(
        lambda pair: pair[0] == pair[1] and pair[0].isalpha(), zip(ours, theirs, strict=False)
    )
    letters = sum(1 for _ in head)
    return letters >= _HEAD or fuzz.ratio(ours, theirs) >= _LIKE_PART


def check_other_parts(view: CaseView) -> Iterator[Finding]:
    """One finding for each two items that are one line of an order with another part number."""
    for number, item in enumerate(view.items[:_MOST_ITEMS]):
        for other in view.items[number + 1 : _MOST_ITEMS]:
            pair = _swapped(item, other)
            if pair is None:
                continue
            one, two = pair
            if two.key in one.text.run or one.key in two.text.run:
                continue
            yield check_finding(
                "part_number", "The papers give different part numbers",
                f"{one.first.part_number} against {two.first.part_number}, in lines that agree "
                "in what else they tell",
                "Which product is shipped? Another version may stand under another entry.",
                [_evidence(one), _evidence(two)], severity="high", item=view.number(item),
            )  # fmt: skip
            break


def _swapped(item: Item, other: Item) -> tuple[PaperLine, PaperLine] | None:
    ours, theirs = _texts(item.lines), _texts(other.lines)
    if any(text in theirs for text in ours):
        return None  # one paper has both, they are two products
    for one in item.lines:
        for two in other.lines:
            if _is_swap(one, two):
                return one, two
    return None


def _texts(lines: Sequence[PaperLine]) -> list[CaseText]:
    return [line.text for line in lines]


def _is_swap(one: PaperLine, two: PaperLine) -> bool:
    if min(len(one.key), len(two.key)) < _KEY or one.key in two.key or two.key in one.key:
        return False
    if min(one.confidence, two.confidence) < SURE or not one_system(one.key, two.key):
        return False
    if one.quantity is None or one.quantity != two.quantity:
        return False
    prices = one.first.unit_price, two.first.unit_price
    if prices[0] and prices[1] and abs(prices[0] - prices[1]) <= _SAME_PRICE * prices[0]:
        return True
    if prices[0] and prices[1]:
        return False
    ours, theirs = one.first.description, two.first.description
    for line, words in ((one, ours), (two, theirs)):
        if line.first.part_number:
            ours = ours.replace(line.first.part_number, " ")
            theirs = theirs.replace(line.first.part_number, " ")
        if not words:
            return False
    return alike_descriptions(ours, theirs) >= _LIKE_WORDS


def _evidence(line: PaperLine) -> Evidence:
    goods = line.first
    return line.text.evidence_of(
        goods.quotes.get("part_number") or goods.quote, goods.page, goods.bbox
    )
