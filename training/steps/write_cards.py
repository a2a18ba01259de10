"""Write cards and diagrams again from stored metrics: `python training/steps/write_cards.py`."""

import json
from pathlib import Path

from card import model_card
from diagram import FILE, write_diagram

MODELS = Path(__file__).resolve().parents[2] / "models"


def write_card(folder: Path) -> None:
    """The card of one model, and its diagram where the metrics hold a reliability table."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    (folder / "README.md").write_text(model_card(meta, metrics), encoding="utf-8")
    write_diagram(folder / FILE, metrics["reliability"])


if __name__ == "__main__":
    for found in sorted(MODELS.glob("*/metrics.json")):
        if "reliability" in json.loads(found.read_text(encoding="utf-8")):
            write_card(found.parent)
