import pytest

from cases.building import goods, paper_of
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.printed_totals import check_printed_totals

_LINES = (goods("E-1", "E-1 gauge", 4, 250.0), goods("E-2", "E-2 hose", 10, 12.5))


def _check(text, lines=_LINES):
    paper = paper_of("invoice", "commercial_invoice", text, goods=lines)
    return [one.why for one in check_printed_totals(CaseView([paper], [], []))]


@pytest.mark.parametrize(
    "text",
    ["Total à régler : 825,00 €", "Merchandise $825.00   Freight (prepaid) $40.00   Total USD $865.00",
     "Code  Total GBP 825.00"],
)  # fmt: skip
def test_total_in_a_line_that_the_lines_do_not_come_to(text):
    assert len(_check(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Total à régler : 1 125,00 €", "Freight (prepaid) $40.00   Total USD $1,165.00",
     "Total weight 825 kg", "Total 825 kg", "Total GBP 825.00\nless deposit 300.00", "no sum at all"],
)  # fmt: skip
def test_total_that_is_met_or_explained_or_none(text):
    assert _check(text) == []


def test_lines_that_are_not_proven_are_not_added_up():
    lines = (goods("E-1", "E-1 gauge", 4, 250.0), goods("E-2", "hose", 10))
    assert _check("Total GBP 825.00", lines) == []
