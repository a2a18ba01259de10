"""The quantity grammar: each style of print beside its near misses."""

from decimal import Decimal

import pytest

from spectriage.parameters.quantities import find_quantities

D = Decimal


def told(text):
    return [
        (q.min, q.typ, q.max, q.units[0].text if q.units else "") for q in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8–14 µm", [(D(8), None, D(14), "micron")]),
        ("< 50 mK @ f/1.0", [(None, None, D(50), "mK"), (None, D("1.0"), None, "")]),
        ("≥ 25 dB", [(D(25), None, None, "dB")]),
        ("±2000 °/s", [(None, None, D(2000), "°/s")]),
        ("-40…+85 °C", [(D(-40), None, D(85), "degC")]),
        ("1.5 V to 3.6 V", [(D("1.5"), None, D("3.6"), "V")]),
        ("2.375V-3.46V", [(D("2.375"), None, D("3.46"), "V")]),
        ("-20℃~60℃", [(D(-20), None, D(60), "degC")]),
        ("900 MHz to 2.4 GHz", [(D("0.900"), None, D("2.4"), "GHz")]),
        ("0.8°/h", [(None, D("0.8"), None, "°/h")]),
        ("9,600 bps to 921,600 bps", [(D(9600), None, D(921600), "bps")]),
        ("up to 60 fps", [(None, None, D(60), "fps")]),
        ("5 W max", [(None, None, D(5), "W")]),
        ("1/10,000 s", [(None, D("0.0001"), None, "s")]),
        ("14-bit", [(None, D(14), None, "bit")]),
        (
            "±2, ±4 and ±8 g",
            [(None, None, D(2), "g"), (None, None, D(4), "g"), (None, None, D(8), "g")],
        ),
        ("5 V ± 0.5 V", [(D("4.5"), D(5), D("5.5"), "V")]),
        ("5 VDC ±10%", [(D("4.5"), D(5), D("5.5"), "V")]),
        ("3.0 × 10^-10 at 1 s", [(None, D("3.0E-10"), None, ""), (None, D(1), None, "s")]),
        ("100 krad(Si)", [(None, D(100), None, "krd")]),
        ("............–40°C to 85°C", [(D(-40), None, D(85), "degC")]),
        ("1 mW / 1 MW", [(None, D(1), None, "mW"), (None, D(1), None, "MW")]),
        ("bis zu 30 m", [(None, None, D(30), "m")]),
        ("RS-485 and IP67", []),
        ("rev 1.2.3", []),
        ("14-12", [(None, D(14), None, ""), (None, D(12), None, "")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_find_quantities_reads(text, expected):
    found = told(text)
    if text == "14-12":  # no range: what the second number is stays open
        assert found[0] == expected[0]
        return
    assert found == expected


def test_pair_is_an_array_and_three_sides_are_none():
    pair = find_quantities("640 × 512")[0]
    assert pair.pair == (D(640), D(512))
    box = find_quantities("10.60 × 10.60 × 5.92 mm")[0]
    assert box.pair is None
    assert box.numbers == ()


@pytest.mark.parametrize(
    "text", ["Nominally 150 mW at room", "2.8 V, 1.2 V", "(300°/sec)", "  5 W "]
)
def test_span_covers_the_printed_words(text):
    for quantity in find_quantities(text):
        printed = text[quantity.start : quantity.end]
        assert printed == printed.strip()
        assert any(ch.isdigit() for ch in printed)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Users: 8 max. A second one", ""), ("Channels 5 max. In use", ""), ("3.6 max. V", "V"),
     ("12 max. V DC", "V DC")],
)  # fmt: skip
def test_a_sentence_behind_a_bound_begins_with_no_unit(text, unit):
    assert [q.unit_text for q in find_quantities(text)] == [unit]
