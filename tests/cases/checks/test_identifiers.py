from cases.building import goods, paper_of, sheet_of
from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.identifiers import check_identifiers
from spectriage.cases.items import find_items, match_sheets


def _view(*papers):
    items = find_items(papers)
    match_sheets(items, papers)
    return CaseView(papers, [], items)


def _paper(kind, part, text="x", **fields):
    return paper_of(
        kind, kind, text, goods=[goods(part, "thermal camera core with lens", 4, 10.0, **fields)]
    )


SHEET = sheet_of("sheet", "TC-640 thermal camera core TC-900", part="TC-640")


def test_other_part_number_is_told():
    found = check_identifiers(
        _view(_paper("commercial_invoice", "TC-640"), _paper("packing_list", "TC-900"), SHEET)
    )
    assert [f.id for f in found] == ["part_number"]


def test_the_buyers_own_numbering_is_no_difference():
    order = _paper("purchase_order", "4711-001", "4711-001 TC-640 thermal camera core")
    assert (
        list(check_identifiers(_view(_paper("commercial_invoice", "TC-640"), order, SHEET))) == []
    )
    other = _paper("purchase_order", "M0088123", "M0088123 thermal camera core")
    assert (
        list(check_identifiers(_view(_paper("commercial_invoice", "TC-640"), other, SHEET))) == []
    )


def test_other_hs_code_is_told_and_national_digits_are_not():
    invoice = _paper("commercial_invoice", "TC-640", hs_code="8525.89.3000")
    same = _paper("purchase_order", "TC-640", hs_code="852589")
    other = _paper("purchase_order", "TC-640", hs_code="901580")
    assert list(check_identifiers(_view(invoice, same, SHEET))) == []
    assert [f.id for f in check_identifiers(_view(invoice, other, SHEET))] == ["hs_code"]


def test_an_hs_code_that_the_paper_prints_for_another_item_excuses_nothing():
    bed = dict(quantity=1.0, price=5.0)
    invoice = paper_of(
        "i", "commercial_invoice", "TC-640 852589 and TC-9 901580",
        goods=[goods("TC-640", "camera", hs_code="852589", **bed),
               goods("TC-9", "tripod", hs_code="901580", **bed)],
    )  # fmt: skip
    packing = paper_of(
        "p", "packing_list", "TC-640 901580 and TC-9 901580",
        goods=[goods("TC-640", "camera", hs_code="901580", **bed),
               goods("TC-9", "tripod", hs_code="901580", **bed)],
    )  # fmt: skip
    assert "hs_code" in [f.id for f in check_identifiers(_view(invoice, packing, SHEET))]


def test_item_without_sheet_is_told():
    found = list(check_identifiers(_view(_paper("commercial_invoice", "XX-77"), SHEET)))
    assert [f.id for f in found] == ["item_without_sheet"]


def test_training_needs_no_sheet():
    invoice = paper_of(
        "i", "commercial_invoice", "x", goods=[goods(None, "Operator training, 3 days", 1, 900.0)]
    )
    assert list(check_identifiers(_view(invoice, SHEET))) == []


def test_several_items_without_sheet_are_one_finding():
    lines = [goods(f"KX-{n}0{n}", f"Valve body number {n}", 2, 9.0, number=n) for n in range(1, 30)]
    (told,) = check_identifiers(_view(paper_of("i", "commercial_invoice", "x", goods=lines)))
    assert told.title == "29 items have no sheet in this case"
    assert "1 (KX-101)" in told.why
    assert told.why.count("(KX") == 12
    assert "and 17 more" in told.why
