"""Folders of documents for runs, and the command line run on them in its own process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import spectriage

SAMPLES = Path(__file__).resolve().parents[1] / "documents" / "samples"
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])
SHEET = SAMPLES / "nordvik_nv640.pdf"
TABLES = ("reports.jsonl", "table.csv", "table.xlsx", "overview.html", "unread.csv")
CORE = "Thermal camera core TC-{n}\nUncooled VOx microbolometer, 640 x 512\nFrame rate: {n} Hz\n"


def environment(cache):
    return {**os.environ, "PYTHONPATH": SOURCE, "XDG_CACHE_HOME": str(cache)}


def batch(source, run, *arguments, cache=None, code=0, stdin=""):
    """Run the command; `cache` is a folder of caches, by default one beside the run folder."""
    home = cache or run.parent / "cache"
    done = subprocess.run(
        [sys.executable, "-m", "spectriage", "batch", str(source), "--out", str(run),
         *map(str, arguments)],
        capture_output=True, text=True, input=stdin, env=environment(home), check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr
    return done


def texts(folder: Path, count: int, first: int = 0) -> Path:
    """A folder of small texts, each another product."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(first, first + count):
        (folder / f"core_{n:04d}.txt").write_text(CORE.format(n=n), encoding="utf-8")
    return folder


def mixed(folder: Path) -> Path:
    """A sheet, a copy of it, a scan, a text, a broken PDF and an empty one."""
    (folder / "deep").mkdir(parents=True)
    shutil.copy(SHEET, folder / "deep" / "core.pdf")
    shutil.copy(SHEET, folder / "copy of core.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "empty.docx").write_bytes(b"")
    (folder / "notes.xyz").write_text("not a document")
    texts(folder, 2)
    return folder


def reports(run: Path) -> list[dict]:
    return [json.loads(line) for line in (run / "reports.jsonl").read_text().splitlines()]


def paths(run: Path) -> list[str]:
    return [report["document"]["path"] for report in reports(run)]
