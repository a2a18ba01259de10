"""Which family a report names."""

import pytest

from spectriage.triage.understanding import family_named


@pytest.mark.parametrize(
    ("family", "kind", "named"),
    [
        ({"lidar": 0.4, "other": 0.2}, "datasheet", "lidar"),
        ({"lidar": 0.4, "other": 0.2}, "commercial_invoice", "other"),
        ({"lidar": 0.6, "other": 0.2}, "commercial_invoice", "lidar"),
        ({}, "commercial_invoice", "other"),
        ({}, "datasheet", "other"),
    ],
)
def test_a_paper_names_only_a_likely_family(family, kind, named):
    assert family_named(family, kind) == named
