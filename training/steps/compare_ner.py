"""Compare recognisers on the same splits: `compare_ner.py CORPUS MODELS [SEED]`.

Writes `MODELS/spec_ner/ablation.json`, which `train_ner.py` takes into metrics and card. All learn
the marked texts of train alone, without first pages: our field with and without marks, our network
alone and beside the field, and spaCy's own network with words alone, with marks, and with static
floret vectors learnt here from the corpora. Not part of `train.py`: the networks cost minutes each.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam

from corpus import LABELS, UNSEEN, Row, corpus_digest, maker_split, read_corpus, read_documents
from ner_docs import Place, examples, gold_places, marked_doc
from ner_network import learn_network
from ner_scores import f1_of
from spectriage.language import tokenizer
from spectriage.language.components.recogniser.component import Tagger
from spectriage.language.pipeline import LANGUAGE, load_pipeline
from train_ner import (
    ALGORITHM,
    EPOCHS,
    NAME,
    NETWORK_SHARE,
    SETTINGS,
    Weights,
    field_of,
    learn_weights,
    predict,
)

ABLATION = "ablation.json"
WIDTH, VECTORS, PASSES, BATCH, DROPOUT, RATE, WINDOW = 96, 64, 10, 8, 0.2, 0.0015, 100
_NEVER = -50.0
Finder = Callable[[list[Row]], list[list[Place]]]


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train, measure and store the table; returns it."""
    rows = [row for row in read_documents(corpus) if row.get("spans")]
    names = ("train", "dev", "test", UNSEEN)
    parts = {name: [row for row in rows if _part(row) == name] for name in names}
    table: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="spectriage-") as folder:
        makers: dict[str, Callable[[], Finder]] = {
            "random field, words and layout": lambda: _field(parts["train"], seed, marks=False),
            "random field, words and marks": lambda: _field(parts["train"], seed, marks=True),
            "our network, words and marks": lambda: _beside(parts["train"], seed, field=False),
            "random field and our network": lambda: _beside(parts["train"], seed),
            "spaCy network, words": lambda: _network(parts["train"], seed, marks=False),
            "spaCy network, words and marks": lambda: _network(parts["train"], seed, marks=True),
            "spaCy network, marks and floret vectors": lambda: _network(
                parts["train"], seed, marks=True,
                vectors=_vectors(parts["train"], corpus.parent / "descriptions", Path(folder)),
            ),
        }  # fmt: skip
        for name, make in makers.items():
            find = make()
            table[name] = {
                key: round(f1_of(parts[part], find(parts[part])), 4)
                for key, part in (("dev", "dev"), ("test", "test"), ("unseen", UNSEEN))
            }
            print(name, table[name], file=sys.stderr, flush=True)
    (models / NAME).mkdir(parents=True, exist_ok=True)
    stored = {"corpus_digest": corpus_digest(corpus), "algorithm": ALGORITHM, "rows": table}
    (models / NAME / ABLATION).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    return table


def _part(row: Row) -> str:
    """The part of a text, as training parts them: unseen families are their own."""
    return UNSEEN if row["split"] == UNSEEN else maker_split(row)


def _field(rows: list[Row], seed: int, *, marks: bool) -> Finder:
    model = field_of([learn_weights(examples(rows, Counter(), marks), SETTINGS, seed)])
    return lambda texts: predict(Tagger(model, None, 0.0), texts, marks)


def _beside(rows: list[Row], seed: int, *, field: bool = True) -> Finder:
    """Our network, beside the field or beside one that knows nothing but which tags can follow."""
    shown = examples(rows, Counter())
    weights = learn_weights(shown, SETTINGS, seed)
    known = weights if field else replace(weights, states={}, transitions=_possible(weights))
    learnt = field_of([known])
    network = learn_network(shown, learnt.labels, EPOCHS, seed)
    tagger = Tagger(learnt, network, NETWORK_SHARE if field else 1.0)
    return lambda texts: predict(tagger, texts)


