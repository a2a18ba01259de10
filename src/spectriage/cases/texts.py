"""The documents of a case as read, and what stands on their pages beyond what was made of it.

A finding rests on two readings. Before papers are said to disagree, the other paper's text is
asked whether the figure or name stands there after all: a misread table must not become a fault.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spectriage.cases.names.words import to_ascii
from spectriage.cases.tables import holds_denial
from spectriage.documents.model import Document
from spectriage.report.basics import BBox
from spectriage.report.case import Evidence
from spectriage.report.model import Report
from spectriage.report.papers import Paper, Quoted
from spectriage.triage.triager import Understood

_FIGURE = re.compile(r"(?<![A-Za-z]-)(?<![\d.,])\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_SPACES = re.compile(r"[\s'’\u00a0\u202f]")
_MARKS = re.compile(r"[^a-z0-9]+")
_STOPS = (". ", "; ", "? ", "! ", "。", "；")
SHEETS = frozenset({"datasheet", "manual", "catalogue"})
_MAX_TEXT = 400_000  # characters of a document that are asked for names and figures


@dataclass(frozen=True, eq=False)
class CaseText:
    """A document of the case: its report, its pages, and its text in forms to search."""

    report: Report
    document: Document
    part: str = "other"  # paper, sheet, other
    understood: Understood | None = None  # for a sheet: to hold it against a code somebody states

    @property
    def name(self) -> str:
        """Path that names the document in the case."""
        return self.report.document.path

    @property
    def paper(self) -> Paper | None:
        """What was read of it as a paper."""
        return self.report.paper

    @property
    def kind(self) -> str:
        """The document's kind."""
        return self.report.document.kind

    @cached_property
    def text(self) -> str:
        """Text of all pages."""
        return "\n".join(page.text for page in self.document.pages)[:_MAX_TEXT]

    @cached_property
    def words(self) -> str:
        """All words in ASCII and lower case, parted by single spaces."""
        return " " + _MARKS.sub(" ", ascii_of(self.text)).strip() + " "

    @cached_property
    def run(self) -> str:
        """`words` without spaces, to look for part numbers."""
        return self.words.replace(" ", "")

    @cached_property
    def figures(self) -> frozenset[float]:
        """All numbers printed anywhere, read with either decimal sign."""
        found: set[float] = set()
        for match in _FIGURE.finditer(self.text):
            found.update(readings_of(match[0]))
        return frozenset(found)

    def denies(self, quote: str, page: int) -> bool:
        """Whether a sentence of a page that holds these words holds a denial too."""
        text = next((p.text for p in self.document.pages if p.number == page), "")
        plain = " ".join(text.split())
        place = plain.find(" ".join(quote.split()))
        if place < 0:
            return False
        start = max(plain.rfind(mark, 0, place) for mark in _STOPS)
        ends = [end for mark in _STOPS if (end := plain.find(mark, place)) >= 0]
        sentence = plain[max(start, 0) : min(ends, default=len(plain))].casefold()
        return holds_denial(sentence)

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether these words stand in the text one after the other."""
        told = " ".join(words)
        return bool(told) and f" {told} " in self.words

    def has_figure(self, value: float) -> bool:
        """Whether a number is printed somewhere, to the cent."""
        return any(abs(value - figure) < 0.006 for figure in self.figures)

    def evidence(self, quoted: "Quoted | object") -> Evidence:
        """Evidence of something that carries quote and page."""
        return Evidence(
            document=self.name, page=getattr(quoted, "page", 1), quote=getattr(quoted, "quote", ""),
            bbox=getattr(quoted, "bbox", None),
        )  # fmt: skip

    def evidence_of(self, quote: str, page: int, bbox: BBox | None = None) -> Evidence:
        """Evidence of a quote."""
        return Evidence(document=self.name, page=page, quote=quote, bbox=bbox)


def ascii_of(text: str) -> str:
    """Lower-case ASCII of a long text."""
    return "".join(to_ascii(text[start : start + 400]) for start in range(0, len(text), 400))


def key_of(code: str | None) -> str:
    """A part number or code without spaces, dashes and case."""
    return _MARKS.sub("", to_ascii(code or ""))


def readings_of(figure: str) -> set[float]:
    """What a printed number may be: 1.234 is 1234 and 1.234; parts around spaces count too."""
    found: set[float] = set()
    pieces = {figure, *re.split(r"[ \u00a0\u202f]", figure)}
    for piece in pieces:
        bare = _SPACES.sub("", piece).strip(".,")
        if not bare or len(bare) > 18:
            continue
        options = {bare.replace(",", ""), bare.replace(".", "").replace(",", ".")}
        for option in options:
            if option.count(".") <= 1:
                try:
                    found.add(float(option))
                except ValueError:
                    continue
    return found


def file_name(path: str) -> str:
    """Last part of a path, for people."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]
