"""Product nouns: the longest wins, compounds by their end, no boundary in Chinese text."""

from collections import Counter

import pytest

from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("oj-1 laser distance sensor", ["laser_rangefinder"]),
        ("oj-1 laser sensor", ["laser"]),
        ("high-speed cameras and fibre optic gyros", ["high_speed_camera", "gyroscope"]),
        ("km 60 – kapazitiver absolutdruckaufnehmer", ["pressure_sensor"]),
        ("druck aufnehmer", []),
        ("caméra thermique refroidie", ["thermal_camera"]),
        ("某型红外热像仪和天线", ["thermal_camera", "antenna"]),
        ("radarless", []),
        ("", []),
    ],
)
def test_nouns_are_found_in_order(text, families):
    assert [noun.family for noun in find_nouns(text)] == families


def test_starts_are_those_of_the_text():
    text = "a radar, an antenna"
    assert [text[noun.start :][:5] for noun in find_nouns(text)] == ["radar", "anten"]


def test_every_noun_of_the_table_is_found_and_means_one_family():
    families = set(load_terms("family"))
    owners: dict[str, set[str]] = {}
    for row in read_table("product_nouns.tsv"):
        assert row["family"] in families
        nouns = row["nouns"].split(" | ")
        assert Counter(nouns).most_common(1)[0][1] == 1, row["family"]
        for noun in nouns:
            owners.setdefault(noun, set()).add(row["family"])
    doubled = {noun: own for noun, own in owners.items() if len(own) > 1}
    assert doubled == {}
    dead = [
        noun
        for noun, own in owners.items()
        if [found.family for found in find_nouns(noun.replace("*", "xyz"))] != [*own]
    ]
    assert dead == []
