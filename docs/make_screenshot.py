"""Draw the terminal report of our sample sheet into docs/terminal.svg."""

import io
import re
from pathlib import Path

from rich.console import Console

import spectriage
from spectriage.cli.render.terminal import render_report

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "src" / "spectriage" / "samples" / "nordvik_nv640.pdf"


def main() -> None:
    """Triage the sample against the US and EU lists and draw what a terminal shows."""
    report = spectriage.load(regimes=("US", "EU")).triage(SAMPLE.read_bytes(), name=SAMPLE.name)
    console = Console(
        record=True, width=112, file=io.StringIO(), force_terminal=True, highlight=False
    )
    console.print(render_report(report))
    svg = console.export_svg(
        title="spectriage triage nordvik_nv640.pdf --regime US,EU", unique_id="spectriage"
    )
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # no font from the network
    (HERE / "terminal.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
