"""The best single US code of a short description: what is like it, beside what its figures say.

A description names an item in a line or two; most of what a paragraph asks for is not in it. So
the headings of the most similar texts are weighed together with the standing of the list's own
entries, by a softmax that also knows "none of these": the probabilities sum to less than one.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import lru_cache

from spectriage.classify.item_code import FAR, MODEL, CodeGuess, load_item_codes
from spectriage.errors import ModelIncompatible
from spectriage.lists.codes import heading, is_residual
from spectriage.lists.pack import Pack
from spectriage.modelstore import model_folder, verify_model
from spectriage.report.model import Candidate, Report, Status
from spectriage.triage.ordering import order_candidates
from spectriage.triage.priority import prioritise

REGIME = "US"
LEAST_SHOWN = 0.01  # a heading that only the wording speaks for is shown from here on
_NAMED = 8
MAX_DESCRIPTION = 400  # characters; more is a sheet, whose figures should speak
MAX_LINES = 3
_SMALLEST = 0.01  # a share of votes below this counts as this


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEvidence:
    """What speaks for one heading of the US list.

    Attributes
    ----------
    likeness
        Logarithm of its share of the similar texts' votes.
    margin
        On which side of the heading's plane the text lies, and how far.
    meets, undetermined
        1 where a listed paragraph of it meets, or is open.
    ruled_out
        1 where it was looked at and no paragraph stands.
    left_over
        1 for a ``…99x`` entry that the written eliminations leave.
    unlisted
        1 for EAR99.
    """

    likeness: float
    margin: float
    meets: float
    undetermined: float
    ruled_out: float
    left_over: float
    unlisted: float


EVIDENCE_NAMES = tuple(field.name for field in fields(CodeEvidence))


@dataclass(frozen=True, slots=True)
class CodeWeights:
    """Weights of the evidence, and the logit of "none of these"."""

    weights: tuple[float, ...]
    none: float

    def probabilities(self, evidence: Mapping[str, CodeEvidence]) -> dict[str, float]:
        """Probability of each heading, most likely first; they sum to less than one."""
        logits = {
            name: math.fsum(w * x for w, x in zip(self.weights, astuple(item), strict=True))
            for name, item in evidence.items()
        }
        top = max([*logits.values(), self.none])
        total = math.exp(self.none - top) + math.fsum(math.exp(x - top) for x in logits.values())
        shares = {name: math.exp(x - top) / total for name, x in logits.items()}
        ranked = sorted(shares, key=lambda name: (-shares[name], name))
        return {name: math.floor(shares[name] * 10_000) / 10_000 for name in ranked}


def is_description(text: str) -> bool:
    """Whether a text is a line or two about an item rather than a sheet of it."""
    lines = [line for line in text.splitlines() if line.strip()]
    return 0 < len(text.strip()) <= MAX_DESCRIPTION and len(lines) <= MAX_LINES


def code_evidence(
    guesses: Sequence[CodeGuess], margins: Mapping[str, float], report: Report
) -> dict[str, CodeEvidence]:
    """Evidence of every heading that is guessed or stands in the report, of the US list."""
    shares = {guess.heading: guess.share for guess in guesses}
    status: dict[str, set[Status]] = {}
    for candidate in _of_list(report):
        status.setdefault(heading(candidate.entry), set()).add(candidate.status)
    gone = {heading(e.entry) for e in report.eliminated if e.regime == REGIME}.difference(status)
    found = {}
    for name in sorted({*shares, *status}):
        own, residual = status.get(name, set()), is_residual(name)
        meets = Status.MEETS in own
        found[name] = CodeEvidence(
            likeness=math.log(max(shares.get(name, 0.0), _SMALLEST)),
            margin=margins.get(name, FAR),
            meets=float(meets and not residual),
            undetermined=float(not meets and Status.UNDETERMINED in own),
            ruled_out=float(name in gone),
            left_over=float(meets and residual and name != "EAR99"),
            unlisted=float(name == "EAR99"),
        )
    return found


def with_single_code(report: Report, text: str, pack: Pack) -> Report:
    """The report of a description, its US candidates one a heading, weighed against each other.

    `pack` is the US list. The probabilities of the US candidates sum to less than one. Another
    list's paragraphs of the same heading stand and fall with the US one: the likeliest of them
    takes its probability, the others keep their distance. Catch-alls stay as they are.
    """
    codes = load_item_codes()
    guesses = codes.guesses(text)
    evidence = code_evidence(guesses, codes.margins(text), report)
    shares = load_code_weights().probabilities(evidence)
    like = {guess.heading: guess for guess in guesses}
    own: dict[str, list[Candidate]] = {}
    for candidate in _of_list(report):
        own.setdefault(heading(candidate.entry), []).append(candidate)
    weighed = [
        _weighed(own[name], share, like.get(name)) if name in own
        else _by_likeness(like[name], share, pack)
        for name, share in shares.items()
        if name in own or share >= LEAST_SHOWN
    ]  # fmt: skip
    others = [c for c in report.candidates if c.regime != REGIME or c.status is Status.CATCH_ALL]
    candidates = order_candidates([*weighed, *_following(others, shares)])
    return report.model_copy(
        update={
            "candidates": candidates,
            "priority": prioritise(candidates, report.warnings),
        }
    )


def _following(others: Sequence[Candidate], shares: Mapping[str, float]) -> Iterator[Candidate]:
    """Candidates of other lists, those of a weighed heading scaled to its probability."""
    top: dict[tuple[str, str], float] = {}
    for candidate in others:
        key = (candidate.regime, heading(candidate.entry))
        top[key] = max(top.get(key, 0.0), candidate.confidence)
    for candidate in others:
        name = heading(candidate.entry)
        if candidate.status is Status.CATCH_ALL or name not in shares:
            yield candidate
            continue
        scaled = shares[name] * candidate.confidence / top[candidate.regime, name]
        yield candidate.model_copy(update={"confidence": round(scaled, 4)})


def _of_list(report: Report) -> list[Candidate]:
    return [c for c in report.candidates if c.regime == REGIME and c.status is not Status.CATCH_ALL]


def _weighed(paragraphs: Sequence[Candidate], share: float, like: CodeGuess | None) -> Candidate:
    """The paragraph that stands best, for its heading; the others are named."""
    best = min(
        paragraphs,
        key=lambda c: (c.status is not Status.MEETS, -c.confidence, c.entry),
    )
    notes = list(best.notes)
    more = [f"{c.entry} ({c.status})" for c in paragraphs if c is not best]
    if more:
        notes.append(f"Of the same heading: {', '.join(more[:_NAMED])}")
    if like is not None:
        notes.append(f"Worded like: {like.because}")
    return best.model_copy(update={"confidence": share, "notes": notes})


def _by_likeness(like: CodeGuess, share: float, pack: Pack) -> Candidate:
    """A candidate that only the wording speaks for; no figure was read for or against it."""
    record = next((r for r in pack.entries if r.code == like.code), None)
    title = record.title if record else next(
        (h.title for h in pack.headings if h.code == like.heading), like.heading
    )  # fmt: skip
    citation = record.citation if record else like.code
    return Candidate(
        regime=REGIME,
        entry=like.code,
        title=title,
        confidence=share,
        status=Status.UNDETERMINED,
        notes=[f"By its wording alone, no figure decides it. Worded like: {like.because}"],
        list_version=pack.info.version,
        citation=f"{pack.info.citation_base}, {citation}",
    )


@lru_cache(maxsize=1)
def load_code_weights() -> CodeWeights:
    """The shipped weights.

    Raises
    ------
    ModelError
        The model is missing, was changed, or was trained on other evidence.
    """
    folder = model_folder(MODEL)
    meta = verify_model(folder, MODEL)
    if tuple(meta["evidence"]) != EVIDENCE_NAMES:
        raise ModelIncompatible("trained on other evidence", name=MODEL)
    stored = json.loads((folder / "fusion.json").read_text(encoding="utf-8"))
    return CodeWeights(tuple(stored["weights"]), float(stored["none"]))
