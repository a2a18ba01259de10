"""Reports against gold: what counts as right, missing and false."""

import hashlib
import json

import pytest
from typer.testing import CliRunner

from spectriage.cli.app import app
from spectriage.errors import DataError
from spectriage.evaluation.counts import (
    Counts,
    claim_counts,
    code_counts,
    feature_counts,
    parameter_counts,
    party_counts,
)
from spectriage.evaluation.entries import EntryOutcome, calibration_error, entry_outcome
from spectriage.evaluation.gold import Gold, load_gold
from spectriage.evaluation.scores import evaluate
from spectriage.report.model import Report

GOLD = {
    "doc": "a.txt", "sha256": "f" * 64, "kind": "datasheet", "family": "thermal_camera",
    "annotated_pages": [1],
    "parameters": [{"name": "netd", "max": 50, "page": 1}, {"name": "frame_rate", "typ": 30, "page": 1}],
    "optional_parameters": [{"name": "mass", "typ": 120, "page": 1}],
    "features": [{"name": "uncooled"}, {"name": "encryption", "polarity": "negated"}],
    "claims": [{"category": "military", "polarity": "negated"}],
    "parties": [{"role": "end_user", "name": "Harbour Board, Ltd"}],
    "printed_codes": [{"code": "6A993.a"}],
    "entries": {"US": {"best": ["6A003.b.4.b"], "acceptable": ["6A993.a"]}, "EU": {"best": []}},
}  # fmt: skip


def value(name, page=1, **slots):
    return {"name": name, "unit": "1", "label": name, "quote": "x", "page": page, "confidence": 1,
            "source": "table", **slots}  # fmt: skip


def candidate(entry, confidence, regime="US", status="meets"):
    return {"regime": regime, "entry": entry, "title": "t", "confidence": confidence,
            "status": status, "list_version": "1", "citation": "c"}  # fmt: skip


def report(**parts):
    return Report.model_validate(
        {
            "tool_version": "0", "priority": {"tier": "low", "score": 0, "reasons": []},
            "document": {"path": "a.txt", "sha256": "f" * 64, "media_type": "text/plain",
                         "pages": 1, "language": "en", "kind": "datasheet",
                         "kind_confidence": 1, "family": "thermal_camera",
                         "family_confidence": 1},
            **parts,
        }
    )  # fmt: skip


@pytest.fixture
def gold():
    return Gold.model_validate(GOLD)


def test_a_value_needs_its_name_and_numbers_and_for_slots_its_place(gold):
    found = report(
        parameters=[
            value("netd", typ=50), value("frame_rate", typ=30.1), value("frame_rate", typ=30.1),
            value("mass", typ=120), value("focal_length", typ=9), value("netd", page=2, typ=1),
        ]
    )  # fmt: skip
    known = {"netd", "frame_rate", "mass"}
    assert parameter_counts(gold, found, known, slots=False) == Counts(2, 0, 0)
    assert parameter_counts(gold, found, known, slots=True) == Counts(1, 1, 1)
    assert parameter_counts(gold, found, known | {"focal_length"}, slots=False) == Counts(2, 0, 1)


def test_names_with_polarity_roles_and_codes(gold):
    place = {"quote": "x", "page": 1, "confidence": 1}
    found = report(
        features=[{"name": "uncooled", "polarity": "asserted", **place},
                  {"name": "encryption", "polarity": "asserted", **place}],
        claims=[{"category": "military", "polarity": "negated", **place}],
        parties=[{"role": "end_user", "name": "HARBOUR BOARD LTD", **place}],
        printed_codes=[{"regime": "US", "code": "6a993.A", "quote": "x", "page": 1}],
    )  # fmt: skip
    assert feature_counts(gold, found) == Counts(1, 1, 1)
    assert claim_counts(gold, found) == Counts(1, 0, 0)
    assert party_counts(gold, found) == Counts(1, 0, 0)
    assert code_counts(gold, found) == Counts(1, 0, 0)


def test_entries_are_placed_by_heading_and_paragraph(gold):
    found = report(
        candidates=[
            candidate("EAR99", 0.9), candidate("6A002.a.3.f", 0.8), candidate("6A003.b.4.b", 0.7),
            candidate("744.6", 0.9, status="catch_all"), candidate("6A003.b.4.b", 0.6, "EU"),
        ]
    )  # fmt: skip
    assert entry_outcome(gold, found, "US") == EntryOutcome(True, 2, 2, True, (0.8, False))
    assert entry_outcome(gold, found, "EU") == EntryOutcome(False, None, None, True, (0.6, False))


def test_calibration_error_is_the_mean_gap():
    assert calibration_error([]) is None
    assert calibration_error([(0.95, True), (0.05, False)]) == pytest.approx(0.05)
    assert calibration_error([(0.75, False), (0.75, True)]) == pytest.approx(0.25)


def test_a_document_without_a_report_found_nothing(gold):
    found = evaluate([gold], {}, {"netd"})
    assert found.without_report == ["a.txt"]
    scores = {score.name: score.value for score in found.scores}
    assert scores["kind"] == 0
    assert scores["parameters, F1"] == 0
    assert scores["US entry first"] is None


def test_bad_gold_names_file_and_field(tmp_path):
    with pytest.raises(DataError, match="no gold files"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps({**GOLD, "annotated_pages": ["one"]}))
    with pytest.raises(DataError, match=r"a\.json.*annotated_pages"):
        load_gold(tmp_path)


def test_the_command_prints_the_table(tmp_path):
    text = "Uncooled LWIR camera core\nNETD: 40 mK\nFrame rate: 30 Hz\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    gold = {**GOLD, "sha256": digest, "parameters": [{"name": "frame_rate", "typ": 30, "page": 1}]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    folders = [str(tmp_path / "gold"), str(tmp_path / "docs")]
    result = CliRunner().invoke(app, ["evaluate", *folders, "-f", "json"])
    assert result.exit_code == 0, result.output
    scores = {s["name"]: s["value"] for s in json.loads(result.stdout)["scores"]}
    assert scores["parameters, recall"] == 1
    assert CliRunner().invoke(app, ["evaluate", *folders]).exit_code == 0
    assert CliRunner().invoke(app, ["evaluate", str(tmp_path), folders[1]]).exit_code == 2
