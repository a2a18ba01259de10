import pytest

from cases.building import goods, paper_of, sheet_of
from spectriage.cases.items import (
    alike_descriptions,
    find_items,
    is_service,
    match_sheets,
    told_once,
)
from spectriage.cases.tables import hs_chapters, ordinary_families, service_words, unit_class


def test_lines_meet_by_part_number_however_spaced():
    invoice = paper_of(
        "i", "commercial_invoice", "x", goods=[goods("TC-640 A", "Thermal core", 4, 10.0)]
    )
    packing = paper_of("p", "packing_list", "x", goods=[goods("TC640A", "core, thermal", 4)])
    (item,) = find_items([packing, invoice])
    assert [line.text.name for line in item.lines] == ["i", "p"]


def test_lines_without_part_numbers_meet_by_description():
    one = paper_of("i", "commercial_invoice", "x", goods=[
        goods(None, "Magnetic drive pump 25-125", 6, 100.0, number=1),
        goods(None, "Absolute pressure transducer 1.33 kPa", 4, 50.0, number=2),
    ])  # fmt: skip
    two = paper_of("p", "packing_list", "x", goods=[
        goods(None, "pressure transducer, absolute, 1.33 kPa", 4, number=1),
        goods(None, "pump 25-125 magnetic drive", 6, number=2),
    ])  # fmt: skip
    items = find_items([one, two])
    assert [len(item.lines) for item in items] == [2, 2]


def test_like_items_meet_by_price_or_quantity_only():
    rows = [
        goods(None, "Camera core 640 x 512 with lens 19 mm", 3, 10.0),
        goods(None, "Camera core 640 x 512 with lens 25 mm", 5, 12.0),
    ]
    order = [goods(None, "Camera core 640 x 512 with lens", 5, 12.0)]
    items = find_items([paper_of("i", "commercial_invoice", "x", goods=rows), paper_of("o", "purchase_order", "x", goods=order)])  # fmt: skip
    assert [len(item.lines) for item in items] == [1, 2]


def test_one_part_in_several_boxes_is_added_up():
    packing = paper_of("p", "packing_list", "x", goods=[
        goods("A-1", "core", 5, number=1), goods("A-1", "core", 3, number=2)
    ])  # fmt: skip
    (item,) = find_items([packing])
    assert item.lines[0].quantity == 8


def test_goods_named_in_passing_make_no_item():
    invoice = paper_of("i", "commercial_invoice", "x", goods=[goods("A-1", "thermal core", 5, 2.0)])
    letter = paper_of(
        "s", "end_use_statement", "x", goods=[goods(None, "equipment for our plant", 1)]
    )
    assert len(find_items([invoice, letter])) == 1


def test_sheets_are_given_by_part_number_then_by_description():
    invoice = paper_of("i", "commercial_invoice", "x", goods=[
        goods("NV-640", "Thermal core", 1, 2.0, number=1), goods(None, "Six-way battery charger", 1, 2.0, number=2),
        goods("ZZ-9", "Something else", 1, 2.0, number=3),
    ])  # fmt: skip
    core = sheet_of("core", "NV640 thermal core\n60 Hz", part="NV-640")
    charger = sheet_of("charger", "Six-way battery charger", part="CH6")
    items = find_items([invoice])
    match_sheets(items, [core, charger])
    assert [item.sheet and item.sheet.name for item in items] == ["core", "charger", None]


def test_description_with_other_figures_is_less_alike():
    assert alike_descriptions("pump 25-125 steel", "pump 25-125 steel") == 1.0
    assert alike_descriptions("camera 640 x 512", "camera 384 x 288") < 0.82
    assert alike_descriptions("", "camera") == 0.0


@pytest.mark.parametrize(
    "text", ["Operator training, 3 days on site", "Ocean freight", "Verpackung", "Frais de port"]
)
def test_services_need_no_sheet(text):
    assert is_service(text)


def test_product_is_no_service():
    assert not is_service("Thermal camera core")


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("pcs.", "pieces"), ("Stück", "pieces"), ("EA", "pieces"), ("CTNS", "packages"), ("kg", "weight"), ("个", "pieces"), ("箱", "packages"), ("quux", None), (None, None)],
)  # fmt: skip
def test_unit_classes(unit, kind):
    assert unit_class(unit) == kind


def test_tables_load():
    assert "laser" in hs_chapters()
    assert "battery" in ordinary_families()
    assert "training" in service_words()


def test_part_told_again_without_figures_counts_once():
    lines = [
        goods("A-1", "gauge", 3, 10.0), goods("A-1", "with case"), goods("B-2", "hose", 2),
        goods("A-1", "gauge", 3, 10.0),
    ]  # fmt: skip
    assert told_once(lines) == [lines[0], lines[2], lines[3]]
    (item, _) = find_items([paper_of("i", "commercial_invoice", "x", goods=[
        goods("A-1", "gauge", 3, 10.0), goods("A-1", "with case", price=10.0),
        goods("B-2", "hose", 2)])])  # fmt: skip
    assert item.lines[0].quantity == 3
