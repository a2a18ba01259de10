"""Values in anybody's spaCy doc, each with the characters it stands on."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from spectriage.triage.parameter_spans import find_values

TEXT = (
    "NV-640 core (uncooled).\nFrame rate: 8.7 Hz (effective), NETD < 50 mK.\n\n"
    "Parameter        Min    Typ    Max    Unit\nSupply voltage   1.7    1.8    1.9    V\n"
    "Supply current   60     63     70     mA\n\n"
    "Operating temperature: -40 °C to +71 °C"
)


def pipeline(**config):
    nlp = spacy.blank("en")
    nlp.add_pipe("spectriage_parameters", config=config)
    return nlp


def told(doc):
    return [
        (v["name"], v["min"], v["typ"], v["max"], v["unit"], doc.text[v["start"] : v["end"]])
        for v in doc._.parameters
    ]


def test_values_stand_in_the_doc_with_their_characters():
    doc = pipeline()(TEXT)
    assert told(doc) == [
        ("frame_rate", None, 8.7, None, "Hz", "8.7 Hz"),
        ("netd", None, None, 50.0, "mK", "< 50 mK"),
        ("supply_voltage", 1.7, 1.8, 1.9, "V", "1.7    1.8    1.9"),
        ("current_consumption", 0.06, 0.063, 0.07, "A", "60     63     70"),
        ("operating_temperature", -40.0, None, 71.0, "degC", "-40 °C to +71 °C"),
    ]
    spans = doc.spans["spectriage_parameters"]
    assert [span.label_ for span in spans] == [value["name"] for value in doc._.parameters]
    for span, value in zip(spans, doc._.parameters, strict=True):
        assert span.start_char <= value["start"] < value["end"] <= span.end_char


@pytest.mark.parametrize(
    "text",
    [
        "first page\fFrame rate: 9 Hz",
        "first line\r\nFrame rate: 9 Hz\r\n",
        "\ufeffzero\u200bwidth and soft\xadhyphen\u2028Frame rate: 9 Hz",
        "\x00\x01control\x85\n\n\tFrame rate: 9 Hz",
        "🔭 👩‍🔬 Frame rate: 9 Hz",
        "   \n \f \nFrame rate: 9 Hz\f\f",
    ],
    ids=["pages", "line ends", "unseen signs", "controls", "emoji", "blank pages"],
)
def test_characters_hold_whatever_reading_normalises(text):
    (value,) = find_values(text)
    assert text[value["start"] : value["end"]] == "9 Hz"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=8))
def test_characters_lie_in_any_text(lines, end):
    text = "\n".join([*lines, "Frame rate: 60 Hz", end])
    for value in find_values(text):
        assert 0 <= value["start"] < value["end"] <= len(text)
    doc = pipeline()(text)
    assert len(doc.spans["spectriage_parameters"]) == len(doc._.parameters)


@pytest.mark.parametrize("text", ["", " ", "\f", "no value here"])
def test_text_without_values_gives_none(text):
    doc = pipeline()(text)
    assert doc._.parameters == []
    assert len(doc.spans["spectriage_parameters"]) == 0


def test_family_decides_between_parameters():
    text = "Frame rate: 400 Hz"
    assert [v["name"] for v in pipeline(family="imu")(text)._.parameters] != []
    assert pipeline(family="thermal_camera")(text)._.parameters[0]["name"] == "frame_rate"


def test_names_are_configurable_and_bytes_keep_the_values(tmp_path):
    nlp = pipeline(spans_key="mine", attribute="my_values")
    nlp.to_disk(tmp_path / "nlp")
    nlp = spacy.load(tmp_path / "nlp")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.my_values == doc._.my_values != []
    assert [s.label_ for s in again.spans["mine"]] == [s.label_ for s in doc.spans["mine"]]


def test_docs_do_not_share_values():
    nlp = pipeline()
    one, other = nlp.pipe(["Frame rate: 9 Hz", "nothing"])
    assert len(one._.parameters) == 1
    assert other._.parameters == []


def test_pipe_works_with_two_processes():
    docs = list(pipeline().pipe([TEXT, "none", TEXT], n_process=2, batch_size=1))
    assert [len(doc._.parameters) for doc in docs] == [5, 0, 5]
