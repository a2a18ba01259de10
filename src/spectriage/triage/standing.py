"""What speaks for one entry beside the others of its list, as the ranking model reads it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from spectriage.classify.ranking import CandidateEvidence
from spectriage.lists.codes import heading, is_residual, is_under, normalise
from spectriage.lists.explain import EntryResult
from spectriage.lists.verdict import EntryStatus
from spectriage.report.model import PrintedCode

_LISTED = re.compile(r"\d[A-E]\d{3}")
_RELEASED = EntryStatus.RELEASED
_OPEN = (EntryStatus.UNDETERMINED, EntryStatus.NOT_MET)


@dataclass(frozen=True)
class Standing:
    """The entries of one list that stand for one item.

    `codes` are those its papers print, `figures` is how many values were read from them.
    """

    results: Sequence[EntryResult]
    codes: Collection[PrintedCode]
    figures: int

    @cached_property
    def _listed(self) -> list[EntryResult]:
        return [r for r in self.results if not is_residual(r.code) and r.status is not _RELEASED]

    @cached_property
    def _headings(self) -> list[str]:
        return [heading(result.code) for result in self._listed]

    @cached_property
    def _met(self) -> set[str]:
        return {heading(r.code) for r in self._listed if r.status is EntryStatus.MEETS}

    @cached_property
    def _printed(self) -> dict[str, set[str]]:
        """Codes of control lists that the papers print, by regime."""
        found: dict[str, set[str]] = {}
        for code in self.codes:
            if is_residual(code.code) or _LISTED.match(normalise(code.code)):
                found.setdefault(code.regime, set()).add(normalise(code.code))
        return found

    def evidence(self, result: EntryResult, weight: float, best_weight: float) -> CandidateEvidence:
        """Evidence of one of the results.

        Parameters
        ----------
        result
            One of `results`.
        weight
            Summed probability of the families that its entry is about.
        best_weight
            Probability of the likeliest family.
        """
        outcomes = [str(criterion.outcome) for criterion in result.criteria]
        known = max(len(outcomes), 1)
        numeric = [c for c in result.criteria if c.kind == "parameter" and c.outcome == "met"]
        features = sum(c.kind == "feature" and c.outcome == "met" for c in result.criteria)
        same = [other for other in self.results if other.status is result.status]
        own, residual = heading(result.code), is_residual(result.code)
        here = self._printed.get(result.regime, set())
        heads = {heading(code) for code in here}
        elsewhere = {
            heading(code) for regime, codes in self._printed.items()
            if regime != result.regime for code in codes
        }  # fmt: skip
        return CandidateEvidence(
            family_probability=weight,
            meets=float(result.status is EntryStatus.MEETS),
            undetermined=float(result.status in _OPEN),
            released=float(result.status is _RELEASED),
            met_share=outcomes.count("met") / known,
            unknown_share=outcomes.count("unknown") / known,
            numeric_met=min(len(numeric), 4) / 4,
            printed_code=float(own in heads),
            residual=float(residual),
            rivals=min(len(same) - 1, 10) / 10,
            open_rivals=min(len(self._listed), 5) / 5,
            european=float(result.regime != "US"),
            headings=min(len(set(self._headings)), 5) / 5,
            paragraphs=min(self._headings.count(own), 5) / 5,
            heading_meets=float(own in self._met),
            other_meets=float(bool(self._met - {own})),
            left_over_beside_met=float(residual and bool(self._met)),
            left_over=float(result.code == "EAR99"),
            best_family=0.0 if result.code == "EAR99" else min(weight / best_weight, 1.0),
            nothing_met=float(result.status in _OPEN and not numeric and not features),
            figures=min(self.figures, 20) / 20,
            figures_open=min(_open(result, "parameter"), 4) / 4,
            questions_open=min(_open(result, "question"), 3) / 3,
            features_met=min(features, 3) / 3,
            printed_paragraph=float(any(_same_branch(result.code, code) for code in here)),
            printed_elsewhere=float(own in elsewhere),
            other_code=float(bool(heads) and own not in heads),
            other_code_elsewhere=float(
                bool(elsewhere) and not heads and not residual and own not in elsewhere
            ),
        )


def _same_branch(code: str, printed: str) -> bool:
    """Whether a printed paragraph is this one, or lies above or below it; a heading is none."""
    return printed != heading(printed) and (is_under(code, printed) or is_under(printed, code))


def _open(result: EntryResult, kind: str) -> int:
    """Tests of a kind on which the entry still hangs."""
    return sum(c.kind == kind and c.outcome == "unknown" and c.decisive for c in result.criteria)
