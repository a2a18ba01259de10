"""A document that was read, as a paper: its type, parties, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.documents.model import Document
from spectriage.papers.parties import find_parties
from spectriage.papers.pieces import sheets_of
from spectriage.papers.titles import find_titles, paper_type
from spectriage.report.model import Claim, Party, PrintedCode
from spectriage.report.papers import Paper


@dataclass(slots=True, frozen=True)
class PaperReading:
    """What was read of a paper: the report's part, and the parties."""

    kind: str
    paper: Paper
    parties: list[Party]


def read_paper(
    document: Document,
    kind: str,
    claims: Sequence[Claim] = (),
    codes: Sequence[PrintedCode] = (),
) -> PaperReading:
    """Read an export paper.

    Parameters
    ----------
    document
        The document.
    kind
        Its kind in the contract's words.
    claims
        Claims found in it; they say what an end use is about.
    codes
        Control codes printed in it; those on a goods line are that line's.
    """
    sheets = sheets_of(document)
    type_, kind = paper_type(sheets, kind)
    title = next(iter(find_titles(sheets)), None)
    return PaperReading(
        kind=kind,
        paper=Paper(type=type_, title=title.piece.text[:120] if title else None),
        parties=find_parties(sheets, kind, type_),
    )
