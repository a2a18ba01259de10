"""Train all models from the corpus: `python training/train.py [--corpus DIR] [--models DIR]`.

Steps that need nothing of each other run beside each other, each in a process of its own.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from threadpoolctl import threadpool_limits

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "steps"))

import train_item_code  # noqa: E402 - the steps' folder is put on the path first
import train_labels  # noqa: E402
import train_ner  # noqa: E402
import train_ranking  # noqa: E402
import train_sentences  # noqa: E402
import train_text  # noqa: E402
from spectriage.modelstore import MODELS_VARIABLE  # noqa: E402

STEPS = {
    "sentences": train_sentences.main,
    "text": train_text.main,
    "labels": train_labels.main,
    "ner": train_ner.main,
    "ranking": train_ranking.main,
    "item_code": train_item_code.main,
}


# Begun in this order, the long ones first, each as soon as what it reads with is trained.
READ_WITH = ("text", "labels", "sentences")
NEEDS = {
    "ner": (), "text": (), "labels": (), "sentences": (),
    "ranking": READ_WITH, "item_code": READ_WITH,
}  # fmt: skip
AT_A_TIME = 2


def main() -> int:
    """Run one step, or all of them; 1 where a step failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "corpora" / "spec_sheets")
    parser.add_argument("--models", type=Path, default=HERE.parent / "models")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=list(STEPS), default=None)
    chosen = parser.parse_args()
    chosen.models.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    if chosen.only is None:
        if not run_all(lambda step: _run(step, chosen)):
            return 1
        print(f"== all: {time.perf_counter() - started:.0f} s", flush=True)
        return 0
    with threadpool_limits(1):  # sums of several threads differ in their last digits
        STEPS[chosen.only](chosen.corpus, chosen.models, seed=chosen.seed)
    print(f"== {chosen.only}: {time.perf_counter() - started:.0f} s", flush=True)
    return 0


def run_all(run: Callable[[str], bool]) -> bool:
    """Whether all steps ended well; where one did not, none begins any more."""
    waiting, done = list(NEEDS), set[str]()
    running: dict[Future[bool], str] = {}
    with ThreadPoolExecutor(AT_A_TIME) as side_by_side:
        while waiting or running:
            ready = [step for step in waiting if done.issuperset(NEEDS[step])]
            for step in ready[: AT_A_TIME - len(running)]:
                waiting.remove(step)
                running[side_by_side.submit(run, step)] = step
            for ended in wait(running, return_when=FIRST_COMPLETED).done:
                if not ended.result():
                    return False
                done.add(running.pop(ended))
    return True


def _run(step: str, chosen: argparse.Namespace) -> bool:
    """Whether a step in a process of its own ended well.

    What it reads with are the models being trained, not those that were there before.
    """
    told = {MODELS_VARIABLE: str(chosen.models.resolve())}
    command = [sys.executable, __file__, "--corpus", str(chosen.corpus)]
    command += ["--models", str(chosen.models), "--seed", str(chosen.seed), "--only", step]
    code = subprocess.run(command, env={**os.environ, **told}, check=False).returncode  # noqa: S603
    if code:
        print(f"== {step}: failed ({code})", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
