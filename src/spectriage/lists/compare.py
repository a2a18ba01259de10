"""Hold one printed value against one test: three-valued, and with the strictness asked for.

A value admits a span of figures. Its reading follows two rules:

- A parameter of kind ``quantity`` has as its figures the slots that are set. So a lone ``max`` is
  a plain figure: "±2000 °/s" (accepted as ``max: 2000``) and "<50 mK" (``max: 50``) are read
  as 2000 and 50.
  But where one figure suffices, a lone upper bound printed at the limit itself ("M2 < 1.3"
  against ``< 1.3``) promises figures below it, and meets the test.
- A parameter of kind ``interval`` runs from ``min`` to ``max``, a missing end falling back to
  ``typ``. With neither, that end is unknown: "up to 6 GHz" begins somewhere below 6 GHz, which
  settles "> 3 GHz" but not "overlaps 1 to 2 GHz".

`Demand` says how many of the figures must satisfy a test. Where the law controls, one suffices
(strictest for the exporter); where it releases, and under ``not``, all must.
"""

from enum import Enum
from typing import NamedTuple

from spectriage.lists.criteria import ParameterTest
from spectriage.lists.facts import FactValue
from spectriage.lists.kleene import Outcome, all_of, any_of, known


class Demand(Enum):
    """Whether one figure that satisfies a test is enough, or all have to."""

    ANY = "any"
    ALL = "all"

    @property
    def reverse(self) -> "Demand":
        """The demand under ``not``."""
        return Demand.ALL if self is Demand.ANY else Demand.ANY


class Span(NamedTuple):
    """Figures from `low` to `high`, both reached; None is an end that nobody printed."""

    low: float | None
    high: float | None


def span_of(value: FactValue, test: ParameterTest) -> Span:
    """Find the figures of `value` that `test` is about."""
    if test.reading is not None:
        slot: float | None = getattr(value, test.reading)
        slot = value.typ if slot is None else slot
        if slot is not None:
            return Span(slot, slot)
        if test.interval:
            return Span(None, None)
    slots = value.slots
    if not slots:
        return Span(None, None)
    if not test.interval or (value.min is not None and value.max is not None):
        return Span(min(slots), max(slots))
    low = value.typ if value.min is None else value.min
    high = value.typ if value.max is None else value.max
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Span(low, high)


def compare(value: FactValue, test: ParameterTest, demand: Demand) -> Outcome:
    """Outcome of `test` for this one value.

    ``overlaps`` and ``within`` speak of the span as a whole, so `demand` does not change them;
    both count the ends of the window as inside.
    """
    span = span_of(value, test)
    limit = test.limit
    if isinstance(limit, tuple):
        return _overlaps(span, *limit) if test.op == "overlaps" else _within(span, *limit)
    if test.op == "==":
        return _equals(span, limit, demand)
    if demand is Demand.ANY and _promises_less(value, test, limit):
        return Outcome.MET
    if test.op in (">", ">="):
        return _rises(span.low, span.high, limit, test.op == ">=", demand)
    return _rises(_minus(span.high), _minus(span.low), -limit, test.op == "<=", demand)


def _promises_less(value: FactValue, test: ParameterTest, limit: float) -> bool:
    """Whether only an upper bound is printed, and it is the limit of a test for less.

    Not so for lower bounds: "min 14 bit" is a converter of 14 bit, not of more.
    """
    lone = not test.interval and len(value.slots) == 1
    return lone and test.op == "<" and value.max == limit


def decisive_figure(value: FactValue, test: ParameterTest, demand: Demand) -> float | None:
    """Find the end of the span which decides a one-sided test, None where there is none."""
    if isinstance(test.limit, tuple):
        return None
    span = span_of(value, test)
    if test.op == "==":
        return span.low if span.low == span.high else None
    highest = (test.op in (">", ">=")) == (demand is Demand.ANY)
    return span.high if highest else span.low


def _minus(end: float | None) -> float | None:
    return None if end is None else -end


def _rises(
    low: float | None, high: float | None, limit: float, inclusive: bool, demand: Demand
) -> Outcome:
    """``>`` or ``>=``: one figure above is decided by the high end, all above by the low one."""
    deciding, other = (high, low) if demand is Demand.ANY else (low, high)
    if deciding is not None:
        return known(deciding >= limit if inclusive else deciding > limit)
    if other is None:
        return Outcome.UNKNOWN
    passes = other >= limit if inclusive else other > limit
    # The unknown end lies beyond the known one, so it can only confirm what that one shows.
    return known(passes) if passes == (demand is Demand.ANY) else Outcome.UNKNOWN


def _equals(span: Span, limit: float, demand: Demand) -> Outcome:
    below, above = _at_most(span.low, span.high, limit), _at_least(span.low, span.high, limit)
    contains = all_of((below, above))
    if limit in (span.low, span.high):
        contains = Outcome.MET
    if demand is Demand.ANY:
        return contains
    if span.low is None or span.high is None:
        ends = [end for end in (span.low, span.high) if end is not None]
        return Outcome.NOT_MET if any(end != limit for end in ends) else Outcome.UNKNOWN
    return known(span.low == span.high == limit)


def _at_most(low: float | None, high: float | None, edge: float) -> Outcome:
    """Whether some figure of the span is not above `edge`."""
    if low is not None:
        return known(low <= edge)
    return Outcome.MET if high is not None and high <= edge else Outcome.UNKNOWN


def _at_least(low: float | None, high: float | None, edge: float) -> Outcome:
    """Whether some figure of the span is not below `edge`."""
    if high is not None:
        return known(high >= edge)
    return Outcome.MET if low is not None and low >= edge else Outcome.UNKNOWN


def _overlaps(span: Span, low: float | None, high: float | None) -> Outcome:
    if any(_inside(end, low, high) for end in (span.low, span.high) if end is not None):
        return Outcome.MET
    return all_of(
        (
            Outcome.MET if high is None else _at_most(span.low, span.high, high),
            Outcome.MET if low is None else _at_least(span.low, span.high, low),
        )
    )


def _within(span: Span, low: float | None, high: float | None) -> Outcome:
    ends = [end for end in (span.low, span.high) if end is not None]
    if any(not _inside(end, low, high) for end in ends):
        return Outcome.NOT_MET
    open_low = span.low is None and low is not None
    open_high = span.high is None and high is not None
    return Outcome.UNKNOWN if open_low or open_high or not ends else Outcome.MET


def _inside(figure: float, low: float | None, high: float | None) -> bool:
    return (low is None or low <= figure) and (high is None or figure <= high)


def combined(outcomes: list[Outcome], demand: Demand) -> Outcome:
    """Outcome over several values of one parameter; the list is not empty."""
    if len(outcomes) == 1:
        return outcomes[0]
    return any_of(outcomes) if demand is Demand.ANY else all_of(outcomes)
