"""A page's text in reading order."""

from parameters.synthetic import page_of
from spectriage.documents.layout.paragraphs import flow_of


def test_a_word_parted_at_its_hyphen_is_one_word():
    flow = flow_of(
        page_of("The radar has a quiet solid-", "state transmitter and a low-", "Noise receiver")
    )
    assert "solid-state transmitter" in flow.text
    assert "low-Noise" not in flow.text
    place = flow.text.index("state")
    assert [word.text for word in flow.words_in(place, place + 5)] == ["state"]
