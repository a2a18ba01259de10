"""Names found once are found again."""

import spacy
from spacy.tokens import Span

from spectriage.language.components.repeats.component import RepeatedNames

TEXT = "Norrvik AB makes the KV-20 valve. Norrvik ships. The KV-20 and norrvik are known."


def _found(labels):
    doc = spacy.blank("en")(TEXT)
    doc.ents = [Span(doc, 0, 2, label="MAKER"), doc.char_span(21, 26, label="PART")]
    doc = RepeatedNames("r", labels=labels, short_labels=["MAKER"])(doc)
    return [(entity.start_char, entity.text, entity.label_) for entity in doc.ents]


def test_makers_by_their_short_name_and_parts_again():
    assert _found(["MAKER", "PART"]) == [
        (0, "Norrvik AB", "MAKER"), (21, "KV-20", "PART"), (34, "Norrvik", "MAKER"),
        (53, "KV-20", "PART"),
    ]  # fmt: skip


def test_only_labels_asked_for():
    assert len(_found(["PART"])) == 3
