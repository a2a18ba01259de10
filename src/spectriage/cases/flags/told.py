"""Red flags that a trained model reads in a sentence, beside wordings and rules.

The model knows sentences, not the case: a route that names only countries of the parties is none,
and a refusal or a jump counts on what the buying side or a letter writes.
"""

from collections.abc import Iterator

from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.clauses import BUYERS, clause_words
from spectriage.cases.texts import CaseText
from spectriage.classify.sentences import RED_FLAG, load_sentences
from spectriage.language.clauses import sentences_in
from spectriage.report.case import Evidence
from spectriage.vocabulary.countries import find_cities, find_names, fold

_MAX_TEXT = 60_000  # characters of a page
_QUOTE = 240
# Flags that mean something on some papers only; the others count on each.
_ONLY_ON = {
    "installation_refused": BUYERS,
    "quantity_jump": BUYERS,
    "end_use_vague": BUYERS | {"licence_application"},
}


def find_told(view: CaseView) -> Iterator[tuple[str, Evidence]]:
    """Flags by name, each with the sentence in which the model read it."""
    model = load_sentences(RED_FLAG)
    home = {
        party.country for text in view.texts for party in text.report.parties if party.country
    }  # fmt: skip
    for text in view.spoken:
        for page in text.document.pages:
            for start, end in sentences_in(page.text[:_MAX_TEXT]):
                sentence = " ".join(page.text[start:end].split())
                for told in model.told(sentence):
                    if _counts(told.label, sentence, text, home):
                        low = max(0, told.start - _QUOTE // 2)
                        quote = sentence[low : low + _QUOTE]
                        yield told.label, text.evidence_of(quote, page.number)


def _counts(label: str, sentence: str, text: CaseText, home: set[str]) -> bool:
    if label in _ONLY_ON and text.kind not in _ONLY_ON[label]:
        return False
    if label == "end_use_vague" and text.paper is not None:
        return not any(use.state == "specific" for use in text.paper.end_uses)
    if label == "third_country_routing":
        if clause_words("made_in").search(fold(sentence)):
            return False  # where goods were made
        if clause_words("in_transit").search(fold(sentence)):
            return False  # the rules on what a clause holds look at those
        named = {place.code for place in (*find_names(sentence), *find_cities(sentence))}
        return not named or not named <= home
    return True
