import pytest

from spectriage.papers.vagueness import judge_end_use


@pytest.mark.parametrize(
    "text",
    [
        "as required by the customer", "our general purposes", "trade and other commercial needs",
        "technical use in the region", "where it is needed", "various purposes of our company",
        "testing and other purposes", "für verschiedene Zwecke unserer Firma",
        "pour les besoins divers de notre société", "para diversos fines de nuestra empresa",
    ],
)  # fmt: skip
def test_uses_of_generic_words_alone_are_vague(text):
    assert judge_end_use(text)[0] == "vague"


@pytest.mark.parametrize(
    "text",
    [
        "pressure measurement at our depot", "inspection of the boilers of our dairy",
        "testing of brake discs", "für die Prüfung von Bremsscheiben", "mesure du niveau des cuves",
    ],
)  # fmt: skip
def test_a_word_that_names_a_use_is_enough(text):
    assert judge_end_use(text)[0] == "specific"
