"""Two letters at an address' end: a country's code, or a company's legal form."""

import pytest

from spectriage.vocabulary.countries import find_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Havneveien 3, Fjord Sonar AS", None),
        ("Lac Instruments SA", None),
        ("Weber GmbH & Co. KG", None),
        ("Nestor Holding SE", None),
        ("11564 Riyadh, SA", "SA"),
        ("Riyadh 11564 SA", "SA"),
        ("411 33 Gothenburg (SE)", "SE"),
        ("Hauptstr. 4, 80331 Munich, DE", "DE"),
    ],
)
def test_code_or_legal_form(text, code):
    found = find_country(text)
    assert (found.code if found else None) == code
