"""Red flags that the trained model reads, and where they count."""

import numpy as np
import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags import told
from spectriage.cases.flags.told import find_told
from spectriage.classify.sentences import SentenceModel

HOME = [party("seller", "Elm Ltd", country="GB"), party("buyer", "Cedar Co", country="LK")]


@pytest.fixture
def flags(monkeypatch):
    """The flags of a text, where a word of the flag's own name is all that a model needs."""
    names = ("third_country_routing", "installation_refused", "unusual_payment")
    words = ("hub", "engineer", "wallet")
    model = SentenceModel(
        labels=names, vocabulary={f"w:{word}": n for n, word in enumerate(words)}, idf=np.ones(3),
        weights=np.eye(3) * 8 - 4, intercepts=np.zeros(3), thresholds=np.full(3, 0.9),
    )  # fmt: skip
    monkeypatch.setattr(told, "load_sentences", lambda _: model)

    def of(text, kind="purchase_order"):
        view = CaseView([paper_of("p", kind, text, parties=HOME)], [], [])
        return [name for name, _ in find_told(view)]

    return of


def test_a_flag_is_told_with_its_sentence(flags):
    assert flags("We would send it to a wallet of ours.") == ["unusual_payment"]


@pytest.mark.parametrize(
    "text",
    ["They go through a hub in Colombo, Sri Lanka.", "Made in Taiwan and sorted in a hub there.",
     "By rail through a hub in transit to the plant."],
)  # fmt: skip
def test_a_route_within_the_parties_countries_is_none(flags, text):
    assert flags(text) == []


def test_a_route_elsewhere_is_one(flags):
    assert flags("They wait in a hub in Dubai and move on.") == ["third_country_routing"]


def test_a_refusal_counts_on_the_buying_side_only(flags):
    text = "No engineer of yours may come here."
    assert flags(text) == ["installation_refused"]
    assert flags(text, "commercial_invoice") == []
