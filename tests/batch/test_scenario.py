"""Drills: our own is what we say it is, and a scenario that is wrong names its place."""

from importlib import resources
from pathlib import Path

import pytest

from spectriage.batch.scenario import load_scenario, run_shipment
from spectriage.cases.case import read_case
from spectriage.errors import DataError

DRILL = Path(str(resources.files("spectriage") / "samples" / "scenarios" / "drill.yaml"))
SHIPMENTS = load_scenario(DRILL).shipments


def case_of(triager, papers, name):
    return read_case(triager, papers, name=name)


@pytest.mark.parametrize("shipment", SHIPMENTS, ids=lambda shipment: shipment.id)
def test_our_drill_is_caught_but_for_the_known_slips(triager, shipment):
    result = run_shipment(shipment, DRILL.parent, triager, case_of)
    assert {check.expected for check in result.slipped} == set(shipment.expect.slips)
    assert len(result.checks) >= 1


def test_what_is_not_there_slips(triager, tmp_path):
    file = written(tmp_path, PAPER + "      entries: [US 6A003.b.4.b, US EAR99]\n"
                                     "      no_entries: [US 3A001]\n      findings: [quantity]\n")  # fmt: skip
    [shipment] = load_scenario(file).shipments
    result = run_shipment(shipment, tmp_path, triager, case_of)
    assert [(c.kind, c.expected) for c in result.slipped] == [
        ("entry", "US 6A003.b.4.b"), ("finding", "quantity"),
    ]  # fmt: skip
    assert "EAR99" in result.slipped[0].found


PAPER = """name: one
shipments:
  - id: first
    papers:
      - {name: sheet.txt, text: "Chip resistor RX-1. Resistance: 10 kΩ, tolerance 1 %"}
    expect:
"""


def written(folder, text):
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- 1", "valid dictionary"),
        ("name: [", "not readable as YAML"),
        (PAPER.replace("expect", "expects"), "shipments.0.expect: Field required"),
        (PAPER + "      entries: [6A003]\n", "no regime and code"),
        (PAPER + "      unread: [b.pdf]\n", "no paper b.pdf"),
        (PAPER + "      slips: [quantity]\n", "not expected"),
        (PAPER.replace('text: "', 'file: a.txt, text: "') + "      entries: []\n", "not both"),
        (PAPER.replace("id: first", "id: 6E001") + "      entries: []\n", "valid string"),
    ],
    ids=["no mapping", "no yaml", "key", "entry", "paper", "slip", "text and file", "number"],
)
def test_a_wrong_scenario_names_its_place(tmp_path, text, said):
    with pytest.raises(DataError, match=r"scenario\.yaml") as caught:
        load_scenario(written(tmp_path, text))
    assert said in str(caught.value)


def test_files_of_papers_stay_below_the_scenario(triager, tmp_path):
    (tmp_path / "secret.txt").write_text("not ours")
    (tmp_path / "inner").mkdir()
    text = PAPER.replace("sheet.txt, text:", "sheet.txt, file: ../secret.txt, #")
    file = written(tmp_path / "inner", text.replace(', # "', '} # "') + "      entries: []\n")
    [shipment] = load_scenario(file).shipments
    with pytest.raises(DataError, match="leads out"):
        run_shipment(shipment, file.parent, triager, case_of)
