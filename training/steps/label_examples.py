"""Rows of the label corpus to what the label model learns from."""

import hashlib
from collections.abc import Collection, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from label_corpus import Row
from spectriage.parameters.label_terms import NONE, agrees, prepare_label, unit_keys
from spectriage.vocabulary.parameters import load_parameters, load_wordings
from spectriage.vocabulary.terms import load_terms
from spectriage.vocabulary.units import parse_unit

_GENERIC = "other"
_COPIES = 3  # families that a label of any product is shown with, besides "other"
_FAMILIES_A_WORDING = 2
# Out of fold, told at a precision of .95: 703 with 1, 910 with 0.3, 993 with 0.1. The vocabulary
# has outgrown the labels that were printed, and holds none that name nothing.
_WORDING_WEIGHT = 0.1


class Example(NamedTuple):
    """A label as the model sees it, what it names, and what it weighs beside a printed one."""

    label: str
    unit: str
    family: str
    section: str
    parameter: str
    weight: float = 1.0


def examples_of(row: Row) -> list[Example]:
    """Examples of a row, one for each reading of its unit that fits what the label names."""
    keys = unit_keys(parse_unit(row["unit"]))
    if row["parameter"] != NONE:
        parameter = load_parameters()[row["parameter"]]
        keys = tuple(key for key in keys if agrees(key, parameter))[:1]
    label, section = prepare_label(row["label"]), row["section"].casefold()
    return [Example(label, key, row["family"], section, row["parameter"]) for key in keys]


def training_examples(rows: Iterable[Row], names: Collection[str]) -> list[Example]:
    """Examples to fit on: the rows, labels of any product with other families, the vocabulary.

    Without the copies a family that has few labels here would by itself name a parameter. Of the
    vocabulary only the parameters `names` are learnt, those of which the corpus has labels: what
    none of them can check would take labels from those that are.
    """
    found: list[Example] = []
    for row in rows:
        own = examples_of(row)
        found += own
        if row["family"] == _GENERIC:
            found += [
                example._replace(family=family) for example in own for family in _families(example)
            ]
    return found + _vocabulary_examples(names)


def _families(example: Example) -> list[str]:
    families = sorted(set(load_terms("family")) - {_GENERIC})
    start = int(hashlib.sha256("|".join(example[:5]).encode()).hexdigest(), 16)
    return [families[(start + 17 * copy) % len(families)] for copy in range(_COPIES)]


def _vocabulary_examples(names: Collection[str]) -> list[Example]:
    found = []
    for wording in load_wordings():
        parameter = load_parameters()[wording.parameter]
        if parameter.kind == "category" or parameter.name not in names:
            continue
        (key,) = unit_keys([parameter.canonical])
        for family in sorted(wording.families)[:_FAMILIES_A_WORDING] or [""]:
            found.append(
                Example(
                    prepare_label(wording.label), key, family, "", parameter.name, _WORDING_WEIGHT
                )
            )
    return found


def inputs(examples: list[Example]) -> NDArray[np.object_]:
    """Label, unit, family and section, shape ``(n_examples, 4)``."""
    return np.array([example[:4] for example in examples], dtype=object)


def weights_of(examples: list[Example]) -> NDArray[np.float64]:
    """What each example weighs, shape ``(n_examples,)``."""
    return np.array([example.weight for example in examples])


def targets(examples: list[Example]) -> NDArray[np.str_]:
    """What each example names, shape ``(n_examples,)``."""
    return np.array([example.parameter for example in examples])


def unit_mask(examples: list[Example], labels: Iterable[str]) -> NDArray[np.bool_]:
    """Whether each label's unit fits, shape ``(n_examples, n_labels)``."""
    known = load_parameters()
    names = list(labels)
    rows = {
        key: [name == NONE or agrees(key, known[name]) for name in names]
        for key in {example.unit for example in examples}
    }
    return np.array([rows[example.unit] for example in examples])
