import pytest

from spectriage.classify.blinding import blind
from spectriage.classify.features import prepare_text


@pytest.mark.parametrize(
    "name",
    [
        "Thalweg Infrared Oy",
        "Ningbo Fine Parts Co., Ltd.",
        "Müller & Söhne GmbH",
        "ACME Corp.",
        "Alpha LLC",
    ],
)
def test_company_names_with_a_legal_form_are_taken_out(name):
    assert "camera" in blind(f"a camera by {name} for plants")
    assert name.split()[0] not in blind(f"a camera by {name} for plants")


@pytest.mark.parametrize("country", ["Norway", "Iran", "South Korea", "Deutschland", "U.S.A."])
def test_countries_are_taken_out(country):
    assert country not in blind(f"shipped from {country} by sea")


def test_lines_of_parties_lose_what_follows_the_label():
    assert blind("Consignee: Kappa Institute\nGoods: camera") == "Consignee:\nGoods: camera"


@pytest.mark.parametrize(
    "text", ["Frame rate: 60 Hz", "Co-axial connector", "LWIR core, Gigabit Ethernet"]
)
def test_item_text_stays(text):
    assert blind(text) == text


def test_prepared_text_is_the_same_whoever_ships_where():
    paper = "INVOICE\nConsignee: {}\nDestination: {}\nThermal camera 640 x 512\nMade by {} GmbH"
    one = prepare_text(paper.format("Kappa AB", "Chile", "Weiss"), "kind")
    other = prepare_text(paper.format("Omikron Sdn Bhd", "Iran", "Schwarz"), "kind")
    assert one == other
