"""Labels as makers print them, each beside a value: named as an engineer names them.

The files in `labels/` were written from memory of the trade, not from the vocabulary. A row tells
a family, a parameter (or ``none``: a quantity that is none of ours), the unit of the value
(``bare``: a count; ``-range``: two ends) and the labels. `MISSED` holds what we name otherwise.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parameters.synthetic import page_with_table
from spectriage.parameters.extract import read_page

FOLDER = Path(__file__).resolve().parent / "labels"
LEAST = 2500
MISSED = 0.02  # share of labels that may be named otherwise


def labels(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Family, parameter, unit and label of every case in a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "family\t")):
            family, parameter, unit, listed = line.split("\t")
            for label in listed.split(" | "):
                yield family, parameter, unit, label


def printed(unit: str, parameter: str) -> str:
    """A value with that unit as a paper prints it."""
    if parameter == "acoustic_sensitivity":
        return f"-180 {unit}"
    if unit == "bare":
        return "2"
    if unit == "x":
        return "30x"
    if unit.replace("x", "").isdigit():
        return unit.replace("x", " x ")
    if unit == "degC-range":
        return "-40 to 60 °C"
    return f"3 to 8 {unit.removesuffix('-range')}" if unit.endswith("-range") else f"5 {unit}"


def named(family: str, parameter: str, unit: str, label: str) -> set[str]:
    page = page_with_table(
        [["Colour", "black"], [label, printed(unit, parameter)], ["Housing", "sealed"]]
    )
    return {reading.name for reading in read_page(page, family)}


def is_right(parameter: str, found: set[str]) -> bool:
    return not found if parameter == "none" else parameter in found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_labels_are_named(path):
    cases = list(labels(path))
    wrong = [
        (family, parameter, label, sorted(found))
        for family, parameter, unit, label in cases
        if not is_right(parameter, found := named(family, parameter, unit, label))
    ]
    assert len(wrong) <= MISSED * len(cases), wrong


def test_there_are_many_labels():
    assert sum(1 for path in FOLDER.glob("*.tsv") for _ in labels(path)) >= LEAST
