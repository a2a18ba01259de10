"""The smallest set of candidates that holds the right heading with a stated coverage."""

from spectriage.classify.conformal import Calibration, Coverage, load_calibrations, with_left_over
from spectriage.classify.item_code import MODEL as ITEM_CODE
from spectriage.classify.ranking import MODEL as RANKING
from spectriage.lists.codes import heading
from spectriage.report.coverage import CandidateSet, MeasuredCoverage, RegimeSet
from spectriage.report.model import Candidate, Report, Status


def with_candidate_set(report: Report, level: float, *, description: bool = False) -> Report:
    """The report with the set of this coverage, a regime at a time.

    The headings are taken from the most likely down to the threshold that training found; a
    heading stands with its most likely paragraph. Catch-alls are about the end use and in no set.

    Parameters
    ----------
    level
        Share of papers whose right headings the set should hold, see `conformal.check_level`.
    description
        True where the US confidences are those of a short description, which have their own
        calibration; other regimes have none for descriptions.
    """
    known = load_calibrations(ITEM_CODE if description else RANKING)
    regimes = dict.fromkeys([*known, *(candidate.regime for candidate in report.candidates)])
    sets = [
        _regime_set(report, regime, known.get(regime), level, description) for regime in regimes
    ]
    return report.model_copy(update={"candidate_set": CandidateSet(level=level, regimes=sets)})


def _regime_set(
    report: Report, regime: str, known: Calibration | None, level: float, description: bool
) -> RegimeSet:
    best: dict[str, Candidate] = {}
    for candidate in report.candidates:
        if candidate.regime == regime and candidate.status is not Status.CATCH_ALL:
            name = heading(candidate.entry)
            if name not in best or candidate.confidence > best[name].confidence:
                best[name] = candidate
    shares = {name: candidate.confidence for name, candidate in best.items()}
    if known is not None and not description:
        shares = with_left_over(regime, shares)
    entries = {name: best[name].entry if name in best else name for name in shares}
    ranked = sorted(shares, key=lambda name: (-shares[name], entries[name]))
    if known is None:
        return RegimeSet(
            regime=regime,
            entries=[entries[name] for name in ranked],
            note="No calibration for this list and kind of text: all candidates, no coverage "
            "stated.",
        )
    threshold, reachable = known.scores.threshold(level), known.scores.reachable()
    note = ""
    if reachable < level:
        note = (
            f"Coverage {level:g} cannot be stated: in {1 - reachable:.0%} of the calibration "
            f"documents a right heading was no candidate. All candidates are in the set, which "
            f"reaches {reachable:.3f}."
        )
    if shares.keys() - best.keys():
        rest = "EAR99 stands for none of the others, with what the most likely one leaves."
        note = f"{note} {rest}".strip()
    trial = known.unseen_families
    return RegimeSet(
        regime=regime,
        entries=[entries[name] for name in ranked if shares[name] >= threshold],
        threshold=threshold,
        reached=round(min(level, reachable), 4),
        calibration_documents=len(known.scores.values),
        held_out_makers=_measured(known.held_out_makers.coverage(level)),
        unseen_families=_measured(trial.coverage(level)) if trial else None,
        note=note,
    )


def _measured(found: Coverage) -> MeasuredCoverage:
    return MeasuredCoverage(
        share=found.share, interval_95=(found.low, found.high), documents=found.documents
    )
