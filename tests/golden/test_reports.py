"""Whole reports of our own sample documents, as readable JSON; `make golden` writes them anew."""

import json
import os
from pathlib import Path

import pytest

from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "documents" / "samples"
SWITCH = "SPECTRIAGE_REGENERATE_GOLDEN"
NAMES = sorted(path.name for path in SAMPLES.glob("*.pdf"))


def report_of(triager, name):
    # Without recognition, so that the report does not depend on an extra being installed.
    limits = Limits(ocr_pages=0)
    document = read_document((SAMPLES / name).read_bytes(), name=name, limits=limits)
    report = json.loads(triager.triage_document(document).model_dump_json())
    report["eliminated"] = sorted({f"{e['regime']} {e['entry'][:5]}" for e in report["eliminated"]})
    return report


def same(left, right):
    """Equal, figures within a thousandth and boxes within half a point."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[k], right[k]) for k in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) or isinstance(right, float):
        return (
            left is not None
            and right is not None
            and left == pytest.approx(right, rel=1e-3, abs=0.5 if abs(left) > 20 else 1e-9)
        )
    return left == right


@pytest.mark.parametrize("name", NAMES)
def test_report_is_the_golden_one(triager, name):
    report = report_of(triager, name)
    golden = HERE / "reports" / f"{name}.json"
    if os.environ.get(SWITCH):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    expected = json.loads(golden.read_text(encoding="utf-8"))
    for key in expected:
        assert same(report[key], expected[key]), key


def test_switch_is_off():
    assert os.environ.get(SWITCH) is None, "unset the switch, and look at what changed"


def test_samples_are_what_their_script_makes(tmp_path):
    from documents.make_samples import main

    main(tmp_path)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name
