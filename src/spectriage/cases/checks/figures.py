"""Quantities, prices, totals and currencies that disagree."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from spectriage.cases.checks.base import SURE, CaseView, amount_told, check_finding
from spectriage.cases.items import Item, PaperLine, told_once
from spectriage.cases.tables import PIECES, unit_class
from spectriage.cases.texts import CaseText, readings_of
from spectriage.report.case import Evidence, Finding
from spectriage.report.papers import GoodsLine, Total

_SAME = 0.005  # prices within half a percent are rounded alike
_CHARGES = ("freight", "insurance", "tax", "discount")
_MOST_MISSED = 300  # numbers looked at for lines that were not read
_OPEN = frozenset({"packing_list", "shipping_document"})


def check_figures(view: CaseView) -> Iterator[Finding]:
    """One finding an item and kind of figure, and one a pair of totals."""
    told: set[frozenset[str]] = set()
    for item in view.items:
        found = [*_quantity(view, item), *_price(view, item)]
        for finding in found:
            told.add(frozenset(evidence.document for evidence in finding.evidence))
        yield from found
    wrong = []
    for text in view.papers:
        for finding in _sum_of_lines(view, text):
            wrong.append(text.name)
            yield finding
    yield from _totals(view, told, wrong)


def _quantity(view: CaseView, item: Item) -> Iterator[Finding]:
    sure = [line for line in item.lines if line.quantity is not None and _counts_pieces(line)]
    for one, two in combinations(sure, 2):
        if one.quantity == two.quantity or one.text is two.text:
            continue
        if not (_quantity_is_sound(one) and _quantity_is_sound(two)):
            view.silent(f"quantity of item {view.number(item)}", one.text, two.text)
            continue
        if _stands_loose(one, two.quantity) or _stands_loose(two, one.quantity):
            view.silent(f"quantity of item {view.number(item)}", one.text, two.text)
            continue
        yield check_finding(
            "quantity", "The papers give different quantities",
            f"{_told(one)} against {_told(two)}",
            "How many were ordered, how many are shipped, and where is the rest?",
            [_evidence(one, "quantity"), _evidence(two, "quantity")],
            item=view.number(item),
        )  # fmt: skip
        return


def _counts_pieces(line: PaperLine) -> bool:
    classes = {unit_class(goods.unit) for goods in line.lines}
    return classes <= {PIECES, None} and (line.quantity or 0) > 0


def _quantity_is_sound(line: PaperLine) -> bool:
    """Proven by arithmetic, by the paper's own total, or read from a table with confidence."""
    if all(goods.arithmetic == "agrees" for goods in line.lines):
        return True
    if any(goods.arithmetic == "differs" for goods in line.lines):
        return False
    paper = line.text.paper
    if paper is None:
        return False
    counted = [goods.quantity for goods in paper.goods]
    total = sum(quantity for quantity in counted if quantity is not None)
    if None not in counted and any(
        total_line.meaning == "quantity" and total_line.value == total
        for total_line in paper.totals
    ):
        return True
    if any(goods.packages is not None and goods.packages == goods.quantity for goods in line.lines):
        return False  # pieces or boxes: who knows
    return line.confidence >= SURE


def _stands_loose(line: PaperLine, value: float | None) -> bool:
    """Whether the row prints the other paper's quantity in a place that no field took."""
    if value is None:
        return False
    for goods in line.lines:
        row = _row_text(line.text, goods)
        for quote in sorted(goods.quotes.values(), key=len, reverse=True):
            row = row.replace(quote, " ", 1)
        for part in (goods.part_number, goods.line):
            row = row.replace(part, " ", 1) if part else row
        if any(value in readings_of(word) for word in row.split() if word[:1].isdigit()):
            return True
    return False


def _row_text(text: CaseText, goods: GoodsLine) -> str:
    """The printed line, or table row, in which the item's figure stands."""
    page = next((p for p in text.document.pages if p.number == goods.page), None)
    if page is None:
        return ""
    marks = [mark for mark in (goods.part_number, goods.quotes.get("part_number")) if mark]
    marks = marks or [goods.quote[:40]]
    for table in page.tables:
        for row in table.rows:
            told = "  ".join(cell.text for cell in row)
            if any(mark in told for mark in marks):
                return told
    return "\n".join(line.text for line in page.lines if any(mark in line.text for mark in marks))


def _price(view: CaseView, item: Item) -> Iterator[Finding]:
    priced = [
        line for line in item.lines
        if len(line.lines) == 1 and line.text.kind not in _OPEN and _price_is_sound(line.first)
    ]  # fmt: skip
    for one, two in combinations(priced, 2):
        ours, theirs = one.first.unit_price or 0.0, two.first.unit_price or 0.0
        currencies = {line.first.currency for line in (one, two)} - {None}
        if abs(ours - theirs) <= _SAME * max(ours, theirs):
            continue
        if len(currencies) > 1 or one.text.has_figure(theirs) or two.text.has_figure(ours):
            view.silent(f"price of item {view.number(item)}", one.text, two.text)
            continue
        yield check_finding(
            "value", "The papers give different prices",
            f"{amount_told(ours, one.first.currency)} against "
            f"{amount_told(theirs, two.first.currency)} each",
            "Which price was agreed, and which value was declared?",
            [_evidence(one, "unit_price"), _evidence(two, "unit_price")], item=view.number(item),
        )  # fmt: skip
        return


