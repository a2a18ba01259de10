"""Control codes in the prints of papers and ERP systems, and what only looks like them."""

import pytest

from spectriage.language.components.codes.component import CodeFinder
from spectriage.lists.codes import normalise

FINDER = CodeFinder("codes", spans_key="codes", patterns=None)


def told(text):
    return [(code.label, normalise(text[code.start : code.end])) for code in FINDER.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "3A001A5A4", "3A001a5a4", "3a001.a.5.a.4", "3A001.A.5.A.4", "3A001-a-5-a-4",
        "3A001-A-5-A-4", "3A001 a.5.a.4", "3A001 a 5 a 4", "3A001.a(5)(a)(4)", "3A001(a)(5)(a)(4)",
        "3A 001.a.5.a.4", "3A001.a5a4",
    ],
)  # fmt: skip
def test_a_paragraph_is_told_in_the_lists_own_form(text):
    assert told(f"ECCN: {text} / NLR\n\nMass 2 kg") == [("US", "3A001.a.5.a.4")]


@pytest.mark.parametrize(
    ("text", "regime"),
    [
        ("AL-Nr.: {}", "EU"), ("ALNR {}", "EU"), ("AL {}", "EU"), ("Güterlistennummer: {}", "EU"),
        ("Dual-Use Nr. {}", "EU"), ("numéro de liste : {}", "EU"), ("ECCN (EU): {}", "EU"),
        ("EU ECCN: {}", "EU"), ("voce {} dell'allegato I", "EU"), ("出口管制编码: {}", "EU"),
        ("EAR: {}", "US"), ("US export control no.: {}", "US"), ("ECCN番号 {}", "US"),
        ("UK entry {}", "UK"), ("UK dual-use list: {}", "UK"), ("Rated {} (UK)", "UK"),
    ],
)  # fmt: skip
def test_the_words_before_a_code_say_whose_it_is(text, regime):
    assert told(text.format("7A003D1")) == [(regime, "7A003.d.1")]


def test_prints_of_one_list_alone_need_no_words():
    assert told("EAR 99") == [("US", "EAR99")]
    assert told("5A992C") == [("US", "5A992.c")]
    assert told("PL9013") == [("UK", "PL9013")]
    assert told("Wassenaar 6.A.3.b.4.b") == [("WA", "6A003.b.4.b")]


@pytest.mark.parametrize(
    "text",
    [
        "P/N 3A001-24V", "Type 3B100-X", "fuse 3A250V", "contact 5A 230V AC", "5A 125 VAC",
        "capacitor 2B102K", "IP67 3E200", "MIL-STD-810G", "UN 3480",
        "HS 8525.89.00", "NSN 5998-01-123-4567", "clause 3.A.1.a",
    ],
)  # fmt: skip
def test_look_alikes_are_no_codes(text):
    assert told(f"ECCN: EAR99\n\n{text}") == [("US", "EAR99")]
