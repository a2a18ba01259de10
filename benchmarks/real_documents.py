"""Kinds and families of real documents, told against a reader's judgement.

    python benchmarks/real_documents.py [FOLDER]      (default: ../shared/bench/unlabelled)

`real_documents.tsv` holds what a reader, who did not run the tool, took the beginnings of 59 public
PDFs for; the documents themselves are not ours and not here. A second kind or family that he found
as fair counts too, and where he saw no controlled item, a listed entry that is told as likelier
than not is a false alarm. What is told wrongly is printed with its confidence.
"""

import csv
import sys
from pathlib import Path

import spectriage
from spectriage.lists.codes import is_residual

HERE = Path(__file__).resolve().parent
UNLABELLED = HERE.parent.parent / "shared" / "bench" / "unlabelled"


def main(folder: Path) -> None:
    """Print what was told wrongly, then the shares that were told rightly."""
    triager = spectriage.load()
    lines = (HERE / "real_documents.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t"))
    right = {"kind": 0, "family": 0}
    asked = alarms = plain = 0
    for row in rows:
        path = folder / row["file"]
        if not path.is_file():
            print(f"not here: {row['file']}", file=sys.stderr)
            continue
        report = triager.triage(path)
        asked += 1
        for field in right:
            told = getattr(report.document, field)
            if told in (row[field], row[f"{field}_also"]):
                right[field] += 1
            else:
                sure = getattr(report.document, f"{field}_confidence")
                print(f"{row['file']}: {field} {told} ({sure:.2f}), reader {row[field]}")
        loud = [c for c in report.candidates if _is_alarm(c)]
        plain += row["controlled"] == "no"
        if row["controlled"] == "no" and loud:
            alarms += 1
            print(f"{row['file']}: false alarm {loud[0].entry} ({loud[0].confidence:.2f})")
    for field, count in right.items():
        print(f"{field}: {count} of {asked}")
    print(f"false alarms: {alarms} of {plain}")


def _is_alarm(candidate: spectriage.Candidate) -> bool:
    """Whether a listed entry is told as likelier than not; the 99 series lists what is not."""
    listed = candidate.status != "catch_all" and not is_residual(candidate.entry)
    return listed and candidate.confidence >= 0.5


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else UNLABELLED)
