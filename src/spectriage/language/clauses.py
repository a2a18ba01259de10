"""Where a clause, a sentence, a line or a bulleted list ends; the text need not be prose."""

import re
from collections.abc import Iterator

_MARK = r"(?:[•●▪■◦*·‣–—-]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)°])[ \t]"
_ENUMERATOR = r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)°][ \t]"
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|incl|excl|resp|no|nr|art|fig|max|min|typ|etc|vs|ca|bzw|ggf|inkl|núm)|"
    r"\s[A-Za-z]|(?<![\w.])[a-z]\.[ ]?[a-z])$",
    re.IGNORECASE,
)
_END = re.compile(
    rf"""(?P<blank>\n[ \t]*\n)
    | (?P<item>\n[ \t]*(?={_MARK}))
    | (?P<line>\n)
    | (?P<column>\t|(?<![\n ])[ ]{{3,}}|[ ]\|[ ]|[ ]•[ ])
    | (?P<stop>(?<![.])[.!?]["”»)']?(?=\s|$))
    | (?P<unspaced>[。；！？])
    | (?P<semicolon>;(?!\s*(?:(?:and|or|nor|und|oder|et|ou|y|o)\s+)?{_ENUMERATOR}))
    """,
    re.VERBOSE,
)
_COMMA = re.compile(r",(?!\d)|，|[ ][–—-][ ]|:[ ]|[ ]\(|\)")
# A clause between commas that belongs to what stands before it: ", by the buyer or others,".
_PUT_IN = re.compile(
    r"\s*(?:\S+\s*$|(?:by|for|in|of|on|or|and|nor|whether|including|such as|directly|indirectly|"
    r"as|be it|von|durch|ob|oder|und|sowie|wie|par|pour|ou|et|y compris|por|para|o|y|e|ni)\b"
    r"(?! (?:that|dass|que|che)\b))",
    re.IGNORECASE,
)
_MAX_PUT_IN = 4
_STILL_LISTING = re.compile(r",[^.;:\n()]{0,40}?\b(?:or|nor|oder|noch|ou|ni|o)\b")
_RUNS_ON = re.compile(
    r"(?:[,:(/–-]|\b(?:and|or|nor|for|by|of|to|in|the|any|with|a|an|at|on|as|be|used|und|oder|"
    r"für|von|der|die|das|im|et|ou|de|des|du|les|la|le|à|para|por|y|en|los|las|el))$",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"\s*\n[ \t]*(?P<mark>{_MARK})")
