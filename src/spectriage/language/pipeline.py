"""Our pipeline in one call: tokenizer, pattern components, trained recogniser."""

from functools import lru_cache

import spacy
from spacy.language import Language

from spectriage.language import factories, tokenizer

LANGUAGE = "en"  # its stop words and norms; tokens are `tokenizer.FineTokenizer`'s
QUANTITY_MARKS = "spectriage_quantity_marks"  # joins two rooms, so it lives on a higher floor
_PATTERN_COMPONENTS = (factories.FEATURES, factories.CLAIMS, factories.CODES, factories.PARTIES)


@lru_cache(maxsize=4)
def load_pipeline(*, ner: bool = True, marks: bool = False) -> Language:
    """Build the pipeline, once a process.

    Parameters
    ----------
    ner
        Whether the trained recogniser runs too; without it no model is needed.
    marks
        Whether tokens are marked for a recogniser to come; with `ner` they always are.

    Raises
    ------
    ModelError
        The model is missing or was changed.
    """
    config = {"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}}
    nlp = spacy.blank(LANGUAGE, config=config)
    for name in _PATTERN_COMPONENTS:
        nlp.add_pipe(name)
    if ner or marks:
        nlp.add_pipe(factories.MARKS)
        nlp.add_pipe(QUANTITY_MARKS)
    if ner:
        for name in (factories.RECOGNISER, factories.REPEATS, factories.ENTITIES):
            nlp.add_pipe(name)
    return nlp
