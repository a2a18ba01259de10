"""Train the recogniser of what sheets and papers name: products, values, parties, codes, uses.

`python training/steps/train_ner.py CORPUS MODELS [SEED]` writes `MODELS/spec_ner`. Learns on
train, stops on dev, is measured on test, of whose makers it has seen nothing, and on unseen, of
whose families it has seen nothing. The same seed on the same machine and library versions gives
the same bytes; other processors may round differently in the last bits.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam

from corpus import LABELS, UNSEEN, corpus_digest, read_corpus
from ner_folder import write_ner
from ner_scores import assertion_accuracy, evaluate, f1_of, words_per_second
from ner_windows import examples

NAME = "spec_ner"
LANGUAGE = "en"  # same tokenizer as `spectriage.language.pipeline`
SETTINGS: dict[str, Any] = {  # fixed on dev
    "width": 96,
    "depth": 4,
    "embed_size": 2000,
    "hidden_width": 64,
    "dropout": 0.2,
    "learn_rate": 0.0015,
    "batch": 8,
    "max_epochs": 16,
    "patience": 4,
    "marks": True,
    "vectors": "",
}


def main(corpus: Path, models: Path, seed: int = 7, settings: dict[str, Any] | None = None) -> Any:
    """Train, measure and store the model; returns its metrics."""
    chosen = {**SETTINGS, **(settings or {})}
    rows = read_corpus(corpus)
    by_split: dict[str, list[Any]] = {split: [] for split in ("train", "dev", "test", UNSEEN)}
    for row in rows:
        if row["spans"]:  # an unmarked text would teach that nothing stands there
            by_split[row["split"]].append(row)
    left_out: Counter[str] = Counter()
    started = perf_counter()
    nlp, history = train(by_split["train"], by_split["dev"], seed, chosen, left_out)
    seconds = perf_counter() - started
    metrics = evaluate(nlp, by_split["test"], LABELS)
    metrics |= {
        "unseen_families": evaluate(nlp, by_split[UNSEEN], LABELS)["scores"]["exact"]["model"],
        "unseen_documents": len(by_split[UNSEEN]),
        "assertion": assertion_accuracy(by_split["test"]),
        "train_documents": len(by_split["train"]),
        "dev_documents": len(by_split["dev"]),
        "left_out": dict(sorted(left_out.items())),
        "dev_f1_by_epoch": history,
    }
    out = models / NAME
    ablation = out / "ablation.json"  # written by compare_ner.py
    if ablation.is_file():
        metrics["ablation"] = json.loads(ablation.read_text(encoding="utf-8"))
    meta = {
        "name": NAME,
        "task": "text to what sheets and papers name",
        "labels": list(LABELS),
        "corpus_digest": corpus_digest(corpus),
        "seed": seed,
        "settings": chosen,
        "trained_on": "train; dev chose the epoch; test and unseen were only measured",
    }
    write_ner(nlp, out, meta, metrics)
    speed = words_per_second(nlp, by_split["test"])
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{seconds:.0f} s, {speed:.0f} words/s, {size / 1e6:.2f} MB", file=sys.stderr)
    return metrics


def train(
    learn: list[Any], dev: list[Any], seed: int, settings: dict[str, Any], left_out: Counter[str]
) -> tuple[Language, list[float]]:
    """The recogniser of the epoch that was best on dev, and dev's F1 by epoch."""
    fix_random_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311  # order of batches, no secret
    nlp = new_recogniser(settings)
    data = examples(learn, left_out, marks=settings["marks"])
    nlp.initialize(lambda: data)
    optimizer = Adam(settings["learn_rate"], L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    best, best_bytes, since, history = -1.0, b"", 0, []
    for _ in range(settings["max_epochs"]):
        shuffler.shuffle(data)
        for batch in minibatch(data, settings["batch"]):
            nlp.update(batch, sgd=optimizer, drop=settings["dropout"])
        with nlp.use_params(optimizer.averages):
            score = f1_of(nlp, dev or learn, marks=settings["marks"])
            history.append(round(score, 4))
            if score > best:
                best, best_bytes, since = score, nlp.to_bytes(), 0
                continue
        since += 1
        if since >= settings["patience"]:
            break
    return nlp.from_bytes(best_bytes), history


def new_recogniser(settings: dict[str, Any]) -> Language:
    """Untrained recogniser: hashed word features and marks, a small convolution, transitions."""
    nlp = spacy.load(settings["vectors"]) if settings["vectors"] else spacy.blank(LANGUAGE)
    size = settings["embed_size"]
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings["width"],
            # TAG, LEMMA and MORPH hold what `spectriage_marks` knows of a token and its place.
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG", "LEMMA", "MORPH"],
            "rows": [size, size // 2, size // 2, size // 2, 200, 200, 500],
            "include_static_vectors": bool(settings["vectors"]),
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings["width"],
            "depth": settings["depth"],
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": settings["hidden_width"],
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }
    ner = nlp.add_pipe("ner", config={"model": parser})
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]  # spaCy types pipes as callables
    return nlp


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
