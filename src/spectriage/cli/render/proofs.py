"""The proof of a list against its official texts, as a table and a list of what is open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from spectriage.lists.official.paragraphs import OfficialText
from spectriage.lists.official.verify import PARAGRAPH, SETTLED, Finding, Proof
from spectriage.lists.pack import Pack

_WORDS = {
    Proof.PROVEN: "figure and operator stand in the cited text",
    Proof.BY_EYE: "checked by a person, with a reason on file",
    Proof.NO_PARAGRAPH: "the cited paragraph is not in the text",
    Proof.NO_FIGURE: "the figure is not in the cited text",
    Proof.OTHER_OPERATOR: "the wording means another operator",
    Proof.NO_WORDING: "the figure stands there, but nothing compares it",
    Proof.TEXTS_DIFFER: "only a later text has it, the first has the paragraph without it",
}
Headings = tuple[list[str], list[str]]


def print_proofs(
    pack: Pack, texts: Sequence[OfficialText], findings: Sequence[Finding], headings: Headings
) -> None:
    """Print the outcome, each open number with what the text has instead, and new headings."""
    console = Console()
    counts = Counter((finding.proof, _by(finding)) for finding in findings)
    names = ", ".join(text.name for text in texts)
    table = Table(title=f"{pack.info.id} {pack.info.version} against {names}")
    table.add_column("numbers", justify="right")
    table.add_column("outcome")
    for proof, words in _WORDS.items():
        for (found, text), count in counts.items():
            if found is proof:
                table.add_row(str(count), f"{words} ({text})" if text else words)
    console.print(table)
    for finding in findings:
        if finding.proof not in SETTLED:
            detail = f"  {finding.detail}" if finding.detail else ""
            what = finding.told if finding.told != PARAGRAPH else f"{PARAGRAPH} {finding.cited}"
            console.print(
                f"{finding.code}: {what} ({finding.cited}): {_WORDS[finding.proof]}{detail}",
                markup=False, highlight=False,
            )  # fmt: skip
    new, gone = headings
    if new:
        console.print(f"headings of the text that we do not record: {', '.join(new)}")
    if gone:
        console.print(f"headings of ours that the text does not have: {', '.join(gone)}")


def _by(finding: Finding) -> str:
    return finding.text if finding.proof is Proof.PROVEN else ""


def proofs_json(
    pack: Pack, texts: Sequence[OfficialText], findings: Sequence[Finding], headings: Headings
) -> dict[str, Any]:
    """The same for machines: counts, what is open, and headings that are new or gone."""
    counts = Counter(finding.proof.value for finding in findings)
    return {
        "pack": pack.info.id,
        "version": pack.info.version,
        "texts": [text.name for text in texts],
        "numbers": dict(sorted(counts.items())),
        "open": [asdict(f) for f in findings if f.proof not in SETTLED],
        "headings_new": headings[0],
        "headings_gone": headings[1],
    }
