"""Request sheet and letter of a case made by hand: a camera with a sheet, a housing without."""

import docx
import openpyxl
import pytest
from docx.table import Table

from spectriage.cases.requests import Part, Standing, asked_values, family_values
from spectriage.cli.render.case_letter import letter_document
from spectriage.cli.render.case_request import request_document, request_workbook
from spectriage.cli.render.case_words import candidates_told
from spectriage.report.case import (
    CaseDocument,
    CaseItem,
    CaseParty,
    CaseReport,
    ItemLine,
    RuledOut,
)
from spectriage.report.case import Evidence as Words
from spectriage.report.model import Candidate, CriterionOutcome, Status


def _test(parameter, operator, threshold, unit, found, outcome, note=None):
    return CriterionOutcome(
        parameter=parameter, operator=operator, threshold=threshold, unit=unit, found=found, outcome=outcome, note=note,
        page=1 if found and parameter != "family" else None, quote=found if parameter != "family" else None,
    )  # fmt: skip


CRITERIA = [
    _test("focal_length", ">", 0.0, "mm", "25 mm", "met"),
    _test("pixel_count", ">", 111000.0, "count", "327680", "met"),
    _test("pixel_pitch", "<=", 12.0, "um", None, "unknown"),
    _test("frame_rate", "<=", 9.0, "Hz", "60 Hz", "not_met", "3.a"),
    _test("uncooled", "is", "asserted", None, "asserted", "met"),
    _test("family", "is", "thermal_camera or uav", None, "thermal_camera", "met"),
    _test("family", "is", "thermal_camera", None, "thermal_camera", "met"),
]


def _candidate(regime, criteria, entry="6A003.b.4.b", **more):
    return Candidate(regime=regime, entry=entry, title="Cameras", confidence=0.5, status=Status.UNDETERMINED,
                     criteria=criteria, list_version="v", citation="c", **more)  # fmt: skip


@pytest.fixture(scope="module")
def report():
    line = ItemLine(
        evidence=Words(document="i.pdf", page=1, quote="HS-1"),
        hs_code="85299092",
        codes=["US EAR99"],
    )
    residue = _test(
        "every other considered entry is ruled out", "none_met", None, None, None, "met"
    )
    return CaseReport(
        tool_version="1", name="camera",
        documents=[CaseDocument(path="/home/me/i.pdf", sha256="0", kind="commercial_invoice", kind_confidence=1.0,
                                type="commercial_invoice", part="paper", pages=1, language="en",
                                numbers={"invoice": ["77-1"], "order": ["PO 9"]})],
        parties=[CaseParty(name="Loden Optik GmbH", roles=["manufacturer"], addresses=["Ring 1, Ulm"], mentions=[]),
                 CaseParty(name="Tarn Trading Ltd", roles=["exporter", "seller"], mentions=[])],
        items=[
            CaseItem(
                number=1, part_number="=AB-12", description="camera", family="thermal_camera", lines=[],
                sheet="/home/me/s.pdf", candidates_from="sheet",
                candidates=[_candidate("US", CRITERIA, missing=["netd"]), _candidate("EU", CRITERIA[1:], missing=["netd"])],
                ruled_out=[RuledOut(entries=["EU 6A003.b.5", "US 6A003.b.5"], because="b", silent_on="space_qualified"),
                           RuledOut(entries=["US 0A504.c"], because="b", silent_on="red_dot_sight"),
                           RuledOut(entries=["US 6A003.a"], because="frame_rate 60 Hz is not > 1000 Hz")],
            ),
            CaseItem(number=2, part_number="HS-1", description="antenna", family="antenna", lines=[line],
                     candidates_from="description", candidates=[_candidate("US", [residue], "EAR99")]),
        ],
    )  # fmt: skip


def _tables(data, tmp_path):
    (tmp_path / "f.docx").write_bytes(data)
    document = docx.Document(tmp_path / "f.docx")
    tables = [[[c.text for c in row.cells] for row in t.rows] for t in document.tables]
    text = "\n".join(p.text for p in document.iter_inner_content() if not isinstance(p, Table))
    return tables, text


