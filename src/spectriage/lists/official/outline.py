"""Paragraphs of a list that is plain text, told by its marks ("a.", "3.") and their columns.

Both texts we know print a paragraph's own mark only, further in for each level: the Wassenaar list
(``6. A. 5.   b.   3.``, a few marks at each new page) and the EU's Annex I in the layout of
Norway's List II (``6A005``, pages that go on with "6A005.b. continued"). A mark belongs to the
level at which it comes next; where two levels wait for the same mark, the nearer column decides.
A note goes on for as long as its lines stand further in than its own words begin, and a list of
technical notes for as long as its marks count on.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spectriage.lists.official.paragraphs import OfficialText, Paragraph

_WA_BEGINS = re.compile(r" {0,2}(\d)\. {0,4}([A-E])\. {0,6}(\d{1,3})\.(?=\s|$)")
_WA_GROUP = re.compile(r" {0,2}(\d)\. {0,4}([A-E])\.\s+[^\s\d]")
_WA_NUMBER = re.compile(r"\s{4,14}(\d{1,3})\.(?=\s)")
_EU_BEGINS = re.compile(r"(\d[A-E]\d{3})(?=\s|$)")
_EU_GOES_ON = re.compile(r"\d[A-E]\d{3}\.?(?:[a-z0-9]{1,2}\.?)*\s*continued\b", re.IGNORECASE)
_EU_GROUP = re.compile(r"\d[A-E]\d?\s{2,}\S")
_MARK = re.compile(r"\s*([a-z]{1,2}|\d{1,2})\.(?=\s|$)")
_NOTE = re.compile(
    r"\s*(Notes?|Technicals? [Nn]otes?|N\.B|General Note)(?=[\s\d.:,]|$)"
    r"\.?\s?(?:\d{1,2}(?=[.:\s]|$)(?!\.\s?[A-E]\.))?[.:]*\s*"
)
_WA_END = re.compile(r"\s*THE SENSITIVE LIST OF DUAL-USE|\s*MUNITIONS LIST\*")
_FURNITURE = re.compile(
    r"\s*(?:WA-LIST \(\d+\).*|\d\d-\d\d-\d{4}.*|-\s?\d+\s?-\s+\d\d-\d\d-\d{4}|_{20,}|\d{1,3}|"
    r"DUAL-USE LIST - CATEGORY.*|CATEGORY \d\b.*|.*continued:?)\s*"
)  # fmt: skip
_WA_NAMED = re.compile(r"\b(\d)\.\s?([A-E])\.\s?(\d{1,3})\b(?=\.|\b)((?:\.[a-z0-9]{1,2}\b)*)\.?")
_RAISED = re.compile(r"\s*(?:[-−–]?\d{1,2}\s*){1,3}")
_SYMBOLS = str.maketrans(
    {"\uf06d": "µ", "\uf0b0": "°", "\uf0b4": "x", "\uf02d": "-"}
)  # of the font Symbol, which a PDF's text keeps as it finds them
_NEAR = 5  # columns by which a page may be shifted against the one before
_MOST_LEVELS = 12


@dataclass(slots=True)
class _Level:
    column: int
    mark: str


@dataclass(slots=True)
class _NoteState:
    """A note being read: where its words begin, and the marks of the list in it."""

    column: int
    words: int
    counts: bool
    levels: list[_Level] = field(default_factory=list)


def read_wassenaar(data: bytes, name: str = "WA-LIST") -> OfficialText:
    """Paragraphs of the Wassenaar list of dual-use goods, up to the sensitive list."""
    reader, group = _Reader(name, "WA"), _Group()
    for line in _lines(data):
        if _WA_END.match(line) and reader.official.paragraphs:
            break
        opens = _WA_GROUP.match(line)
        begins = _WA_BEGINS.match(line)
        if opens:
            group = _Group(f"{opens[1]}{opens[2]}")
            reader.leave()
        elif begins:
            group = _Group()
            reader.begin(f"{begins[1]}{begins[2]}{int(begins[3]):03}", line, begins.end())
        elif number := group.heading(line):
            reader.begin(f"{group.code}{int(number[1]):03}", line, number.end())
        else:
            reader.take(line)
    return reader.finish(_wa_spelling)


def read_annex(data: bytes, name: str = "Annex I") -> OfficialText:
    """Paragraphs of the EU's Annex I, from a plain text in which a heading begins its line."""
    reader = _Reader(name, "EU")
    for line in _with_powers(_lines(data)):
        if _EU_GOES_ON.match(line):
            continue
        begins = _EU_BEGINS.match(line)
        if begins:
            reader.begin(begins[1], line, begins.end(), whole=False)
        elif _EU_GROUP.match(line):
            reader.leave()
        else:
            reader.take(line)
    return reader.finish(_eu_spelling)


def is_annex(data: bytes) -> bool:
    """Whether the text numbers its headings as the EU does, each at the beginning of a line."""
    return len(re.findall(rb"^\d[A-E]\d{3}\s{2,}\S", data, re.MULTILINE)) > len(
        re.findall(rb"^\d\. ?[A-E]\. {0,2}\d{1,3}\.\s", data, re.MULTILINE)
    )


@dataclass(slots=True)
class _Group:
    """A group (6. D.) whose first headings stand under it without its name."""

    code: str = ""
    column: int = 0
    number: int = 0

    def heading(self, line: str) -> re.Match[str] | None:
        """The number of a heading at the beginning of a line, if it is the next one."""
        found = _WA_NUMBER.match(line) if self.code else None
        if found is None or (self.column and found.start(1) != self.column):
            if line.strip() and not self.column:
                self.code = ""  # something else than a heading comes first
            return None
        if self.column and int(found[1]) != self.number + 1:
            return None
        self.column, self.number = found.start(1), int(found[1])
        return found


