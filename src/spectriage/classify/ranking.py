"""Calibrated probability that a reviewer would say a candidate entry applies.

A logistic model over few features of the evidence, all of them about the item and the entry:
no party, no country, no language.
"""

import json
import math
from dataclasses import dataclass, fields
from functools import lru_cache

from spectriage.errors import ModelIncompatible
from spectriage.modelstore import model_folder, verify_model

MODEL = "candidate_ranking"
_LEAST_SHARE = 0.02  # of a family; less is as doubtful


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateEvidence:
    """What speaks for and against one candidate entry, each in a range near [0, 1].

    Attributes
    ----------
    family_probability
        Summed probability of the product families that the entry is about.
    meets, undetermined, released
        The status, as 0 or 1.
    met_share
        Criteria met over criteria decided or open.
    unknown_share
        Criteria still open over criteria decided or open.
    numeric_met
        Numeric criteria met by quoted values, capped at four, over four.
    printed_code
        1 where the paper itself prints the entry's heading for this regime.
    residual
        1 for a ``…99x`` entry or EAR99.
    rivals
        Candidates of the same status in the regime, capped at ten, over ten.
    open_rivals
        For a residual entry: other listed entries that meet or are undetermined, capped at
        five, over five.
    european
        1 for EU, UK and WA.
    headings
        Headings that meet or are undetermined, left-over ones aside, capped at five, over five.
    paragraphs
        Paragraphs of the entry's own heading among them, likewise.
    heading_meets
        1 where a paragraph of the entry's heading meets.
    other_meets
        1 where a paragraph of another heading meets.
    left_over_beside_met
        1 for a residual entry beside a listed one that meets.
    left_over
        1 for EAR99.
    best_family
        The summed probability over that of the likeliest family, at most 1; 0 for EAR99, which is
        about none.
    nothing_met
        1 where it is undetermined and no figure or capability speaks for it: only the family does.
    figures
        Values read from the paper, capped at twenty, over twenty: a full sheet that is silent on
        the figure a paragraph asks for says more than a short letter that is.
    figures_open, questions_open
        Parameters (capped at four, over four) and questions (three) on which the entry hangs.
    features_met
        Capabilities that it asks for and the paper asserts, capped at three, over three.
    printed_paragraph
        1 where the paper prints the very paragraph, or one above or below it.
    printed_elsewhere
        1 where it prints the heading for another regime.
    other_code, other_code_elsewhere
        1 where it prints other headings only: of the regime; of another, and none of this one.
        What makers print explains why figures that meet are no control, so that without a printed
        code they count in full.
    """

    family_probability: float
    meets: float
    undetermined: float
    released: float
    met_share: float
    unknown_share: float
    numeric_met: float
    printed_code: float
    residual: float
    rivals: float
    open_rivals: float
    european: float
    headings: float
    paragraphs: float
    heading_meets: float
    other_meets: float
    left_over_beside_met: float
    left_over: float
    best_family: float
    nothing_met: float
    figures: float
    figures_open: float
    questions_open: float
    features_met: float
    printed_paragraph: float
    printed_elsewhere: float
    other_code: float
    other_code_elsewhere: float


FEATURE_NAMES = (
    *(field.name for field in fields(CandidateEvidence)),
    "meets_x_family", "residual_x_meets", "undetermined_x_met_share", "residual_x_open_rivals",
    "undetermined_x_figures", "undetermined_x_features_met", "nothing_met_x_figures",
    "nothing_met_x_best_family", "released_unprinted", "family_doubt",
)  # fmt: skip


def feature_vector(evidence: CandidateEvidence) -> list[float]:
    """Features in the order of `FEATURE_NAMES`."""
    plain = [float(getattr(evidence, field.name)) for field in fields(evidence)]
    return [
        *plain,
        evidence.meets * evidence.family_probability,
        evidence.residual * evidence.meets,
        evidence.undetermined * evidence.met_share,
        evidence.residual * evidence.open_rivals,
        evidence.undetermined * evidence.figures,
        evidence.undetermined * evidence.features_met,
        evidence.nothing_met * evidence.figures,
        evidence.nothing_met * evidence.best_family,
        evidence.released * (1 - max(evidence.printed_code, evidence.printed_elsewhere)),
        math.log(max(evidence.family_probability, _LEAST_SHARE)) / math.log(_LEAST_SHARE),
    ]


@dataclass(frozen=True, slots=True)
class CandidateRanker:
    """Weights of the logistic model, with the calibration's slope and offset folded in."""

    weights: tuple[float, ...]
    intercept: float

    def probability(self, evidence: CandidateEvidence) -> float:
        """Probability in [0.001, 0.999], rounded so that it is the same on every machine."""
        vector = feature_vector(evidence)
        logit = self.intercept + math.fsum(
            weight * value for weight, value in zip(self.weights, vector, strict=True)
        )
        return round(min(max(1 / (1 + math.exp(-logit)), 0.001), 0.999), 4)


@lru_cache(maxsize=1)
def load_ranker() -> CandidateRanker:
    """The shipped ranking model.

    Raises
    ------
    ModelError
        It is missing, was changed, or knows other features.
    """
    folder = model_folder(MODEL)
    meta = verify_model(folder, MODEL)
    if tuple(meta["features"]) != FEATURE_NAMES:
        raise ModelIncompatible("trained on other features", name=MODEL)
    stored = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    return CandidateRanker(tuple(stored["weights"]), float(stored["intercept"]))
