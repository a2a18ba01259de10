"""Our corpora with a user's rows added, and the training steps run over both."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

from spectriage.errors import ModelError, UsageError
from spectriage.modelstore import META, MODELS_VARIABLE, verify_model
from spectriage.retraining.rows import DESCRIPTION, Row

STEPS = ("text", "ner", "ranking", "item_code")  # in the order in which one needs the other
WRITTEN = {
    "text": ("document_kind", "product_family"),
    "ner": ("spec_ner",),
    "ranking": ("candidate_ranking",),
    "item_code": ("item_code",),
}
_LIBRARIES = ("sklearn", "skops", "scipy")
_SHEETS, _WHOLE, _DESCRIPTIONS = "spec_sheets", "documents", "descriptions"
_FIRST_PAGES = "first_pages"
_TOLD = 600  # characters of a failed step's last words


def steps_for(rows: Sequence[Row]) -> tuple[str, ...]:
    """The steps that these rows teach anything: the recogniser only where spans are marked."""
    return tuple(step for step in STEPS if step != "ner" or any(row["spans"] for row in rows))


def find_checkout(folder: Path | None = None) -> Path:
    """A checkout with the training steps and the corpora: `folder`, or the one this code is in.

    Raises
    ------
    UsageError
        It is none, or the libraries of the extra `train` are not installed.
    """
    root = folder or Path(__file__).resolve().parents[3]
    corpora = root / "corpora"
    needed = [root / "training" / "train.py"]
    needed += [corpora / name for name in (_SHEETS, _WHOLE, _DESCRIPTIONS, _FIRST_PAGES)]
    if missing := [path for path in needed if not path.exists()]:
        raise UsageError(
            f"training needs a checkout of spectriage: {missing[0]} is not there; name one with "
            "--checkout"
        )
    if absent := [name for name in _LIBRARIES if find_spec(name) is None]:
        raise UsageError(
            f"training needs the extra train ({', '.join(absent)} not installed): "
            "pip install 'spectriage[train]'"
        )
    return root


def retrain(
    rows: Sequence[Row], models: Path, *, checkout: Path | None = None,
    steps: Collection[str] = STEPS, seed: int = 7,
) -> list[str]:  # fmt: skip
    """Train with these rows added to our corpora; returns the names of the models written.

    Parameters
    ----------
    rows
        As `rows.read_rows` gives them. Each goes by its maker to training, dev or test as ours
        do, so that figures in `metrics.json` are those of makers never seen.
    models
        Folder to write; one that is installed or checked in is refused. Use it through
        ``triage --models`` or the environment variable ``SPECTRIAGE_MODELS``.

    Raises
    ------
    UsageError
        There is no checkout or no extra `train`, a step is unknown, the folder is ours, or an id
        is one of ours.
    ModelError
        A step failed, or what it wrote does not pass the check of its hashes.
    """
    root = find_checkout(checkout)
    unknown = sorted(set(steps) - set(STEPS))
    if unknown or not steps:
        raise UsageError(f"unknown step {', '.join(unknown)}; known: {', '.join(STEPS)}")
    own = {root / "models", Path(__file__).resolve().parents[1] / "models",
           Path(__file__).resolve().parents[3] / "models"}  # fmt: skip
    if any(models.resolve().is_relative_to(folder.resolve()) for folder in own):
        raise UsageError(f"{models} holds the models that come with spectriage; name another")
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="spectriage-") as scratch:
        corpora = Path(scratch)
        _merge(root / "corpora", corpora, rows)
        written: list[str] = []
        for step in (step for step in STEPS if step in steps):
            _run(root, corpora / _SHEETS, models, step, seed)
            written += WRITTEN[step]
    for name in written:
        verify_model(models / name, name)
    return written


def _merge(ours: Path, merged: Path, rows: Sequence[Row]) -> None:
    """Copies of our corpora with the rows at the end of the file of their split."""
    for name in (_SHEETS, _WHOLE, _DESCRIPTIONS, _FIRST_PAGES):
        shutil.copytree(ours / name, merged / name)
    known = {
        json.loads(line)["id"]
        for file in merged.glob("*/*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    for name in (_SHEETS, _DESCRIPTIONS):
        added = [row for row in rows if (row["kind"] == DESCRIPTION) == (name == _DESCRIPTIONS)]
        if twice := [row["id"] for row in added if row["id"] in known]:
            raise UsageError(f"the id {twice[0]!r} is one of our corpus; rename the row")
        for row in added:
            with (merged / name / f"{_split_of(row)}.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _split_of(row: Row) -> str:
    """Split of the row's maker; the same as `training/steps/corpus.py` gives, a test says."""
    name = f"spectriage:{(row['maker'] or row['id']).casefold()}"
    bucket = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10
    return "train" if bucket < 7 else "dev" if bucket == 7 else "test"


def _run(root: Path, corpus: Path, models: Path, step: str, seed: int) -> None:
    source = str(Path(__file__).resolve().parents[2])
    command = [
        sys.executable, str(root / "training" / "train.py"), "--corpus", str(corpus),
        "--models", str(models.resolve()), "--only", step, "--seed", str(seed),
    ]  # fmt: skip
    # The ranking is fitted on what the families just trained find, so the steps use them too.
    environment = {**os.environ, "PYTHONPATH": source, MODELS_VARIABLE: str(models.resolve())}
    done = subprocess.run(  # noqa: S603 - our own script with our own arguments
        command, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode or not all((models / n / META).is_file() for n in WRITTEN[step]):
        words = " ".join(done.stderr.split())[-_TOLD:]
        raise ModelError(f"the step {step} failed: {words}", name=step)
