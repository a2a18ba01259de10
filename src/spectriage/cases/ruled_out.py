"""Entries that an item's sheet ruled out: what was looked at, and where only silence decided."""

from spectriage.lists.codes import heading, is_residual
from spectriage.lists.sentences import silent_on
from spectriage.report.case import RuledOut
from spectriage.report.model import Report

MAX_REASONS = 40  # an item; the ones a figure or a word decided come first


def ruled_out_of(report: Report) -> list[RuledOut]:
    """What was ruled out, one record a reason: printed figures first, then silence.

    Among the silent ones that comes first on which most entries rest. What is left over (EAR99,
    ``…99x``) is no entry that a figure could rule out.
    """
    reasons: dict[str, list[str]] = {}
    for one in report.eliminated:
        if not is_residual(one.entry):
            reasons.setdefault(one.because, []).append(f"{one.regime} {one.entry}")
    found = [
        RuledOut(entries=entries, because=because, silent_on=silent_on(because))
        for because, entries in reasons.items()
    ]
    found.sort(key=lambda one: (one.silent_on is not None, -_headings(one), -len(one.entries)))
    return found[:MAX_REASONS]


def _headings(one: RuledOut) -> int:
    return len({heading(entry.partition(" ")[2]) for entry in one.entries})
