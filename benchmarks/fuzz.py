"""Fuzz the readers and the grammar of values: coverage-guided with atheris, or with our mutations.

    python benchmarks/fuzz.py [--seconds 60] [--target readers|values|both] [--plain]

With atheris (`pip install atheris`; wheels for Linux and CPython 3.11 to 3.13) the interpreter's
coverage guides it, starting from our own samples. Without it, or with `--plain`, the mutations of
tests/batch/mutation.py are driven, each from its own seed. Whatever is no `DocumentError` of a
reader, or any error of the grammar, is a finding: it is printed, kept in a file, and ends in exit
code 1. So is a document that takes more than `SLOW_S` seconds.
"""

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "tests")]

_READERS = ("pdf", "pdf_tables", "docx", "xlsx", "html", "eml", "text")
if sys.argv[1:2] == ["--inside"]:  # what is imported here tells atheris where it has been
    import atheris

    with atheris.instrument_imports(include=["spectriage"]):
        import_module("spectriage.parameters.quantities")
        for _name in _READERS:
            import_module(f"spectriage.documents.readers.{_name}")

from batch.mutation import mutate, seeds  # noqa: E402
from spectriage.documents.limits import Limits  # noqa: E402
from spectriage.documents.read import read_document  # noqa: E402
from spectriage.errors import DocumentError  # noqa: E402
from spectriage.parameters.quantities import find_quantities  # noqa: E402

SLOW_S = 10.0
LIMITS = Limits(
    pages=30, page_characters=20_000, text_characters=100_000, unpacked_bytes=5_000_000,
    markup_bytes=2_000_000, archive_members=200, table_cells=2_000, ocr_pages=0,
)  # fmt: skip
KINDS = ("pdf", "docx", "xlsx", "html", "eml", "txt", "md")
VALUES = (
    "±2000 °/s", "8–14 µm", "< 50 mK @ f/1.0", "640 × 512", "1.5 V to 3.6 V", "10^-11",
    "3 x 10⁻⁹", "2,5 mW", "1 234.5", "-40…+85 °C", "5 V ± 10 %", "50 nV/√Hz", "4K", "0.8°/h",
)  # fmt: skip


class Slow(Exception):
    """A document took too long."""


def read_one(data: bytes) -> None:
    """A reader's target: the first byte picks the kind, the rest is the document."""
    if len(data) < 2:
        return
    start = time.perf_counter()
    with contextlib.suppress(DocumentError):
        read_document(data[1:], name=f"a.{KINDS[data[0] % len(KINDS)]}", limits=LIMITS)
    if (taken := time.perf_counter() - start) > SLOW_S:
        raise Slow(f"{taken:.1f} s")


def read_values(data: bytes) -> None:
    """The grammar's target: any text."""
    start = time.perf_counter()
    for quantity in find_quantities(data.decode("utf-8", "replace")[:2_000]):
        str(quantity)
    if (taken := time.perf_counter() - start) > SLOW_S:
        raise Slow(f"{taken:.1f} s")


TARGETS = {"readers": read_one, "values": read_values}


def corpus(target: str) -> list[bytes]:
    """Where fuzzing starts: our samples behind the byte of their kind, or printed values."""
    if target == "values":
        return [text.encode() for text in VALUES]
    return [bytes([KINDS.index(kind)]) + data for kind, found in seeds().items() for data in found]


def drive_plainly(target: str, seconds: float, seed: int) -> int:
    """Mutations until the time is over; the number of inputs tried."""
    chance, start, tried = random.Random(seed), time.monotonic(), 0  # noqa: S311
    started = corpus(target)
    while time.monotonic() - start < seconds:
        data = chance.choice(started)
        kind = KINDS[data[0] % len(KINDS)] if target == "readers" else ""
        changed = data[:1] + mutate(data[1:], kind, chance) if kind else mutate(data, "", chance)
        tried += 1
        try:
            TARGETS[target](changed)
        except Exception:
            kept = Path(tempfile.gettempdir()) / f"fuzz-{target}-{tried}"
            kept.write_bytes(changed)
            print(f"finding, kept in {kept}", file=sys.stderr)
            raise
    return tried


def drive_with_atheris(target: str, seconds: float, seed: int) -> int:
    """Coverage-guided, in a process of its own, as libFuzzer ends with its process."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(corpus(target)):
            (Path(folder) / str(number)).write_bytes(data)
        done = subprocess.run(  # noqa: S603
            [sys.executable, __file__, "--inside", target, folder,
             f"-max_total_time={int(seconds)}", f"-seed={seed}", "-rss_limit_mb=3000",
             "-max_len=200000", "-timeout=30", f"-artifact_prefix={tempfile.gettempdir()}/fuzz-"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        lines = done.stderr.splitlines()
        told = [line for line in lines if "stat::number_of_executed_units" in line]
        told = told or [line for line in lines if line.startswith("Done ")]
        if done.returncode:
            print("\n".join(lines[-40:]), file=sys.stderr)
            raise SystemExit(1)
        return int(told[-1].split()[1]) if told else 0


def inside(target: str, arguments: list[str]) -> None:
    """The process that atheris takes over."""
    import atheris

    atheris.Setup([sys.argv[0], *arguments], TARGETS[target])
    atheris.Fuzz()


def main() -> int:
    """Run and print."""
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2], sys.argv[3:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--target", choices=[*TARGETS, "both"], default="both")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    drive, how = drive_with_atheris, "atheris"
    try:
        import atheris  # noqa: F401
    except ImportError:
        chosen.plain = True
    if chosen.plain:
        drive, how = drive_plainly, "plain mutations"
    for target in TARGETS if chosen.target == "both" else (chosen.target,):
        tried = drive(target, chosen.seconds, chosen.seed)
        print(f"{target}: {tried} inputs in {chosen.seconds:.0f} s with {how}, no finding")
    return 0


if __name__ == "__main__":
    sys.exit(main())
