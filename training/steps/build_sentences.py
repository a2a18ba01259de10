"""Build `corpora/sentences` from the writers' tables: `build_sentences.py DRAFTS CORPUS`.

A table `NAME_flags.tsv` or `NAME_uses.tsv` has a line a sentence: labels with commas (or `none`),
language, sentence. The writer's name is kept, so that a writer can be held out.
"""

import json
import sys
from pathlib import Path

from spectriage.errors import CorpusError

FILES = {"flags": "flags.jsonl", "uses": "uses.jsonl"}


def main(drafts: Path, corpus: Path) -> None:
    """Write both files, sentences that stand twice once.

    Raises
    ------
    CorpusError
        A line has not three fields.
    """
    corpus.mkdir(parents=True, exist_ok=True)
    for kind, name in FILES.items():
        rows, known = [], set()
        for path in sorted(drafts.glob(f"*_{kind}.tsv")):
            writer = path.name.removesuffix(f"_{kind}.tsv")
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                fields = line.split("\t")
                if len(fields) != 3:
                    raise CorpusError("has no three fields", file=path.name, field=str(number))
                labels, language, text = (field.strip() for field in fields)
                if text in known:
                    continue
                known.add(text)
                told = [] if labels == "none" else [one.strip() for one in labels.split(",")]
                row = {
                    "id": f"{writer}-{kind}-{number:03}", "writer": writer, "language": language,
                    "labels": told, "text": text,
                }  # fmt: skip
                rows.append(json.dumps(row, ensure_ascii=False))
        (corpus / name).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
