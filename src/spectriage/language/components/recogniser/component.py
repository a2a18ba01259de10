"""The trained recogniser: a conditional random field and a small network, told together.

Their weights are plain arrays, whose hashes are verified before (`spectriage.modelstore`). What
each of them tells alone: see the ablation in `models/spec_ner/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from spectriage.errors import ModelIncompatible
from spectriage.language.components.recogniser.features import (
    FEATURES_VERSION,
    Columns,
    columns_of,
    spans_of,
)
from spectriage.language.components.recogniser.field import RandomField, read_field
from spectriage.language.components.recogniser.network import NETWORK, Network, read_network
from spectriage.modelstore import model_folder, verify_model

MODEL = "spec_ner"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A field, a network, and what the logarithm of the network's share weighs beside the field."""

    field: RandomField
    network: Network | None
    share: float

    def tags(self, columns: Columns) -> list[str]:
        """The likeliest labels of a text's tokens together."""
        if self.network is None:
            return self.field.tags(columns)
        return self.field.tags(columns, self.share * self.network.shares(columns))


def read_tagger(folder: Path, meta: Mapping[str, Any]) -> Tagger:
    """The tagger in a folder whose hashes are already verified, by its meta data.

    Raises
    ------
    ModelIncompatible
        The meta data knows of no network, so that the file beside it would be read unverified.
    """
    if NETWORK not in meta["files"] or "network_share" not in meta["settings"]:
        raise ModelIncompatible("has no network: train it again", name=MODEL)
    tags = meta["tags"]
    share = float(meta["settings"]["network_share"])
    return Tagger(read_field(folder, tags), read_network(folder, tags), share)


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
        self._tagger = read_tagger(folder, meta)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the doc."""
        tags = self._tagger.tags(columns_of(doc))
        doc.ents = [Span(doc, *place[:2], label=place[2]) for place in spans_of(tags)]
        return doc
