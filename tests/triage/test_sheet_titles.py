"""Titles of data sheets and manuals, and what only names another document."""

from dataclasses import replace

import pytest

from spectriage.documents.model import Page
from spectriage.documents.read import read_text
from spectriage.errors import VocabularyError
from spectriage.papers.pieces import sheets_of
from spectriage.papers.types import paper_type
from spectriage.triage import paperwork, sheet_titles
from spectriage.triage.paperwork import kind_by_title
from spectriage.triage.sheet_titles import sheet_title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TFM-2 lidar\nDATASHEET 5.10\nRange 12 m", "datasheet"),
        ("Data Sheet\nKA-7", "datasheet"),
        ("XR-PM25 规格书\n版本 2", "datasheet"),
        ("Quick Start Guide\nUnpack the unit", "manual"),
        ("LK-9\nSerial protocol, issue 3", "manual"),
        ("Bedienungsanleitung\nWaage W3", "manual"),
        ("T4 Operators Manual\nRev A", "manual"),
        ("ORLIK FASTENERS             Price list 2026", "catalogue"),
        ("Wexmoor diodes       Short-form catalogue, section 4", "catalogue"),
        ("桥云科技     产品图册（第九版）\n第22页", "catalogue"),
        ("Catalogue no. 4471\nLamp L3", None),
        ("Lamp L3    Catalogue sheet 12", None),
        ("Katalogblatt Handwerk 2026", "datasheet"),
        ("Inspection Result Sheet            Type: SU-7M", "other"),
        ("Application note  OMD-AN-52\nProgramming the LO", "other"),
        ("Vindbrygga Filter 3.2 Security Target", "other"),
        ("Flange F2\nEC TYPE EXAMINATION CERTIFICATE", "other"),
        ("Safety data sheet\nSolder paste", None),
        ("Please refer to the data sheet for details.\nRange 3 m", None),
        ("Read the manual, then the data sheet of the core\nRange", None),
        ("Manual ball valves DN 15\nbrass", None),
        ("KA-7 amplifier\nGain 20 dB", None),
        ("", None),
    ],
)
def test_title(text, kind):
    assert sheet_title(text) == kind


def test_a_title_further_down_is_a_short_line():
    address = "Works Road 4\n" * 12
    assert sheet_title(f"{address}Hardware User Manual\nIssue 2") == "manual"
    assert sheet_title(f"{address}See also the user manual of the frame grabber\n") is None
    assert sheet_title("line\n" * 30 + "User manual") is None


@pytest.mark.parametrize(
    "line",
    [
        "Up to 45 minutes of flight time", "Voltage reference for 16-bit ADCs",
        "• Easy installation and maintenance", "Low BOM cost", "Bom dia, Fernanda!",
        "CRS 8x100G line card", "Product range", "Detector range: 12 m",
        "Test results", "Individual calibration certificate included with each unit",
        "Katalog-Nr. 4471", "N° de catalogue: 4471", "Catalog P/N 4471", "Catalog part number 4471",
        "Shop    Terms and conditions    Contact", "Home    Products    Catalogue    Contact",
        "Focus    Manual    f/1.4", "不含有害物质,符合RoHS", "产品选型表", "技术要求",
        "请参阅用户手册了解详情。", "SEA WAYBILL (express release)", "Application notes and tools on our site",
    ],
)  # fmt: skip
def test_lines_of_sheets_that_are_no_titles(line):
    assert sheet_title(f"KA-7\n{line}\nGain 20 dB") is None


def test_titles_of_catalogues_and_reports_stand_in_the_first_lines_only():
    assert sheet_title("line\n" * 10 + "Price list") is None
    assert sheet_title("line\n" * 10 + "Test report") is None


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "leaflet", "lines": "8", "where": "edge", "pattern": "leaflet"},
        {"kind": "manual", "lines": "8", "where": "top", "pattern": "manual"},
        {"kind": "manual", "lines": "8", "where": "edge", "pattern": "手册|manual"},
        {"kind": "manual", "lines": "few", "where": "edge", "pattern": "manual"},
        {"kind": "manual", "lines": "8", "where": "edge", "pattern": "("},
    ],
)
def test_a_wrong_row_is_refused(monkeypatch, row):
    monkeypatch.setattr(sheet_titles, "read_table", lambda _: [row])
    with pytest.raises(VocabularyError, match="sheet_titles"):
        sheet_titles.read_wordings()


def test_the_title_of_a_bare_cover_may_stand_on_the_next_page():
    cover, titled = "Acme is now part of Bcme.", "2 megapixel sensor\nDatasheet\n" + "3 V\n" * 80
    pages = tuple(
        Page(number=n, width=595, height=842, text=text)
        for n, text in enumerate((cover, titled), 1)
    )
    document = replace(read_text(cover), pages=pages)
    assert next(iter(kind_by_title(document, {"manual": 0.9, "datasheet": 0.1}))) == "datasheet"


def test_a_title_goes_before_the_trained_kind_but_not_before_a_paper():
    document = read_text("Lamp L3\nUser manual\nPress the switch to turn it on.")
    shares = {"datasheet": 0.8, "manual": 0.15, "other": 0.05}
    named = kind_by_title(document, shares)
    assert next(iter(named.items())) == ("manual", 0.95)
    assert sum(named.values()) == pytest.approx(1.0)
    paper = {"packing_list": 0.9, "manual": 0.1}
    assert next(iter(kind_by_title(document, paper))) == "packing_list"


@pytest.mark.parametrize(
    ("built", "shares", "told"),
    [
        ("purchase_order", {"datasheet": 0.6, "other": 0.4}, "purchase_order"),
        (None, {"datasheet": 0.6, "other": 0.4}, "catalogue"),
        ("purchase_order", {"packing_list": 0.6, "other": 0.4}, "purchase_order"),
        ("purchase_order", {"packing_list": 0.97, "other": 0.03}, "packing_list"),
    ],
)
def test_build_goes_before_a_catalogues_title_and_a_sure_kind_before_build(
    monkeypatch, built, shares, told
):
    monkeypatch.setattr(paperwork, "kind_by_structure", lambda *_: built)
    document = read_text("ORLIK FASTENERS             Price list 2026\nM6 bolt   0.12")
    assert next(iter(kind_by_title(document, shares))) == told


INVOICE = "Norrvik AB\n{}\nSeller: Norrvik AB\nBuyer: Konya Ltd\n1 pump 20 EUR"


@pytest.mark.parametrize(
    ("line", "share", "told"),
    [
        ("Invoice      none, repair under warranty", 0.86, "packing_list"),  # a label
        ("Invoice      none, repair under warranty", 0.84, "commercial_invoice"),  # not sure
        ("Commercial Invoice", 0.97, "commercial_invoice"),  # alone in its line
        ("Norrvik AB      Commercial Invoice", 0.97, "commercial_invoice"),  # the line's last
        ("Norrvik AB      商业发票", 0.97, "commercial_invoice"),
        ("COMMERCIAL INVOICE      page 1", 0.97, "commercial_invoice"),  # in capitals
        ("COMMERCIAL INVOICE No. 4711", 0.97, "commercial_invoice"),
        ("your invoice 4711", 0.97, "packing_list"),  # a reference
    ],
)
def test_a_sure_paper_goes_before_what_may_be_a_label(line, share, told):
    document = read_text(INVOICE.format(line))
    kind = next(iter(kind_by_title(document, {"packing_list": share, "other": 1 - share})))
    assert kind == told
    assert paper_type(sheets_of(document), kind)[1] == told
