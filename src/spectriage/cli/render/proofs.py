"""The proof of a list against its official text, as a table and a list of what is open."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from spectriage.lists.official.verify import Finding, Proof
from spectriage.lists.pack import Pack

_WORDS = {
    Proof.PROVEN: "figure and operator stand in the cited text",
    Proof.BY_EYE: "checked by a person, with a reason on file",
    Proof.NO_PARAGRAPH: "the cited paragraph is not in the text",
    Proof.NO_FIGURE: "the figure is not in the cited text",
    Proof.OTHER_OPERATOR: "the wording means another operator",
    Proof.NO_WORDING: "the figure stands there, but nothing compares it",
}
_GOOD = (Proof.PROVEN, Proof.BY_EYE)


def print_proofs(
    pack: Pack, text: str, findings: Sequence[Finding], headings: tuple[list[str], list[str]]
) -> bool:
    """Print the outcome; whether anything is open."""
    console = Console()
    counts = Counter(finding.proof for finding in findings)
    table = Table(title=f"{pack.info.id} {pack.info.version} against {text}")
    table.add_column("numbers", justify="right")
    table.add_column("outcome")
    for proof, words in _WORDS.items():
        if counts[proof]:
            table.add_row(str(counts[proof]), words)
    console.print(table)
    open_ones = [finding for finding in findings if finding.proof not in _GOOD]
    for finding in open_ones:
        detail = f"  {finding.detail}" if finding.detail else ""
        console.print(
            f"{finding.code}: {finding.told} ({finding.cited}): {_WORDS[finding.proof]}{detail}",
            markup=False, highlight=False,
        )  # fmt: skip
    new, gone = headings
    if new:
        console.print(f"headings of the text that we do not record: {', '.join(new)}")
    if gone:
        console.print(f"headings of ours that the text does not have: {', '.join(gone)}")
    return bool(open_ones)