class _Reader:
    def __init__(self, name: str, kind: str) -> None:
        self.official = OfficialText(name, kind)
        self.heading = ""
        self.levels: list[_Level] = []
        self.note: _NoteState | None = None
        self.last: Paragraph | None = None

    def begin(self, heading: str, line: str, end: int, *, whole: bool = True) -> None:
        """A line that names its heading; `whole` where it names all of the path as well."""
        known = heading == self.heading
        self.heading, self.note = heading, None
        if whole or not known:
            self.levels = []
        self._open()
        while whole and (mark := _MARK.match(line, end)):
            self._push(mark.start(1), mark[1])
            end = mark.end()
        self._say(line[end:])

    def leave(self) -> None:
        """The heading is over and no other has begun."""
        self.last = self.note = None

    def take(self, line: str) -> None:
        """Any other line: a mark, a note, or words that go on."""
        if not line.strip() or _FURNITURE.fullmatch(line) or self.last is None:
            return
        noted = _NOTE.match(line)
        if noted:
            text = line[noted.end() :].strip()
            column = len(line) - len(line.lstrip())
            words = noted.end() if text else column
            self.note = _NoteState(column, words, counts=noted[1].casefold().endswith("notes"))
            self.last.notes.append(line.strip())
            return
        end = 0
        while mark := _MARK.match(line, end):
            if not self._place(mark.start(1), mark[1]):
                break
            end = mark.end()
        self._say(line[end:])

    def finish(self, spelling: Callable[[str], str]) -> OfficialText:
        """The paragraphs, in our spelling of codes and numbers."""
        for paragraph in self.official.paragraphs.values():
            paragraph.text = spelling(" ".join(paragraph.text.split()))
            paragraph.notes = [spelling(" ".join(note.split())) for note in paragraph.notes]
        self.official.share_notes()
        return self.official

    def _say(self, words: str) -> None:
        if self.last is None or not words.strip():
            return
        if self.note is not None:
            self.last.notes[-1] += " " + words.strip()
        else:
            self.last.text += " " + words.strip()

    def _place(self, column: int, mark: str) -> bool:
        """Whether a mark begins a paragraph; it is then opened. A note's own marks do not."""
        level = self._fitting(self.levels, column, mark)
        if self.note is not None:
            own = self._fitting(self.note.levels, column, mark)
            counted = self.note.counts and own is not None and column >= self.note.column - 1
            if counted or level is None or column > max(self.note.words - 3, self.note.column + 1):
                if own is not None:
                    del self.note.levels[own:]
                    self.note.levels.append(_Level(column, mark))
                return False
        if level is None:
            return False
        self.note = None
        del self.levels[level:]
        self._push(column, mark)
        return True

    def _push(self, column: int, mark: str) -> None:
        self.levels.append(_Level(column, mark))
        self._open()

    def _open(self) -> None:
        code = ".".join([self.heading, *(level.mark for level in self.levels)])
        self.last = self.official.paragraphs.setdefault(code, Paragraph(code, ""))

    @staticmethod
    def _fitting(levels: list[_Level], column: int, mark: str) -> int | None:
        """The depth at which a mark comes next, or None."""
        fits = [
            (abs(column - level.column), -depth, depth)
            for depth, level in enumerate(levels)
            if mark in _followers(level.mark) and abs(column - level.column) <= _NEAR
        ]
        if fits:
            return min(fits)[2]
        deeper = not levels or column > levels[-1].column
        if mark in ("a", "1") and deeper and len(levels) < _MOST_LEVELS:
            return len(levels)
        return None


def _followers(mark: str) -> tuple[str, ...]:
    """What may come after a mark; one may be missing from the text."""
    if mark.isdigit():
        return str(int(mark) + 1), str(int(mark) + 2)
    if len(mark) == 1:
        following = [chr(ord(mark) + step) for step in (1, 2) if ord(mark) + step <= ord("z")]
        return (*following, "aa") if mark == "z" else tuple(following)
    return (mark[0] + chr(ord(mark[1]) + 1),)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").translate(_SYMBOLS).splitlines()


def _with_powers(lines: list[str]) -> Iterator[str]:
    """Lines with the powers of ten in them that are printed on a line of their own above."""
    raised: list[tuple[int, str]] = []
    for line in lines:
        if _RAISED.fullmatch(line):
            raised = [(found.start(), found[0]) for found in re.finditer(r"\S+", line)]
            continue
        for column, power in reversed(raised):
            tens = [ten for ten in re.finditer(r"\b10(?= )", line) if abs(ten.end() - column) < 4]
            if tens:
                line = f"{line[: tens[0].end()]}^{power}{line[tens[0].end() :]}"
        raised = []
        yield line


def _wa_spelling(text: str) -> str:
    """Codes as we write them: "6.A.2.a.3.f." is ``6A002.a.3.f``."""
    return _WA_NAMED.sub(lambda m: f"{m[1]}{m[2]}{int(m[3]):03}{m[4]}", text)


def _eu_spelling(text: str) -> str:
    """Numbers with a point, and no space between thousands: "1 000,5" is ``1000.5``."""
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text)
    text = re.sub(r"(?<=[ckmµ /]m) (?=[23](?:[/ ;,.)]|$))", "", text)
    return re.sub(r"(?<=\d),(?=\d)", ".", text)
