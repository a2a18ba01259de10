"""The command line as a user meets it: formats, exit codes, bad input, no traceback."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import spectriage
from spectriage.cli.exit_codes import ExitCode

SAMPLES = Path(__file__).resolve().parents[1] / "documents" / "samples"
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])


def run(*arguments, stdin=b"", cwd=None):
    done = subprocess.run(
        [sys.executable, "-m", "spectriage", *map(str, arguments)], input=stdin, cwd=cwd,
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_exit_codes_are_pinned():
    assert {code.name: code.value for code in ExitCode} == {
        "ALL_READ": 0, "SOME_FAILED": 1, "WRONG_USAGE": 2, "STOPPED": 3, "INTERRUPTED": 130,
    }  # fmt: skip


@pytest.mark.parametrize("argument", ["--help", "--version", "schema"])
def test_light_commands_load_nothing_heavy(argument):
    script = (
        "import sys, runpy; sys.argv = ['spectriage', sys.argv[1]]\n"
        "try: runpy.run_module('spectriage', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'sklearn', 'pint', 'skops') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, argument], capture_output=True, check=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    assert done.stderr.decode().strip().endswith("[]")
    assert done.stdout


def test_folder_with_one_bad_document_reports_the_others(tmp_path):
    folder = tmp_path / "queue"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "core.pdf").write_bytes((SAMPLES / "nordvik_nv640.pdf").read_bytes())
    (folder / "scan.pdf").write_bytes((SAMPLES / "no_text_layer.pdf").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "notes.xyz").write_text("not a document")
    (folder / ".hidden.pdf").write_bytes(b"hidden")
    code, out, err = run("triage", folder, "--format", "jsonl")
    assert code == ExitCode.SOME_FAILED
    reports = [json.loads(line) for line in out.splitlines()]
    assert [Path(r["document"]["path"]).name for r in reports] == ["core.pdf", "scan.pdf"]
    lines = err.splitlines()
    assert sum("broken.pdf" in line for line in lines) == 1
    assert sum("empty.docx" in line for line in lines) == 1
    assert any("notes.xyz" in line for line in lines)
    assert not any("hidden" in line for line in lines)
    scan = reports[1]
    assert {"not_screened", "page_without_text"} <= {w["code"] for w in scan["warnings"]}
    assert not [c for c in scan["candidates"] if c["status"] == "meets"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["triage"], ExitCode.WRONG_USAGE, "give a PATH"),
        (["triage", "--text", "x", "--regime", "US,XX"], ExitCode.WRONG_USAGE, "unknown regime XX"),
        (["triage", "--text", "x", "--format", "yaml"], ExitCode.WRONG_USAGE, "yaml"),
        (["triage", "no_such_file.pdf"], ExitCode.SOME_FAILED, "no_such_file.pdf"),
        (["lists", "show", "0Z999"], ExitCode.SOME_FAILED, "0Z999"),
    ],
    ids=["nothing", "regime", "format", "missing file", "unknown entry"],
)
def test_wrong_calls_say_one_clear_line(arguments, code, said):
    done, _, err = run(*arguments)
    assert done == code
    assert said in err


def test_empty_folder_is_named(tmp_path):
    code, out, err = run("triage", tmp_path)
    assert code == ExitCode.SOME_FAILED
    assert "no documents" in err
    assert not out.strip()


def test_formats_of_one_document_agree(tmp_path):
    sheet = SAMPLES / "nordvik_nv640.pdf"
    _, text, _ = run("triage", sheet, "--format", "json", "--regime", "US,EU")
    report = json.loads(text)
    assert report["candidates"][0]["entry"] == "6A003.b.4.b"
    assert {c["regime"] for c in report["candidates"]} == {"US", "EU"}
    _, table, _ = run("triage", sheet, "--format", "csv", "--regime", "US,EU")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(r["regime"], r["entry"]) for r in rows] == [
        (c["regime"], c["entry"]) for c in report["candidates"]
    ]
    page = tmp_path / "report.html"
    code, _, _ = run("triage", sheet, "--format", "html", "--output", page)
    html = page.read_text(encoding="utf-8")
    assert code == 0
    assert "6A003.b.4.b" in html
    assert html.count('class="box"') >= 5
    assert "data:image/png;base64," in html
    for outside in ("http://", "https://", "<script", 'src="/', "@import"):
        assert outside not in html
    _, screen, _ = run("triage", sheet)
    assert "6A003.b.4.b" in screen
    assert "60 Hz" in screen
    assert "\x1b[" not in screen


def test_html_escapes_what_a_document_says(tmp_path):
    nasty = tmp_path / "nasty.txt"
    nasty.write_text(
        "<script>alert(1)</script> thermal camera\nFrame rate: 60 Hz\nPart: <b>X-1</b>\n"
    )
    _, html, _ = run("triage", nasty, "--format", "html")
    assert "<script>" not in html
    assert "<b>X-1" not in html


def test_stdin_and_text():
    data = (SAMPLES / "ferroline_r100.pdf").read_bytes()
    code, out, _ = run("triage", "-", "--format", "jsonl", stdin=data)
    assert code == 0
    assert json.loads(out)["document"]["path"] == "stdin"
    code, out, _ = run(
        "triage", "--text", "Uncooled LWIR thermal camera, 60 Hz", "--format", "json"
    )
    assert code == 0
    assert json.loads(out)["document"]["media_type"] == "text/plain"


def test_two_documents_as_json_are_a_list():
    _, out, _ = run(
        "triage", SAMPLES / "ferroline_r100.pdf", SAMPLES / "astrid_ad1400.pdf", "--format", "json"
    )
    assert len(json.loads(out)) == 2


def test_parameters_and_lists_commands():
    code, out, _ = run(
        "parameters", SAMPLES / "astrid_ad1400.pdf", "--format", "json", "--family", "adc_dac"
    )
    told = {(r["name"], r["min"], r["typ"], r["max"], r["variant"]) for r in json.loads(out)}
    assert code == 0
    assert ("supply_voltage", 1.7, 1.8, 1.9, "AD-1400-125") in told
    assert ("current_consumption", None, 0.063, 0.07, "AD-1400-80") in told
    code, out, _ = run("lists", "show", "6A003.b.4.b", "--regime", "US")
    assert code == 0
    assert "frame_rate" in out
    code, out, err = run(
        "lists", "check", Path(spectriage.__file__).parent / "lists" / "packs" / "us_ccl"
    )
    assert code == 0, err
    assert "no fault" in out


def test_encrypted_pdf_wants_and_takes_its_password(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    path = tmp_path / "locked.pdf"
    sheet = canvas.Canvas(str(path), encrypt=StandardEncryption("open sesame", canPrint=1))
    sheet.drawString(72, 700, "NV-640 thermal camera core, uncooled microbolometer, 60 Hz")
    sheet.save()
    code, _, err = run("triage", path)
    assert code == ExitCode.SOME_FAILED
    assert "password" in err
    code, out, _ = run("triage", path, "--password", "open sesame", "--format", "json")
    assert code == 0
    assert json.loads(out)["document"]["family"] == "thermal_camera"


def test_simulate_tells_what_is_caught_and_what_slips(tmp_path):
    scenario = tmp_path / "drill.yaml"
    scenario.write_text(
        "name: two\nshipments:\n  - id: core\n    papers:\n"
        "      - {name: a.txt, text: 'Chip resistor RX-1. Resistance: 10 kΩ'}\n"
        "    expect: {entries: [US EAR99, US 6A003]}\n",
        encoding="utf-8",
    )
    code, out, err = run("simulate", scenario)
    assert code == ExitCode.SOME_FAILED
    assert "caught  entry US EAR99" in out
    assert "SLIPPED entry US 6A003" in out
    assert "1 of 2 expectations caught, 1 slipped" in err
    code, _, err = run("simulate", tmp_path / "none.yaml")
    assert code == ExitCode.WRONG_USAGE
    assert "none.yaml" in err
