"""What a trained model reads in the sentences of a paper, where no wording of ours stands."""

import re
from dataclasses import dataclass

from spectriage.classify.sentences import END_USE, load_sentences
from spectriage.language.clauses import sentences_in
from spectriage.language.scope import ASSERTED, NEGATED, find_scopes, polarity_at

DENIED = "denied"  # the model's label of a sentence all of whose uses are denied
_MAX_TEXT = 60_000  # characters of a page
_PART_END = re.compile(r";|\b(?:only|exclusively|ausschließlich|uniquement)[ \n]*,", re.IGNORECASE)


@dataclass(slots=True, frozen=True)
class ToldUse:
    """A use in a sentence at characters `start:end`, told most by the word at `word`."""

    start: int
    end: int
    category: str
    polarity: str
    confidence: float
    word: int


@dataclass(slots=True, frozen=True)
class ToldUses:
    """The uses in a text's sentences, in their order, and the sentences that deny all of theirs."""

    uses: tuple[ToldUse, ...] = ()
    denied: tuple[tuple[int, int], ...] = ()

    def denies(self, start: int) -> bool:
        """Whether the character at `start` lies in a sentence that denies all its uses."""
        return any(_within(span, start) for span in self.denied)


def read_told_uses(text: str) -> ToldUses:
    """Read the sentences of a page's text; no more than its first 60,000 characters."""
    model = load_sentences(END_USE)
    uses: list[ToldUse] = []
    denied: list[tuple[int, int]] = []
    for start, end in sentences_in(text[:_MAX_TEXT]):
        told = model.told(text[start:end])
        if any(one.label == DENIED for one in told):
            denied.append((_denial_start(text, start, end), end))
        for one in told:
            if one.label != DENIED:
                polarity = polarity_at(find_scopes(text), start + one.start, start + one.end)
                if polarity == ASSERTED and denied and _within(denied[-1], start + one.start):
                    polarity = NEGATED
                uses.append(
                    ToldUse(start, end, one.label, polarity, one.confidence, start + one.start)
                )
    return ToldUses(tuple(uses), tuple(denied))


def _denial_start(text: str, start: int, end: int) -> int:
    """Where the denial of a sentence begins: what an earlier part of it allows stands.

    "Civil use only; not for military use" denies behind its semicolon.
    """
    cues = [
        scope.cue_start
        for scope in find_scopes(text)
        if scope.effect == NEGATED and start <= scope.cue_start < end
    ]
    parts = [found.end() for found in _PART_END.finditer(text, start, min(cues, default=start))]
    return max(parts, default=start)


def _within(span: tuple[int, int], place: int) -> bool:
    return span[0] <= place < span[1]
