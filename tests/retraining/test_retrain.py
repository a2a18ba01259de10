"""`spectriage train`: from the docs' example to a folder that triage uses, ours untouched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import spectriage
from corpus import maker_split
from spectriage.batch import fingerprints
from spectriage.classify.linear import load_linear
from spectriage.errors import ModelHashMismatch, ModelMissing, UsageError
from spectriage.modelstore import MODELS_VARIABLE, model_folder, verify_model
from spectriage.retraining import retrain as module
from spectriage.retraining.retrain import find_checkout, retrain
from spectriage.retraining.rows import read_rows

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "extra.jsonl"
SOURCE = str(Path(spectriage.__file__).resolve().parents[1])
EVERY = 12  # of our texts one in so many is learnt from here, which is quick


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "spectriage", *map(str, arguments)], capture_output=True,
        check=False, text=True, env={**os.environ, "PYTHONPATH": SOURCE},
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A checkout of our training steps with a part of our texts."""
    root = tmp_path_factory.mktemp("checkout")
    (root / "training").symlink_to(ROOT / "training")
    for name in ("spec_sheets", "documents", "descriptions", "first_pages"):
        (root / "corpora" / name).mkdir(parents=True)
        for file in (ROOT / "corpora" / name).glob("*.jsonl"):
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            (root / "corpora" / name / file.name).write_text("".join(lines[::EVERY]), "utf-8")
    return root


@pytest.fixture(scope="module")
def trained(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("own") / "models"
    code, out, err = run(
        "train", "--extra", EXAMPLE, "--models", folder, "--only", "text", "--checkout", checkout
    )
    assert code == 0, err
    assert out.split() == [str(folder / "document_kind"), str(folder / "product_family")]
    return folder


def test_the_folder_is_used_and_verified(trained, monkeypatch):
    sheet = "Bellows-sealed globe valve for hydrogen fluoride, nickel alloy, DN 25"
    monkeypatch.setenv(MODELS_VARIABLE, str(trained))
    assert model_folder("product_family") == trained / "product_family"
    assert verify_model(trained / "product_family", "product_family")["corpus_digest"]
    assert model_folder("spec_ner").parent == ROOT / "models"  # not in the folder: the shipped one
    own = load_linear("product_family").probabilities(sheet)
    monkeypatch.delenv(MODELS_VARIABLE)
    assert own != load_linear("product_family").probabilities(sheet)
    metrics = json.loads((trained / "product_family" / "metrics.json").read_text("utf-8"))
    assert metrics["train_documents"] < 150


def test_triage_takes_the_folder_and_refuses_a_changed_file(trained, tmp_path):
    code, out, _ = run("triage", "--models", trained, "--text", "Brass ball valve", "-f", "json")
    assert code == 0
    assert json.loads(out)["document"]["family"] in load_linear("product_family").labels
    other = tmp_path / "models"
    subprocess.run(["/bin/cp", "-r", trained, other], check=True)
    (other / "product_family" / "weights.npz").write_bytes(b"")
    code, _, err = run("triage", "--models", other, "--text", "Brass ball valve")
    assert code != 0
    assert "changed after training" in err
    with pytest.raises(ModelHashMismatch):
        verify_model(other / "product_family", "product_family")


def test_batch_knows_that_models_changed(trained, monkeypatch):
    assert fingerprints.MODELS_VARIABLE == MODELS_VARIABLE
    shipped = fingerprints.model_digests()
    monkeypatch.setenv(MODELS_VARIABLE, str(trained))
    own = fingerprints.model_digests()
    assert own.keys() == shipped.keys()
    assert {name for name in own if own[name] != shipped[name]} == {
        "document_kind", "product_family",
    }  # fmt: skip


def test_rows_go_where_ours_of_the_maker_would():
    for row in read_rows(EXAMPLE):
        assert module._split_of(row) == maker_split(row)


def test_a_folder_that_is_not_there_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(ModelMissing, match="is no folder"):
        model_folder("document_kind")


def test_the_shipped_models_are_never_written(checkout):
    for folder in (ROOT / "models", ROOT / "models" / "mine", checkout / "models"):
        with pytest.raises(UsageError, match="come with spectriage"):
            retrain(read_rows(EXAMPLE), folder, checkout=checkout)


def test_a_row_with_an_id_of_ours_is_refused(checkout, tmp_path):
    ours = (checkout / "corpora" / "spec_sheets" / "train.jsonl").read_text("utf-8").splitlines()
    with pytest.raises(UsageError, match="rename the row"):
        retrain([json.loads(ours[0])], tmp_path / "models", checkout=checkout)


def test_no_checkout_no_extra_and_no_such_step_exit_with_two(tmp_path, monkeypatch, checkout):
    to = ("--models", tmp_path / "models")
    code, _, err = run("train", "--extra", EXAMPLE, *to, "--checkout", tmp_path)
    assert code == 2
    assert "needs a checkout" in err
    code, _, err = run("train", "--extra", EXAMPLE, *to, "--only", "labels")
    assert code == 2
    assert "unknown step labels" in err
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", encoding="utf-8")
    code, _, err = run("train", "--extra", bad, *to, "--checkout", checkout)
    assert code == 2
    assert "line 1: 'id' is missing" in err
    monkeypatch.setattr(module, "_LIBRARIES", ("sklearn", "not_installed_library"))
    with pytest.raises(UsageError, match="needs the extra train"):
        find_checkout(checkout)
