"""What is left of a list: EAR99 as the result of written eliminations, never a default.

The residue is an entry of the pack like any other, with the criterion ``none_met: ["*"]``; this
module only gathers the eliminations that carry it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spectriage.lists import codes
from spectriage.lists.explain import EntryResult
from spectriage.lists.pack import Pack
from spectriage.lists.verdict import EntryStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Elimination:
    """An entry that was considered and is not met, or is released, with its reason."""

    code: str
    heading: str
    status: EntryStatus
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """The entry for what is left, with everything that was eliminated before it.

    `result.status` is ``meets`` when every considered entry is eliminated, ``undetermined``
    while `open_codes` are, or when nothing was considered at all.
    """

    result: EntryResult
    eliminated: tuple[Elimination, ...]
    open_codes: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings all of whose considered entries are eliminated, in order."""
        still_open = {codes.heading(code) for code in self.open_codes}
        found = dict.fromkeys(elimination.heading for elimination in self.eliminated)
        return tuple(heading for heading in found if heading not in still_open)


def find_eliminations(results: Sequence[EntryResult]) -> tuple[Elimination, ...]:
    """Considered entries that are ruled out or released, in the order given."""
    return tuple(
        Elimination(
            code=result.code,
            heading=codes.heading(result.code),
            status=result.status,
            because=result.because,
        )
        for result in results
        if result.status in (EntryStatus.NOT_MET, EntryStatus.RELEASED)
    )


def find_residue(pack: Pack, results: Sequence[EntryResult]) -> Residue | None:
    """Find the residue of a pack's results, None where an entry is met or there is no residue."""
    left = [result for result in results if result.code in pack.last]
    if not left or left[0].status is EntryStatus.NOT_MET:
        return None
    others = [result for result in results if result.code not in pack.last]
    return Residue(
        result=left[0],
        eliminated=find_eliminations(others),
        open_codes=tuple(
            result.code for result in others if result.status is EntryStatus.UNDETERMINED
        ),
    )
