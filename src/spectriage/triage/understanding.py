"""What the text says besides numbers: kind, family, features, claims, codes, parties."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spectriage.classify.blinding import in_company, letterhead
from spectriage.classify.features import prepare_text
from spectriage.classify.linear import LinearTextModel
from spectriage.documents.layout.paragraphs import Flow, flow_of
from spectriage.documents.model import BBox, Document, Page, bbox_of
from spectriage.language.components.codes.component import CUE_ABOVE
from spectriage.lists.codes import normalise
from spectriage.papers.silence import Silence
from spectriage.report.model import Claim, Feature, Party, Polarity, PrintedCode
from spectriage.triage.code_columns import heads_of, regime_above
from spectriage.triage.told_uses import ToldUse, ToldUses, read_told_uses
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.terms import load_terms

# A paper's first page says what kind of paper it is, unless it is a title page or a picture: pages
# are read until there are as many characters. What the product is may take a second page.
KIND_CHARACTERS = 4000
FAMILY_PAGES = 2
_LIKELIER_THAN_NOT = 0.5
_FEATURES, _CLAIMS, _CODES = "spectriage_features", "spectriage_claims", "spectriage_codes"
_REPORTED = (_FEATURES, _CLAIMS, _CODES)

PAPERS = frozenset(
    [
        "end_use_statement",
        "commercial_invoice",
        "packing_list",
        "purchase_order",
        "licence_application",
        "shipping_document",
        "classification_letter",
    ]
)


@dataclass(slots=True)
class TextFindings:
    """Spans of the language pipeline as report parts."""

    features: list[Feature] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    codes: list[PrintedCode] = field(default_factory=list)

    def named(self, group: str) -> list[Feature]:
        """The features whose name belongs to a group of the vocabulary."""
        names = load_terms(group)
        return [feature for feature in self.features if feature.name in names]


def classify_kind(document: Document, kinds: LinearTextModel) -> dict[str, float]:
    """Probabilities of kinds of documents; empty where the document has no text."""
    texts = _texts(document)
    if not texts:
        return {}
    read, characters = 1, len(texts[0])
    while read < len(texts) and characters < KIND_CHARACTERS:
        characters += len(texts[read])
        read += 1
    return kinds.probabilities(prepare_text("\n".join(texts[:read]), "kind"))


def family_named(family: Mapping[str, float], kind: str) -> str:
    """The family a report names: the likeliest, and on a paper only one likelier than not.

    A paper speaks of prices and parties more than of its goods, so its likeliest family may be
    one of fifty that are all unlikely.
    """
    best = next(iter(family), "other")
    unsure = kind in PAPERS and family.get(best, 0.0) < _LIKELIER_THAN_NOT
    return "other" if unsure else best


def classify_family(
    document: Document, families: LinearTextModel, parties: Iterable[Party] = ()
) -> dict[str, float]:
    """Probabilities of product families, in which the names of the parties have no say.

    Empty where the document has no text.
    """
    texts = _texts(document)
    if not texts:
        return {}
    names = [text for party in parties for text in (party.name, party.address or "")]
    if names:  # of a paper: its sender may stand above it without form or label
        names.append(letterhead(texts[0]))
    prepared = prepare_text("\n".join(texts[:FAMILY_PAGES]), "family", names)
    return families.probabilities(prepared)


def _texts(document: Document) -> list[str]:
    return [page.text for page in document.pages if page.text.strip()]


def read_language(document: Document, nlp: Any, silence: Silence | None = None) -> TextFindings:
    """Features, claims and codes of all pages; of a paper also the uses a trained model reads.

    The pattern components are asked for what they find in the text. A doc is not made: what a
    trained recogniser would add to it has no name, so no report could tell it. `silence` knows
    which words of a paper claim nothing.
    """
    found = TextFindings()
    for page in document.pages:
        if not page.text.strip():
            continue
        flow = flow_of(page)
        spans = {name: _found_in(nlp, flow.text, name) for name in _REPORTED}
        spans[_CODES] = _in_columns(nlp, page, flow, spans[_CODES])
        told = read_told_uses(flow.text) if silence is not None else ToldUses()
        _take_spans(page, flow, spans, found, silence, told)
        if silence is not None:
            _take_told_uses(page, flow, found, silence, told)
    found.features = _once(found.features, lambda item: (item.name, item.polarity, item.page))
    found.claims = _once(found.claims, lambda item: (item.category, item.polarity, item.page))
    found.codes = _once(found.codes, lambda item: (item.regime, item.code))
    return found


@dataclass(slots=True, frozen=True)
class _Span:
    """Characters of a page's flow that a component found to say something."""

    start: int
    end: int
    label: str
    polarity: str
    score: float


