"""The order of review of a list that has a residue: what is asked first, and what is left last.

The US list is read in a set order (15 CFR 774, supplement 4): the munitions list before it, then
the series of former munitions, then everything else, then the ``…99x`` entries, and what no entry
of these catches is EAR99. The question about the munitions list is raised and never answered here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spectriage.lists import codes
from spectriage.lists.explain import EntryResult
from spectriage.lists.pack import Pack
from spectriage.lists.verdict import EntryStatus

_STRONGEST = (
    EntryStatus.MEETS, EntryStatus.UNDETERMINED, EntryStatus.RELEASED, EntryStatus.NOT_MET,
)  # fmt: skip
QUESTION = "question"


class Stage(StrEnum):
    """A stage of the review, in order."""

    ASKED_FIRST = "asked_first"
    FORMER_MUNITIONS = "former_munitions"
    LISTED = "listed"
    RESIDUAL = "residual"
    LEFT_OVER = "left_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: a question, or a heading with where its strongest entry stands and why.

    `considered` is how many of its paragraphs were looked at, `status` that of `entry`, the
    strongest of them.
    """

    stage: Stage
    heading: str | None
    title: str
    considered: int = 0
    entry: str | None = None
    status: str = QUESTION
    because: str = ""


def stage_of(code: str) -> Stage:
    """The stage at which a heading is reviewed."""
    heading = codes.heading(code)
    if heading in ("", code) and not heading[:1].isdigit():
        return Stage.LEFT_OVER
    if codes.is_residual(heading):
        return Stage.RESIDUAL
    former = heading[2:3] == "6" or heading[2:] == "515"  # the 600 series and spacecraft
    return Stage.FORMER_MUNITIONS if former else Stage.LISTED


def order_of_review(pack: Pack, results: Sequence[EntryResult]) -> tuple[Step, ...]:
    """Steps over the results of one pack; none where the pack has no residue."""
    if not pack.last:
        return ()
    asked = (
        Step(stage=Stage.ASKED_FIRST, heading=None, title=question)
        for question in pack.info.asked_first
    )
    return (*asked, *sorted(_steps(pack, results), key=_key))


def headings_in_order(pack: Pack) -> tuple[tuple[Stage, str, str], ...]:
    """Every heading of a pack with its stage and title, in the order of review."""
    found = [(stage_of(record.code), record.code, record.title) for record in pack.headings]
    found += [(Stage.LEFT_OVER, code, pack.by_code[code].title) for code in sorted(pack.last)]
    stages = list(Stage)
    return tuple(sorted(found, key=lambda step: (stages.index(step[0]), codes.sort_key(step[1]))))


def _steps(pack: Pack, results: Sequence[EntryResult]) -> Iterator[Step]:
    under: dict[str, list[EntryResult]] = {}
    for result in results:
        own = result.code if result.code in pack.last else codes.heading(result.code)
        under.setdefault(own, []).append(result)
    for heading, found in under.items():
        strongest = min(found, key=lambda result: _STRONGEST.index(result.status))
        record = pack.by_heading.get(heading)
        yield Step(
            stage=Stage.LEFT_OVER if heading in pack.last else stage_of(heading),
            heading=heading,
            title=record.title if record else strongest.title,
            considered=len(found),
            entry=strongest.code,
            status=str(strongest.status),
            because=strongest.because,
        )


def _key(step: Step) -> tuple[int, tuple[tuple[tuple[int, int, str], ...], ...]]:
    return list(Stage).index(step.stage), codes.sort_key(step.heading or "")
