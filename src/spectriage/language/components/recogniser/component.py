"""The trained recogniser: a conditional random field over tokens, marks and layout.

Its weights are plain arrays, whose hashes are verified before (`spectriage.modelstore`). Why no
neural network: see the ablation in `models/spec_ner/README.md`.
"""

from pathlib import Path

from spacy.tokens import Doc, Span

from spectriage.errors import ModelIncompatible
from spectriage.language.components.recogniser.features import (
    FEATURES_VERSION,
    columns_of,
    spans_of,
)
from spectriage.language.components.recogniser.field import read_field
from spectriage.modelstore import model_folder, verify_model

MODEL = "spec_ner"


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
        The model is missing, was changed, or was trained for other features.
    """

    def __init__(self, name: str, *, model: str | None) -> None:
        folder = Path(model) if model else model_folder(MODEL)
        meta = verify_model(folder, MODEL)
        if meta.get("features_version") != FEATURES_VERSION:
            raise ModelIncompatible(
                f"trained for features {meta.get('features_version')}, this is {FEATURES_VERSION}: "
                "train it again",
                name=MODEL,
            )
        self.name = name
        self._field = read_field(folder, meta["tags"])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        tags = self._field.tags(columns_of(doc))
        doc.ents = [Span(doc, *place[:2], label=place[2]) for place in spans_of(tags)]
        return doc
