"""Train the recogniser with and without marks and vectors: `compare_ner.py CORPUS MODELS [SEED]`.

Writes the table into `MODELS/spec_ner/ablation.json`, which `train_ner.py` takes into metrics and
card. Static vectors are learnt here with floret from the corpus and the short descriptions, and
are not shipped unless the table speaks for them. Not part of `train.py`: it costs three trainings.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import spacy

from corpus import UNSEEN, read_corpus
from ner_scores import f1_of
from train_ner import LANGUAGE, NAME, SETTINGS, train

WIDTH = 64
ABLATION = "ablation.json"


def main(corpus: Path, models: Path, seed: int = 7) -> dict[str, Any]:
    """Train, measure and store the table; returns it."""
    rows = read_corpus(corpus)
    parts = {
        name: [r for r in rows if r["split"] == name] for name in ("train", "dev", "test", UNSEEN)
    }
    with tempfile.TemporaryDirectory() as folder:
        vectors = _vectors(parts["train"], corpus.parent / "descriptions", Path(folder))
        variants = {
            "words alone": {"marks": False},
            "words and marks (shipped)": {},
            "words, marks and floret vectors": {"vectors": str(vectors)},
        }
        table = {}
        for name, change in variants.items():
            settings = {**SETTINGS, **change}
            nlp, history = train(parts["train"], parts["dev"], seed, settings, Counter())
            marks = settings["marks"]
            table[name] = {
                "dev": max(history),
                "test": round(f1_of(nlp, parts["test"], marks=marks), 4),
                "unseen": round(f1_of(nlp, parts[UNSEEN], marks=marks), 4),
            }
            print(name, table[name], file=sys.stderr)
    path = models / NAME / ABLATION
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    return table


def _vectors(rows: list[Any], descriptions: Path, folder: Path) -> Path:
    """A spaCy pipeline with floret vectors of the training texts."""
    import floret

    tokenize = spacy.blank(LANGUAGE).make_doc
    texts = [row["text"] for row in rows]
    texts += [row["text"] for row in read_corpus(descriptions, ("train",))]
    lines = [" ".join(t.text for t in tokenize(text) if not t.is_space) for text in texts]
    (folder / "text").write_text("\n".join(lines), encoding="utf-8")
    model = floret.train_unsupervised(
        str(folder / "text"), model="cbow", mode="floret", dim=WIDTH, minn=2, maxn=5,
        bucket=20000, minCount=2, epoch=20, hashCount=2, thread=1, seed=7,
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
