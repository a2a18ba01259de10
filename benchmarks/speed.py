"""Pages a second, side by side in one run: pypdfium2, pdfplumber bare text, and spectriage whole.

    python benchmarks/speed.py [FOLDER …]      (default: ../shared/bench PDFs, else our samples)

Each tool reads the same files in the same process on one core. pdfplumber is slow, so it reads
at most `--pdfplumber-pages` pages of each file; its figure is over the pages it read.
"""

import argparse
import os
import platform
import resource
import sys
import time
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent.parent / "shared" / "bench"
SAMPLES = HERE.parent / "tests" / "documents" / "samples"


def find_files(folders: list[Path]) -> list[Path]:
    """PDFs below the folders, sorted."""
    return sorted(path for folder in folders for path in folder.rglob("*.pdf"))


def time_pypdfium2(files: list[Path]) -> tuple[int, float]:
    """Bare text of every page."""
    import pypdfium2

    pages, start = 0, time.perf_counter()
    for path in files:
        try:
            with pypdfium2.PdfDocument(path) as pdf:
                for page in pdf:
                    page.get_textpage().get_text_bounded()
                    pages += 1
        except pypdfium2.PdfiumError:
            continue
    return pages, time.perf_counter() - start


def time_pdfplumber(files: list[Path], most: int) -> tuple[int, float]:
    """`extract_text` of the first pages of every file."""
    import logging

    import pdfplumber

    logging.disable(logging.ERROR)
    pages, start = 0, time.perf_counter()
    for path in files:
        try:
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages[:most]:
                    page.extract_text()
                    page.close()
                    pages += 1
        except Exception as err:  # a damaged file stops no benchmark
            print(f"pdfplumber: {path.name}: {type(err).__name__}", file=sys.stderr)
    return pages, time.perf_counter() - start


def time_spectriage(files: list[Path]) -> tuple[int, float, float]:
    """The whole triage, models and lists loaded before; the load time comes third."""
    import spectriage

    start = time.perf_counter()
    triager = spectriage.load()
    loaded = time.perf_counter() - start
    pages, start = 0, time.perf_counter()
    for path in files:
        try:
            pages += triager.triage(path).document.pages
        except spectriage.DocumentError as err:
            print(f"spectriage: {err}", file=sys.stderr)
    return pages, time.perf_counter() - start, loaded


def time_language(files: list[Path]) -> tuple[int, float]:
    """The language pipeline with its trained recogniser, on text that is already extracted."""
    from spectriage.documents.layout.paragraphs import flow_of
    from spectriage.documents.read import read_document
    from spectriage.errors import DocumentError
    from spectriage.language.pipeline import load_pipeline

    texts = []
    for path in files:
        try:
            texts.extend(flow_of(page).text for page in read_document(path).pages)
        except DocumentError:
            continue
    nlp = load_pipeline()
    start = time.perf_counter()
    for text in texts:
        nlp(text)
    return len(texts), time.perf_counter() - start


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--pdfplumber-pages", type=int, default=8)
    chosen = parser.parse_args()
    default = [BENCH / "dev", BENCH / "composed"] if BENCH.is_dir() else [SAMPLES]
    files = find_files(chosen.folders or default)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    versions = ", ".join(f"{n} {metadata.version(n)}" for n in ("pypdfium2", "pdfplumber", "spacy"))
    print(f"{len(files)} files; Python {platform.python_version()}, {versions}; one core")
    pages, seconds = time_pypdfium2(files)
    print(
        f"pypdfium2 bare text      {pages:6d} pages {seconds:8.2f} s {pages / seconds:8.1f} pages/s"
    )
    pages, seconds = time_pdfplumber(files, chosen.pdfplumber_pages)
    bare = pages / seconds
    print(f"pdfplumber extract_text  {pages:6d} pages {seconds:8.2f} s {bare:8.1f} pages/s")
    pages, seconds, loaded = time_spectriage(files)
    print(
        f"spectriage triage        {pages:6d} pages {seconds:8.2f} s {pages / seconds:8.1f} pages/s"
    )
    print(f"load {loaded:.2f} s; spectriage is {pages / seconds / bare:.1f} x pdfplumber")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    in_words, took = time_language(files)
    print(
        f"language pipeline        {in_words:6d} pages {took:8.2f} s {in_words / took:8.1f} pages/s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
