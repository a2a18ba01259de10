"""Train the recogniser of capabilities, end uses, parties and codes.

`python training/steps/train_ner.py CORPUS MODELS [SEED]` writes `MODELS/spec_ner`. Learns on
train, stops on dev, is measured on test; no split shares a maker. The same seed on the same
machine and library versions gives the same bytes; other processors may round differently in
the last bits.
"""

import random
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam

from corpus import corpus_digest, read_corpus
from ner_folder import write_ner
from ner_scores import evaluate, words_per_second
from ner_windows import examples

NAME = "spec_ner"
LABELS = ("CAPABILITY", "CODE", "END_USE", "PARTY")
LANGUAGE = "en"  # same tokenizer as `spectriage.language.pipeline`
SETTINGS: dict[str, Any] = {  # fixed on dev and a fifth of the training makers
    "width": 64,
    "depth": 2,
    "embed_size": 1500,
    "hidden_width": 32,
    "dropout": 0.2,
    "learn_rate": 0.0015,
    "batch": 8,
    "max_epochs": 20,
    "patience": 7,
}


def main(corpus: Path, models: Path, seed: int = 7, settings: dict[str, Any] | None = None) -> Any:
    """Train, measure and store the model; returns its metrics."""
    chosen = {**SETTINGS, **(settings or {})}
    rows = read_corpus(corpus)
    by_split = {
        split: [r for r in rows if r["split"] == split] for split in ("train", "dev", "test")
    }
    left_out: Counter[str] = Counter()
    started = perf_counter()
    nlp, history = train(by_split["train"], by_split["dev"], seed, chosen, left_out)
    seconds = perf_counter() - started
    metrics = evaluate(nlp, by_split["test"], LABELS)
    metrics |= {
        "train_documents": len(by_split["train"]),
        "dev_documents": len(by_split["dev"]),
        "left_out": dict(sorted(left_out.items())),
        "dev_f1_by_epoch": history,
    }
    meta = {
        "name": NAME,
        "task": "text to capabilities, end uses, parties, codes",
        "labels": list(LABELS),
        "corpus_digest": corpus_digest(corpus),
        "seed": seed,
        "settings": chosen,
        "trained_on": "train; dev chose the epoch; test was only measured",
    }
    out = models / NAME
    write_ner(nlp, out, meta, metrics)
    speed = words_per_second(nlp, by_split["test"])
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{seconds:.0f} s, {speed:.0f} words/s, {size / 1e6:.2f} MB", file=sys.stderr)
    return metrics


def train(
    learn: list[Any], dev: list[Any], seed: int, settings: dict[str, Any], left_out: Counter[str]
) -> tuple[Language, list[float]]:
    """The pipeline of the epoch that was best on dev, and dev's F1 by epoch."""
    fix_random_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311  # order of batches, no secret
    nlp = new_pipeline(settings)
    data = examples(nlp, learn, left_out)
    held = examples(nlp, dev, left_out)
    nlp.initialize(lambda: data)
    optimizer = Adam(settings["learn_rate"], L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    best, best_bytes, since, history = -1.0, b"", 0, []
    for _ in range(settings["max_epochs"]):
        shuffler.shuffle(data)
        for batch in minibatch(data, settings["batch"]):
            nlp.update(batch, sgd=optimizer, drop=settings["dropout"])
        with nlp.use_params(optimizer.averages):
            score = _f1(nlp, held)
            history.append(round(score, 4))
            if score > best:
                best, best_bytes, since = score, nlp.to_bytes(), 0
                continue
        since += 1
        if since >= settings["patience"]:
            break
    return nlp.from_bytes(best_bytes), history


def new_pipeline(settings: dict[str, Any]) -> Language:
    """Untrained pipeline: hashed word features, a small convolution, transitions."""
    nlp = spacy.blank(LANGUAGE)
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": settings["width"],
        "depth": settings["depth"],
        "embed_size": settings["embed_size"],
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
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


def _f1(nlp: Language, data: list[Example]) -> float:
    scores = nlp.evaluate([Example(nlp.make_doc(e.reference.text), e.reference) for e in data])
    return float(scores["ents_f"] or 0.0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
