from cases.building import goods, paper_of
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.other_parts import check_other_parts, one_system
from spectriage.cases.items import find_items


def _check(*lists):
    kinds = ("commercial_invoice", "purchase_order")
    papers = [
        paper_of(kind, kind, "\n".join(line.quote for line in lines), goods=lines)
        for kind, lines in zip(kinds, lists, strict=True)
    ]
    return [one.why for one in check_other_parts(CaseView(papers, [], find_items(papers)))]


def test_same_quantity_and_price_with_another_number_of_one_system():
    found = _check(
        [goods("ELM-20", "ELM-20 gauge", 6, 410.0), goods("ELM-H", "ELM-H hose", 2, 9.0)],
        [goods("ELM-905", "ELM-905 tester", 6, 410.0), goods("ELM-H", "ELM-H hose", 2, 9.0)],
    )
    assert found == ["ELM-20 against ELM-905, in lines that agree in what else they tell"]


def test_same_description_without_prices():
    assert _check([goods("ELM-20", "ELM-20 Vacuum gauge", 6)],
                  [goods("ELM-905", "ELM-905 Vacuum gauge", 6, 7.0)])  # fmt: skip


def test_another_quantity_price_or_system_is_another_item():
    ours = [goods("ELM-20", "ELM-20 gauge", 6, 410.0)]
    assert not _check(ours, [goods("ELM-905", "ELM-905 tester", 5, 410.0)])
    assert not _check(ours, [goods("ELM-905", "ELM-905 tester", 6, 80.0)])
    assert not _check(ours, [goods("7741003", "7741003 tester", 6, 410.0)])


def test_number_that_the_other_paper_prints_too_is_no_other_part():
    both = "ELM-20 gauge, replaces ELM-905"
    assert not _check([goods("ELM-20", both, 6, 410.0)], [goods("ELM-905", "tester", 6, 410.0)])


def test_system_by_head_or_likeness():
    assert one_system("elm20", "elm905")
    assert one_system("4471a", "4471b")
    assert not one_system("elm20", "7741003")
