"""Our pipeline in one call: tokenizer, trained recogniser, and the components."""

from functools import lru_cache

import spacy
import spacy.about
from spacy.language import Language

from spectriage.errors import ModelIncompatible
from spectriage.language import factories
from spectriage.modelstore import model_folder, verify_model

MODEL = "spec_ner"
LANGUAGE = "en"  # tokenizer only; it splits units and dashes as the corpus was annotated
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
        The model is missing, was changed, or was trained with another spaCy.
    """
    nlp = _load_recogniser() if ner else spacy.blank(LANGUAGE)
    before = "ner" if ner else None  # the recogniser reads what the patterns found
    for name in _PATTERN_COMPONENTS:
        nlp.add_pipe(name, before=before)
    if ner or marks:
        nlp.add_pipe(factories.MARKS, before=before)
    if ner:
        nlp.add_pipe(factories.ENTITIES)
    return nlp


def _load_recogniser() -> Language:
    folder = model_folder(MODEL)
    meta = verify_model(folder, MODEL)
    trained_with = str(meta["libraries"]["spacy"])
    if trained_with.split(".")[:2] != spacy.about.__version__.split(".")[:2]:
        raise ModelIncompatible(
            f"trained with spaCy {trained_with}, this is {spacy.about.__version__}", name=MODEL
        )
    return spacy.load(folder / "pipeline")
