"""Cue terms in a text: which stand where, looked up by their first characters.

One pattern of fourteen hundred terms tries them one after the other at each word.
"""

import re
from collections.abc import Iterable, Iterator

# A term with such a sign has no word ends: Chinese and Japanese print none.
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_INDEXED = 2  # first characters by which terms are looked up
_IN_WORD = re.compile(r"\w")


class CueTerms:
    """Terms that stand as words, a plural's s aside, the longest first; unspaced ones anywhere."""

    def __init__(self, terms: Iterable[str]) -> None:
        ranked = sorted(terms, key=len, reverse=True)
        ranked.sort(key=lambda term: UNSPACED.search(term) is not None)
        self._by_start: dict[str, list[tuple[str, bool]]] = {}
        for term in ranked:
            unspaced = UNSPACED.search(term) is not None
            self._by_start.setdefault(term[:_INDEXED], []).append((term, unspaced))
        signs = {t[0] for t in ranked if UNSPACED.search(t) or not _IN_WORD.match(t)}
        inside = f"|[{re.escape(''.join(sorted(signs)))}]" if signs else ""
        self._starts = re.compile(rf"(?<!\w)\w{inside}")

    def find(self, text: str) -> Iterator[str]:
        """The terms in order of place, none over another."""
        end = 0
        for found in self._starts.finditer(text):
            start = found.start()
            if start < end:
                continue
            for term, unspaced in self._beginning_with(text[start : start + _INDEXED]):
                behind = start + len(term)
                if text.startswith(term, start) and (unspaced or _is_whole(text, start, behind)):
                    end = behind
                    yield term
                    break

    def _beginning_with(self, start: str) -> Iterable[tuple[str, bool]]:
        longer, single = self._by_start.get(start, ()), self._by_start.get(start[:1], ())
        return [*longer, *single] if single and len(start) > 1 else longer


def _is_whole(text: str, start: int, end: int) -> bool:
    if start and _IN_WORD.match(text, start - 1):
        return False
    plural = text[end : end + 1] == "s" and not _IN_WORD.match(text, end + 1)
    return plural or not _IN_WORD.match(text, end)
