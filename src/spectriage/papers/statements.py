"""End use, undertakings and destination control statement of a paper, sentence by sentence.

What is promised ("will not be used for ...") is kept apart from what is stated ("will be used for
the inspection of ..."). A stated use that nobody could check is vague, a field that stands
there unfilled is empty; both are told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spectriage.documents.layout.paragraphs import Flow, flow_of
from spectriage.papers.figures import unit_words
from spectriage.papers.labels import find_labels
from spectriage.papers.letter_words import rules_of, words_for
from spectriage.papers.pieces import Sheet, Slip, quote_slips, quote_words, whole
from spectriage.papers.vagueness import NO_USE, is_generic, judge_end_use, vague_because
from spectriage.papers.values import any_text, find_value
from spectriage.report.basics import Polarity
from spectriage.report.model import Claim
from spectriage.report.papers import EndUse, Quoted, Undertaking
from spectriage.vocabulary.countries import fold

_MAX_SENTENCE = 1200  # characters
_MAX_FOUND = 60
# What stands between the verb of a use and the use: "used by us for our", "servent à l'usage de".
_PURPOSE = re.compile(
    r"^[\s:]*(?:(?:them|it|these|by us|only|exclusively|solely)\s+)*"
    r"(?:(?:for|as|in|to|zur?|fur|als|pour|para|como|a l'usage(?: suivant)?|a|en)\b[\s:]*)?"
    r"(?:(?:the|our|a|an|der|die|das|unsere[rn]?|notre|nuestr[oa]s?)\s+)?"
)
_END_USER = re.compile(
    r"\bend[- ]?(?:use\w*|verw\w*)|\b(?:utilisat|utilizza|utiliza|usuari)\w* final\w*"
)
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s+\S")
_MANY = 12  # small words of a sentence that counts goods and says what becomes of them
_FREE, _RUNNING = 8, 0.6  # words of a sentence of its own, and share of small ones in it
_LEAST_USE = 4  # letters behind the words that begin a use
_LONG_BEGIN = 45  # characters of such words that hold the use: "werden zum Messen ... verwendet"
_FIELD = re.compile(r"[^\W\d_][^\n:.;]{1,30}:\s")  # a short title and its value
# "We certify that": what follows is what is stated.
_THAT = re.compile(
    r"^.{0,60}?\b(?:certif|declar|confirm|stat|inform|erklar|bestatig|attest|dichiar|verkla)\w*\b"
    r"[^.;]{0,30}?\b(?:that|dass|que|che|dat)\b",
    re.DOTALL,
)
_SAME = 40  # characters of a quote that tell whether a sentence was read already
_STOP = re.compile(
    r"(?<=[.;!?])(?<!\bNo\.)(?<!\bLtd\.)(?<!\bInc\.)(?<!\bCo\.)\s+(?=[^\W\d_a-z])|(?<=[。；！？])|\n\n"
)


@dataclass(slots=True, frozen=True)
class Sentence:
    """Characters `start:end` of a page's flow that make a sentence."""

    start: int
    end: int
    text: str


def sentences_of(flow: Flow) -> Iterator[Sentence]:
    """Sentences of a page in order; a list's items and a form's lines count as their own."""
    start = 0
    for stop in (*_STOP.finditer(flow.text), None):
        end = stop.start() if stop else len(flow.text)
        for first, last in _lines_apart(flow.text, start, end):
            text = flow.text[first:last]
            if text.strip() and last - first <= _MAX_SENTENCE:
                yield Sentence(first, last, text)
        start = stop.end() if stop else end


def _lines_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch parted behind each line that is a field: "Supplier: X Ltd" ends with its line."""
    line = start
    for stop in re.finditer(r"\n(?=[^\W\d_a-z])", text[start:end]):
        if _FIELD.match(text, max(line, text.rfind("\n", start, start + stop.start()) + 1)):
            yield line, start + stop.start()
            line = start + stop.end()
    yield line, end


def find_undertakings(
    sheets: Sequence[Sheet], claims: Sequence[Claim], speaker: str | None
) -> list[Undertaking]:
    """What the paper's writer promises, in order; a sentence may promise several things."""
    found: list[Undertaking] = []
    for sheet in sheets:
        flow = flow_of(sheet.page)
        for sentence in sentences_of(flow):
            folded = fold(sentence.text)
            if len(found) >= _MAX_FOUND or not words_for("promise").search(folded):
                continue
            kinds: dict[str, str] = {}
            for row, regex in rules_of("undertakings"):
                if row["kind"] not in kinds and regex.search(folded):
                    kinds[row["kind"]] = row["polarity"]
            if "re_export_approval" in kinds:
                kinds.pop("no_re_export", None)
            quoted = quote_words(sheet.page, flow.words_in(sentence.start, sentence.end))
            if quoted is None:
                continue
            categories = _categories(claims, sheet.number, sentence)
            for kind, polarity in kinds.items():
                found.append(
                    Undertaking(
                        kind=kind, polarity=Polarity(polarity), categories=categories,
                        speaker=speaker, quote=quoted[0], page=sheet.number, bbox=quoted[1],
                    )
                )  # fmt: skip
    return found


def _categories(claims: Sequence[Claim], page: int, sentence: Sentence) -> list[str]:
    text = " ".join(sentence.text.split())
    return sorted({c.category for c in claims if c.page == page and c.quote in text})