def _possible(weights: Weights) -> dict[tuple[str, str], float]:
    """Tag pairs: nothing for those that may follow each other, far below it for the others."""
    return {
        (before, tag): _NEVER
        for before in weights.tags
        for tag in weights.tags
        if tag.startswith("I-") and before[2:] != tag[2:]
    }


def _network(rows: list[Row], seed: int, *, marks: bool, vectors: Path | None = None) -> Finder:
    fix_random_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311  # order of batches, no secret
    nlp = _new_network(vectors)
    shared = load_pipeline(ner=False, marks=True).vocab  # of all docs here
    shared.vectors = nlp.vocab.vectors
    for label in LABELS:
        shared.strings.add(label)
    data = [example for row in rows for example in _examples(row, marks)]
    nlp.initialize(lambda: data)
    optimizer = Adam(RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    for _ in range(PASSES):
        shuffler.shuffle(data)
        for batch in minibatch(data, BATCH):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT)

    def find(texts: list[Row]) -> list[list[Place]]:
        found = []
        with nlp.use_params(optimizer.averages):
            for row in texts:
                doc = nlp.get_pipe("ner")(marked_doc(row["text"], marks).copy())
                found.append([(e.start_char, e.end_char, e.label_) for e in doc.ents])
        return found

    return find


def _examples(row: Row, marks: bool) -> list[Example]:
    gold = marked_doc(row["text"], marks).copy()
    entities: list[Span] = []
    for start, end, label in sorted(gold_places(row)):
        span = gold.char_span(start, end, label=label)
        if span is not None and (not entities or span.start >= entities[-1].end):
            entities.append(span)
    gold.ents = entities
    made = []
    for start, end in _windows(gold):
        reference = gold[start:end].as_doc()
        predicted = reference.copy()
        predicted.ents = ()
        made.append(Example(predicted, reference))
    return made


def _windows(doc: Doc) -> list[tuple[int, int]]:
    """Tokens of windows of lines, as many as fit."""
    ends = [token.i + 1 for token in doc if "\n" in token.text] + [len(doc)]
    places, start, last = [], 0, 0
    for end in ends:
        if end - start > WINDOW and last > start:
            places.append((start, last))
            start = last
        last = end
    return [*places, *([(start, last)] if last > start else [])]


def _new_network(vectors: Path | None) -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}}
    nlp = spacy.load(vectors) if vectors else spacy.blank(LANGUAGE, config=config)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "TAG"],
        "rows": [2000, 1000, 1000, 1000, 200], "include_static_vectors": vectors is not None,
    }  # fmt: skip
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": 4,
        "window_size": 1, "maxout_pieces": 3,
    }  # fmt: skip
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
        "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
        "nO": None,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
    }  # fmt: skip
    ner = nlp.add_pipe("ner", config={"model": parser})
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]  # spaCy types pipes as callables
    return nlp


def _vectors(rows: list[Row], descriptions: Path, folder: Path) -> Path:
    """A spaCy pipeline with floret vectors of the training texts and short descriptions."""
    import floret

    texts = [row["text"] for row in rows]
    texts += [row["text"] for row in read_corpus(descriptions, ("train",))]
    tokenize = load_pipeline(ner=False).tokenizer
    lines = [" ".join(t.text for t in tokenize(text) if not t.is_space) for text in texts]
    (folder / "text").write_text("\n".join(lines), encoding="utf-8")
    model = floret.train_unsupervised(
        str(folder / "text"), model="cbow", mode="floret", dim=VECTORS, minn=2, maxn=5,
        bucket=20000, minCount=2, epoch=20, hashCount=2, thread=1,
    )  # fmt: skip
    model.save_floret_vectors(str(folder / "vectors.floret"))
    out = folder / "pipeline"
    subprocess.run(  # noqa: S603  # our own arguments
        [sys.executable, "-m", "spacy", "init", "vectors", LANGUAGE,
         str(folder / "vectors.floret"), str(out), "--mode", "floret"],
        check=True, capture_output=True,
    )  # fmt: skip
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]))