def test_values_tell_their_part_and_outcome(report):
    told = {(v.name, v.part): v for v in asked_values(report)}
    assert told["frame rate", Part.RELEASE].standing is Standing.NO_RELEASE
    assert told["pixel count", Part.CONDITION].found == "327,680"
    assert told["pixel count", Part.CONDITION].asked == "above 111,000"
    assert told["focal length", Part.EVIDENCE].only == "only US"
    assert told["focal length", Part.EVIDENCE].asked == "any value"
    assert told["kind of product", Part.EVIDENCE].asked == "thermal camera"
    assert told["uncooled", Part.CONDITION].found == "stated"
    assert told["netd", Part.CONDITION].standing is Standing.OPEN
    assert told["space qualified", Part.SILENCE].entries == ("EU 6A003.b.5", "US 6A003.b.5")
    assert not any("every other" in v.name for v in told.values())
    assert len(told) == len(asked_values(report))


def test_request_document_has_one_table_for_lists_that_agree(report, tmp_path):
    tables, text = _tables(request_document(report), tmp_path)
    assert len(tables) == 3  # the paragraph, the silent facts, the product without a sheet
    assert "US, EU 6A003.b.4.b" in text
    assert "/home/me" not in text + str(tables)
    pitch = next(row for row in tables[0] if row[0].startswith("pixel pitch"))
    assert pitch[3:6] == ["missing", "open", "________ um"]
    assert tables[1][1][3] == "6A003.b.5 (EU, US)"
    assert tables[2][1][1:4] == ["HS-1", "antenna", "US EAR99, HS 85299092"]


def test_workbook_has_columns_for_answers_and_no_paths(report, tmp_path):
    (tmp_path / "r.xlsx").write_bytes(request_workbook(report))
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    rows = list(book["values"].iter_rows(values_only=True))
    assert rows[0][-2:] == ("answer", "source of the answer")
    assert rows[1][1] == "'=AB-12"  # never a formula
    assert {row[14] for row in rows[1:]} == {"s.pdf"}
    assert [row[9] for row in rows if row[5] == "kind of product"] == ["thermal camera"]
    assert [row[9] for row in rows if row[5] == "netd"] == ["missing"]
    assert book["values"].freeze_panes == "A2"
    assert book["no data sheet"]["C2"].value == "antenna"


def test_letter_is_filled_from_the_papers(report, tmp_path):
    tables, text = _tables(letter_document(report), tmp_path)
    assert "From: Tarn Trading Ltd" in text
    assert "To: Loden Optik GmbH, Ring 1, Ulm" in text
    assert "classification: invoice 77-1; order PO 9" in text
    asked = {row[0].partition(":")[0]: row[3] for row in tables[0][1:]}
    assert asked == {
        "pixel pitch": "6A003.b.4.b (US, EU)", "netd": "6A003.b.4.b (US, EU)",
        "space qualified": "6A003.b.5 (EU, US)",
    }  # fmt: skip
    assert tables[1][1] == ["HS-1 antenna", "", "", ""]


def test_letter_asks_values_of_a_known_family(report, tmp_path):
    tables, _ = _tables(letter_document(report), tmp_path)
    wanted = [name.replace("_", " ") for name in family_values("antenna")]
    assert wanted
    assert [row[0].partition(":")[0] for row in tables[2][1:]] == wanted


def test_small_confidences_are_not_told_as_none():
    many = [_candidate("US", []), _candidate("EU", []).model_copy(update={"confidence": 0.001})]
    assert candidates_told(many) == ["6A003.b.4.b open: US 50 %, EU under 1 %"]


def test_nothing_to_ask_is_said(report, tmp_path):
    empty = report.model_copy(update={"items": []})
    assert "No value is missing" in _tables(letter_document(empty), tmp_path)[1]
    assert "No entry is open" in _tables(request_document(empty), tmp_path)[1]


def test_columns_have_their_widths(report, tmp_path):
    (tmp_path / "f.docx").write_bytes(request_document(report))
    table = docx.Document(tmp_path / "f.docx").tables[0]
    widths = [round(column.width.mm) for column in table.columns]
    assert widths[0] == 56
    assert sum(widths) <= 267  # A4 across, without its margins
