"""Measure how alike the texts of the corpora are, and fail where they look made by a machine.

`python training/steps/check_corpus.py CORPUS…` prints for all corpora together:

- near-duplicates: texts whose word trigrams have a MinHash Jaccard likeness of 0.7 or more with
  an earlier text's (less than 3 % may be);
- sentence shapes: sentences with every marked span replaced by its label and every figure by
  ``#``; a shape of at least six words may stand in at most 1 % of the texts.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from corpus import Row, read_corpus

LIKENESS, MOST_ALIKE, MOST_OF_A_SHAPE = 0.7, 0.03, 0.01
_PERMUTATIONS = 128
_LEAST_WORDS = 6  # a shorter line ("Page # of #") is a habit of all papers, not a template
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d[\d.,]*")
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+|\s{3,}")


def near_duplicates(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Pairs of ids: a text and an earlier one that it is nearly the same as."""
    seen = MinHashLSH(threshold=LIKENESS, num_perm=_PERMUTATIONS)
    hashes: dict[str, MinHash] = {}
    pairs = []
    for row in rows:
        own = MinHash(num_perm=_PERMUTATIONS, seed=1)
        own.update_batch([gram.encode() for gram in sorted(_trigrams(row["text"]))])
        alike = [other for other in seen.query(own) if own.jaccard(hashes[other]) >= LIKENESS]
        if alike:
            pairs.append((row["id"], min(alike)))
        hashes[row["id"]] = own
        seen.insert(row["id"], own)
    return pairs


def _trigrams(text: str) -> set[str]:
    words = _WORD.findall(text.casefold())
    return {" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def shapes(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Ids of the texts in which each sentence shape stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for shape in _shapes_of(row):
            found[shape].add(row["id"])
    return dict(found)


def _shapes_of(row: Row) -> Iterator[str]:
    text = row["text"]
    for span in sorted(row.get("spans") or (), key=lambda span: -span["start"]):
        text = f"{text[: span['start']]}{span['label']}{text[span['end'] :]}"
    for sentence in _SENTENCE_END.split(text):
        shape = " ".join(_FIGURE.sub("#", sentence.casefold()).split())
        if len(_WORD.findall(shape)) >= _LEAST_WORDS:
            yield shape


def _rows_of(folder: Path) -> list[Row]:
    """Rows of a corpus, with splits or without."""
    if (folder / "test.jsonl").is_file():
        return read_corpus(folder)
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def main(folders: list[Path]) -> int:
    """Print both measures; 1 where one is past its bound."""
    rows = [row for folder in folders for row in _rows_of(folder)]
    alike = near_duplicates(rows)
    share = len(alike) / len(rows)
    print(f"{len(rows)} texts; near-duplicates: {len(alike)} ({share:.2%}, under {MOST_ALIKE:.0%})")
    for own, other in alike[:20]:
        print(f"  {own} ~ {other}")
    bound = MOST_OF_A_SHAPE * len(rows)
    ranked = sorted(shapes(rows).items(), key=lambda item: (-len(item[1]), item[0]))
    commonest = len(ranked[0][1]) if ranked else 0
    print(f"commonest sentence shape: in {commonest} texts ({commonest / len(rows):.2%}, "
          f"at most {MOST_OF_A_SHAPE:.0%})")  # fmt: skip
    for shape, ids in ranked[:5]:
        print(f"  {len(ids):4}  {shape[:100]}")
    return int(share >= MOST_ALIKE or commonest > bound)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
