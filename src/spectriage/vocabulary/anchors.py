"""Literals that a text must contain before a pattern can match in it.

Searching a page for some hundred literals is twenty times faster than running the patterns
(measured), and most patterns have nothing to find on most pages. The literals are read off
the parsed pattern, so that no author has to keep them in step by hand.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

_MIN_LENGTH = 3  # characters; shorter literals are on every page, and taken for want of longer
_MAX_ANCHORS = 200  # the labels of buyers have 129; a place of one costs a look around it
# Words that stand on nearly every page.
_SMALL_WORDS = frozenset(
    ("the", "and", "for", "not", "with", "from", "this", "that", "are", "can", "will", "may",
     "at", "to", "of", "in", "on", "by", "or", "is", "be", "as", "an", "no", "if", "it")
)  # fmt: skip


def find_anchors(pattern: str) -> tuple[str, ...]:
    """Literals of which at least one stands in every match; none if that cannot be told."""
    # The parser is CPython's own and private; without it patterns are slower, not different.
    try:
        parser: Any = re._parser  # type: ignore[attr-defined]  # not in typeshed
    except AttributeError:
        return ()
    items = list(parser.parse(pattern))
    for shortest in (_MIN_LENGTH, _MIN_LENGTH - 1):
        anchors = _of_sequence(items, shortest)
        if anchors:
            return tuple(sorted(anchors)) if len(anchors) <= _MAX_ANCHORS else ()
    return ()


def _of_sequence(items: Sequence[Any], shortest: int) -> frozenset[str]:
    """Most telling requirement among items that follow one another."""
    choices: list[frozenset[str]] = []
    run: list[Any] = []  # literals
    for item in [*items, None]:
        name = str(item[0]) if item else ""
        if name == "LITERAL":
            run.append(item)
            continue
        if len(run) >= shortest:
            choices.append(frozenset(["".join(chr(code) for _, code in run)]))
        if name == "BRANCH":  # the parser takes what all branches begin with out of them
            branches = item[1][1]
            choices.append(_of_branches(_of_sequence([*run, *b], shortest) for b in branches))
        elif item:
            choices.append(_of_item(name, item[1], shortest))
        run = []
    return max(choices, key=_worth, default=frozenset())


def _of_item(name: str, argument: Any, shortest: int) -> frozenset[str]:
    if name == "SUBPATTERN":
        return _of_sequence(list(argument[3]), shortest)
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] >= 1:
        return _of_sequence(list(argument[2]), shortest)
    return frozenset()


def _of_branches(branches: Iterable[frozenset[str]]) -> frozenset[str]:
    anchors: frozenset[str] = frozenset()
    for branch in branches:
        if not branch:
            return frozenset()
        anchors |= branch
    return anchors


def _worth(anchors: frozenset[str]) -> float:
    """Few long literals are worth more than many short ones, small words next to nothing."""
    return min(map(_telling, anchors)) - 0.3 * len(anchors) if anchors else float("-inf")


def _telling(anchor: str) -> int:
    return 0 if anchor.strip() in _SMALL_WORDS else len(anchor)
