"""Types of the candidate set with a stated coverage, a part of the triage report."""

from pydantic import BaseModel

from spectriage.report.basics import STRICT, Confidence


class _Part(BaseModel):
    model_config = STRICT


class MeasuredCoverage(_Part):
    """Share of documents left out of training whose right headings a set of the level held."""

    share: Confidence
    interval_95: tuple[float, float]
    documents: int


class RegimeSet(_Part):
    """The set of one list: its most likely headings, each with its most likely paragraph.

    `threshold` is the confidence from which a heading is in the set, `reached` the coverage that
    the calibration can state, the asked level or less. Both are None where there is no calibration
    for the list. `held_out_makers` and `unseen_families` are measured with models that saw neither;
    items of a family that no model saw are covered far less often, which the figure shows.
    """

    regime: str
    entries: list[str]
    threshold: Confidence | None = None
    reached: Confidence | None = None
    calibration_documents: int = 0
    held_out_makers: MeasuredCoverage | None = None
    unseen_families: MeasuredCoverage | None = None
    note: str = ""


class CandidateSet(_Part):
    """Per list the candidates that hold the right heading with the coverage `level`."""

    level: Confidence
    regimes: list[RegimeSet]
