"""The label model names what the vocabulary lacks, fits units, and stays silent otherwise."""

import json
from pathlib import Path

import numpy as np
import pytest
import skops.io

from spectriage.errors import ModelIncompatible, ModelMissing
from spectriage.modelstore import model_folder, verify_model
from spectriage.parameters import label_model as module
from spectriage.parameters import places
from spectriage.parameters.label_model import (
    MODEL,
    LabelModel,
    label_model,
    name_label,
    read_arrays,
)
from spectriage.parameters.label_terms import (
    BARE,
    NONE,
    agrees,
    character_terms,
    prepare_label,
    reads_as_label,
    unit_key,
    unit_keys,
    word_terms,
)
from spectriage.parameters.naming import name_value
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.units import parse_unit

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "labels"

# Labels that stand neither in the vocabulary nor in the corpus.
NAMED = [
    ("Smallest resolvable temp. difference", "mK", "thermal_camera", "netd"),
    ("Spacing of MCP channels", "um", "image_intensifier", "mcp_pitch"),
    ("Max. pulses per sec.", "kHz", "laser", "repetition_rate"),
    ("SSB noise, 10 kHz from carrier", "dBc/Hz", "oscillator_clock", "phase_noise"),
    ("Saturated Pout", "dBm", "rf_amplifier", "output_power"),
    ("I_DD in normal mode", "mA", "imu", "current_consumption"),
    ("Symmetric key bits", "bit", "crypto_module", "key_length"),
    ("Temp. ambiante de service", "°C", "pressure_sensor", "operating_temperature"),
]
SILENT = [
    ("Drop of gate-emitter path", "V", "discrete_component"),
    ("Leakage of input pin", "uA", "memory"),
    ("Hold time of SDA line", "ns", "processor"),
    ("Size of the SD card", "GB", "thermal_camera"),
    ("Time to charge the battery", "h", "uav"),
    ("Warranty on parts", "year", "other"),
    ("Reset register address", "bit", "imu"),
    ("Soldering iron temp.", "°C", "memory"),
    ("Digital magnifier", "x", "thermal_camera"),
    ("Viewfinder display pixels", "px", "thermal_camera"),
    ("Input IP3 at 2 GHz", "dBm", "rf_amplifier"),
    ("ESD rating of pins", "V", "imu"),
    ("Cold start time", "s", "gnss_receiver"),
    ("Vertical view of lens", "deg", "thermal_camera"),
    ("Number of pins in package", "", "memory"),
    ("Audio sample clock", "kHz", "surveillance_camera"),
]


@pytest.fixture(scope="module")
def model():
    return LabelModel(read_arrays(model_folder(MODEL), verify_model(model_folder(MODEL), MODEL)))


@pytest.mark.parametrize(("label", "unit", "family", "parameter"), NAMED)
def test_names_wordings_that_vocabulary_and_corpus_lack(label, unit, family, parameter):
    units = parse_unit(unit)
    assert name_value(label, units, family=family, bare=not units) is None
    assert label.casefold() not in _corpus_labels()
    named = name_label(label, units, family)
    assert named is not None
    assert named[0] == parameter
    assert verify_model(model_folder(MODEL), MODEL)["threshold"] <= named[1] <= 1.0


@pytest.mark.parametrize(("label", "unit", "family"), SILENT)
def test_says_nothing_of_labels_that_only_look_alike(label, unit, family):
    assert label.casefold() not in _corpus_labels()
    assert name_label(label, parse_unit(unit), family) is None


