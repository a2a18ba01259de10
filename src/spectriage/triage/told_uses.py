"""What a trained model reads in the sentences of a paper, where no wording of ours stands."""

from dataclasses import dataclass

from spectriage.classify.sentences import END_USE, load_sentences
from spectriage.language.clauses import sentences_in
from spectriage.language.scope import ASSERTED, NEGATED, find_scopes, polarity_at

DENIED = "denied"  # the model's label of a sentence all of whose uses are denied
_MAX_TEXT = 60_000  # characters of a page


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
        return any(low <= start < high for low, high in self.denied)


def read_told_uses(text: str) -> ToldUses:
    """Read the sentences of a page's text; no more than its first 60,000 characters."""
    model = load_sentences(END_USE)
    uses: list[ToldUse] = []
    denied: list[tuple[int, int]] = []
    for start, end in sentences_in(text[:_MAX_TEXT]):
        told = model.told(text[start:end])
        if any(one.label == DENIED for one in told):
            denied.append((start, end))
        for one in told:
            if one.label != DENIED:
                polarity = polarity_at(find_scopes(text), start + one.start, start + one.end)
                if polarity == ASSERTED and denied and denied[-1] == (start, end):
                    polarity = NEGATED
                uses.append(
                    ToldUse(start, end, one.label, polarity, one.confidence, start + one.start)
                )
    return ToldUses(tuple(uses), tuple(denied))