def _price_is_sound(goods: GoodsLine) -> bool:
    """Proven by the quantity, or by an amount that is a whole number of times the price."""
    if not goods.unit_price or goods.arithmetic == "differs":
        return False
    if goods.arithmetic == "agrees":
        return True
    times = (goods.amount or 0.0) / goods.unit_price
    return goods.quantity is None and times >= 2 and abs(times - round(times)) < 1e-6


def _sum_of_lines(view: CaseView, text: CaseText) -> Iterator[Finding]:
    """The lines of one paper against its own total."""
    paper = text.paper
    if paper is None or not paper.goods or len(paper.currencies) > 1:
        return
    total = _total_of(text)
    told = told_once(paper.goods)
    items = [goods for goods in told if goods.quantity or goods.unit_price]
    others = [goods for goods in told if not (goods.quantity or goods.unit_price)]
    if total is None or not items or any(goods.amount is None for goods in items):
        return
    if any(goods.arithmetic != "agrees" for goods in items):
        view.silent("sum of the lines", text)
        return
    lines = sum(goods.amount for goods in items if goods.amount is not None)
    charges = [one.value for one in paper.totals if one.meaning in _CHARGES]
    charges += [goods.amount for goods in others if goods.amount]  # freight read as a line
    allowed = {lines + sum(some) for some in subsets([*charges, *(-c for c in charges)])}
    if any(abs(total.value - sum_) <= 0.02 + 1e-4 * abs(sum_) for sum_ in allowed):
        return
    if lines_missed(text, total.value - lines):
        view.silent("sum of the lines", text)
        return
    yield check_finding(
        "total", "The lines do not add up to the total",
        f"The lines come to {amount_told(lines, total.unit)}, the total says "
        f"{amount_told(total.value, total.unit)}",
        "Which figure was declared, and is a line missing?",
        [text.evidence(total), *(text.evidence(goods) for goods in items[:6])],
    )  # fmt: skip


def lines_missed(text: CaseText, rest: float) -> bool:
    """Whether the rest is printed somewhere, alone or as two figures: then a line was not read."""
    figures = sorted(text.figures)[:_MOST_MISSED]
    known = set(figures)
    if rest <= 0:
        return any(abs(-rest - figure) < 0.006 for figure in figures if figure)
    return any(
        abs(rest - figure) < 0.006 or (figure > 1 and round(rest - figure, 2) in known)
        for figure in figures
    )


def subsets(values: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """All choices of up to four of the first eight values, the empty one too."""
    for length in range(min(len(values), 4) + 1):
        yield from combinations(values[:8], length)


def _total_of(text: CaseText) -> Total | None:
    """The paper's total, where it prints one only."""
    totals = [one for one in (text.paper.totals if text.paper else ()) if one.meaning == "total"]
    return totals[0] if len({round(one.value, 2) for one in totals}) == 1 else None


def _totals(view: CaseView, told: set[frozenset[str]], wrong: Sequence[str]) -> Iterator[Finding]:
    """Totals of two papers, where their lines gave no cause to differ."""
    known = [
        (text, total) for text in view.papers
        if text.kind not in _OPEN and text.name not in wrong and (total := _total_of(text))
    ]  # fmt: skip
    for (one, ours), (two, theirs) in combinations(known, 2):
        if abs(ours.value - theirs.value) <= 0.02 + _SAME * max(ours.value, theirs.value):
            continue
        if frozenset((one.name, two.name)) in told or (ours.unit != theirs.unit):
            continue
        if one.has_figure(theirs.value) or two.has_figure(ours.value) or not _alike_lines(one, two):
            view.silent("total value", one, two)
            continue
        yield check_finding(
            "value", "The papers give different total values",
            f"{amount_told(ours.value, ours.unit)} against "
            f"{amount_told(theirs.value, theirs.unit)}",
            "Which value was agreed, and which was declared?",
            [one.evidence(ours), two.evidence(theirs)],
        )  # fmt: skip
        return


def _alike_lines(one: CaseText, two: CaseText) -> bool:
    """Whether both papers list as many items, or one of them tells its value only."""
    counts = [len(text.paper.goods) if text.paper else 0 for text in (one, two)]
    return counts[0] == counts[1] or (min(counts) == 0 and max(counts) > 0)


def _told(line: PaperLine) -> str:
    unit = line.first.unit or ""
    return f"{amount_told(line.quantity or 0)} {unit}".strip()


def _evidence(line: PaperLine, name: str) -> Evidence:
    """The row's own words with the figure in them, as far as one quote can hold both."""
    goods = line.first
    quote = goods.quotes.get(name) or goods.quote
    part = goods.quotes.get("part_number") or ""
    page = next((p for p in line.text.document.pages if p.number == goods.page), None)
    if page is not None and part:
        plain = " ".join(page.text.split())
        start, end = plain.find(part), -1
        if start >= 0:
            end = plain.find(quote, start)
        if 0 <= end - start <= 300:
            quote = plain[start : end + len(quote)]
    return line.text.evidence_of(quote, goods.page, goods.bbox)
