"""What can be read two ways, or is told twice, stays visible and is held against lists strictly."""

import pytest

from spectriage.lists.codes import heading
from spectriage.lists.compare import Demand
from spectriage.lists.criteria import ParameterTest
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.facts import FactValue
from spectriage.lists.figures import told
from spectriage.lists.load import load_packs
from spectriage.parameters.reading import Alternative, Reading
from spectriage.triage.doubts import doubtful_values
from spectriage.triage.values import facts_of, report_values

RANK = ("meets", "undetermined", "released", "not_met")
SHEET = """NV-640 Thermal Camera Core
Uncooled VOx microbolometer camera core, LWIR thermal imaging
{first}
Array format: 640 x 512 pixels
Spectral range: 8 - 14 um
\f
Specifications
NETD: < 40 mK
{second}
"""


def reading(name, typ, unit, *others, read_as="", quote="1 mw", page=1, **more):
    return Reading(
        name=name, min=None, typ=typ, max=None, unit=unit, label=name, quote=quote, page=page,
        bbox=(0.0, 0.0, 1.0, 1.0), score=0.9, source="table", read_as=read_as,
        alternatives=tuple(Alternative(typ=value, read_as=way) for value, way in others), **more,
    )  # fmt: skip


def pack(regime):
    return next(pack for pack in load_packs() if pack.info.regime == regime)


def states(readings, family):
    facts = facts_of(report_values(readings), [], family)
    return {r.code: str(r.status) for r in evaluate_list(pack("US"), facts, {family})}, facts


MILLI, MEGA = (0.001, "1 mW"), (1e6, "1 MW")


@pytest.mark.parametrize(
    ("family", "name", "unit", "first", "second"),
    [
        ("laser", "average_power", "W", MILLI, MEGA),
        ("laser", "average_power", "W", MEGA, MILLI),
        ("thermal_camera", "frame_rate", "Hz", (8.5, "8.5 Hz"), (85.0, "85 Hz")),
        ("thermal_camera", "frame_rate", "Hz", (85.0, "85 Hz"), (8.5, "8.5 Hz")),
        ("adc_dac", "sample_rate", "1/s", (1.3, "1.3 S/s"), (1.3e9, "1.3 GS/s")),
    ],
    ids=["1 mW or MW", "1 MW or mW", "8.5 or 85 Hz", "85 or 8.5 Hz", "1.3 S/s or GS/s"],
)
def test_entry_is_at_least_as_controlled_as_under_each_way(family, name, unit, first, second):
    extra = [
        reading("resolution_bits", 14.0, "bit"),
        reading("wavelength", 1064.0, "nm"),
        reading("pixels_horizontal", 640.0, "count"),
    ]
    both, _ = states([reading(name, first[0], unit, second, read_as=first[1]), *extra], family)
    alone = [
        states([reading(name, value, unit), *extra], family)[0] for value, _ in (first, second)
    ]
    assert alone[0] != alone[1], "the ways must differ for the test to say something"
    for code in both:
        if heading(code)[2:4] != "99" and code != "EAR99":  # residues go down as listed ones go up
            strictest = min(RANK.index(way[code]) for way in alone)
            assert RANK.index(both[code]) <= strictest, code


def test_basis_tells_both_ways_and_the_page_stays_the_same():
    value = reading("average_power", 0.001, "W", MEGA, read_as="1 mW")
    _, facts = states([value], "laser")
    assert [(f.typ, f.read_as, f.could_be, f.ref) for f in facts.values] == [
        (0.001, "1 mW", ("1 MW",), 0),
        (1e6, "1 MW", ("1 mW",), 0),
    ]
    test = ParameterTest(parameter="average_power", op=">", value=50, unit="W")
    assert told(facts.values[1], test) == "1000000 W (read as 1 MW; could be 1 mW)"
    results = evaluate_list(pack("US"), facts, {"laser"})
    basis = [c for r in results for c in r.criteria if c.name == "average_power" and c.ref == 0]
    met = [c for c in basis if c.outcome == "met" and c.operator in (">", ">=")]
    assert met
    assert all(c.found and "read as 1 MW; could be 1 mW" in c.found for c in met)
    assert all("read as 1 MW; could be 1 mW" in c.because for c in met)


def test_release_needs_every_way_to_release():
    note = ParameterTest(parameter="frame_rate", op="<=", value=9, unit="Hz")
    from spectriage.lists.judge import Context, judge

    value = reading("frame_rate", 9.0, "Hz", (90.0, "90 Hz"), read_as="9 Hz")
    facts = facts_of(report_values([value]), [], None)
    context = Context(facts=facts, values=facts.by_parameter(), states={}, below={})
    assert judge(note, context, Demand.ALL).outcome == "not_met"
    assert judge(note, context, Demand.ANY).outcome == "met"


def test_derived_figure_keeps_the_doubt():
    value = reading("tops", 40.0, "Top/s", (4.0, "4 TOPS"), read_as="40 TOPS")
    facts = facts_of(report_values([value]), [], "ai_accelerator")
    derived = [f for f in facts.values if f.parameter == "total_processing_performance"]
    assert [(f.typ, f.read_as, f.could_be) for f in derived] == [
        (320.0, "40 TOPS", ("4 TOPS",)),
        (32.0, "4 TOPS", ("40 TOPS",)),
    ]


def test_plain_value_says_nothing_of_doubt():
    assert doubtful_values([reading("frame_rate", 9.0, "Hz")]) == []
    value = FactValue(parameter="frame_rate", typ=9.0)
    test = ParameterTest(parameter="frame_rate", op=">", value=9, unit="Hz")
    assert told(value, test) == "9 Hz"


def test_ambiguous_print_is_warned_of_once():
    value = reading("average_power", 0.001, "W", MEGA, read_as="1 mW")
    (warning,) = doubtful_values([value, value])
    assert (warning.code, warning.page) == ("ambiguous_value", 1)
    assert '"1 mw": read as 1 mW; could be 1 MW' in warning.detail


def test_contradiction_is_a_warning_and_the_stricter_value_decides(triager):
    sheet = SHEET.format(first="60 Hz frame rate", second="Frame rate: 9 Hz")
    report = triager.triage_text(sheet)
    (warning,) = [w for w in report.warnings if w.code == "conflicting_values"]
    assert warning.page == 2
    assert '"60 Hz" on page 1, but "9 Hz" on page 2' in warning.detail
    assert {v.typ for v in report.parameters if v.name == "frame_rate"} == {60.0, 9.0}
    found = {c.entry: str(c.status) for c in report.candidates if c.regime == "US"}
    assert found["6A003.b.4.b"] == "meets"


def test_agreeing_sheet_has_no_such_warning(triager):
    sheet = SHEET.format(first="9 Hz frame rate", second="Frame rate: 9.0 Hz")
    codes = {w.code for w in triager.triage_text(sheet).warnings}
    assert codes.isdisjoint({"conflicting_values", "ambiguous_value"})


def test_screen_shows_how_else_a_value_could_be_read():
    from spectriage.cli.render.words import value_of

    (value,) = report_values([reading("average_power", 0.001, "W", MEGA, read_as="1 mW")])
    assert value_of(value) == "0.001 W (could be 1 MW)"
