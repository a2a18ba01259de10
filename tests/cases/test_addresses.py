"""How much of what was read as an address is surely one."""

import pytest

from spectriage.cases.addresses import tidy_address


@pytest.mark.parametrize(
    ("read", "sure"),
    [
        ("Rua do Cais 4, 9930 Lajes, Portugal", "Rua do Cais 4, 9930 Lajes, Portugal"),
        ("Portugal. Payment to Caixa do Cais, ref. 77", "Portugal"),
        ("Lajes, Portugal, Oslo, 6 March 2026", "Lajes, Portugal"),
        ("Reno, 25 x MK-30 @ USD 410.00 = 10,250.00", "Reno"),
        ("Reno, total USD 10,700.00", "Reno"),
        ("Porto, IBAN PT50 0045 8010 4021 7733 9027 1", "Porto"),
        ("Suwon, Purchase order 03/2026", "Suwon"),
        ("12 Georgia Street, Leeds LS2 9AA", "12 Georgia Street, Leeds LS2 9AA"),
        ("China, Xi'an, Gaoxin Road 8", "China, Xi'an, Gaoxin Road 8"),
        ("Unit 5 x 7 Park, Cork, Ireland", "Unit 5 x 7 Park, Cork, Ireland"),
        ("", ""),
    ],
)
def test_what_was_read_into_an_address_is_left_out(read, sure):
    assert tidy_address(read) == sure
