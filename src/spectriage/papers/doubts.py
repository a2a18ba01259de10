"""What contradicts itself on one paper, in words."""

from collections.abc import Sequence

from spectriage.papers.dates import DateFound, settle_order
from spectriage.report.model import Party
from spectriage.report.papers import GoodsLine, PaperDate, Total

# Money may be off by this share, or two cents a line, before sums are said to differ.
_TOLERANCE = 0.002
_ONE_ONLY = ("end_user", "buyer", "exporter", "seller")


def find_doubts(
    parties: Sequence[Party], goods: Sequence[GoodsLine], totals: Sequence[Total],
    currencies: Sequence[str], dates: Sequence[PaperDate], printed: Sequence[DateFound],
) -> list[str]:  # fmt: skip
    """Contradictions and ambiguities of a paper, each in a sentence."""
    found = []
    for role in _ONE_ONLY:
        names = sorted({party.name for party in parties if party.role == role})
        if len(names) > 1:
            found.append(
                f"several names stand for the {role.replace('_', ' ')}: {'; '.join(names)}"
            )
    if len(currencies) > 1:
        found.append(f"several currencies are printed: {', '.join(currencies)}")
    wrong = [line for line in goods if line.arithmetic == "differs"]
    if wrong:
        lines = ", ".join(str(line.number) for line in wrong[:10])
        found.append(f"quantity times price is not the amount in line {lines}")
    found += _sums(goods, totals)
    unclear = sorted({d.quote for d in dates if d.value is None})
    if unclear:
        found.append(f"dates that can be read in several ways: {', '.join(unclear[:10])}")
    orders: dict[str, set[str]] = {}
    for item in printed:
        if item.order:
            orders.setdefault(item.style, set()).add(item.order)
    if any(len(order) > 1 for order in orders.values()) and not settle_order(printed):
        found.append("dates are printed both day first and month first")
    return found


def _sums(goods: Sequence[GoodsLine], totals: Sequence[Total]) -> list[str]:
    """Whether the items' amounts make one of the printed sums."""
    amounts = [line.amount for line in goods if line.amount is not None]
    sums = [t.value for t in totals if t.meaning in ("total", "net")]
    if len(amounts) < 2 or len(amounts) != len(goods) or not sums:
        return []
    total = sum(amounts)
    extra = sum(t.value for t in totals if t.meaning in ("tax", "freight", "insurance"))
    less = sum(abs(t.value) for t in totals if t.meaning == "discount")
    wanted = (total, total + extra, total + extra - less, total - less)
    near = max(_TOLERANCE * total, 0.02 * len(amounts))
    if any(abs(printed - value) <= near for printed in sums for value in wanted):
        return []
    return [f"the items' amounts make {total:,.2f}, the printed total is {sums[-1]:,.2f}"]
