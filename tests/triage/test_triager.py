"""The whole job on texts: statuses, residue, evidence, blindness, determinism."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lists.samples import record, write_pack
from spectriage.errors import UsageError
from spectriage.lists.codes import heading
from spectriage.lists.load import load_pack
from spectriage.report.model import Report
from spectriage.triage.triager import load

CORE = """NV-640 Thermal Camera Core
Uncooled VOx microbolometer camera core for OEM integration, LWIR thermal imaging

Specifications
Array format: 640 x 512 pixels
Pixel pitch: 12 um
Spectral range: 8 - 14 um
Frame rate: {rate}
NETD: < 40 mK
Supply voltage: 5 V
Weight: 29 g
Operating temperature: -40 C to +71 C
"""


def entries(report: Report, regime: str) -> dict[str, str]:
    return {c.entry: str(c.status) for c in report.candidates if c.regime == regime}


@pytest.mark.parametrize(
    ("rate", "us", "eu"),
    [
        ("60 Hz", {"6A003.b.4.b": "meets"}, {"6A003.b.4.b": "meets"}),
        ("9.1 Hz", {"6A003.b.4.b": "meets"}, {"6A003.b.4.b": "meets"}),
        ("9 Hz", {"6A003.b.4.b": "released", "6A993.a": "meets"}, {"6A003.b.4.b": "released"}),
        ("8.9 Hz", {"6A003.b.4.b": "released", "6A993.a": "meets"}, {"6A003.b.4.b": "released"}),
    ],
)
def test_nine_hertz_note_releases_a_core_and_6a993a_catches_it(triager, rate, us, eu):
    report = triager.triage_text(CORE.format(rate=rate))
    assert report.document.family == "thermal_camera"
    assert us.items() <= entries(report, "US").items()
    assert eu.items() <= entries(report, "EU").items()


def test_missing_frame_rate_leaves_the_entry_open_and_says_what_is_missing(triager):
    report = triager.triage_text(CORE.replace("Frame rate: {rate}\n", ""))
    candidate = next(c for c in report.candidates if (c.regime, c.entry) == ("EU", "6A003.b.4.b"))
    assert candidate.status == "meets" or "frame_rate" in candidate.missing


def test_resistor_ends_in_ear99_with_written_eliminations(triager):
    report = triager.triage_text(
        "R100 thick film chip resistor\nResistance range: 1 ohm to 10 Mohm\nTolerance: 1 %\n"
        "Power rating at 70 C: 0.125 W\nOperating temperature: -55 to +155 C\nTransistor diode resistor\n"
    )
    residue = next(c for c in report.candidates if c.entry == "EAR99")
    assert residue.status == "meets"
    assert any(":" in note for note in residue.notes)
    assert report.eliminated
    listed = [c for c in report.candidates if heading(c.entry)[2:4] != "99" and c.entry != "EAR99"]
    assert all(c.confidence < 0.5 for c in listed)


def test_every_quote_stands_in_the_text(triager):
    text = CORE.format(rate="30 Hz")
    squeezed = "".join(text.split())
    report = triager.triage_text(text)
    quoted = [*report.parameters, *report.features, *report.traits, *report.claims]
    quoted += [k for c in report.candidates for k in c.criteria if k.quote]
    assert len(quoted) > 10
    for item in quoted:
        assert "".join(item.quote.split()) in squeezed


def test_candidates_are_sorted_by_confidence_and_calibrated(triager):
    report = triager.triage_text(CORE.format(rate="60 Hz"))
    shares = [c.confidence for c in report.candidates]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 1 for share in shares)


def test_same_text_gives_the_same_bytes(triager):
    text = CORE.format(rate="30 Hz")
    assert (
        triager.triage_text(text).model_dump_json() == triager.triage_text(text).model_dump_json()
    )


COUNTRIES = st.sampled_from(["Norway", "Iran", "Brazil", "Japan", "Syria", "Canada", "Peru"])
NAMES = st.sampled_from(["Alpha Ltd", "Beta GmbH", "Gamma LLC", "Delta Co., Ltd.", "Epsilon Oy"])


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(COUNTRIES, NAMES)
def test_item_candidates_are_blind_to_names_and_countries(triager, country, name):
    paper = (
        "COMMERCIAL INVOICE No. 1001\nConsignee: {}\nCountry of destination: {}\n\n"
        + CORE.format(rate="30 Hz")
    )
    one = triager.triage_text(paper.format("Kappa AB", "Chile"))
    other = triager.triage_text(paper.format(name, country))
    left = [c.model_dump_json(exclude={"criteria"}) for c in one.candidates]
    right = [c.model_dump_json(exclude={"criteria"}) for c in other.candidates]
    assert left == right


def test_unknown_regime_is_refused():
    with pytest.raises(UsageError, match="unknown regime XX"):
        load(regimes=("XX",))


def test_packs_are_chosen_by_version_and_by_themselves(tmp_path):
    rate = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
    home = write_pack(tmp_path, record("6A003.b", rate), effective="2026-08-13")
    (home / "earlier").mkdir()
    earlier = [record("6A003.b", rate | {"value": 90})]
    (home / "earlier" / "2024-01-01.json").write_text(json.dumps(earlier), "utf-8")
    statuses = {}
    for name in (str(home), f"{home}@2025-01-01"):
        report = load(packs=[name], ranked=False).triage_text(CORE.format(rate="60 Hz"))
        statuses[name[-10:]] = {(c.entry, str(c.status)) for c in report.candidates}
    assert list(statuses.values()) == [{("6A003.b", "meets")}, set()]
    pack = load_pack(home)
    report = load(packs=[pack], ranked=False).triage_text(CORE.format(rate="60 Hz"))
    assert {c.list_version for c in report.candidates} == {pack.info.version}


def test_packs_and_regimes_together_are_refused():
    with pytest.raises(UsageError, match="not both"):
        load(regimes=["US"], packs=["us_ccl"])
    with pytest.raises(UsageError, match="'XX' is no list"):
        load(packs=["XX"])


def test_capabilities_beyond_the_contract_are_told_apart(triager):
    report = triager.triage_text("Fluxgate magnetometer, hermetic housing.\nNoise: 5 pT/rtHz\n")
    assert [f.name for f in report.features] == ["hermetic"]
    assert [f.name for f in report.traits] == ["fluxgate"]


@pytest.mark.parametrize(
    ("materials", "status"),
    [
        ("Body: Alloy C-276 cast\nDisc: Alloy C-276", "meets"),
        ("Lined with PFA", "meets"),
        ("Body: brass CW617N\nSeats: PTFE", "undetermined"),
        ("Body: brass CW617N\nSeats: EPDM", None),
    ],
)
def test_a_valve_is_controlled_by_its_body_and_not_by_its_seats(triager, materials, status):
    report = triager.triage_text(
        f"KV-20 globe valve for chemical plants\nflanged valve, DN 15 to DN 50, PN 40\n{materials}\n"
        "Working temperature: -40 C to +180 C\n"
    )
    for regime in ("US", "EU"):
        assert entries(report, regime).get("2B350.g.1") == status
