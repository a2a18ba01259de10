import pytest

from spectriage.classify.blinding import blind, in_company
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


@pytest.mark.parametrize(
    "text",
    [
        "Seller: Robot Trading House\nGoods: camera\nRobot Trading House thanks you",
        "Gyro Systems GmbH\nA camera by Gyro Systems\nGYRO SYSTEMS, Ulm",
    ],
    ids=["party's label", "legal form"],
)
def test_a_name_is_taken_out_where_it_stands_again_without_form_or_label(text):
    seen = blind(text).casefold()
    assert "camera" in seen
    assert "robot" not in seen
    assert "gyro" not in seen


def test_names_known_otherwise_are_taken_out_with_their_addresses():
    text = "We, Radar Institute,\n12 Sonar Street, order one camera for radar institute."
    names = ["Radar  Institute", "12 Sonar Street, Harbour Town"]
    assert blind(text, names).split() == [
        "We,", ",", ",", "order", "one", "camera", "for", ".",
    ]  # fmt: skip


def test_prepared_text_of_a_family_is_the_same_for_parties_without_legal_form():
    letter = "We, {}, ask for one thermal camera core. {} will use it."
    one, other = (
        prepare_text(letter.format(name, name), "family", [name])
        for name in ("Lidar University", "Kappa")
    )
    assert one == other


def test_words_within_a_company_name_are_known_as_such():
    text = "Skagen Subsea A/S makes subsea valves"
    assert in_company(text, 7, 13)
    assert not in_company(text, 24, 30)
