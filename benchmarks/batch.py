"""Throughput of `spectriage batch` on one and two cores, and of a second run with nothing to do.

    python benchmarks/batch.py [FOLDER …] [--repeat 1]  (default: ../shared/bench, else samples)

Each figure is of a whole command, start and load of the models included. A run is pinned to as many
cores as it has workers. Memory is sampled five times a second: of the process that keeps the run,
and of each that reads.
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
sys.path.insert(0, str(HERE))

from batch_memory import processes_below, rss_mb  # noqa: E402

BENCH = HERE.parent.parent / "shared" / "bench"
SAMPLES = HERE.parent / "tests" / "documents" / "samples"
SOURCE = HERE.parent / "src"


def run(listed: Path, out: Path, workers: int, *more: str) -> dict[str, float]:
    """Run the command and watch it; seconds, pages and peaks of memory in MB."""
    command = [sys.executable, "-m", "spectriage", "batch", str(listed), "--out", str(out),
               "--workers", str(workers), "--format", "jsonl", *more]  # fmt: skip
    cores = sorted(os.sched_getaffinity(0))[:workers]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(  # noqa: S603
            command, stdout=told, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )  # fmt: skip
        parent = worker = 0.0
        while process.poll() is None:
            parent = max(parent, rss_mb(process.pid))
            worker = max([worker, *map(rss_mb, processes_below(process.pid))])
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - start
        told.seek(0)
        done = json.loads(told.read().splitlines()[-1])
    return {
        "seconds": seconds, "pages": done["pages"], "documents": done["documents"],
        "read": done["read"], "failed": done["failed"], "parent_mb": parent, "worker_mb": worker,
    }  # fmt: skip


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=1, help="take the fastest of so many")
    chosen = parser.parse_args()
    folders = chosen.folders or ([BENCH] if BENCH.is_dir() else [SAMPLES])
    files = sorted(path for folder in folders for path in folder.rglob("*.pdf"))
    place = Path(tempfile.mkdtemp())
    try:
        listed = place / "listed.txt"
        listed.write_text("\n".join(map(str, files)))
        measured = {}
        for workers in (1, 2):
            for turn in range(chosen.repeat):
                out = place / f"run{workers}_{turn}"
                found = run(listed, out, workers, "--no-cache")
                best = measured.get(workers)
                if best is None or found["seconds"] < best["seconds"]:
                    measured[workers] = found
            told = measured[workers]
            print(
                f"{workers} core(s): {told['documents']} documents, {told['read']} read, "
                f"{told['failed']} failed, {told['pages']} pages in {told['seconds']:.1f} s, "
                f"{told['pages'] / told['seconds']:.1f} pages/s; peak memory: parent "
                f"{told['parent_mb']:.0f} MB, worker {told['worker_mb']:.0f} MB"
            )
        again = min(run(listed, out, 2, "--no-cache")["seconds"] for _ in range(3))
        print(f"two cores against one: {measured[1]['seconds'] / measured[2]['seconds']:.2f} times")
        print(
            f"second run, nothing changed: {again:.2f} s, "
            f"{measured[2]['seconds'] / again:.0f} times faster"
        )
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
