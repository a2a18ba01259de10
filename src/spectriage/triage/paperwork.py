"""What kind a document is: by its title, by its build, and by the trained kind."""

from collections.abc import Mapping

from spectriage.documents.model import Document
from spectriage.papers.pieces import sheets_of
from spectriage.papers.structure import kind_by_structure
from spectriage.papers.types import is_label, paper_type, says_little, titled_type
from spectriage.triage.sheet_titles import sheet_title
from spectriage.triage.understanding import PAPERS

# Of 49 titles found on the corpus' 67 papers 47 name the right kind; none of its datasheets,
# manuals and catalogues bears one (29 November 2026).
TITLE_CONFIDENCE = 0.96
# Of 288 titles of sheets, manuals, catalogues and reports in the annotated texts, among which their
# wordings were chosen, 285 name the right kind, of 541 in the first pages 515 (30 November 2026).
SHEET_CONFIDENCE = 0.95
# Hand-set: of 22 papers written with odd titles or none, all are told by their build.
BUILD_CONFIDENCE = 0.75
# A trained kind that is no sheet's goes before what may be a label, and before a paper's build,
# from here on: of 1,066 corpus documents told by models that had not seen their makers 1,013 are
# right, 1,008 from 0.95 on, 1,004 where titles and build always go first (30 November 2026).
SURE_KIND = 0.85
PRODUCT_TITLES = ("datasheet", "manual")  # that no paper bears
_COVERS = 3  # pages among which the title is looked for
_BARE = 600  # characters; a page with fewer is a cover


def kind_by_title(document: Document, kind: Mapping[str, float]) -> dict[str, float]:
    """Probabilities of kinds, the one first that a title names, or else a paper's build.

    A title of a data sheet, a manual or a report counts where the trained kind is no paper; a
    paper's build goes before that of a catalogue or a report. A document without either, and a
    paper the model is sure of, keep those of the trained model.
    """
    top = next(iter(kind), "other")
    if not kind:
        return {}
    sheets = sheets_of(document)
    told = titled_type(sheets, top)
    sure = kind[top] >= SURE_KIND
    if told is not None and sure and is_label(told, sheets, top):
        told = None
    if told is not None and not says_little(told):
        return dict(kind) if told == (top, top) else _first(told[1], TITLE_CONFIDENCE, kind)
    named = sheet_title(_first_text(document)) if top not in PAPERS else None
    if named in PRODUCT_TITLES:
        return _first(named, SHEET_CONFIDENCE, kind)
    built = None if sure else kind_by_structure(sheets, kind) or (told[1] if told else None)
    if built not in (None, top):
        return _first(built, BUILD_CONFIDENCE, kind)
    return _first(named, SHEET_CONFIDENCE, kind) if named else dict(kind)


def _first_text(document: Document) -> str:
    """The first page with text; where it is a bare cover, the next one too."""
    texts = [page.text for page in document.pages[:_COVERS] if page.text.strip()]
    bare = bool(texts) and len(texts[0]) < _BARE
    return "\n".join(texts[: 2 if bare else 1])


def _first(named: str, confidence: float, kind: Mapping[str, float]) -> dict[str, float]:
    """The shares with one kind at this confidence or above it, the others in proportion."""
    rest = 1.0 - kind.get(named, 0.0)
    sure = max(kind.get(named, 0.0), confidence)
    scale = (1.0 - sure) / rest if rest > 0 else 0.0
    others = {name: share * scale for name, share in kind.items() if name != named}
    return {named: sure, **others}


def is_paperwork(document: Document, kind: Mapping[str, float]) -> bool:
    """Whether the document is read as a paper: by its kind, another one's title, or as a letter."""
    top = next(iter(kind), "other")
    return top in PAPERS or paper_type(sheets_of(document), top)[0] != top
