"""Whether a document is an export paper, by its title and by the trained kind."""

from collections.abc import Mapping

from spectriage.documents.model import Document
from spectriage.papers.pieces import sheets_of
from spectriage.papers.types import paper_type
from spectriage.triage.understanding import PAPERS

# Of 49 titles found on the corpus' 67 papers 47 name the right kind; none of its datasheets,
# manuals and catalogues bears one (29 November 2026).
TITLE_CONFIDENCE = 0.96


def kind_by_title(document: Document, kind: Mapping[str, float]) -> dict[str, float]:
    """Probabilities of kinds, the one that a paper's title names first.

    A document without a title keeps those of the trained model.
    """
    top = next(iter(kind), "other")
    if not kind:
        return {}
    type_, named = paper_type(sheets_of(document), top)
    if type_ == top:
        return dict(kind)
    rest = 1.0 - kind.get(named, 0.0)
    sure = max(kind.get(named, 0.0), TITLE_CONFIDENCE)
    scale = (1.0 - sure) / rest if rest > 0 else 0.0
    others = {name: share * scale for name, share in kind.items() if name != named}
    return {named: sure, **others}


def is_paperwork(document: Document, kind: Mapping[str, float]) -> bool:
    """Whether the document is read as a paper: by its kind, or by a title of another one."""
    top = next(iter(kind), "other")
    return top in PAPERS or paper_type(sheets_of(document), top)[0] != top
