"""`spectriage batch` from end to end: outputs, going on, cache, lists, duplicates, exit codes."""

import csv
import json
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from batch.queue_of import SHEET, TABLES, batch, environment, mixed, paths, reports, texts
from spectriage.cli.exit_codes import ExitCode


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A run over a mixed folder; tests only look at it."""
    place = tmp_path_factory.mktemp("mixed")
    told = batch(mixed(place / "queue"), place / "run", code=ExitCode.SOME_FAILED)
    return place, told


def test_reports_come_in_the_order_of_paths(done):
    place, _ = done
    assert paths(place / "run") == [
        "copy of core.pdf", "core_0000.txt", "core_0001.txt", "deep/core.pdf",
    ]  # fmt: skip


def test_reports_are_those_of_triage(done):
    place, _ = done
    told = subprocess.run(
        [sys.executable, "-m", "spectriage", "triage", "deep/core.pdf", "core_0001.txt",
         "--format", "jsonl"],
        cwd=place / "queue", capture_output=True, check=True, env=environment(place / "cache"),
    )  # fmt: skip
    lines = (place / "run" / "reports.jsonl").read_bytes().splitlines()
    assert told.stdout.splitlines() == [lines[3], lines[2]]


def test_table_has_a_row_a_variant_and_says_duplicates(done):
    place, _ = done
    with (place / "run" / "table.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    core = [row for row in rows if row["document"] == "deep/core.pdf"]
    assert [row["variant"] for row in core] == ["NV-640-60", "NV-640-09E"]
    assert core[0]["US_entry"] == core[0]["EU_entry"] == "6A003.b.4.b"
    assert core[1]["US_entry"] == "6A993.a"
    assert "60 Hz" in core[0]["decisive_value"]
    assert core[0]["duplicate_of"] == "copy of core.pdf"
    assert core[0]["link"] == "../queue/deep/core.pdf#page=1"
    assert {row["document"]: row["status"] for row in rows}["broken.pdf"] == "failed"
    book = openpyxl.load_workbook(place / "run" / "table.xlsx").active
    assert next(book.iter_rows(values_only=True)) == tuple(rows[0])
    assert book.max_row == len(rows) + 1


def test_the_unread_are_listed_and_named(done):
    place, told = done
    listed = (place / "run" / "unread.csv").read_text()
    for name in ("broken.pdf", "empty.docx", "notes.xyz"):
        assert name in listed
    assert "spectriage: broken.pdf: refused" in told.stderr
    assert "spectriage: empty.docx: refused" in told.stderr


def test_manifest_names_what_the_run_was_made_with(done):
    place, _ = done
    manifest = json.loads((place / "run" / "manifest.json").read_text())
    assert manifest["documents"] | {"sha256": ""} == {
        "count": 6, "read": 4, "failed": 2, "passed_over": 1, "sha256": "",
    }  # fmt: skip
    assert manifest["counts"]["read_now"] == 4
    assert {"us_ccl", "eu_annex_i"} <= {each["id"] for each in manifest["lists"]}
    assert len(manifest["models"]["product_family"]) == 64


def test_overview_links_evidence_and_loads_nothing(done):
    place, _ = done
    page = (place / "run" / "overview.html").read_text()
    assert 'href="../queue/deep/core.pdf#page=1"' in page
    assert "Best US candidate" in page
    for outside in ("http://", "https://", 'src="', "@import", "url("):
        assert outside not in page


def test_second_run_writes_nothing_and_loads_nothing_heavy(done):
    place, _ = done
    run = place / "run"
    before = {name: (run / name).stat().st_mtime_ns for name in (*TABLES, "manifest.json")}
    script = (
        "import sys, runpy; sys.argv = ['spectriage', *sys.argv[1:]]\n"
        "try: runpy.run_module('spectriage', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([m for m in ('spacy', 'numpy', 'joblib', 'jinja2', 'openpyxl') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, "batch", str(place / "queue"), "--out", str(run)],
        capture_output=True, text=True, check=True, env=environment(place / "cache"),
    )  # fmt: skip
    assert told.stdout.strip() == "[]"
    assert "6 unchanged" in told.stderr
    assert before == {name: (run / name).stat().st_mtime_ns for name in before}


def test_another_run_takes_all_from_the_cache_and_is_the_same(done):
    place, _ = done
    other = place / "other"
    told = batch(place / "queue", other, "--workers", 1, code=ExitCode.SOME_FAILED)
    assert "6 from the cache" in told.stderr
    fresh = place / "fresh"
    batch(place / "queue", fresh, "--workers", 1, "--no-cache", code=ExitCode.SOME_FAILED)
    for name in TABLES:
        assert (other / name).read_bytes() == (place / "run" / name).read_bytes(), name
        assert (fresh / name).read_bytes() == (place / "run" / name).read_bytes(), name


def test_other_lists_need_no_document(tmp_path):
    queue = texts(tmp_path / "queue", 3)
    batch(queue, tmp_path / "run", "--regime", "US,EU")
    told = batch(queue, tmp_path / "run", "--lists", "us_ccl@2026-06-24")
    assert "3 held against the lists again" in told.stderr
    assert {c["regime"] for r in reports(tmp_path / "run") for c in r["candidates"]} == {"US"}
    batch(queue, tmp_path / "whole", "--lists", "us_ccl@2026-06-24", "--no-cache")
    for name in TABLES:
        again, whole = ((tmp_path / run / name).read_bytes() for run in ("run", "whole"))
        assert again == whole, name


def test_new_changed_and_removed_documents(tmp_path):
    queue = texts(tmp_path / "queue", 4)
    batch(queue, tmp_path / "run")
    (queue / "core_0001.txt").unlink()
    (queue / "core_0002.txt").write_text("Radar module RM-2\nFrequency: 24 GHz\n")
    texts(queue, 1, first=9)
    told = batch(queue, tmp_path / "run")
    assert "2 read, 2 unchanged" in told.stderr
    assert paths(tmp_path / "run") == [f"core_{n:04d}.txt" for n in (0, 2, 3, 9)]
    assert "RM-2" in (tmp_path / "run" / "reports.jsonl").read_text()


def test_same_text_in_other_bytes_is_said(tmp_path):
    queue = texts(tmp_path / "queue", 1)
    (queue / "later.txt").write_text((queue / "core_0000.txt").read_text().replace("\n", "\n\n"))
    batch(queue, tmp_path / "run")
    with (tmp_path / "run" / "table.csv").open(newline="") as stream:
        rows = {row["document"]: row for row in csv.DictReader(stream)}
    assert rows["later.txt"]["same_text_as"] == "core_0000.txt"
    assert not rows["core_0000.txt"]["same_text_as"]


def test_lists_of_paths_keep_their_order(tmp_path):
    queue = texts(tmp_path / "queue", 3)
    named = [str(queue / f"core_{n:04d}.txt") for n in (2, 0, 2)] + [str(queue / "none.txt")]
    told = batch("-", tmp_path / "run", stdin="\n".join(named) + "\n", code=ExitCode.SOME_FAILED)
    assert paths(tmp_path / "run") == named[:2]
    assert "there is no such file" in told.stderr
    (tmp_path / "wanted.txt").write_text("\n".join(named[:2]))
    batch(tmp_path / "wanted.txt", tmp_path / "run2")
    assert paths(tmp_path / "run2") == named[:2]


def test_since_leaves_old_documents_out(tmp_path):
    import os

    queue = texts(tmp_path / "queue", 3)
    for n in (0, 1):
        os.utime(queue / f"core_{n:04d}.txt", (1_600_000_000, 1_600_000_000))
    told = batch(queue, tmp_path / "run", "--since", "2026-01-01")
    assert "2 left out" in told.stderr
    assert paths(tmp_path / "run") == ["core_0002.txt"]


def test_evidence_pages_are_linked(tmp_path):
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "core.pdf").write_bytes(SHEET.read_bytes())
    batch(tmp_path / "queue", tmp_path / "run", "--evidence")
    [page] = (tmp_path / "run" / "evidence").iterdir()
    text = page.read_text()
    assert "core.pdf" in text
    assert text.count('class="box"') >= 5
    assert f'href="evidence/{page.name}"' in (tmp_path / "run" / "overview.html").read_text()


def test_cells_and_pages_hold_what_documents_say_as_text(tmp_path):
    queue = tmp_path / "queue"
    queue.mkdir()
    nasty = "=cmd|' /C calc'!A0 <script>alert(1)</script>"
    (queue / "=1+1.txt").write_text(CORE_LIKE.format(part=nasty))
    (queue / "<b>&.txt").write_text(CORE_LIKE.format(part="@SUM(A1)"))
    batch(queue, tmp_path / "run")
    page = (tmp_path / "run" / "overview.html").read_text()
    assert "<b>&.txt" not in page
    assert "<script>alert" not in page
    with (tmp_path / "run" / "table.csv").open(newline="") as stream:
        for row in csv.reader(stream):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    with zipfile.ZipFile(tmp_path / "run" / "table.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


CORE_LIKE = "Thermal camera {part}\nPart number: {part}\nFrame rate: 60 Hz\n"


def test_json_lines_tell_each_document(tmp_path):
    queue = texts(tmp_path / "queue", 2)
    told = batch(queue, tmp_path / "run", "--format", "jsonl")
    events = [json.loads(line) for line in told.stdout.splitlines()]
    assert [event["event"] for event in events] == ["document", "document", "done"]
    assert events[-1]["read"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no_such"], "no such file or folder"),
        (["QUEUE", "--regime", "US", "--lists", "US"], "not both"),
        (["QUEUE", "--since", "yesterday"], "--since yesterday"),
        (["SHEET"], "no folder and no list"),
        (["QUEUE", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler"),
    ],
    ids=["missing", "both", "since", "one document", "scheduler"],
)  # fmt: skip
def test_wrong_calls_say_one_clear_line(tmp_path, arguments, said):
    queue = texts(tmp_path / "queue", 1)
    names = {"QUEUE": str(queue), "SHEET": str(SHEET)}
    source, *more = [names.get(each, each) for each in arguments]
    told = batch(source, tmp_path / "run", *more, code=ExitCode.WRONG_USAGE)
    assert said in told.stderr


def test_unknown_regime_stops_before_anything_is_read(tmp_path):
    told = batch(
        texts(tmp_path / "queue", 1), tmp_path / "run", "--regime", "XX", code=ExitCode.STOPPED
    )
    assert "unknown regime XX" in told.stderr
