"""Catch-all candidates of export papers."""

import pytest

PAPER = """END-USER STATEMENT
Date: 4 March 2026

We, Velmora Orchard Cooperative, state that the thermal camera core NV-640 (uncooled VOx
microbolometer, 640 x 512 pixels, 60 Hz frame rate) will be used {use}.

End user: Velmora Orchard Cooperative
Signature: ____________________
"""


def catch_alls(report):
    return {(c.regime, c.entry): c for c in report.candidates if c.status == "catch_all"}


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("by the army for reconnaissance and other military operations",
         {("US", "744.9"), ("US", "744.21"), ("US", "744.22"), ("EU", "ART4.1.b")}),
        ("in a plant for the production of nuclear weapons",
         {("US", "744.2"), ("US", "744.6"), ("EU", "ART4.1.a")}),
        ("to look for rot in stored apples", set()),
    ],
)  # fmt: skip
def test_stated_use_raises_the_rules_about_it(triager, use, expected):
    report = triager.triage_text(PAPER.format(use=use))
    assert report.document.kind == "end_use_statement"
    assert set(catch_alls(report)) >= expected
    if not expected:
        assert catch_alls(report) == {}


def test_catch_all_quotes_the_use_and_asks(triager):
    report = triager.triage_text(PAPER.format(use="by the army for military operations"))
    found = catch_alls(report)["US", "744.21"]
    assert found.criteria[0].parameter == "end use military"
    assert found.criteria[0].quote in report_text()
    assert found.criteria[0].page == 1
    assert found.notes[0].startswith("Open question: ")
    assert "US 744.21" in " ".join(report.priority.reasons)


def report_text():
    return PAPER.format(use="by the army for military operations").replace("\n", " ")


def test_denied_use_raises_nothing(triager):
    denied = "to sort apples. It will not be used for any military purpose or by armed forces"
    report = triager.triage_text(PAPER.format(use=denied))
    assert not {entry for _, entry in catch_alls(report)} & {"744.21", "744.22", "ART4.1.b"}
