"""The trained recogniser: a conditional random field over tokens, marks and layout.

CRFsuite's file is read by its own parser, so no code comes with it; its hash is verified before
(`spectriage.modelstore`). Why no neural network: see the ablation in `models/spec_ner/README.md`.
"""

from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc, Span

from spectriage.language.components.recogniser.features import features_of, spans_of
from spectriage.modelstore import model_folder, verify_model

MODEL = "spec_ner"
FILE = "model.crfsuite"


class Recogniser:
    """Write `doc.ents` with the labels of the model.

    Parameters
    ----------
    name
        Name in the pipeline.
    model
        Folder of the model; None for the one installed.

    Raises
    ------
    ModelError
        The model is missing or was changed.
    """

    def __init__(self, name: str, *, model: str | None) -> None:
        folder = Path(model) if model else model_folder(MODEL)
        verify_model(folder, MODEL)
        self.name = name
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(folder / FILE))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        if len(doc):
            tags = self._tagger.tag(features_of(doc))
            doc.ents = [Span(doc, *place[:2], label=place[2]) for place in spans_of(tags)]
        return doc
