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
        ("Calle Mayor 2001, Villaverde", None),  # no telephone of 00-1
        ("5 Mill Rd, Seymour VIC 3660", "AU"),
        ("Delta BC V4K 1A1", "CA"),
        ("Rua do Cais 4, 3870-163 Murtosa", "PT"),
        ("Via dei Mulini 18, 52025 Montevarchi (AR)", "IT"),
        ("Havenweg 3, 9976 VN Lauwersoog", "NL"),
        ("Ringstraße 9, UID ATU12345678", "AT"),
    ],
)
def test_code_or_legal_form(text, code):
    found = find_country(text)
    assert (found.code if found else None) == code
