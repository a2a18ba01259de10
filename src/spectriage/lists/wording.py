"""What a criterion asks, in words: ``frame_rate > 9 Hz``; what came of it tells `sentences`."""

from spectriage.lists.criteria import (
    ANY,
    AllOf,
    AnyOf,
    AtLeast,
    EntryTest,
    FamilyTest,
    FeatureTest,
    Leaf,
    Node,
    NoneMet,
    Not,
    ParameterTest,
    Question,
    children,
)
from spectriage.lists.figures import threshold_text

_STATES = {"met": "is met", "released": "is released", "not_met": "is not met"}


def node_words(node: Node) -> str:
    """A criterion with all below it on one line: ``all of (frame_rate > 9 Hz; …)``."""
    inner = "; ".join(node_words(child) for child in children(node))
    return f"{join_words(node)} ({inner})" if inner else leaf_words(node)  # type: ignore[arg-type]


def join_words(node: Node) -> str:
    """How the children are joined: ``all of``, ``any of``, ``not``, ``at least 2 of``."""
    match node:
        case AllOf():
            return "all of"
        case AnyOf():
            return "any of"
        case Not():
            return "not"
        case AtLeast():
            return f"at least {node.at_least} of"
        case _:
            return ""


def leaf_words(test: Leaf) -> str:
    """What a test asks, and that silence counts as no where it does."""
    silent = getattr(test, "when_silent", None)
    return asked_words(test) + (" [silence is no]" if silent else "")


def subject_of(test: Leaf) -> str:
    """What a test is about: the parameter with its condition, the feature, the entry."""
    match test:
        case ParameterTest():
            reading = f"{test.reading} " if test.reading else ""
            condition = f" ({test.condition})" if test.condition else ""
            return f"{reading}{test.parameter}{condition}"
        case FeatureTest():
            return test.feature
        case FamilyTest():
            return "product family"
        case Question():
            return f"question “{test.question}”"
        case EntryTest():
            return test.entry if test.note is None else f"{test.entry} by note {test.note}"
        case NoneMet():
            return "other entries"


def asked_words(test: Leaf) -> str:
    """What a test asks, without what silence counts as."""
    match test:
        case ParameterTest():
            return f"{subject_of(test)} {test.op} {threshold_text(test)}"
        case FeatureTest():
            return f"{test.feature} {test.polarity}"
        case FamilyTest():
            return f"product family {' or '.join(test.families)}"
        case Question():
            return f"question: {test.question}"
        case EntryTest():
            note = "" if test.note is None else f" by its note {test.note}"
            return f"{test.entry} {_STATES[test.state]}{note}"
        case NoneMet():
            below = "the whole list" if ANY in test.none_met else ", ".join(test.none_met)
            return f"no considered entry of {below} is met"
