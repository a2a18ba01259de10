"""Train the recogniser of what sheets and papers name: products, values, parties, codes, uses.

`python training/steps/train_ner.py CORPUS MODELS` writes `MODELS/spec_ner`. What is shipped is a
field and a network (`ner_network.py`). The field is the mean of two sets of weights: one learns all
marked texts but those of the makers of dev and test, the other no text of the held-out families
either; the network learns none of those families. The second set and the network are the trial on
families that they never saw. Of first pages the field learns runs of marked lines only, and to the
network the other lines count little. How much speaks for "nothing here" is chosen on dev. CRFsuite
shuffles the texts with C's own generator, which is seeded before (not so on Windows, where this
step does not run): the same corpus gives the same bytes on the same machine and library version.
What was weighed is stored as arrays, which need no CRFsuite in use.
"""

import ctypes
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pycrfsuite
from spacy.tokens import Span

from corpus import (
    LABELS,
    UNSEEN,
    Row,
    corpus_digest,
    documents_digest,
    first_pages_digest,
    maker_split,
    read_documents,
    read_first_pages,
)
from coverage_scores import is_unseen
from ner_docs import MARKS, Example, Place, examples, marked_doc, of_marked_lines
from ner_folder import write_ner
from ner_network import as_stored, learn_network
from ner_scores import assertion_accuracy, evaluate, f1_of, words_per_second
from spectriage.language.components.recogniser.component import Tagger
from spectriage.language.components.recogniser.features import (
    BIAS,
    FEATURES_VERSION,
    OUTSIDE_TAG,
    columns_of,
    features_of,
    spans_of,
)
from spectriage.language.components.recogniser.field import RandomField, new_field
from spectriage.language.factories import REPEATS
from spectriage.language.pipeline import load_pipeline

NAME = "spec_ner"
ALGORITHM = "l2sgd"
# Chosen on dev and unseen with models of train alone. F1 there: 0.840 the mean of two fields of 36
# and 20 iterations; one of 20 with a network of eight passes 0.857 (0.863 in a first trial of ten).
SETTINGS: dict[str, Any] = {
    "c2": 0.01,
    "calibration.eta": 0.01,
    "calibration.samples": 300,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
    "max_iterations": 20,
}
EPOCHS = 10  # of the network
NETWORK_SHARE = 0.5  # 0.3 and 0.7 tell the same to 0.001
SHIFTS = tuple(n / 10 for n in range(-6, 4))  # those of trials lay between -0.6 and 0.15
LEAST_WEIGHT = 0.03  # smaller ones are left out: at 0.02 F1 stays on dev, at 0.05 it loses 0.001


def main(
    corpus: Path, models: Path, seed: int = 7, settings: dict[str, Any] | None = None,
    epochs: int = EPOCHS,
) -> Any:  # fmt: skip
    """Train, measure and store the model; returns its metrics. `seed` orders the texts."""
    chosen = {**SETTINGS, **(settings or {})}
    # an unmarked text would teach "nothing here"
    rows = [row for row in read_documents(corpus) if row.get("spans")]
    test = [row for row in rows if maker_split(row) == "test"]
    held = [row for row in rows if maker_split(row) == "dev"]
    learn = [row for row in rows if maker_split(row) == "train"]
    pages = [row for row in read_first_pages(corpus) if row["spans"]]
    unseen = [row for row in rows if row["split"] == UNSEEN]
    left_out: Counter[str] = Counter()
    started = perf_counter()
    shown = [*examples(learn, left_out), *map(of_marked_lines, examples(pages, left_out))]
    known = [text for row, text in zip([*learn, *pages], shown, strict=True) if not is_unseen(row)]
    every, strange = learn_weights(shown, chosen, seed), learn_weights(known, chosen, seed)
    field = field_of([every, strange])
    network = as_stored(learn_network(known, field.labels, epochs, seed))
    model, shift = balanced(Tagger(field, network, NETWORK_SHARE), held)
    alone = Tagger(field_of([strange], field.labels), network, NETWORK_SHARE)
    trial, _ = balanced(alone, [row for row in held if not is_unseen(row)])
    seconds = perf_counter() - started
    metrics = evaluate(test, predict(model, test), LABELS)
    metrics |= {
        "unseen_families": evaluate(unseen, predict(trial, unseen), LABELS)["scores"]["exact"][
            "model"
        ],
        "unseen_documents": len(unseen),
        "assertion": assertion_accuracy(test),
        "train_documents": len(learn),
        "train_first_pages": len(pages),
        "left_out": dict(sorted(left_out.items())),
    }
    out = models / NAME
    ablation = out / "ablation.json"  # written by compare_ner.py
    if ablation.is_file():
        metrics["ablation"] = json.loads(ablation.read_text(encoding="utf-8"))
    meta = {
        "name": NAME,
        "task": "text to what sheets and papers name",
        "labels": list(LABELS),
        "tags": list(field.labels),
        "features_version": FEATURES_VERSION,
        "corpus_digest": corpus_digest(corpus),
        **documents_digest(corpus),
        **first_pages_digest(corpus),
        "seed": seed,
        "settings": {
            "algorithm": ALGORITHM,
            **chosen,
            "least_weight": LEAST_WEIGHT,
            "bias_shift": shift,
            "network_epochs": epochs,
            "network_share": NETWORK_SHARE,
        },
        "trained_on": "all makers but those of test and dev; test was only measured",
    }
    write_ner(model, out, meta, metrics)
    speed = words_per_second(lambda text: predict_text(model, text), test)
    print(f"{seconds:.0f} s, {speed:.0f} words/s, {len(field.rows)} features", file=sys.stderr)
    return metrics


