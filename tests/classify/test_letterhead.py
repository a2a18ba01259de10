"""A sender's name at the top of a paper, by its build."""

import pytest

from spectriage.classify.blinding import letterhead


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\nTHORNAPPLE RELIEF LOGISTICS\npacking list", "THORNAPPLE RELIEF LOGISTICS"),
        ("AURALlS CARG0 AlRWAYS\nTo: all", "AURALlS CARG0 AlRWAYS"),
        ("Rocbrunet Moteurs & Fils\nFacture", "Rocbrunet Moteurs & Fils"),
        ("Packing list no. 12\nKessel", ""),
        ("KA-7\nRange", ""),
        ("KESSEL KA 120\nRange", ""),
        ("Thermal Camera\nMass", ""),
        ("We hereby certify that the goods named below\n", ""),
        ("", ""),
    ],
)
def test_letterhead(text, name):
    assert letterhead(text) == name
