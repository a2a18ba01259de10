"""Sentences that deny a use: what they allow before stands."""

import pytest

from spectriage.triage.triager import Triager


@pytest.fixture(scope="module")
def triager():
    import spectriage

    return spectriage.load()


@pytest.mark.parametrize(
    "text",
    [
        "Purchase order. The units serve civil use only; not for military use.",
        "Data sheet. It is for industrial use only, it is forbidden to apply it in weapons.",
    ],
)
def test_use_allowed_before_a_denial_is_asserted(triager: Triager, text: str):
    told = {claim.category: str(claim.polarity) for claim in triager.triage_text(text).claims}
    assert told["civil_industrial"] == "asserted"
    assert told["military"] == "negated"
