"""One load for many documents: bytes, a path or text in, a `Report` out."""

import gc
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from spectriage.classify.conformal import check_level
from spectriage.classify.linear import LinearTextModel, load_linear
from spectriage.classify.ranking import CandidateRanker, load_ranker
from spectriage.documents.limits import Limits
from spectriage.documents.model import Document
from spectriage.documents.read import read_document, read_text
from spectriage.errors import UsageError
from spectriage.language.pipeline import load_pipeline
from spectriage.lists.load import load_packs
from spectriage.lists.pack import Pack
from spectriage.lists.versions import find_pack
from spectriage.papers.read import PaperReading, read_paper
from spectriage.papers.silence import Silence
from spectriage.parameters.extract import extract_parameters
from spectriage.report.model import DocumentInfo, Report
from spectriage.triage.candidate_set import with_candidate_set
from spectriage.triage.candidates import (
    Found,
    build_candidate,
    eliminations,
    find_candidates,
    review_steps,
)
from spectriage.triage.description_codes import is_description, with_single_code
from spectriage.triage.doubts import doubtful_values
from spectriage.triage.end_use import catch_all_candidates
from spectriage.triage.identity import find_part, find_vendor
from spectriage.triage.limits import AT_LIMIT, limit_warnings
from spectriage.triage.missing import rank_missing
from spectriage.triage.ordering import order_candidates
from spectriage.triage.paperwork import is_paperwork, kind_by_title
from spectriage.triage.priority import (
    DOUBTFUL_FAMILY,
    find_warnings,
    page_readings,
    prioritise,
)
from spectriage.triage.understanding import (
    TextFindings,
    classify_family,
    classify_kind,
    family_named,
    languages_of,
    read_language,
)
from spectriage.triage.values import facts_of, report_values
from spectriage.version import __version__

REGIMES = ("US", "EU", "UK", "WA")
# A family counts beside the first where it is at least this likely; at most three are looked at.
# Of 318 corpus documents of unseen makers the right one was among them in 94 % (at 0.12: 91 %).
SECOND_FAMILY = 0.05
POSSIBLE_FAMILY = 0.04  # of a paper whose family is in doubt
_SELDOM = 200_000  # new objects between two collections while a document is read; 700 is Python's
MAX_FAMILIES = 3
# Read at the end of loading, so that no document waits for the vocabulary, nor finds it wrong.
_SAMPLE = "Frequency range: 1 to 5 GHz"


@dataclass(slots=True, frozen=True)
class Understood:
    """A document as far as no control list is needed.

    `families` are those considered, with their probabilities; `unread` the numbers of pages of
    which nothing could be read. The report has no candidates yet, or some of other lists.
    """

    report: Report
    families: Mapping[str, float]
    unread: Sequence[int]


