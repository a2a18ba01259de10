"""`spectriage parameters` as a user meets it: five formats, several files, bad ones, no traceback."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import spectriage
from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.render.parameters import caveats, grouped, marks_of, write_sheets
from spectriage.documents.read import read_text
from spectriage.parameters.reading import Alternative, Reading
from spectriage.parameters.sheet import ParameterSheet, read_parameters, sheet_of

SAMPLES = Path(__file__).resolve().parents[1] / "documents" / "samples"
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])
CORE, ADC, SCAN = (
    SAMPLES / f"{n}.pdf" for n in ("nordvik_nv640", "astrid_ad1400", "no_text_layer")
)
COMMAND = [sys.executable, "-m", "spectriage", "parameters"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": SOURCE, "PYTHONIOENCODING": "utf-8"}


def run(*arguments, stdin=b""):
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def hostile_sheet():
    """Values whose texts a spreadsheet would run, with a doubt and a control character."""
    parts = {
        "unit": "degC",
        "page": 1,
        "bbox": (0.0, 0.0, 1.0, 1.0),
        "score": 0.9,
        "source": "table",
    }
    readings = (
        Reading(name="operating_temperature", min=-40.0, typ=None, max=71.0, label="@SUM(A1)",
                quote="-40 to +71 °C", condition="+cmd|' /C calc'!A0", variant="=1+1", **parts),
        Reading(name="storage_temperature", min=-55.0, typ=None, max=None, label="Storage\x07",
                quote="≥ -55 °C", read_as="≥ -55 °C", unit_assumed=True,
                alternatives=(Alternative(min=-48.3, read_as="≥ -55 °F"),), **parts),
    )  # fmt: skip
    return ParameterSheet(
        path="=evil.pdf", sha256="0", media_type="text/plain", pages=1, readings=readings,
        conflicts=(), ledger=(),
    )  # fmt: skip


def test_formats_of_one_document_agree(tmp_path):
    expected = [
        (r.name, r.min, r.typ, r.max, r.unit, r.variant, r.page, r.quote)
        for r in read_parameters(CORE)
    ]
    assert len(expected) > 20
    keys = ("name", "min", "typ", "max", "unit", "variant", "page", "quote")
    code, out, err = run(CORE, "--format", "json")
    assert (code, err) == (0, "")
    assert [tuple(row[k] for k in keys) for row in json.loads(out)] == expected
    _, lines, _ = run(CORE, "--format", "jsonl")
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(out)
    _, table, _ = run(CORE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table)))
    told = [
        (r["parameter"], *(float(r[k]) if r[k] else None for k in ("min", "typ", "max")), r["unit"],
         r["variant"] or None, int(r["page"]), r["quote"].removeprefix("'"))
        for r in rows
    ]  # fmt: skip
    assert told == expected
    book = tmp_path / "core.xlsx"
    assert run(CORE, "--format", "xlsx", "--out", book)[:2] == (0, "")
    sheet = load_workbook(book)["parameters"]
    head, *cells = sheet.iter_rows(values_only=True)
    picked = [dict(zip(head, row, strict=True)) for row in cells]
    assert [
        (r["parameter"], r["min"], r["typ"], r["max"], r["unit"], r["variant"], r["page"],
         r["quote"].removeprefix("'"))
        for r in picked
    ] == expected  # fmt: skip
    _, screen, _ = run(CORE)
    for name, *_ in expected:
        assert name in screen
    assert "variant NV-640-09E" in screen
    assert "\x1b[" not in screen


def test_workbook_is_ready_to_use(tmp_path):
    path = tmp_path / "out.xlsx"
    write_sheets([hostile_sheet(), read_parameters(SCAN)], "xlsx", path)
    book = load_workbook(path)
    sheet = book["parameters"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N3"
    assert all(sheet.column_dimensions[c].width >= 7 for c in "ABCDEFGHIJKLMN")
    numbers = [sheet.cell(row=2, column=column) for column in (3, 5, 9)]
    assert [(cell.value, cell.data_type) for cell in numbers] == [(-40, "n"), (71, "n"), (1, "n")]
    unread = list(book["not read, in conflict"].iter_rows(min_row=2, values_only=True))
    assert len(unread) == 1
    assert unread[0][1].startswith("UNREAD: page 1")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_text_cell_begins_a_formula(tmp_path, form):
    path = tmp_path / f"out.{form}"
    write_sheets([hostile_sheet()], form, path)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        numeric = {rows[0].index(name) for name in ("min", "typ", "max", "page", "score")}
        assert rows[1][rows[0].index("min")] == "-40.0"
    else:
        sheet = load_workbook(path)["parameters"]
        assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        rows, numeric = list(sheet.iter_rows(values_only=True)), set()
    texts = [
        cell for row in rows[1:] for column, cell in enumerate(row)
        if column not in numeric and isinstance(cell, str)
    ]  # fmt: skip
    assert "'=1+1" in texts
    assert "'=evil.pdf" in texts
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@"))]


def test_several_files_are_one_table_and_a_bad_one_is_one_line(tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and then nothing")
    code, out, err = run(CORE, broken, ADC, "no_such_file.pdf", "--format", "csv")
    assert code == ExitCode.SOME_FAILED
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(dict.fromkeys(row["document"] for row in rows)) == [str(CORE), str(ADC)]
    lines = err.splitlines()
    assert len(lines) == 2
    assert "broken.pdf" in lines[0]
    assert "no_such_file.pdf: there is no such file" in lines[1]
    _, screen, _ = run(CORE, ADC)
    assert screen.splitlines()[0].split()[:2] == ["document", "parameter"]
    assert "astrid_ad1400.pdf" in screen


def test_unread_page_is_told_loudly_in_every_format():
    code, out, _ = run(SCAN)
    assert code == ExitCode.ALL_READ
    assert "! no_text_layer.pdf: UNREAD: page 1" in out.splitlines()[-1]
    for form in ("csv", "json", "jsonl"):
        _, out, err = run(SCAN, "--format", form)
        assert "UNREAD: page 1" in err
        assert "UNREAD" not in out


def test_conflict_is_marked_and_told(tmp_path):
    sheet = tmp_path / "core.txt"
    sheet.write_text("60 Hz frame rate, uncooled\fSpecifications\nFrame rate: 9 Hz\nMass: 29 g\n")
    _, out, _ = run(sheet)
    assert '! core.txt: CONFLICT: frame_rate: "60 Hz" on page 1, but "9 Hz" on page 2' in out
    _, out, err = run(sheet, "--format", "json")
    assert [(row["name"], row["marks"]) for row in json.loads(out)] == [
        ("frame_rate", ["conflict"]), ("frame_rate", ["conflict"]), ("mass", []),
    ]  # fmt: skip
    assert "CONFLICT" in err


def test_doubts_are_marks():
    plain, doubtful = hostile_sheet().readings
    assert marks_of(plain, frozenset()) == []
    assert marks_of(doubtful, frozenset({doubtful})) == [
        "conflict", "unit assumed", "read as ≥ -55 °C; could be ≥ -55 °F",
    ]  # fmt: skip


def test_values_are_grouped_by_page_unless_variants_are_told_apart():
    two = sheet_of(read_text("Mass: 29 g\fFrame rate: 9 Hz\nNETD: < 50 mK"))
    assert [(title, len(found)) for title, found in grouped(two.readings)] == [
        ("page 1", 1), ("page 2", 2),
    ]  # fmt: skip
    titles = [title for title, _ in grouped(read_parameters(ADC).readings)]
    assert titles == ["all variants", "variant AD-1400-125", "variant AD-1400-80"]
    assert caveats(two) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([CORE, "--format", "xlsx"], "--out FILE.xlsx"),
        ([CORE, "--format", "yaml"], "yaml"),
        ([CORE, "--out", "no/such/folder/x.csv", "--format", "csv"], "there is no folder"),
        ([], "FILE"),
    ],
    ids=["xlsx on stdout", "format", "folder", "nothing"],
)
def test_wrong_calls_are_refused_before_reading(arguments, said):
    code, out, err = run(*arguments)
    assert code == ExitCode.WRONG_USAGE
    assert said in err
    assert not out


def test_folder_and_stdin(tmp_path):
    (tmp_path / "a.txt").write_text("Frame rate: 9 Hz\n")
    (tmp_path / "b.xyz").write_text("no document")
    code, out, err = run(tmp_path, "--format", "jsonl")
    assert code == ExitCode.ALL_READ
    assert [json.loads(line)["typ"] for line in out.splitlines()] == [9.0]
    assert "passed over, not a known type: b.xyz" in err
    code, out, _ = run("-", "--format", "csv", stdin=b"Frame rate: 9 Hz\n")
    assert code == ExitCode.ALL_READ
    assert out.splitlines()[1].startswith("stdin,frame_rate,,9.0,,Hz")


def test_document_without_values_says_so():
    code, out, _ = run("-", stdin=b"nothing to read here\n")
    assert code == ExitCode.ALL_READ
    assert "stdin: no parameter was found" in out


def test_family_names_values_better():
    sheet = b"Measurement range: 16 g\n"
    names = {}
    for family in ("accelerometer", "pressure_sensor"):
        _, out, _ = run("-", "--format", "json", "--family", family, stdin=sheet)
        names[family] = [row["name"] for row in json.loads(out)]
    assert names == {"accelerometer": ["accel_range"], "pressure_sensor": []}


def _all_of(screen):
    """What was written to a pseudo terminal whose other side is closed by now or soon."""
    shown = b""
    try:
        while block := os.read(screen, 65536):
            shown += block
    except OSError:  # how Linux tells that the other side is closed
        pass
    finally:
        os.close(screen)
    return shown


def test_colour_and_progress_only_on_a_terminal():
    screen, follower = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, str(CORE), str(ADC)], stdout=follower, stderr=subprocess.PIPE,
        env={**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": "160"},
    ) as running:  # fmt: skip
        os.close(follower)
        shown = _all_of(screen)
        told = running.stderr.read()
    assert running.returncode == 0
    assert b"\x1b[1;36m" in shown
    assert told == b""  # no bar where stderr is a pipe


def test_command_loads_neither_models_nor_lists():
    script = (
        "import sys\nfrom spectriage.cli.app import app\n"
        f"try: app(['parameters', {str(CORE)!r}, '--format', 'csv'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'sklearn', 'pint', 'spectriage.lists.load',"
        " 'spectriage.triage.triager') if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=ENVIRONMENT
    )
    assert done.stderr.decode().strip() == "[]"
