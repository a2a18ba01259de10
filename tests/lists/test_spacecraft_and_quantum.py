"""Spacecraft, quantum and cryogenic goods, and circuits that meet 3A090 besides their own entry."""

import pytest

from lists.samples import facts, results, value
from spectriage.lists.load import load_packs

PACKS = {pack.info.regime: pack for pack in load_packs(plugins=False)}


def status(code, known, regime="US"):
    return results(known, pack=PACKS[regime])[code].status


@pytest.mark.parametrize(
    ("qubits", "error", "expected"),
    [(33, 1e-5, None), (34, 1e-4, "4A906.a.1"), (34, 2e-4, None), (100, 1e-3, "4A906.a.2"),
     (1999, 6e-3, "4A906.a.7"), (2000, 0.5, "4A906.a.8")],
)  # fmt: skip
def test_quantum_computers_by_qubits_and_error(qubits, error, expected):
    known = facts(
        value("qubits", qubits), value("two_qubit_error", error),
        family="other", quantum_computer="asserted",
    )  # fmt: skip
    tiers = [f"4A906.a.{tier}" for tier in range(1, 9)]
    open_ones = [code for code in tiers if status(code, known) == "undetermined"]
    assert open_ones == ([expected] if expected else [])
    assert [
        code for code in tiers if status(code.replace("4A906", "4A506"), known, "EU") != "not_met"
    ] == open_ones


def test_annealing_computers_are_released():
    known = facts(
        value("qubits", 5000), family="other", quantum_computer="asserted",
        quantum_annealer="asserted",
    )  # fmt: skip
    assert status("4A906.a.8", known) in ("released", "undetermined")
    assert status("4A906.a.1", known) == "not_met"


@pytest.mark.parametrize(
    ("thrust", "expected"), [(22, "meets"), (667.23, "meets"), (700, "not_met")]
)
def test_thrusters_by_thrust(thrust, expected):
    known = facts(value("thrust", thrust), family="other", spacecraft_thruster="asserted")
    assert status("9A515.h", known) == expected


def test_spacecraft_of_no_named_kind_is_the_last_of_them():
    known = facts(family="other", satellite_platform="asserted")
    assert status("9A515.a.5", known) == "undetermined"
    assert {status(f"9A515.a.{kind}", known) for kind in (1, 2, 3, 4)} == {"not_met"}


def test_programmable_circuit_that_meets_3a090_is_of_the_z_paragraph_too():
    known = facts(
        value("tops", 200), value("total_processing_performance", 4800), value("logic_io", 800),
        family="fpga",
    )  # fmt: skip
    assert status("3A090.a.1", known) == "meets"
    assert status("3A001.a.7.a", known) == "meets"
    assert status("3A001.z.4.a", known) == "meets"
    weaker = facts(value("tops", 5), value("logic_io", 800), family="fpga")
    assert status("3A001.z.4.a", weaker) == "not_met"