class Triager:
    """Reads documents and holds them against control lists.

    Loading takes a second or two; triaging does not change the object, so one instance serves
    many documents and may be read from several threads.
    """

    def __init__(
        self, kinds: LinearTextModel, families: LinearTextModel, ranker: CandidateRanker | None,
        nlp: Any, packs: Collection[Pack], limits: Limits, coverage: float | None = None,
    ) -> None:  # fmt: skip
        self._kinds = kinds
        self._families = families
        self._ranker = ranker
        self._nlp = nlp
        self._packs = tuple(packs)
        self._limits = limits
        self._coverage = coverage

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The control lists that documents are held against."""
        return self._packs

    def triage(
        self,
        source: str | os.PathLike[str] | bytes,
        *,
        name: str = "",
        password: str | None = None,
    ) -> Report:
        """Report on a document.

        Parameters
        ----------
        source
            Path of a file, or its bytes.
        name
            Name to report for bytes.
        password
            Password of an encrypted PDF.

        Raises
        ------
        DocumentError
            The document cannot be read; the text names file and reason.
        """
        with _seldom_collected():  # no name for the document here: it is gone before the end
            return self.triage_document(
                read_document(source, name=name, password=password, limits=self._limits)
            )

    def triage_text(self, text: str, *, name: str = "text") -> Report:
        """Report on a text that was read elsewhere.

        A line or two about an item is taken for a description: its US candidates are weighed
        against each other, with what texts of similar wording are, and their confidences sum to
        less than one.
        """
        report = self.triage_document(read_text(text, name=name))
        pack = next((pack for pack in self._packs if pack.info.regime == "US"), None)
        if pack is None or self._ranker is None or not is_description(text):
            return report
        weighed = with_single_code(report, text, pack)
        if self._coverage is None:
            return weighed
        return with_candidate_set(weighed, self._coverage, description=True)

    def triage_document(self, document: Document) -> Report:
        """Report on a document that is already read."""
        return self.judge(self.understand(document))

    def understand(self, document: Document) -> Understood:
        """All that a report says without the control lists."""
        texts, kind, paper = self._read(document)
        parties = paper.parties if paper else []
        family = classify_family(document, self._families, parties)
        top_kind = next(iter(kind), "other")
        top_family = family_named(family, top_kind)
        readings = extract_parameters(document, _sure_family(family))
        warnings = [*find_warnings(document, kind, family), *doubtful_values(readings)]
        report = Report(
            tool_version=__version__,
            document=DocumentInfo(
                path=document.path, sha256=document.sha256, media_type=document.media_type,
                pages=len(document.pages),
                language=languages_of(p.text for p in document.pages[:2]),
                kind=top_kind, kind_confidence=kind.get(top_kind, 0.0),
                family=top_family, family_confidence=family.get(top_family, 0.0),
                vendor=find_vendor(document, parties), part=find_part(document),
            ),
            parameters=report_values(readings),
            features=texts.named("feature"), traits=texts.named("trait"), claims=texts.claims,
            parties=parties, paper=paper.paper if paper else None,
            printed_codes=texts.codes, priority=prioritise([], warnings),
            pages=page_readings(document), warnings=warnings,
        )  # fmt: skip
        return Understood(report, considered_families(family), document.unread_pages)

    def judge(self, understood: Understood) -> Report:
        """The report with what these control lists say to it.

        What another list or another ranking model said before is replaced, so that a report that
        was stored is brought up to date without its document.
        """
        known, families = understood.report, understood.families
        is_paper = known.paper is not None
        capabilities = [*known.features, *known.traits]
        values, codes = known.parameters, known.printed_codes
        facts = facts_of(values, capabilities, known.document.family if families else None)
        found, ruled_out = (
            find_candidates(self._packs, facts, families, codes) if families else ([], [])
        )  # nothing can be ruled out where nothing was read
        missing = rank_missing(item.result for item in found)
        rank = {fact.name: place for place, fact in enumerate(missing)}
        entries = [
            build_candidate(
                item, self._confidence(item), values, capabilities, ruled_out, understood.unread,
                rank,
            )
            for item in found
        ]  # fmt: skip
        rules = catch_all_candidates(
            self._packs, entries, known.claims, capabilities, families, is_paper=is_paper
        )
        candidates = order_candidates([*entries, *rules])
        looked_at = [*(item.result for item in found), *ruled_out]
        warnings = [warning for warning in known.warnings if warning.code != AT_LIMIT]
        judged = known.model_copy(
            update={
                "candidates": candidates,
                "eliminated": eliminations(ruled_out),
                "missing": missing,
                "review": review_steps(self._packs, looked_at, unread=bool(understood.unread)),
                "priority": prioritise(candidates, warnings),
                "warnings": [*warnings, *limit_warnings(looked_at, values)],
            }
        )
        return judged if self._coverage is None else with_candidate_set(judged, self._coverage)

    def with_families(self, families: LinearTextModel) -> "Triager":
        """The same with another family model, as training needs to measure honestly."""
        return Triager(
            self._kinds, families, self._ranker, self._nlp, self._packs, self._limits,
            self._coverage,
        )  # fmt: skip

    def find(self, document: Document) -> list[Found]:
        """Candidates of a document with the evidence the ranking model is trained on."""
        texts, _, paper = self._read(document)
        family = classify_family(document, self._families, paper.parties if paper else ())
        top_family = next(iter(family), "")
        values = report_values(extract_parameters(document, _sure_family(family)))
        facts = facts_of(values, texts.features, top_family or None)
        if not family:
            return []
        found, _ = find_candidates(self._packs, facts, considered_families(family), texts.codes)
        return found

    def _read(
        self, document: Document
    ) -> tuple[TextFindings, dict[str, float], PaperReading | None]:
        """What the text says, probabilities of kinds, and what is read of a paper, if it is one."""
        kind = kind_by_title(document, classify_kind(document, self._kinds))
        if not is_paperwork(document, kind):
            return read_language(document, self._nlp), kind, None
        texts = read_language(document, self._nlp, Silence(document))
        top = next(iter(kind), "other")
        return texts, kind, read_paper(document, top, texts.claims, texts.codes)

    def _confidence(self, found: Found) -> float:
        return self._ranker.probability(found.evidence) if self._ranker else 0.5


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for garbage cycles seldom: pages are many small objects in none, and it costs 7 %."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _sure_family(family: Mapping[str, float]) -> str:
    """The likeliest family, or all likely ones: a doubtful one alone must not decide of labels."""
    top = next(iter(family), "")
    if family.get(top, 0.0) >= DOUBTFUL_FAMILY:
        return top
    return " ".join(name for name, share in family.items() if share >= POSSIBLE_FAMILY)


def considered_families(family: Mapping[str, float]) -> dict[str, float]:
    """The likeliest family and those that come near it, with their probabilities."""
    ranked = list(family.items())[:MAX_FAMILIES]
    return {
        name: share
        for place, (name, share) in enumerate(ranked)
        if place == 0 or share >= SECOND_FAMILY
    }


def load(
    *, regimes: Collection[str] = (), packs: Collection[str | Pack] = (),
    limits: Limits | None = None, ranked: bool = True, coverage: float | None = None,
) -> Triager:  # fmt: skip
    """Load models and lists once, for many documents.

    Parameters
    ----------
    regimes
        Control lists to hold documents against: ``US``, ``EU``, ``UK``, ``WA``, or what a plug-in
        brings; all of them where none is named.
    packs
        These packs and no others, in place of `regimes`: packs, or names as
        ``us_ccl@2026-06-24`` or a folder (see `spectriage.lists.versions.find_pack`).
    limits
        Bounds on what one document may cost.
    ranked
        False leaves the ranking model out, as its own training does.
    coverage
        Adds to each report the candidates that hold the right heading with this probability.

    Raises
    ------
    UsageError
        A regime or a pack is unknown, or both were given; the coverage is no possible one.
    ModelError
        A model is missing or was changed.
    PackError
        A control list is wrong.
    """
    if regimes and packs:
        raise UsageError("give regimes or packs, not both")
    if coverage is not None:
        check_level(coverage)
    with collection_paused():
        chosen = _packs_named(packs) if packs else packs_of(regimes)
        triager = Triager(
            load_linear("document_kind"), load_linear("product_family"),
            load_ranker() if ranked else None, load_pipeline(ner=False), chosen,
            limits or Limits(), coverage,
        )  # fmt: skip
        triager.triage_document(read_text(_SAMPLE, name="sample"))
        _settle()
    return triager


def packs_of(regimes: Collection[str]) -> list[Pack]:
    """The packs of these regimes, or all.

    Raises
    ------
    UsageError
        A regime is unknown.
    """
    packs = load_packs()
    known = dict.fromkeys((*REGIMES, *(pack.info.regime for pack in packs)))
    unknown = sorted(set(regimes) - set(known))
    if unknown:
        raise UsageError(f"unknown regime {', '.join(unknown)}; known: {', '.join(known)}")
    return [pack for pack in packs if not regimes or pack.info.regime in regimes]


def _packs_named(packs: Collection[str | Pack]) -> list[Pack]:
    return [find_pack(pack) if isinstance(pack, str) else pack for pack in packs]


def _settle() -> None:
    """Count what exists as old, so that no collection of young objects looks through it.

    Freezing and thawing moves it without looking at it; what a host froze itself stays frozen.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


@contextmanager
def collection_paused() -> Iterator[None]:
    """No garbage collection while what stays for good is built; saves about 0.4 s of the load."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
