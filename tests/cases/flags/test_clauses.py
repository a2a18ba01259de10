import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.clauses import clause_words, find_in_clauses

_PARTIES = (
    party("seller", "Elm Gauges Ltd", country="GB"), party("buyer", "Rift Dairy PLC", country="KE"),
)  # fmt: skip


def _found(text, kind="purchase_order", parties=_PARTIES):
    view = CaseView([paper_of("order", kind, text, parties=parties)], [], [])
    return [name for name, _ in find_in_clauses(view)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("third_country_routing", "Please deliver the crates to a yard in Djibouti."),
        ("third_country_routing", "Livraison à un dépôt de Djibouti."),
        ("third_country_routing", "Port of discharge: Aden, Yemen, where a lorry takes over."),
        ("unusual_payment", "The invoice amount is brought in banknotes by the driver."),
        ("unusual_payment", "The balance will be remitted by a cousin of the director."),
        ("unusual_payment", "Le montant sera versé en espèces."),
        ("installation_refused", "A visit of your fitters is not wanted."),
        ("installation_refused", "Die Montage bitte streichen, niemand von Ihnen muss kommen."),
        ("late_consignee_change", "The delivery address was altered on Monday."),
        ("late_consignee_change", "El destinatario fue sustituido ayer."),
        (
            "third_country_routing",
            "Hand the crates to a trader in Sharjah, who takes care of the rest.",
        ),
        ("unusual_payment", "The price comes through a money changer at the border."),
        ("unusual_payment", "Der Betrag wird durch einen Bekannten beglichen."),
        ("installation_refused", "Your fitters are not to visit the plant."),
        (
            "late_consignee_change",
            "Kindly put another company as receiver, the ship sails tomorrow.",
        ),
        ("surveillance_of_people", "The cameras let us see who goes to the union office."),
        ("quantity_jump", "You quoted two gauges; make it thirty."),
        ("quantity_jump", "Our tender spoke of a few, we want ten times as many."),
        ("quantity_jump", "In our enquiry we spoke of 3 units. We need 40 now."),
        ("quantity_jump", "Your offer was for three gauges, we now want forty."),
        ("quantity_jump", "Angefragt waren 2 Geräte, jetzt benötigen wir 25."),
    ],
)
def test_sentence_raises_its_flag(name, text):
    assert name in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please deliver the crates to Nairobi, Kenya.",
        "The goods will not be forwarded to Djibouti.",
        "Country of origin: Japan. Port of loading: Antwerp, Belgium.",
        "Payment within 30 days by bank transfer. A friend of the house.",
        "Payment: cash against documents.",
        "Your engineer installs the gauges and trains our staff.",
        "Training is not included in the price.",
        "You will be informed if the consignee is changed.",
        "No change: the consignee was not replaced.",
        "Your offer of 12 May was for 3 gauges at 40 EUR, delivery now in 20 days.",
        "We order 3 gauges and 40 hoses.",
        "The delivery date was changed at the request of the consignee.",
        "Samples were sent to the laboratory in Vienna, Austria for testing.",
        "The parts were sent to us from Osaka, Japan.",
        "Freight by air from London to Nairobi with a stop in Addis Ababa.",
        "The cameras watch the filling line and count bottles.",
        "You offered four gauges and we accept four gauges.",
    ],
)
def test_ordinary_sentence_raises_none(text):
    assert _found(text) == []


def test_sellers_paper_refuses_no_installation():
    text = "A visit of your fitters is not wanted."
    assert _found(text, kind="commercial_invoice") == []


def test_third_country_needs_two_known_ones():
    assert _found("Please deliver to a yard in Djibouti.", parties=_PARTIES[:1]) == []


def test_flag_quotes_its_sentence():
    view = CaseView(
        [paper_of("o", "purchase_order", "Gauges.\nThe driver brings the amount in cash.\nEnd.")],
        [], [],
    )  # fmt: skip
    assert [e.quote for _, e in find_in_clauses(view)] == ["The driver brings the amount in cash"]


def test_pressure_in_bar_is_no_money():
    assert _found("Bedrag voor de drukmeter, 0 tot 2 bar") == []


def test_unknown_list_of_words_is_refused():
    with pytest.raises(KeyError):
        clause_words("weather")
