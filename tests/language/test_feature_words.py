"""Features said in other words, and everyday things that stand near their words."""

import pytest

from spectriage.language.components.features.component import FeatureFinder

FINDER = FeatureFinder("features", spans_key="features", patterns=None)


def told(text):
    return {(one.label, one.polarity) for one in FINDER.find(f"Product\n\n{text}\n\nMass 3 kg")}


@pytest.mark.parametrize(
    "text",
    [
        "Radar tracks targets up to 30 km", "Live tracking of your parcel", "Locating devices for fixtures",
        "Switching behaviour analysis of relays", "Cable jacket PTFE", "Grease with PTFE",
        "Barcode reader with aiming laser", "5-axis image stabilisation", "Battery autonomy 8 h",
        "Keep out of sight of children", "Radio with VOX and scan", "AES/EBU digital audio input",
        "IP surveillance camera", "multi-beam light curtain", "Quick release mechanism of the plate",
    ],
)  # fmt: skip
def test_everyday_things_have_no_feature(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FPA operating at 77 K", "cooled"),
        ("uncooled bolometer array", "microbolometer"),
        ("compares faces with a watch list", "face_recognition"),
        ("determines the position of the target handset", "location_tracking"),
        ("suppresses the control link of drones", "jamming"),
        ("nulls jammers from up to seven directions", "anti_jam"),
        ("rated for depths of 6000 m", "underwater"),
        ("a licence key raises the frame rate to 60 Hz", "firmware_unlockable"),
        ("five axes move at the same time", "five_axis"),
    ],
)
def test_features_said_in_other_words(text, name):
    assert (name, "asserted") in told(text)


def test_plates_that_are_not_read_are_denied():
    assert told("The camera reads no number plates.") == {("plate_recognition", "negated")}