def find_end_uses(
    sheets: Sequence[Sheet], claims: Sequence[Claim], speaker: str | None
) -> list[EndUse]:
    """Stated end uses: of labelled fields, and of sentences that tell a use."""
    found: list[EndUse] = []
    for sheet in sheets:
        found += _labelled(sheet, claims, speaker)
        flow = flow_of(sheet.page)
        for sentence in sentences_of(flow):
            folded = fold(sentence.text)
            begins = next(
                (
                    match
                    for row, regex in rules_of("end_use_words")
                    if row["use"] == "begins" and (match := regex.search(folded))
                ),
                None,
            )
            if begins is None and words_for("purpose").search(folded) and is_generic(folded):
                begins = re.match("", folded)
            if begins is None or _denied(folded):
                continue
            told = begins.end() - begins.start()
            if told < _LONG_BEGIN and sum(map(str.isalnum, folded[begins.end() :])) < _LEAST_USE:
                continue  # a field's label: "Purpose for which the goods will be used"
            vague = vague_because(_PURPOSE.sub("", folded[begins.end() :]))
            if not vague and is_generic(folded):
                vague = NO_USE
            quoted = quote_words(sheet.page, flow.words_in(sentence.start, sentence.end))
            if quoted is None or any(u.quote[:_SAME] in quoted[0] for u in found):
                continue
            found.append(
                EndUse(
                    state="vague" if vague else "specific", why=vague,
                    categories=_categories(claims, sheet.number, sentence),
                    speaker=speaker, quote=quoted[0], page=sheet.number, bbox=quoted[1],
                )
            )  # fmt: skip
    return found[:_MAX_FOUND]


def tells_purpose(sheets: Sequence[Sheet]) -> bool:
    """Whether some sentence speaks of a use and what it is for, without denying it.

    Weaker than `find_end_uses`: where this is true, nobody may say that the paper tells no use.
    """
    for sheet in sheets:
        for sentence in sentences_of(flow_of(sheet.page)):
            folded = _END_USER.sub(" ", fold(sentence.text))
            if _denied(folded):
                continue
            if words_for("purpose").search(folded) or _tells_on(sentence.text, folded):
                return True
    return False


def _lists_goods(folded: str) -> bool:
    """Whether a sentence counts pieces or prints a part number."""
    counted = re.search(rf"\d\s?{unit_words()[0].pattern}", folded)
    return bool(counted or re.search(r"\b[a-z]{1,6}-?\d{2,}[a-z\d-]*", folded))


def _tells_on(text: str, folded: str) -> bool:
    """Whether a sentence is of those that only a use fills: no frame, address, promise or number.

    "They record the temperature of the fumaroles through the night" has no word of use in it.
    """
    folded = _THAT.sub("", folded, count=1)
    words = re.findall(r"[^\W\d_]{2,}", text)
    small = sum(word[0].islower() for word in words)
    ends = text.rstrip()[-1:] in ".;!。；"
    if not ends or len(words) < _FREE or small < _RUNNING * len(words):
        return False
    if words_for("frame").search(folded) or _FIELD.match(text.strip()):
        return False
    if _lists_goods(folded) and small < _MANY:
        return False
    return not any(regex.search(folded) for _, regex in rules_of("undertakings"))


def _denied(folded: str) -> bool:
    return bool(words_for("denial").search(folded))


def _labelled(sheet: Sheet, claims: Sequence[Claim], speaker: str | None) -> Iterator[EndUse]:
    labelled = find_labels(sheet)
    for label in labelled.labels.values():
        if not (label.marked and label.has("end_use")):
            continue
        slips = _before_promise(
            find_value(labelled, label, any_text, lines=6), own_line=bool(label.rest)
        )
        if not slips:
            quoted = quote_slips(sheet.page, [whole(label.piece)])
            if quoted and label.piece.text.strip(" :") and _is_end_use_label(label.piece.text):
                yield EndUse(state="empty", why="the field is not filled in", quote=quoted[0],
                             page=sheet.number, bbox=quoted[1])  # fmt: skip
            continue
        text = " ".join(slip.text for slip in slips)
        quoted = quote_slips(sheet.page, slips)
        if quoted is None:
            continue
        state, why = judge_end_use(text)
        yield EndUse(
            state=state, why=why,
            categories=_categories(claims, sheet.number, Sentence(0, len(text), text)),
            speaker=speaker, quote=quoted[0], page=sheet.number, bbox=quoted[1],
        )  # fmt: skip


def _before_promise(slips: Sequence[Slip], *, own_line: bool) -> list[Slip]:
    """The lines of a field before an undertaking, which often stands right under it.

    What stands on the label's own line is its value, whatever it says.
    """
    kept: list[Slip] = list(slips[:1]) if own_line else []
    for slip in slips[len(kept) :]:
        if kept and _NUMBERED.match(slip.text):
            break  # the next item of a numbered form
        if words_for("promise").search(fold(slip.text)) and (not kept or slip.text[:1].isupper()):
            break
        kept.append(slip)
    return kept


def _is_end_use_label(text: str) -> bool:
    return bool(
        re.search(
            r"end[- ]?use|endverw|uso final|utilisation finale|最终用途|verwendungszweck",
            fold(text),
        )
    )


def find_destination_control(sheets: Sequence[Sheet]) -> Quoted | None:
    """The first sentence of a destination control statement, or None."""
    for sheet in sheets:
        flow = flow_of(sheet.page)
        for sentence in sentences_of(flow):
            folded = fold(sentence.text)
            if any(regex.search(folded) for _, regex in rules_of("destination_control")):
                quoted = quote_words(sheet.page, flow.words_in(sentence.start, sentence.end))
                if quoted:
                    return Quoted(quote=quoted[0], page=sheet.number, bbox=quoted[1])
    return None
