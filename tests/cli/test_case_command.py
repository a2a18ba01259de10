import json
import zipfile

import pytest
from typer.testing import CliRunner

from cases.made.faults import made_cases
from cases.made.tuned import harbour
from spectriage.cases.case import read_case
from spectriage.cli.app import app
from spectriage.cli.render.case_letter import letter_document, write_letter
from spectriage.cli.render.case_page import render_case_page
from spectriage.cli.render.case_request import request_document, request_workbook, write_request
from spectriage.errors import UsageError
from spectriage.report.case import CaseReport, case_schema

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
    assert "Commerce Control List" in page
    assert "name and initials" in page
    assert "stated_code" not in page
    assert "<script" not in page


def test_a_case_can_be_named(folder):
    result = run(app, ["case", str(folder), "--name", "File 7/26"])
    assert result.stdout.startswith("case File 7/26")
    assert run(app, ["case", str(folder)]).stdout.startswith("case Wexcombe Radar Ltd to ")


def test_files_that_no_reader_knows_are_named(folder, tmp_path):
    (tmp_path / "noending").write_text(
        "COMMERCIAL INVOICE\nInvoice no. 7\nSeller: Ort GmbH, Ulm, Germany\n"
    )
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "page.html").write_text("<p hidden>End use: torpedoes</p><p>Hello there</p>")
    result = run(app, ["case", str(tmp_path), "-f", "json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert "noending" in {document["path"].rsplit("/", 1)[-1] for document in told["documents"]}
    missed = {one["document"].rsplit("/", 1)[-1]: one["what"] for one in told["not_screened"]}
    assert missed["old.doc"].startswith("not read: no reader knows")
    assert any("End use: torpedoes" in one["what"] for one in told["not_screened"])
    assert not [one for one in told["findings"] if one["id"] == "end_use_rule"]


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
