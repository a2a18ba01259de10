"""Official list texts as paragraphs by code, with the notes that belong to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spectriage.lists import codes

_NAMED = re.compile(r"\b(\d[A-E]\d{3}(?:\.[a-z]{1,2}(?:\.\d{1,2}|\.[a-z]{1,2})*)?)")

_UNUSED = re.compile(r"\s*(?:Not used|\[?Reserved\b|[^;:]{0,60} - None\b)", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its own words, and the notes printed under it or naming it."""

    code: str
    text: str
    notes: list[str] = field(default_factory=list)


@dataclass
class OfficialText:
    """Paragraphs by code, a heading being the paragraph of its own code.

    `kind` is whose text it is: CCL, EU or WA.
    """

    name: str
    kind: str
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        """Codes of the headings, in order."""
        return tuple(sorted({codes.heading(code) for code in self.paragraphs}))

    def stands(self, code: str) -> bool:
        """Whether the text has this paragraph, and it is in use."""
        found = self.paragraphs.get(code)
        return found is not None and _UNUSED.match(found.text) is None

    def nearest(self, code: str) -> Paragraph | None:
        """The paragraph of this code, else its nearest ancestor."""
        steps = list(codes.parse(code))
        while steps:
            found = self.paragraphs.get(".".join(steps))
            if found is not None:
                return found
            steps.pop()
        return None

    def ancestors(self, code: str) -> Iterator[Paragraph]:
        """Paragraphs above a code, the nearest first."""
        steps = list(codes.parse(code))[:-1]
        while steps:
            found = self.paragraphs.get(".".join(steps))
            if found is not None:
                yield found
            steps.pop()

    def below(self, code: str) -> Iterator[Paragraph]:
        """Paragraphs under a code."""
        beginning = code + "."
        for paragraph in self._by_heading.get(codes.heading(code), ()):
            if paragraph.code.startswith(beginning):
                yield paragraph

    @cached_property
    def _by_heading(self) -> dict[str, list[Paragraph]]:
        found: dict[str, list[Paragraph]] = {}
        for code, paragraph in self.paragraphs.items():
            found.setdefault(code[:5], []).append(paragraph)
        return found

    def share_notes(self) -> None:
        """Give each note to the paragraphs of its heading that it names, too."""
        for last in list(self.paragraphs.values()):
            for note in tuple(last.notes):
                self.attach(last, note)

    def attach(self, last: Paragraph, note: str) -> None:
        """Give a note to the paragraphs that it names, besides the one before it."""
        for named in dict.fromkeys(map(codes.normalise, _NAMED.findall(note))):
            paragraph = self.paragraphs.get(named)
            if paragraph is not None and paragraph is not last and note not in paragraph.notes:
                paragraph.notes.append(note)