def _corpus_labels():
    return {
        json.loads(line)["label"].casefold()
        for split in ("train", "dev", "test")
        for line in (CORPUS / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    }


@pytest.mark.parametrize("unit", ["mK", "V", "dBm", "deg/h", "GHz", "µm", "%", "", "krad", "kVA"])
@pytest.mark.parametrize("label", ["Noise equiv. temp. difference", "Supply volts", "Pout", "???"])
def test_gives_probability_only_to_what_the_unit_can_measure(model, unit, label):
    parameters = load_parameters()
    for key in unit_keys(parse_unit(unit)):
        shares = model.probabilities(label, key, "other")
        assert NONE in shares
        assert all(agrees(key, parameters[name]) for name in shares if name != NONE)
        assert sum(shares.values()) == pytest.approx(1.0)


def test_one_label_is_another_parameter_in_another_unit_or_none(model):
    label = "Thermal contrast floor"
    assert "netd" in model.probabilities(label, "temperature_difference", "thermal_camera")
    assert "netd" not in model.probabilities(label, "voltage", "thermal_camera")


@pytest.mark.parametrize(
    ("unit", "parameter", "fits"),
    [
        ("mK", "netd", True),
        ("°C", "netd", True),  # a difference printed in °C
        ("dBm", "output_power", True),
        ("W", "output_power", True),
        ("W", "receiver_sensitivity", False),  # only decibels can be meant
        ("dBm", "average_power", False),
        ("", "f_number", True),
        ("", "channels", True),
        ("", "supply_voltage", False),
        ("", "spectral_range", False),
        ("g", "accel_range", True),
        ("g", "mass", True),
    ],
)
def test_units_and_parameters_that_agree(unit, parameter, fits):
    keys = unit_keys(parse_unit(unit))
    assert any(agrees(key, load_parameters()[parameter]) for key in keys) is fits


def test_keys_of_units():
    assert unit_keys(()) == (BARE,)
    assert [unit_key(unit) for unit in parse_unit("dBm")] == ["power log"]
    assert unit_keys(parse_unit("deg/h"))[0] == "angle time^-1"


def test_arrays_agree_with_the_estimator(model):
    folder = model_folder(MODEL)
    meta = verify_model(folder, MODEL)
    estimator = skops.io.load(folder / "model.skops", trusted=[])
    labels = [str(label) for label in estimator.classes_]
    for label, key, family in [
        ("Min. detectable temp. contrast", "temperature_difference", "thermal_camera"),
        ("P_out (sat.) λ/4 @ 25 °C", "power log", "rf_amplifier"),
        ("Zul. Umgebungstemperatur", "temperature", "pressure_sensor"),
        ("C", BARE, ""),
        ("", "voltage", "other"),
    ]:
        row = np.array([[prepare_label(label), key, family, ""]], dtype=object)
        logits = estimator.decision_function(row)[0] / meta["temperature"]
        logits[labels.index(NONE)] += meta["none_offset"]
        shares = model.probabilities(label, key, family)
        fitting = [labels.index(name) for name in shares]
        exponents = np.exp(logits[fitting] - logits[fitting].max())
        assert list(shares.values()) == pytest.approx(exponents / exponents.sum(), abs=1e-4)


def test_character_and_word_terms():
    assert list(character_terms("ab c")) == [
        " a", "ab", "b ", " ab", "ab ", " ab ", " c", "c ", " c ",
    ]  # fmt: skip
    assert word_terms("supply v (dc)") == ["supply", "v", "dc", "supply v", "v dc"]
    assert prepare_label("  NETD  Typ ") == "netd typ"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Iq", True),
        ("Cut-on to cut-off wavelength", True),
        ("n", False),
        ("25", False),
        ("the unit is supplied from a source that is able to give", False),
    ],
)
def test_texts_that_read_as_labels(text, fits):
    assert reads_as_label(text) is fits


def test_without_the_model_the_vocabulary_works_alone(monkeypatch):
    def missing(name):
        raise ModelMissing("not installed", name=name)

    monkeypatch.setattr(module, "model_folder", missing)
    label_model.cache_clear()
    try:
        assert label_model() is None
        assert name_label("Prime power", parse_unit("V"), "other") is None
    finally:
        label_model.cache_clear()


def test_a_model_of_other_features_is_refused():
    folder = model_folder(MODEL)
    meta = {**verify_model(folder, MODEL), "features_version": "0"}
    with pytest.raises(ModelIncompatible, match="trained for features 0"):
        read_arrays(folder, meta)


def test_the_same_label_is_named_the_same_by_a_new_model(model):
    arrays = read_arrays(model_folder(MODEL), verify_model(model_folder(MODEL), MODEL))
    again = LabelModel(arrays)
    for label, unit, family, _ in NAMED:
        for key in unit_keys(parse_unit(unit)):
            assert again.name(label, key, family) == model.name(label, key, family)


def test_shipped_model_is_small_and_beats_its_baselines():
    folder = model_folder(MODEL)
    metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 3_000_000
    for measure in ("accuracy", "macro_f1"):
        table = metrics[measure]
        rivals = ("majority", "vocabulary", "fuzzy match")
        assert all(table["model"]["value"] > table[name]["value"] for name in rivals)


def test_a_label_of_another_quantity_is_not_asked_of_the_model(monkeypatch):
    asked = []
    monkeypatch.setattr(places, "name_label", lambda *told: asked.append(told))
    name = places.name_place.__wrapped__
    assert name(places.Place("service life"), parse_unit("h"), "") is None
    assert not asked
    assert name(places.Place("zorbing kwell"), parse_unit("h"), "") is None
    assert asked