def _found_in(nlp: Any, text: str, name: str) -> list[_Span]:
    """What a component's patterns find in a text."""
    found = nlp.get_pipe(name).find(text)
    return [_Span(item.start, item.end, item.label, item.polarity, item.score) for item in found]


def _in_columns(nlp: Any, page: Page, flow: Flow, codes: list[_Span]) -> list[_Span]:
    """Codes with the regime of the column they stand in, where only words above them name one."""
    if not any(code.score == CUE_ABOVE for code in codes):
        return codes
    cues = nlp.get_pipe(_CODES).cues(flow.text)
    lines = heads_of(page, [(flow.words_in(cue.start, cue.end), cue.label) for cue in cues])
    return [
        replace(code, label=regime_above(flow.words_in(code.start, code.end), lines) or code.label)
        if code.score == CUE_ABOVE
        else code
        for code in codes
    ]


def _take_spans(
    page: Page, flow: Flow, spans: dict[str, list[_Span]], found: TextFindings,
    silence: Silence | None, told: ToldUses,
) -> None:  # fmt: skip
    for name, members in spans.items():
        for span in members:
            if name == _FEATURES and in_company(flow.text, span.start, span.end):
                continue  # "Subsea" in a firm's name says nothing of the item
            located = _locate(page, flow, span)
            if located is None:
                continue
            quote, bbox = located
            text = " ".join(flow.text[span.start : span.end].split())
            place: dict[str, Any] = {"page": page.number, "quote": quote, "bbox": bbox}
            polarity = Polarity(span.polarity)
            if name == _CLAIMS and polarity is Polarity.ASSERTED and told.denies(span.start):
                polarity = Polarity.NEGATED
            if name == _FEATURES:
                found.features.append(
                    Feature(name=span.label, polarity=polarity, confidence=span.score, **place)
                )
            elif name == _CLAIMS:
                words = flow.words_in(span.start, span.end)
                claimed = (
                    silence.polarity(page, words, span.label, polarity) if silence else polarity
                )
                if claimed is not None:
                    found.claims.append(
                        Claim(category=span.label, polarity=claimed, confidence=span.score, **place)
                    )
            else:
                found.codes.append(PrintedCode(regime=span.label, code=normalise(text), **place))


def _take_told_uses(
    page: Page, flow: Flow, found: TextFindings, silence: Silence, told: ToldUses
) -> None:
    """Uses of a paper's sentences of which the patterns told no category on this page."""
    known = {claim.category for claim in found.claims if claim.page == page.number}
    for use in told.uses:
        if use.category in known or in_company(flow.text, use.word, use.word + 1):
            continue
        words = flow.words_in(use.word, use.word + 1)
        polarity = silence.polarity(page, words, use.category, Polarity(use.polarity))
        located = _locate(page, flow, use)
        if polarity is None or located is None:
            continue
        quote, bbox = located
        found.claims.append(
            Claim(
                category=use.category, polarity=polarity, confidence=use.confidence,
                page=page.number, quote=quote, bbox=bbox,
            )
        )  # fmt: skip


def _locate(page: Page, flow: Flow, span: "_Span | ToldUse") -> tuple[str, BBox] | None:
    """Quote and box of a span, where all of it stands together on the page."""
    words = flow.words_in(span.start, span.end)
    quote = page.quote(words)
    if not quote:
        return None
    x0, top, x1, bottom = page.as_shown(bbox_of(words))
    return quote[:300], (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def _once(items: Sequence[Any], key: Any) -> list[Any]:
    """The first of each kind, in order; more of the same would only lengthen the report."""
    kept: dict[Any, Any] = {}
    for item in items:
        known = kept.get(key(item))
        if known is None or _score(item) > _score(known):
            kept[key(item)] = item
    return list(kept.values())


def _score(item: Any) -> float:
    return float(getattr(item, "confidence", 1.0))


def languages_of(texts: Iterable[str]) -> str:
    """Rough language of a text by its commonest small words; ``und`` where none stands out."""
    words = " ".join(texts)[:8000].casefold().split()
    if not words:
        return "und"
    if sum("\u4e00" <= ch <= "\u9fff" for ch in "".join(words)) > 0.1 * sum(map(len, words)):
        return "zh"
    counts = {
        language: sum(word in small for word in words)
        for language, small in small_words("language").items()
    }
    best = max(sorted(counts), key=lambda language: counts[language])
    return best if counts[best] >= 0.02 * len(words) else "en"
