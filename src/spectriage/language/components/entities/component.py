"""What the trained recogniser saw and no pattern covers, as spans of their own.

The patterns know the names of features, categories and roles; the recogniser
only knows that something is a capability, an end use or a party. Naming it is the caller's job.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from spectriage.language.annotations import Found, annotate_spans, register_extensions, text_of
from spectriage.language.scope import find_scopes, polarity_at


def find_uncovered(
    text: str,
    entities: Sequence[tuple[int, int]],
    covered: Sequence[tuple[int, int]],
    *,
    label: str,
    score: float,
) -> list[Found]:
    """Entities that overlap no covered stretch, with their polarity.

    Parameters
    ----------
    text
        The whole text.
    entities, covered
        Places in characters.
    label
        Label of the spans to be.
    score
        Score of each; the recogniser itself gives none.
    """
    scopes = find_scopes(text)
    ends = sorted(end for _, end in covered)
    starts = sorted(start for start, _ in covered)
    return [
        Found(
            start=start,
            end=end,
            label=label,
            polarity=polarity_at(scopes, start, end, own_cues=True),
            score=score,
            source="ner",
            reason="ner",
        )
        for start, end in entities
        if bisect_left(starts, end) == bisect_right(ends, start)  # none begins before, ends after
    ]


class EntitySpans:
    """Write one span group for each entity label named in the config.

    Parameters
    ----------
    name
        Name in the pipeline.
    targets
        Entity label to the span group to write.
    covered_by
        Entity label to the span group that patterns have written.
    score
        Score of every span.
    """

    def __init__(
        self, name: str, *, targets: dict[str, str], covered_by: dict[str, str], score: float
    ) -> None:
        register_extensions()
        self.name = name
        self.targets = targets
        self.covered_by = covered_by
        self.score = score

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        for label, spans_key in self.targets.items():
            entities = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == label]
            key = self.covered_by.get(label, "")
            group = doc.spans.get(key, ())
            covered = [(span.start_char, span.end_char) for span in group]
            found = find_uncovered(text_of(doc), entities, covered, label=label, score=self.score)
            annotate_spans(doc, spans_key, found)
        return doc
