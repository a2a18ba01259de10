"""Write the counts of a corpus into its data statement: `describe_corpus.py CORPUS`."""

import sys
from collections import Counter
from pathlib import Path

from agreement import FILE, agreement_lines
from corpus import SPLITS, corpus_digest, read_corpus

MARK = "<!-- counts -->"


def main(corpus: Path) -> int:
    """Replace everything behind the mark in DATA.md with tables counted from the files."""
    rows = read_corpus(corpus)
    lines = [MARK, "", f"Corpus digest `{corpus_digest(corpus)[:16]}`, {len(rows)} documents.", ""]
    lines += [
        "| split | documents | makers | families | spans |",
        "| --- | --- | --- | --- | --- |",
    ]
    for split in SPLITS:
        own = [row for row in rows if row["split"] == split]
        makers = {row["maker"] for row in own}
        families = {row["family"] for row in own}
        spans = sum(len(row["spans"]) for row in own)
        lines.append(f"| {split} | {len(own)} | {len(makers)} | {len(families)} | {spans} |")
    for field in ("kind", "language", "family"):
        counts = Counter(row[field] for row in rows)
        told = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        lines += ["", f"By {field}: {told}."]
    labels = Counter(span["label"] for row in rows for span in row["spans"])
    if labels:
        lines += ["", "Spans: " + ", ".join(f"{k} {v}" for k, v in labels.most_common()) + "."]
    controlled = sum(
        any(code != "EAR99" and code[2:4] != "99" for code in row["entries"]["US"]) for row in rows
    )
    lines += ["", f"Documents whose US entry is a controlled one: {controlled}."]
    if (corpus / FILE).is_file():
        lines += agreement_lines(corpus)
    page = corpus / "DATA.md"
    head = page.read_text(encoding="utf-8").split(MARK)[0]
    page.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
