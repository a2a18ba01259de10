"""One plain sentence for a leaf: ``frame_rate 8.7 Hz is not > 9 Hz``."""

from spectriage.lists.criteria import (
    EntryTest,
    FamilyTest,
    FeatureTest,
    Leaf,
    NoneMet,
    ParameterTest,
    Question,
)
from spectriage.lists.figures import threshold_text, told
from spectriage.lists.kleene import Outcome
from spectriage.lists.verdict import EntryStatus, Finding, Verdict

_VERBS = {
    "overlaps": ("overlaps", "does not overlap"),
    "within": ("lies within", "does not lie within"),
}
_STATES = {
    EntryStatus.MEETS: "is met",
    EntryStatus.UNDETERMINED: "is open",
    EntryStatus.RELEASED: "is released by its note",
    EntryStatus.NOT_MET: "is not met",
}
_NAMED_ENTRIES = 3
_SILENCE = ", which counts as"


def sentence(leaf: Verdict) -> str:
    """Tell what was asked and found at a leaf, and whether it meets."""
    test, finding = leaf_parts(leaf)
    match test:
        case ParameterTest():
            return _of_parameter(test, finding, leaf.outcome)
        case FeatureTest():
            return _of_feature(test, finding, leaf.outcome)
        case FamilyTest():
            return _of_family(test, finding, leaf.outcome)
        case Question():
            return _of_question(test, leaf.outcome)
        case EntryTest():
            status = EntryStatus(finding.said) if finding.said else None
            return f"{test.entry} {_STATES[status] if status else 'is not considered'}"
        case NoneMet():
            return _of_residue(test, finding, leaf.outcome)


def silent_on(told: str) -> str | None:
    """Parameter or feature that a sentence calls not given and takes as a no; None if it does not.

    A condition in brackets behind the name is left out.
    """
    head, silence, _ = told.partition(_SILENCE)
    return head.split(" ", 1)[0] if silence and ";" not in head else None


def leaf_parts(leaf: Verdict) -> tuple[Leaf, Finding]:
    """Test and finding of a leaf.

    Raises
    ------
    TypeError
        The verdict is of a node with children.
    """
    if leaf.test is None or leaf.finding is None:
        raise TypeError("only a leaf has a test and a finding")
    return leaf.test, leaf.finding


def _of_parameter(test: ParameterTest, finding: Finding, outcome: Outcome) -> str:
    meets, fails = _VERBS.get(test.op, (f"is {test.op}", f"is not {test.op}"))
    wanted = threshold_text(test)
    name = f"{test.parameter} ({test.condition})" if test.condition else test.parameter
    if finding.value is None:
        if outcome is Outcome.UNKNOWN:
            return f"{name} is not given; asked is whether it {meets} {wanted}"
        return f"{name} is not given{_SILENCE} one that {fails} {wanted}"
    found = f"{name} {told(finding.value, test)}"
    if outcome is Outcome.UNKNOWN:
        return f"{found} leaves open whether it {meets} {wanted}"
    return f"{found} {meets if outcome is Outcome.MET else fails} {wanted}"


def _of_feature(test: FeatureTest, finding: Finding, outcome: Outcome) -> str:
    if finding.said:
        return f"{test.feature} is {finding.said}"
    if outcome is Outcome.UNKNOWN:
        return f"{test.feature} is not mentioned"
    return f"{test.feature} is not mentioned{_SILENCE} not {test.polarity}"


def _of_family(test: FamilyTest, finding: Finding, outcome: Outcome) -> str:
    wanted = " or ".join(test.families)
    if finding.said is None:
        return f"the product family is not known; asked is {wanted}"
    if outcome is Outcome.MET:
        return f"the product family is {finding.said}"
    return f"the product family {finding.said} is not {wanted}"


def _of_question(test: Question, outcome: Outcome) -> str:
    if outcome is Outcome.UNKNOWN:
        return f"open: {test.question}"
    return f"taken as no, since nothing says so: {test.question}"


def _of_residue(test: NoneMet, finding: Finding, outcome: Outcome) -> str:
    more = len(finding.entries) - _NAMED_ENTRIES
    named = ", ".join(finding.entries[:_NAMED_ENTRIES]) + (f" and {more} more" if more > 0 else "")
    below = "the whole list" if test.none_met == ("*",) else ", ".join(test.none_met)
    if outcome is Outcome.MET:
        return f"no considered entry of {below} is met"
    if finding.silent:
        return f"no entry of {below} was considered, so nothing was eliminated"
    many = len(finding.entries) > 1
    state = "met" if outcome is Outcome.NOT_MET else "open"
    return f"{named} {'are' if many else 'is'} {state}"
