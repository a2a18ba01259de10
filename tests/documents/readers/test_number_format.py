import datetime

import pytest

from spectriage.documents.readers.number_format import show_value


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (50.0, "General", "50"),
        (50, "General", "50"),
        (0.5, "0.00", "0.50"),
        (0.5, "0.##", "0.5"),
        (50, "0.##", "50"),
        (0.125, "0.0%", "12.5%"),
        (0.05, '0.00" mK"', "0.05 mK"),
        (9, '"<" 0 "Hz"', "< 9 Hz"),
        (-40, "0;[Red]-0", "-40"),
        (1234567, "#,##0", "1234567"),
        (1234567, "#,##0,", "1234567"),
        (1e-9, "0.00E+00", "1e-09"),
        (0.5, "# ?/?", "0.5"),
        (True, "0", "TRUE"),
        ("text", "0.00", "text"),
        (datetime.datetime(2026, 1, 5), "yyyy", "2026-01-05"),
        (datetime.datetime(2026, 1, 5, 9, 30), "yyyy", "2026-01-05T09:30:00"),
        (float("nan"), "0.0", "nan"),
        (float("inf"), "0.0", "inf"),
    ],
)
def test_show_value(value, number_format, expected):
    assert show_value(value, number_format) == expected
