"""Errors carry their parts and survive pickling, since workers send them home."""

import pickle

import pytest

from spectriage import errors


def leaf_classes():
    return [
        kind for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.SpectriageError)
    ]  # fmt: skip


MADE = {
    errors.DocumentError: {"path": "a.pdf", "page": 3},
    errors.DataError: {"file": "x.json", "entry": "6A003", "field": "op"},
    errors.ModelError: {"name": "spec_ner"},
    errors.UnitError: {"text": "frobs"},
    errors.PluginError: {"entry_point": "acme"},
    errors.SpectriageError: {},
}


@pytest.mark.parametrize("kind", leaf_classes(), ids=lambda kind: kind.__name__)
def test_error_survives_pickle_with_its_parts(kind):
    parts = next(parts for base, parts in MADE.items() if issubclass(kind, base))
    error = kind("went wrong", **parts)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(again) is kind
    assert str(again) == str(error)
    for name, value in parts.items():
        assert getattr(again, name) == value


def test_document_error_names_file_and_page():
    assert (
        str(errors.DamagedDocument("cut short", path="a.pdf", page=3)) == "a.pdf, page 3: cut short"
    )