_ITEM_END = re.compile(rf"\n[ \t]*(?={_MARK})|\n[ \t]*\n")
_OPENING_MARK = re.compile(rf"[ \t]*(?P<mark>{_MARK})")
# Before a comma in "For X, Y or Z it is not approved": too short to be a clause of its own.
_LISTED_BEFORE = re.compile(
    r"\s*(?:for|in|as|with|für|in|als|bei|mit|pour|dans|comme|para|en|per)(?:\s+[^\s,;:]+){1,4}\s*$",
    re.IGNORECASE,
)
_NEW_STATEMENT = re.compile(
    r"(?:[ \n](?:and|but|nor|while|whereas|which|und|aber|et|mais)[ \n]"
    r"(?:(?:it|they|we|you|he|the[ \n]\w+)[ \n])?"
    r"|,[ \n](?:it|they|we|you|he|the[ \n]\w+)[ \n])"
    r"(?=(?:is|are|was|were|will|shall|may|must|can|do|does|has|have|neither|wird|werden|ist|sind|"
    r"darf|dürfen|kann|können|est|sont|sera|seront|ne|peut|peuvent)\b)",
    re.IGNORECASE,
)
_LISTED_LAST = re.compile(r"\b(?:or|and|nor|oder|und|ou|et|o|y|e)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LIST_STOP = re.compile(r"[.!?](?=\s|$)|\n[ \t]*\n")
_INLINE_ITEM = re.compile(rf"\s*{_ENUMERATOR}")
MAX_REACH = 900  # characters; no sentence, clause or item counts as longer, whatever its text
_MAX_ITEMS = 60  # of one list
_SHORT_LINE = 50  # characters; a shorter line before a capital is a heading, bullet or cell


def sentence_end(text: str, begin: int, reach: int = MAX_REACH) -> int:
    """Place where the sentence, row or bullet at `begin` ends, `reach` characters on at most."""
    limit = min(len(text), begin + reach)
    for found in _END.finditer(text, begin, limit):
        if found["line"] and _line_runs_on(text, found.start()):
            continue
        if found["stop"] and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        return found.start()
    return limit


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a page, with what follows a semicolon."""
    start = 0
    while start < len(text):
        end = sentence_end(text, start)
        while text[end : end + 1] == ";" and end - start < MAX_REACH:
            end = sentence_end(text, end + 1)
        end = max(end, start + 1)
        if text[start:end].strip():
            yield start, end
        start = end if text[end : end + 1] not in "\n\t ;.。；！？" else end + 1


def _line_runs_on(text: str, end: int) -> bool:
    line_start = text.rfind("\n", max(0, end - MAX_REACH), end) + 1
    line = text[line_start:end].strip()
    follower = text[end + 1 : end + 60].lstrip()[:1]
    if not follower or follower.islower():
        return True
    return len(line) >= _SHORT_LINE or _RUNS_ON.search(line) is not None


def clause_end(text: str, begin: int, reach: int = MAX_REACH) -> int:
    """Like `sentence_end`, but a comma, dash or closing bracket ends a clause too.

    A comma in "no X, Y or Z" does not.
    """
    limit = sentence_end(text, begin, reach)
    for found in _COMMA.finditer(text, begin, limit):
        if found[0] == "," and _STILL_LISTING.match(text, found.start(), limit):
            continue
        return found.start()
    return limit


def clause_start(text: str, end: int) -> int:
    """Place where the clause that reads up to `end` begins.

    What is put in between commas is part of it: "Use in arms, by the buyer or others, is banned".
    """
    start = _clause_start(text, end)
    for _ in range(_MAX_PUT_IN):
        put_in = text[start:end].strip() == "" or _PUT_IN.match(text, start, end)
        if not put_in or text[start - 1 : start] != ",":
            break
        start, end = _clause_start(text, start - 1), start - 1
    return _list_start(text, start, end)


def statement_start(text: str, end: int) -> int:
    """Place where the sentence up to `end` begins, or its last part with a verb of its own.

    "It is not for sale, and is not for use in ships" are two statements in one sentence.
    """
    floor = max(0, end - 400)
    start = floor
    for found in _END.finditer(text, floor, end):
        if found["line"] and _line_runs_on(text, found.start()):
            continue
        if found["stop"] and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        start = found.end()
    for found in _NEW_STATEMENT.finditer(text, start, end):
        start = found.end()
    return start


def _list_start(text: str, start: int, end: int) -> int:
    """Where the list "For X, Y or Z" begins whose last member the clause `start:end` holds."""
    first = start
    if not _LISTED_LAST.search(text, start, end):
        return start
    for _ in range(_MAX_PUT_IN):
        if text[first - 1 : first] != ",":
            break
        before = _clause_start(text, first - 1)
        if _LISTED_BEFORE.match(text, before, first - 1):
            return before
        first = before
    return start


def _clause_start(text: str, end: int) -> int:
    floor = max(0, end - 200)
    start = floor
    for pattern in (_END, _COMMA):
        for found in pattern.finditer(text, floor, end):
            if not (found.lastgroup == "line" and _line_runs_on(text, found.start())):
                start = max(start, found.end())
    return start


def list_items(text: str, sentence_stop: int) -> Iterator[tuple[int, int]]:
    """Items of the bulleted or lettered list that begins where a sentence stops."""
    found = _ITEM.match(text, sentence_stop, sentence_stop + MAX_REACH)
    if found is None:
        yield from _plain_lines(text, sentence_stop)
        return
    if not _opens_list(text, sentence_stop, found["mark"]):
        return
    first = _kind_of(found["mark"])
    for _ in range(_MAX_ITEMS):
        # A number behind bullets is the next section: "- weapons", then "4. Permitted uses".
        if found is None or (first not in "1a" and _kind_of(found["mark"]) == "1"):
            return
        stop = _first(_ITEM_END, text, found.end())
        yield found.end(), stop
        found = _ITEM.match(text, stop, stop + MAX_REACH)


def _sign_of(mark: str) -> str:
    """The number or letter of an item's mark, or the bullet itself."""
    return mark.strip("() .°\t") or mark.strip()


def _kind_of(mark: str) -> str:
    """What an item is marked by: `1` for a number, `a` for letters, or the bullet itself."""
    sign = _sign_of(mark)
    return "1" if sign.isdigit() else "a" if sign.isalpha() else sign


def _opens_list(text: str, sentence_stop: int, mark: str) -> bool:
    """Whether the list whose first item has that mark belongs to the sentence before it.

    A number or letter in the middle of its row, or a bullet like that of the sentence itself,
    marks the next item of the same list.
    """
    begin = text.rfind("\n", max(0, sentence_stop - MAX_REACH), sentence_stop) + 1
    if _RUNS_ON.search(text[begin:sentence_stop].rstrip()):
        return True
    sign = _sign_of(mark)
    if sign.isalnum():
        return sign.lstrip("0").lower() in ("1", "a", "i")
    opening = _OPENING_MARK.match(text, begin, sentence_stop)
    return opening is None or _sign_of(opening["mark"]) != sign


def _first(pattern: re.Pattern[str], text: str, begin: int) -> int:
    """Place of a pattern's first match, or where the reach ends."""
    limit = min(len(text), begin + MAX_REACH)
    found = pattern.search(text, begin, limit)
    return found.start() if found else limit


def _plain_lines(text: str, position: int) -> Iterator[tuple[int, int]]:
    before = text[max(0, position - 20) : position].rstrip()
    if text[position : position + 1] == "\n" and before.endswith(":"):
        yield position + 1, _first(_BLANK_LINE, text, position + 1)


def inline_items(text: str, begin: int, end: int) -> int:
    """End of a list that goes on in the same line, as ``for: (a) nuclear; (b) missiles`` does."""
    colon = text.find(":", begin, end)
    if colon < 0 or not _INLINE_ITEM.match(text, colon + 1):
        return end
    return _first(_LIST_STOP, text, end)
