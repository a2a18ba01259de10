"""Build `corpora/first_pages` from the writers' drafts: `build_first_pages.py DRAFTS CORPUS`.

A draft `NAME.txt` has a line `#### kind | family | also | US entry | language` before each text.
These texts only teach: they are in no test, so they have no splits.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Row
from spectriage.errors import CorpusError
from spectriage.vocabulary.terms import load_terms

FILE = "train.jsonl"
_HEAD = re.compile(r"^####\s*", re.MULTILINE)
_NOTHING = ("", "-", "–")


def main(drafts: Path, corpus: Path) -> None:
    """Write all rows, ordered by draft and place; texts that stand twice once."""
    known: set[str] = set()
    lines = []
    for path in sorted(drafts.glob("*.txt")):
        for row in parse_pages(path.read_text(encoding="utf-8"), path.stem):
            if row["text"] not in known:
                known.add(row["text"])
                lines.append(json.dumps(row, ensure_ascii=False))
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def parse_pages(draft: str, name: str) -> Iterator[Row]:
    """Rows of a draft.

    Raises
    ------
    CorpusError
        A head has not five fields, or a kind or family is not in the vocabulary.
    """
    for number, block in enumerate(_HEAD.split(draft)[1:], 1):
        head, _, text = block.partition("\n")
        fields = [field.strip() for field in head.split("|")]
        where = f"{name}-{number:03}"
        if len(fields) != 5 or not text.strip():
            raise CorpusError("has no head of five fields, or no text", file=where)
        kind, family, also, entry, language = fields
        others = [] if also in _NOTHING else [one.strip() for one in also.split(",")]
        for group, values in (("kind", [kind]), ("family", [family, *others])):
            unknown = [value for value in values if value not in load_terms(group)]
            if unknown:
                raise CorpusError(f"{unknown[0]!r} is no {group}", file=where, field=group)
        yield {
            "id": where, "kind": kind, "family": family, "family_also": others, "maker": "",
            "part": "", "language": language,
            "entries": {"US": [] if entry in _NOTHING else [entry], "EU": []},
            "also": {"US": [], "EU": []}, "text": text.strip() + "\n", "spans": [],
        }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
