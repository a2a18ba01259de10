"""Words that a file holds and does not show: gathered while it is read, told once by sort."""

from collections.abc import Iterator

_QUOTED = 200  # characters of print that is not shown
_MOST = 4_000  # characters kept of one sort
DETAILS = {
    "hidden_text": "are not shown ({how}) and were not used",
    "deleted_text": "were deleted as a tracked change and were not used",
    "inserted_text": "were inserted as a tracked change that nobody accepted; they were used",
    "comments": "stand in comments and were not used",
    "notes_on_page": "stand in boxes laid over the page afterwards; they were used",
}


class Unshown:
    """Words by the ledger code under which they are told.

    Parameters
    ----------
    how
        What hides words in a file of this type.
    """

    def __init__(self, how: str) -> None:
        self._how = how
        self._counts: dict[str, int] = {}
        self._quotes: dict[str, str] = {}

    def add(self, code: str, text: str) -> None:
        """Add a run of words."""
        words = text.split()
        if not words:
            return
        self._counts[code] = self._counts.get(code, 0) + len(words)
        known = self._quotes.get(code, "")
        if len(known) < _MOST:
            self._quotes[code] = f"{known} {' '.join(words)}"[:_MOST].strip()

    def told(self) -> Iterator[tuple[str, str]]:
        """Code and detail of each sort that has words."""
        for code, detail in DETAILS.items():
            if count := self._counts.get(code):
                quote = self._quotes[code]
                quote = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
                yield code, f"{count} words {detail.format(how=self._how)}: “{quote}”"
