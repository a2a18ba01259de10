"""What the papers do not tell, ranked by how many open entries each of it would settle."""

from collections.abc import Iterable, Mapping

from spectriage.lists.explain import EntryResult
from spectriage.report.model import OpenFact

_FACT, _QUESTION = "parameter or feature", "question"
_MOST_NAMED = 20


def rank_missing(results: Iterable[EntryResult]) -> list[OpenFact]:
    """What all open entries miss, the facts that would settle most of them first.

    An entry that misses several things counts for each of them: any one may rule it out.
    """
    waiting: dict[tuple[str, str], list[str]] = {}
    for result in results:
        told = [*((_FACT, name) for name in result.missing),
                *((_QUESTION, question) for question in result.questions)]  # fmt: skip
        for key in dict.fromkeys(told):
            waiting.setdefault(key, []).append(f"{result.regime} {result.code}")
    ranked = sorted(waiting.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        OpenFact(kind=kind, name=name, settles=len(entries), entries=entries[:_MOST_NAMED])
        for (kind, name), entries in ranked
    ]


def in_rank(missing: Iterable[str], rank: Mapping[str, int]) -> list[str]:
    """Names in the order of the ranking, what is not in it last."""
    return sorted(missing, key=lambda name: (rank.get(name, len(rank)), name))