@dataclass(frozen=True, slots=True)
class Weights:
    """What CRFsuite learnt: tags, and the weights of (feature, tag) and (tag, tag)."""

    tags: list[str]
    states: dict[tuple[str, str], float]
    transitions: dict[tuple[str, str], float]


def learn_weights(shown: Iterable[Example], settings: dict[str, Any], seed: int = 7) -> Weights:
    """Weights that CRFsuite learns from these columns and tags."""
    ctypes.CDLL(None).srand(seed)  # by which CRFsuite shuffles
    trainer = pycrfsuite.Trainer(algorithm=ALGORITHM, verbose=False)
    for example in shown:
        features = features_of(example.columns)
        for run in example.runs:
            trainer.append(features[run], example.tags[run])
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory(prefix="spectriage-") as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learnt = tagger.info()
        return Weights(tagger.labels(), learnt.state_features, learnt.transitions)


def field_of(learnt: Sequence[Weights], tags: Sequence[str] = ()) -> RandomField:
    """The field of the mean of some weights, as precise as it is stored.

    What one of them does not know counts as nothing there. It knows the `tags` too.
    """
    tags = sorted({*tags, *(tag for weights in learnt for tag in weights.tags)})
    states = _mean([weights.states for weights in learnt])
    kept = {of: weight for of, weight in states.items() if abs(weight) >= LEAST_WEIGHT}
    return new_field(tags, kept, _mean([weights.transitions for weights in learnt]))


def balanced(tagger: Tagger, held: Sequence[Row]) -> tuple[Tagger, float]:
    """The same with the bias of "nothing here" that tells most of these rows right, and its shift.

    Descent by one text after the other ends beside the optimum, now on this side, now on that.
    """
    if not held:
        return tagger, 0.0
    field = tagger.field
    place = field.rows[BIAS], field.labels.index(OUTSIDE_TAG)

    def shifted(by: float) -> Tagger:
        weights = field.weights.copy()
        weights[place] = np.float16(weights[place] + by)
        moved = RandomField(field.labels, field.rows, weights, field.transitions)
        return replace(tagger, field=moved)

    tried = {by: shifted(by) for by in SHIFTS}
    told = {by: f1_of(held, predict(tried[by], held)) for by in SHIFTS}
    best = max(told, key=lambda by: (told[by], -abs(by)))
    return tried[best], best


def _mean(several: Sequence[Mapping[tuple[str, str], float]]) -> dict[tuple[str, str], float]:
    sums: Counter[tuple[str, str]] = Counter()
    for weights in several:
        for of, weight in weights.items():
            sums[of] += weight
    return {of: sum_ / len(several) for of, sum_ in sums.items()}


def predict(tagger: Tagger, rows: Sequence[Row], marks: bool = MARKS) -> list[list[Place]]:
    """Entities of each row, as the pipeline reports them."""
    return [predict_text(tagger, row["text"], marks) for row in rows]


def predict_text(tagger: Tagger, text: str, marks: bool = MARKS) -> list[Place]:
    """Entities of a text, repeated names included."""
    doc = marked_doc(text, marks).copy()
    tags = tagger.tags(columns_of(doc))
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in spans_of(tags)]
    doc = load_pipeline(ner=False, marks=True).create_pipe(REPEATS)(doc)
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
