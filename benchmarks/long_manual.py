"""Time and memory of whole triage over manuals of growing length, each in a process of its own.

    python benchmarks/long_manual.py [--pages 125 250 500 1000]

The manual is made up: headings, paragraphs, bullets and a ruled table with min/typ/max columns
on every page. It is written into memory; nothing stays on disk.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time

LONGEST = "1000"


def make_manual(pages: int) -> bytes:
    """A PDF of so many pages of text and tables."""
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    styles = getSampleStyleSheet()
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    parts: list[object] = []
    for number in range(1, pages + 1):
        parts.append(Paragraph(f"{number} Module {number}", styles["Heading1"]))
        for line in range(6):
            parts.append(
                Paragraph(
                    f"The module {number}.{line} draws {40 + line} mA from 3.3 V and keeps its "
                    "calibration between -40 °C and +85 °C; it is meant for gauges in water works "
                    "and answers requests over the serial line within a few milliseconds.",
                    styles["BodyText"],
                )
            )
        rows = [["Parameter", "Condition", "Min", "Typ", "Max", "Unit"]]
        for row in range(14):
            rows.append([f"Supply current {row}", "25 °C", "1.2", f"{2 + row}", "30", "mA"])
        parts += [Table(rows, style=ruled), PageBreak()]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, invariant=1).build(parts)
    return buffer.getvalue()


def measure(pages: int) -> dict[str, float]:
    """Seconds, pages a second and peak memory (MB) of one triage in this process."""
    from spectriage.triage.triager import load

    data = make_manual(pages)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    triager = load()
    start = time.perf_counter()
    report = triager.triage(data, name="manual.pdf")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = report.document.pages
    return {
        "pages": count, "seconds": round(seconds, 1), "pages_per_second": round(count / seconds, 1),
        "peak_mb": round(peak), "peak_mb_of_making_it": round(before),
    }  # fmt: skip


def main() -> int:
    """Measure each length in a fresh process and print a line of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[125, 250, 500, int(LONGEST)])
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one)))
        return 0
    for pages in chosen.pages:
        done = subprocess.run(  # noqa: S603
            [sys.executable, __file__, "--one", str(pages)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        print(done.stdout.strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
