import json
import zipfile

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from cases.made.faults import made_cases
from cases.made.tuned import harbour
from spectriage.cases.case import read_case
from spectriage.cli.app import app
from spectriage.cli.render.case_files import (
    letter_document,
    request_document,
    request_workbook,
    write_letter,
    write_request,
)
from spectriage.cli.render.case_page import render_case_page
from spectriage.errors import UsageError
from spectriage.report.case import CaseItem, CaseReport, case_schema
from spectriage.report.model import Candidate, CriterionOutcome, Status

run = CliRunner().invoke


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("harbour")
    for name, data in next(made_cases(harbour)).files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def report(triager, folder):
    return read_case(
        triager, [(path.name, path.read_bytes()) for path in folder.iterdir()], name="harbour"
    )


def _criterion(parameter, outcome, found=None):
    return CriterionOutcome(parameter=parameter, operator=">", threshold=9.0, unit="Hz", found=found, outcome=outcome,
                            page=1 if found else None, quote=found)  # fmt: skip


@pytest.fixture(scope="module")
def open_report(report):
    """The report with an item of which two entries are open."""
    criteria = [_criterion("frame_rate", "met", "60 Hz"), _criterion("pixel_pitch", "unknown")]
    entries = [
        Candidate(regime=regime, entry="6A003.b.4.b", title="Cameras", confidence=0.5, status=Status.UNDETERMINED,
                  criteria=criteria, missing=["netd"], list_version="v", citation="c")
        for regime in ("US", "EU")
    ]  # fmt: skip
    item = CaseItem(
        number=1,
        part_number="=AB-12",
        description="camera",
        lines=[],
        sheet="s.pdf",
        candidates=entries,
    )
    return report.model_copy(update={"items": [item]})


def test_case_as_json_holds_its_schema(folder, tmp_path):
    listed = tmp_path / "list.csv"
    listed.write_text("id,schema,name,aliases\n7,Company,Vesterhavn Port Service,\n")
    result = run(app, ["case", str(folder), "--format", "json", "--screening-list", str(listed)])
    assert result.exit_code == 0, result.output
    told = CaseReport.model_validate(json.loads(result.stdout))
    assert {document.part for document in told.documents} == {"paper", "sheet"}
    assert [m.id for p in told.parties for m in p.matches] == ["7"]
    assert told.screening_lists


def test_case_on_a_terminal_and_as_a_page(folder, tmp_path):
    out = tmp_path / "case.html"
    assert "findings" not in run(app, ["case", str(folder)]).stdout.splitlines()[0]
    result = run(app, ["case", str(folder), "-f", "html", "-o", str(out)])
    assert result.exit_code == 0
    page = out.read_text()
    assert "Wexcombe Radar Ltd" in page
    assert "<script" not in page


def test_case_refuses_and_says_what_to_do(folder, tmp_path):
    assert run(app, ["case"]).exit_code == 2
    assert run(app, ["case", str(tmp_path / "none")]).exit_code == 2
    assert run(app, ["case", str(folder), "--regime", "XX"]).exit_code == 2
    wrong = tmp_path / "x.csv"
    wrong.write_text("a,b\n")
    assert run(app, ["case", str(folder), "--screening-list", str(wrong)]).exit_code == 2
    assert run(app, ["case", str(folder), "--request", str(tmp_path / "x.pdf")]).exit_code == 2


def test_schema_of_the_case_report():
    result = run(app, ["case", "--schema"])
    assert json.loads(result.stdout) == json.loads(json.dumps(case_schema()))


def test_order_of_files_does_not_matter(triager, folder, report):
    turned = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir(), reverse=True)]
    assert read_case(triager, turned, name="harbour").model_dump_json() == report.model_dump_json()


def test_broken_document_is_told_and_the_rest_read(triager, folder):
    sources = [(path.name, path.read_bytes()) for path in folder.iterdir()]
    told = read_case(triager, [*sources, ("broken.pdf", b"%PDF-1.4 nothing")])
    assert any(one.document == "broken.pdf" for one in told.not_screened)
    assert len(told.documents) == len(sources)


def test_request_sheet_has_values_and_gaps(open_report, tmp_path):
    (tmp_path / "r.xlsx").write_bytes(request_workbook(open_report))
    rows = list(openpyxl.load_workbook(tmp_path / "r.xlsx").active.iter_rows(values_only=True))
    assert rows[0][:4] == ("item", "part", "list", "entry")
    assert [(row[2], row[5], row[9], row[10]) for row in rows[1:4]] == [
        ("US", "frame_rate", "60 Hz", "given"), ("US", "pixel_pitch", None, "missing"), ("US", "netd", None, "missing")
    ]  # fmt: skip
    assert rows[1][1] == "'=AB-12"  # never a formula
    (tmp_path / "r.docx").write_bytes(request_document(open_report))
    assert len(docx.Document(tmp_path / "r.docx").tables) == 2


def test_letter_asks_each_missing_value_once_an_item(open_report, tmp_path):
    (tmp_path / "l.docx").write_bytes(letter_document(open_report))
    (table,) = docx.Document(tmp_path / "l.docx").tables
    assert [row.cells[3].text for row in table.rows][1:] == ["US 6A003.b.4.b, EU 6A003.b.4.b"] * 2


@pytest.mark.parametrize("make", [request_workbook, request_document, letter_document])
def test_files_are_the_same_bytes_each_time(report, make, tmp_path):
    assert make(report) == make(report)
    (tmp_path / "f.zip").write_bytes(make(report))
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_other_suffixes_are_refused(report, tmp_path):
    with pytest.raises(UsageError, match=r"\.docx or \.xlsx"):
        write_request(report, tmp_path / "r.pdf")
    with pytest.raises(UsageError, match=r"\.docx"):
        write_letter(report, tmp_path / "l.txt")


def test_page_escapes_what_papers_print(report):
    hostile = report.model_copy(update={"name": "<script>alert(1)</script>"})
    assert "<script>" not in render_case_page(hostile)
