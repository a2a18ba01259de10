"""Read, check, split and write the corpus of labels.

One JSON object a row. Run it on the folder after rows were added: it holds all of them against the
vocabulary and puts each into its split.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio

from spectriage.errors import CorpusError
from spectriage.parameters.label_terms import NONE, agrees, unit_keys
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.terms import load_terms
from spectriage.vocabulary.units import parse_unit

SPLITS = ("train", "dev", "test")
FIELDS = ("label", "unit", "section", "family", "parameter", "language", "source")
_NEAR = 84.0  # token_sort_ratio from which two wordings are one family
_SHARES = {"test": 0.20, "dev": 0.15}
_WORD = re.compile(r"[^\W_]+")

Row = dict[str, Any]


def check_row(row: Row) -> None:
    """Hold a row against the vocabulary.

    Raises
    ------
    CorpusError
        A field is missing or unknown, or the unit cannot measure the parameter.
    """
    if set(row) != set(FIELDS) or not row["label"]:
        raise CorpusError(f"{row} has other fields", file="labels")
    if row["family"] not in load_terms("family"):
        raise CorpusError(f"{row['family']!r} is no family", file="labels", field="family")
    if row["parameter"] == NONE:
        return
    known = load_parameters().get(row["parameter"])
    if known is None or known.kind == "category":
        raise CorpusError(f"{row['parameter']!r} is no parameter", file="labels", field="parameter")
    if not any(agrees(key, known) for key in unit_keys(parse_unit(row["unit"]))):
        raise CorpusError(f"{row['label']!r} in {row['unit']!r}", file="labels", field="unit")


# Words that tell no wordings apart. Not the vocabulary's own: the splits must not move with it.
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        the a an of for at in on to and or is are with by typ typical max maximum min minimum nom
        nominal rated approx approximately about standard per each total note notes der die das des
        du de la le les und et value values
        """,
    )
)


def wording_key(label: str) -> str:
    """The label's sorted content words, without figures and small words."""
    words = {word.removesuffix("s") or word for word in _WORD.findall(label.casefold())}
    content = sorted(word for word in words if word not in SMALL_WORDS and not word.isdigit())
    return " ".join(content or sorted(words)) or label


def wording_families(rows: list[Row]) -> list[tuple[str, str]]:
    """Parameter and first wording key of each row's family of near-duplicate wordings."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        keys[row["parameter"]].add(wording_key(row["label"]))
    family_of = {
        (parameter, key): (parameter, family[0])
        for parameter, members in keys.items()
        for family in _near_duplicates(sorted(members))
        for key in family
    }
    return [family_of[row["parameter"], wording_key(row["label"])] for row in rows]


def split_rows(rows: list[Row]) -> dict[str, list[Row]]:
    """Rows by split: near-duplicate wordings of a parameter stay in one split.

    Of each parameter's wording families about a fifth is held out for test and 15 % for dev,
    in the order of a hash, so that a row's split does not depend on who wrote it when.
    """
    families: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row, family in zip(rows, wording_families(rows), strict=True):
        families[family].append(row)
    totals = Counter(row["parameter"] for row in rows)
    counts: Counter[tuple[str, str]] = Counter()
    split: dict[str, list[Row]] = {name: [] for name in SPLITS}
    for family in sorted(families, key=_hash):
        parameter, size = family[0], len(families[family])
        held = (
            name
            for name, share in _SHARES.items()
            if counts[parameter, name] + size <= round(share * totals[parameter])
        )
        name = next(held, "train")
        counts[parameter, name] += size
        split[name] += families[family]
    return split


def _hash(family: tuple[str, str]) -> str:
    return hashlib.sha256(f"labels:{family[0]}:{family[1]}".encode()).hexdigest()


def _near_duplicates(keys: list[str]) -> list[list[str]]:
    parent = list(range(len(keys)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for later in range(len(keys)):
        for earlier in range(later):
            if token_sort_ratio(keys[earlier], keys[later]) >= _NEAR:
                high, low = sorted((root(earlier), root(later)), reverse=True)
                parent[high] = low
    families: dict[int, list[str]] = defaultdict(list)
    for index, key in enumerate(keys):
        families[root(index)].append(key)
    return list(families.values())


def read_labels(folder: Path, splits: Iterable[str] = SPLITS) -> list[Row]:
    """Rows of the named splits, each with its split, in file order.

    Raises
    ------
    CorpusError
        A file is missing or a line is no JSON.
    """
    rows: list[Row] = []
    for split in splits:
        path = folder / f"{split}.jsonl"
        if not path.is_file():
            raise CorpusError("not found", file=str(path))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                rows.append({**json.loads(line), "split": split})
            except ValueError as err:
                raise CorpusError(f"line {number} is no JSON", file=str(path)) from err
    return rows


def write_labels(rows: list[Row], folder: Path) -> dict[str, int]:
    """Check, split and write rows; returns the number of rows of each split."""
    for row in rows:
        check_row(row)
    by_split = split_rows(rows)
    for name, members in by_split.items():
        lines = sorted(
            json.dumps({key: row[key] for key in FIELDS}, ensure_ascii=False) for row in members
        )
        (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return {name: len(members) for name, members in by_split.items()}


if __name__ == "__main__":
    labels = Path(__file__).resolve().parents[2] / "corpora" / "labels"
    stored = [{key: row[key] for key in FIELDS} for row in read_labels(labels)]
    print(write_labels(stored, labels))
