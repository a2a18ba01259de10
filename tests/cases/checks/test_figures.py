from cases.building import goods, paper_of
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.figures import check_figures
from spectriage.cases.items import find_items
from spectriage.report.papers import Total


def _view(*papers):
    return CaseView(papers, [], find_items(papers))


def _invoice(quantity=4, price=100.0, text="A-100 core", **more):
    return paper_of(
        "invoice",
        "commercial_invoice",
        text,
        goods=[goods("A-100", "core", quantity, price)],
        **more,
    )


def _packing(quantity, text="A-100 core", unit="pcs", **fields):
    return paper_of(
        "packing",
        "packing_list",
        text,
        goods=[goods("A-100", "core", quantity, unit=unit, **fields)],
    )


def _total(value, meaning="total", unit="EUR"):
    return Total(meaning=meaning, value=value, unit=unit, quote=f"{value}", page=1)


def test_other_quantity_is_told_with_both_quotes():
    (finding,) = check_figures(_view(_invoice(4), _packing(5)))
    assert finding.id == "quantity"
    assert finding.item == 1
    assert [e.document for e in finding.evidence] == ["invoice", "packing"]


def test_cartons_are_not_compared_with_pieces():
    assert list(check_figures(_view(_invoice(4), _packing(2, unit="cartons")))) == []


def test_quantity_that_may_be_boxes_is_not_compared():
    view = _view(_invoice(4), _packing(2, packages=2))
    assert list(check_figures(view)) == []
    assert view.silences


def test_quantity_of_an_unsure_line_is_not_compared():
    assert list(check_figures(_view(_invoice(4), _packing(5, confidence=0.3)))) == []


def test_line_whose_arithmetic_fails_proves_nothing():
    order = paper_of(
        "order",
        "purchase_order",
        "A-100",
        goods=[goods("A-100", "core", 7, 100.0, amount=400.0, arithmetic="differs")],
    )
    assert [f.id for f in check_figures(_view(_invoice(4), order))] == []


def test_other_price_is_told_once():
    order = paper_of("order", "purchase_order", "A-100", goods=[goods("A-100", "core", 4, 70.0)])
    assert [f.id for f in check_figures(_view(_invoice(4), order))] == ["value"]


def test_price_that_the_other_paper_prints_too_is_not_compared():
    order = paper_of(
        "order",
        "purchase_order",
        "A-100 list 100.00 net 70.00",
        goods=[goods("A-100", "core", 4, 70.0)],
    )
    assert list(check_figures(_view(_invoice(4), order))) == []


def test_total_that_is_not_the_sum_is_told():
    found = list(check_figures(_view(_invoice(4, totals=[_total(350.0)]))))
    assert [f.id for f in found] == ["total"]


def test_total_with_freight_is_the_sum():
    assert (
        list(check_figures(_view(_invoice(4, totals=[_total(430.0), _total(30.0, "freight")]))))
        == []
    )


def test_total_with_a_line_that_was_not_read_is_not_compared():
    view = _view(
        _invoice(
            4, text="A-100 core 400.00\nspare part 55.50\ntotal 455.50", totals=[_total(455.5)]
        )
    )
    assert list(check_figures(view)) == []
    assert view.silences


def test_other_total_of_the_order_is_told():
    ours = _invoice(4, totals=[_total(400.0)])
    order = paper_of(
        "order",
        "purchase_order",
        "A-100",
        goods=[goods("A-100", "core", 4)],
        totals=[_total(900.0)],
    )
    assert [f.id for f in check_figures(_view(ours, order))] == ["value"]


def test_totals_in_two_currencies_are_not_compared():
    ours = _invoice(4, totals=[_total(400.0)])
    order = paper_of(
        "order",
        "purchase_order",
        "A-100",
        goods=[goods("A-100", "core", 4)],
        totals=[_total(460.0, unit="USD")],
    )
    assert list(check_figures(_view(ours, order))) == []


def test_packing_list_below_the_invoice_hides_no_wrong_total():
    lines = [
        goods("A-100", "core", 4, 100.0), goods("B-2", "hose", 2, 50.0),
        goods("A-100", "core", None, 12.0, amount=15.0), goods("B-2", "hose", 2),
    ]  # fmt: skip
    told = [Total(meaning="total", value=380.0, quote="Total 380.00", page=1)]
    paper = paper_of("i", "commercial_invoice", "Total 380.00", goods=lines, totals=told)
    assert [one.id for one in check_figures(_view(paper))] == ["total"]
