"""Many patterns of which the first that matches at a place counts, as in ``a|b|c``.

A regular expression of a thousand wordings takes a quarter of a second to compile and tries one
after the other. Here the letters that the text begins with tell which wordings come in question,
and each of those is compiled when it is first tried.
"""

import re
from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[\W_]+")
_SPREAD = 3  # characters of a text for each letter of a wording, signs between them included
# Letters that `re.IGNORECASE` takes for Latin ones, beyond what `str.lower` does.
_LATIN = str.maketrans("İıſ", "iis")
_INDEXED = 2  # first characters by which the patterns are looked up


class Alternatives:
    """Patterns in the order in which they are tried, case left aside.

    Parameters
    ----------
    patterns
        Of each the wording whose letters and digits every match of it begins with, whatever
        signs stand between them, and the pattern.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._heads: list[str] = []
        self._patterns: list[str | re.Pattern[str]] = []
        self._by_start: dict[str, list[int]] = {}
        for number, (head, pattern) in enumerate(patterns):
            self._heads.append(_letters(head))
            self._patterns.append(pattern)
            self._by_start.setdefault(self._heads[-1][:_INDEXED], []).append(number)
        self._longest = _SPREAD * max(map(len, self._heads), default=0)

    def match(self, text: str, place: int = 0) -> re.Match[str] | None:
        """Match of the first pattern that matches at a place of the text."""
        start = _letters(text[place : place + self._longest])
        for number in self._in_question(start):
            if start.startswith(self._heads[number]):
                found = self._regex(number).match(text, place)
                if found is not None:
                    return found
        return None

    def _in_question(self, start: str) -> Iterable[int]:
        lists = [
            self._by_start[start[:length]]
            for length in range(min(len(start), _INDEXED) + 1)
            if start[:length] in self._by_start
        ]
        return lists[0] if len(lists) == 1 else sorted(number for some in lists for number in some)

    def _regex(self, number: int) -> re.Pattern[str]:
        pattern = self._patterns[number]
        if isinstance(pattern, str):
            pattern = self._patterns[number] = re.compile(pattern, re.IGNORECASE)
        return pattern


class Names:
    """Fixed names in a text: whole words, the longest that begins at a place.

    Chinese and Japanese have no word ends: such a name may stand anywhere. The text is searched
    as it is, so both must be folded alike.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            self._by_start.setdefault(name[:_INDEXED], []).append(name)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Places of names, from left to right, none over another."""
        end = 0
        for begin in _BEGINS.finditer(text):
            start = begin.start()
            if start < end:
                continue
            for name in self._beginning_with(text[start : start + _INDEXED]):
                if text.startswith(name, start) and _is_whole(text, start + len(name), name):
                    end = start + len(name)
                    yield start, end
                    break

    def _beginning_with(self, start: str) -> Iterable[str]:
        yield from self._by_start.get(start, ())
        if len(start) == _INDEXED:
            yield from self._by_start.get(start[:1], ())


_BEGINS = re.compile(r"(?<![^\W_])[^\W_]|[\u2e80-\U0010ffff]")


def _is_whole(text: str, end: int, name: str) -> bool:
    return name[0] >= "\u2e80" or not text[end : end + 1].isalnum()


def _letters(text: str) -> str:
    return _SIGNS.sub("", lowered(text))


def lowered(text: str) -> str:
    """Small letters as `re.IGNORECASE` tells letters apart."""
    return text.translate(_LATIN).lower()
