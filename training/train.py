"""Train all models from the corpus: `python training/train.py [--corpus DIR] [--models DIR]`."""

import argparse
import sys
import time
from pathlib import Path

from threadpoolctl import threadpool_limits

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "steps"))

import train_item_code  # noqa: E402 - the steps' folder is put on the path first
import train_labels  # noqa: E402
import train_ner  # noqa: E402
import train_ranking  # noqa: E402
import train_text  # noqa: E402

STEPS = {
    "text": train_text.main,
    "labels": train_labels.main,
    "ner": train_ner.main,
    "ranking": train_ranking.main,
    "item_code": train_item_code.main,
}


def main() -> int:
    """Run the steps in their order; the ranking needs the models before it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "corpora" / "spec_sheets")
    parser.add_argument("--models", type=Path, default=HERE.parent / "models")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=list(STEPS), default=None)
    chosen = parser.parse_args()
    for name, step in STEPS.items():
        if chosen.only in (None, name):
            started = time.perf_counter()
            with threadpool_limits(1):  # sums of several threads differ in their last digits
                step(chosen.corpus, chosen.models, seed=chosen.seed)
            print(f"== {name}: {time.perf_counter() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
