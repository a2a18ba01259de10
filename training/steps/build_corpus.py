"""Turn marked drafts into a corpus: `python training/steps/build_corpus.py DRAFTS CORPUS`.

A draft is one document with its head, or many short descriptions.
"""

import sys
from collections import Counter
from pathlib import Path

from corpus import Row, parse_descriptions, parse_draft, write_corpus
from spectriage.errors import CorpusError


def main(drafts: Path, corpus: Path) -> int:
    """Build the corpus; every draft left out is named with its reason."""
    rows: list[Row] = []
    left_out = Counter[str]()
    for path in sorted(drafts.rglob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
            if text.startswith("---"):
                rows.append(parse_draft(text, path.stem))
            else:
                rows += parse_descriptions(text, path.stem)
        except CorpusError as err:
            left_out[err.detail] += 1
            print(f"left out: {err}", file=sys.stderr)
    counts = write_corpus(rows, corpus)
    print(f"{len(rows)} documents, {len({row['family'] for row in rows})} families: {counts}")
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
