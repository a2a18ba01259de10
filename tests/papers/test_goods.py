"""Goods tables under known and unknown heads, sums that tell the columns, and free lines."""

import pytest

from spectriage.documents.read import read_document, read_text
from spectriage.papers.read import read_paper


def goods_of(rows, kind="commercial_invoice"):
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    html = f"<html><body><h1>INVOICE</h1><table>{cells}</table></body></html>"
    return read_paper(read_document(html.encode(), name="x.html"), kind).paper


def summary(paper):
    return [(g.part_number, g.quantity, g.unit_price, g.amount, g.hs_code) for g in paper.goods]


KNOWN = [
    ["Pos.", "Art.-Nr.", "Bezeichnung", "Menge", "E-Preis EUR", "G-Preis EUR"],
    ["1", "TK-440", "Thermostatkammer", "2", "1.250,00", "2.500,00"],
    ["2", "DF-12/B", "Dichtung aus Fluorkautschuk", "40", "3,75", "150,00"],
]
UNKNOWN = [
    ["Ware A", "Bestand", "je", "macht"],
    ["Thermal chamber TK-440", "2", "1,250.00", "2,500.00"],
    ["Seal ring DF-12", "40", "3.75", "150.00"],
]
CHINESE = [
    ["序号", "品名", "型号", "数量", "单价(USD)", "金额(USD)"],
    ["1", "红外热像机芯", "HX-640", "5台", "1,980.00", "9,900.00"],
]


def test_german_heads_are_read():
    paper = goods_of(KNOWN)
    assert summary(paper) == [
        ("TK-440", 2, 1250, 2500, None),
        ("DF-12/B", 40, 3.75, 150, None),
    ]
    assert [g.currency for g in paper.goods] == ["EUR", "EUR"]
    assert [g.arithmetic for g in paper.goods] == ["agrees", "agrees"]


def test_unknown_heads_are_told_by_content_and_arithmetic():
    assert [(g.quantity, g.unit_price, g.amount) for g in goods_of(UNKNOWN).goods] == [
        (2, 1250, 2500),
        (40, 3.75, 150),
    ]


def test_chinese_heads_are_read_with_unit_and_currency():
    line = goods_of(CHINESE).goods[0]
    assert (line.part_number, line.quantity, line.unit, line.amount, line.currency) == (
        "HX-640", 5, "piece", 9900, "USD",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quantity", "part"),
    [
        ("Goods: 40 pcs thermal camera core TC640-60, uncooled", 40, "TC640-60"),
        ("Güter: 3 Stück Drucksensor PX-400", 3, "PX-400"),
        ("We apply to export twelve units of fibre gyro FG-90 to Chile.", 12, "FG-90"),
        ("We apply to export two gyro units FG-90, value EUR 84,000 each, to Chile.", 2, "FG-90"),
        ("Goods: 4 pallets, 1,115 kg\n9 pcs LP-65 pumps", 9, "LP-65"),
    ],
)
def test_goods_without_a_table(text, quantity, part):
    line = read_paper(read_text(text, name="x"), "licence_application").paper.goods[0]
    assert (line.quantity, line.part_number) == (quantity, part)


def test_sums_are_no_goods():
    paper = goods_of(
        [
            *KNOWN,
            ["", "", "Zwischensumme", "", "", "2.650,00"],
            ["", "", "Gesamt", "", "", "2.650,00"],
        ]
    )
    assert len(paper.goods) == 2
    assert [t.value for t in paper.totals] == [2650, 2650]
    assert paper.doubts == []


def test_a_wrong_sum_is_doubted():
    assert "total" in goods_of([*KNOWN, ["", "", "Total", "", "", "9.999,00"]]).doubts[-1]


def test_heads_numbered_as_boxes_of_a_form_are_heads():
    rows = [["7. QTY", "8. PART NO.", "9. DESCRIPTION", "10. UNIT PRICE", "11. AMOUNT"],
            ["25", "AB-640", "Camera core", "100.00", "2,500.00"]]  # fmt: skip
    assert summary(goods_of(rows)) == [("AB-640", 25.0, 100.0, 2500.0, None)]


def test_item_over_part_numbers_is_no_line_number():
    rows = [["Item", "Description", "Qty", "Price", "Amount"],
            ["WM-20", "Transmitter", "24", "285.00", "6,840.00"], ["WM-30", "Cable for WM-20", "24", "62.50", "1,500.00"]]  # fmt: skip
    assert [row[0] for row in summary(goods_of(rows))] == ["WM-20", "WM-30"]


def test_a_part_number_broken_behind_its_hyphen_is_one():
    rows = [row[:] for row in KNOWN]
    rows[1][1], rows[2][1] = "TK-<br>440", "DF-12-<br>B7"
    paper = goods_of(rows)
    assert [g.part_number for g in paper.goods] == ["TK-440", "DF-12-B7"]
    assert paper.goods[0].quotes["part_number"].split() == ["TK-", "440"]


def test_blocks_whose_labels_are_two_in_one_and_have_no_colon():
    text = """FATTURA / INVOICE n. 214
Spett.le / Messrs
Karura Traders Ltd, Nairobi, Kenya

1) BS-30   Spectrum analyser, portable
           Codice doganale / HS: 903084
           Q.tà / Qty 2 pz     Prezzo / Price 7.350,00     Importo / Amount 14.700,00
2) BS-L2   Line network
           Codice doganale / HS: 903090
           Q.tà / Qty 4 pz     Prezzo / Price 980,00     Importo / Amount 3.920,00
Origin of goods: Italy.
"""
    goods = read_paper(read_text(text, name="fattura"), "commercial_invoice").paper.goods
    told = [(g.part_number, g.quantity, g.unit_price, g.amount, g.hs_code) for g in goods]
    assert told == [
        ("BS-30", 2, 7350, 14700, "903084"), ("BS-L2", 4, 980, 3920, "903090"),
    ]  # fmt: skip
