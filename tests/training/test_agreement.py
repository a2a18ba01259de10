"""Agreement of two annotators of the same texts."""

import json

from agreement import FILE, agreement, agreement_lines


def _row(*spans):
    return {"id": "a", "maker": "M", "family": "other", "text": "one two three",
            "spans": [{"start": s, "end": e, "label": label} for s, e, label in spans]}  # fmt: skip


def test_agreement_counts_exact_and_overlapping_spans(tmp_path):
    for split in ("train", "dev", "test"):
        (tmp_path / f"{split}.jsonl").write_text("", encoding="utf-8")
    first = _row((0, 3, "PART"), (4, 7, "PART"), (8, 13, "VALUE"))
    second = _row((0, 3, "PART"), (4, 13, "PART"))
    (tmp_path / "train.jsonl").write_text(json.dumps(first) + "\n", encoding="utf-8")
    (tmp_path / FILE).write_text(json.dumps(second) + "\n", encoding="utf-8")
    number, table = agreement(tmp_path)
    assert number == 1
    assert table["PART"] == (2, 2, 0.5, 1.0)
    assert table["VALUE"] == (1, 0, 0.0, 0.0)
    assert any("| ALL | 3 | 2 |" in line for line in agreement_lines(tmp_path))
