"""Official list texts as paragraphs by code, with the notes that belong to each.

`read_ccl` reads the eCFR XML of 15 CFR 774 Supplement 1, where every paragraph is printed with its
whole path ("b.4.a."); `read_wassenaar` the plain text of the Wassenaar list, where a path is told
by columns. A file is a document like any other: entities are not resolved and nothing is fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from spectriage.errors import DataError
from spectriage.lists import codes

_HEADING = re.compile(r"\s*(\d[A-E]\d{3})\b\s*(.*)", re.DOTALL)
_PATH = re.compile(
    r"\s*([a-z]{1,2}(?:\.[a-z]{1,2}|\.\d{1,2})*)\.{1,2}(?=\s|\[|“|\")|([a-z](?:\.\d{1,2}|\.[a-z])+)\s"
)
_NAMED = re.compile(r"\b(\d[A-E]\d{3}(?:\.[a-z]{1,2}(?:\.\d{1,2}|\.[a-z]{1,2})*)?)")
_LISTING = re.compile(r"\s*List of Items Controlled", re.IGNORECASE)
_ITEMS = re.compile(r"\A\s*Items\b:?\s*(?:\(?i\)?\s)?", re.IGNORECASE)
_WA_LINE = re.compile(
    r"(\d)\.\s?([A-E])\.\s?(\d{1,3})\.((?:\s{0,12}[a-z0-9]{1,2}\.)*)(?:\s+|$)(.*)"
)
_WA_STEPS = re.compile(r"\s{3,}((?:[a-z0-9]{1,2}\.\s{0,12})+)(.*)")
_MOST_BYTES = 20_000_000


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its own words, and the notes printed under it or naming it."""

    code: str
    text: str
    notes: list[str] = field(default_factory=list)


@dataclass
class OfficialText:
    """Paragraphs by code, a heading being the paragraph of its own code."""

    name: str
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        """Codes of the headings, in order."""
        return tuple(sorted({codes.heading(code) for code in self.paragraphs}))

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


def read_official(path: Path) -> OfficialText:
    """Read a file by its ending: ``.xml`` as the eCFR's, else as the Wassenaar plain text.

    Raises
    ------
    DataError
        The file cannot be read, or holds no paragraph.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataError(f"larger than {_MOST_BYTES} bytes", file=str(path))
        data = path.read_bytes()
    except OSError as err:
        raise DataError("cannot be read", file=str(path)) from err
    is_xml = path.suffix.casefold() == ".xml"
    found = read_ccl(data, path.name) if is_xml else read_wassenaar(data, path.name)
    if not found.paragraphs:
        raise DataError("holds no paragraph of a control list", file=str(path))
    return found


def read_ccl(data: bytes, name: str = "CCL") -> OfficialText:
    """Paragraphs of the Commerce Control List.

    Raises
    ------
    DataError
        The bytes are no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as err:
        raise DataError(f"is no XML ({err})", file=name) from err
    if root is None:
        raise DataError("is no XML", file=name)
    official = OfficialText(name)
    heading, last, listing = "", None, False
    for element in root.iter("FP-2", "FP", "FP-1", "P", "NOTE"):
        in_note = any(parent.tag == "NOTE" for parent in element.iterancestors())
        if element.tag == "NOTE":
            if last is not None and listing:
                _attach(official, last, _note_of(element))
            continue
        if in_note and not _stands_upright(element):
            continue
        text = _text_of(element)
        begins = _HEADING.match(text) if element.tag == "FP-2" else None
        if begins and element.find("B") is not None:
            heading, listing = begins[1], False
            last = official.paragraphs.setdefault(heading, Paragraph(heading, begins[2]))
        elif heading and _LISTING.match(text):
            listing, last = True, official.paragraphs[heading]
        elif heading and text.startswith("Related Definitions"):
            listing, last = True, official.paragraphs[heading]  # a few entries have no other mark
            last.notes.append(text)
        elif listing and last is not None and not text.startswith("Related"):
            text = _ITEMS.sub("", text)
            path = _PATH.match(text)
            if path:
                code = codes.normalise(f"{heading}.{path[1] or path[2]}")
                last = Paragraph(code, text[path.end() :].strip())
                official.paragraphs.setdefault(code, last)
            else:
                last.text += " " + text
    return official


def _stands_upright(element: etree._Element) -> bool:
    """Whether a paragraph inside a note is none of it: notes are printed in italics."""
    return bool((element.text or "").strip()) and _PATH.match(element.text) is not None


def _note_of(element: etree._Element) -> str:
    parts = [child for child in element if not _stands_upright(child)]
    return " ".join(_text_of(part) for part in parts)


def _attach(official: OfficialText, last: Paragraph, note: str) -> None:
    """Give a note to the paragraph before it and to those of the same heading that it names."""
    last.notes.append(note)
    for named in dict.fromkeys(map(codes.normalise, _NAMED.findall(note))):
        paragraph = official.paragraphs.get(named)
        if paragraph is not None and paragraph is not last:
            paragraph.notes.append(note)


def _text_of(element: etree._Element) -> str:
    """Text with raised figures as powers."""
    return " ".join("".join(_in_order(element)).split()).replace(" ^", "^")


def _in_order(element: etree._Element) -> Iterator[str]:
    inner = element.text or ""
    raised = element.tag in ("SU", "sup") and bool(re.match(r"\s*[-−–]?\d", inner))
    yield f"^{inner.strip()}" if raised else inner
    for child in element:
        if isinstance(child.tag, str):
            yield from _in_order(child)
        yield child.tail or ""


def read_wassenaar(data: bytes, name: str = "WA-LIST") -> OfficialText:
    """Paragraphs of the Wassenaar list of dual-use goods, from its plain text."""
    official = OfficialText(name)
    last: Paragraph | None = None
    columns: list[tuple[int, str]] = []
    heading = ""
    in_note = False
    for line in data.decode("utf-8", "replace").splitlines():
        whole = _WA_LINE.match(line.strip()) if line[:3].strip() else None
        if whole:
            number = f"{whole[1]}{whole[2]}{int(whole[3]):03}"
            steps = re.findall(r"[a-z0-9]+", whole[4])
            heading, in_note = number, False
            columns = [(line.find(step + ".", 8), step) for step in steps]
            code = ".".join([number, *steps])
            last = official.paragraphs.setdefault(code, Paragraph(code, ""))
            last.text += " " + whole[5]
            continue
        if last is None or not line.strip():
            continue
        body = line.strip()
        if re.match(r"(?:Note|Technical Note|N\.B)", body):
            in_note = True
            last.notes.append(body)
            continue
        steps_here = _WA_STEPS.match(line)
        if steps_here and not in_note:
            marks = [(m.start(1), m[1]) for m in re.finditer(r"(?:^|\s)([a-z]|\d{1,2})\.", line)]
            marks = [mark for mark in marks if mark[0] < len(line) - len(steps_here[2])]
            if marks:
                columns = [c for c in columns if c[0] < marks[0][0] - 1] + marks
                code = ".".join([heading, *(step for _, step in columns)])
                last = official.paragraphs.setdefault(code, Paragraph(code, ""))
                last.text += " " + steps_here[2].strip()
                continue
        if in_note:
            last.notes[-1] += " " + body
        else:
            last.text += " " + body
    return official
