"""Ten thousand small documents made from our samples: does memory stay flat, is nothing lost.

    python benchmarks/soak.py [--documents 10000] [--workers 2]

The documents are PDFs (a sheet of ours with other figures, and our sample PDFs with a line of their
own behind the end), texts, HTML pages, mails, DOCX and XLSX files, each another one. Memory is
looked at every hundred documents: of the process that keeps the run, and the largest of those that
read. Ends in exit code 1 where a document is missing or told twice, or a limit is passed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests"), str(HERE.parent / "src")]

from batch_memory import processes_below, rss_mb  # noqa: E402

from documents import samples  # noqa: E402

PARENT_MB, WORKER_MB = 400, 900  # what is promised
GROWTH_MB = 30  # of either, after the first tenth
_SCAN = "no_text_layer.pdf"


def make(folder: Path, count: int) -> None:
    """Write the documents."""
    pdfs = [
        path.read_bytes()
        for path in sorted((HERE.parent / "tests" / "documents" / "samples").glob("*.pdf"))
        if path.name != _SCAN
    ]
    docx, xlsx = samples.docx_file(), samples.xlsx_file()
    for number in range(count):
        name, which = folder / f"{number:05d}", number % 10
        line = f"Camera CX-{number}. Frame rate: {number % 90 + 1} Hz. NETD: {number % 70 + 20} mK."
        if which < 3:
            rows = (("Parameter", "Min", "Max", "Unit"), ("Model", f"CX-{number}", "", ""),
                    ("Frame rate", str(number % 90 + 1), "", "Hz"))  # fmt: skip
            name.with_suffix(".pdf").write_bytes(samples.ruled_pdf(rows))
        elif which < 5:
            data = pdfs[number // 10 % len(pdfs)]
            name.with_suffix(".pdf").write_bytes(data + f"\n%{number}\n".encode())
        elif which < 7:
            name.with_suffix(".txt").write_text(f"Thermal camera\n{line}\n", encoding="utf-8")
        elif which == 7:
            page = samples.HTML.replace("Cam 7", f"Cam {number}")
            name.with_suffix(".html").write_text(page, encoding="utf-8")
        elif which == 8:
            name.with_suffix(".eml").write_bytes(samples.eml_file(body=line))
        else:
            kind, data = (".docx", docx) if number // 10 % 2 else (".xlsx", xlsx)
            extra = {"docProps/note.txt": str(number).encode()}
            name.with_suffix(kind).write_bytes(samples.repacked(data, extra))


def soak(queue: Path, run: Path, workers: int) -> tuple[list[tuple[int, float, float]], float, int]:
    """Samples of (documents done, parent MB, largest reader MB), seconds, and the exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "spectriage", "batch", str(queue), "--out", str(run), "--no-cache",
         "--workers", str(workers), "--format", "jsonl"],
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "src")},
    )  # fmt: skip
    found = []
    for line in process.stdout or ():
        told = json.loads(line)
        if told["event"] == "document" and told["done"] % 100 == 0:
            largest = max(map(rss_mb, processes_below(process.pid)), default=0.0)
            found.append((told["done"], rss_mb(process.pid), largest))
    return found, time.perf_counter() - start, process.wait()


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    place = Path(tempfile.mkdtemp())
    try:
        queue, run = place / "queue", place / "run"
        queue.mkdir()
        make(queue, chosen.documents)
        found, seconds, code = soak(queue, run, chosen.workers)
        early = [each for each in found if each[0] <= chosen.documents // 10]
        late = [each for each in found if each[0] > chosen.documents * 9 // 10]
        parents = [max(each[1] for each in part) for part in (early, late, found)]
        readers = [max(each[2] for each in part) for part in (early, late, found)]
        named = [
            json.loads(line)["document"]["path"]
            for line in (run / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        size = (run / "reports.jsonl").stat().st_size / 1e6
        print(f"{chosen.documents} documents in {seconds:.0f} s, exit code {code}")
        print(f"reports {len(named)}, of different documents {len(set(named))}, {size:.0f} MB")
        for who, (first, last, most) in (("parent", parents), ("largest reader", readers)):
            print(
                f"{who}: {first:.0f} MB in the first tenth, {last:.0f} in the last, most {most:.0f}"
            )
        start = time.perf_counter()
        soak(queue, run, chosen.workers)
        again = time.perf_counter() - start
        print(f"second run, nothing changed: {again:.1f} s, {seconds / again:.0f} times faster")
        sound = (
            code == 0 and len(named) == len(set(named)) == chosen.documents
            and parents[2] <= PARENT_MB and readers[2] <= WORKER_MB
            and parents[1] - parents[0] <= GROWTH_MB and readers[1] - readers[0] <= GROWTH_MB
        )  # fmt: skip
        print("sound" if sound else "NOT sound")
        return 0 if sound else 1
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
