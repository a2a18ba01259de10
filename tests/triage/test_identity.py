"""The maker of an item, from the margins of its sheet or the parties of its paper."""

import pytest

from parameters.test_printed_sheets import Sheet
from spectriage.documents.read import read_document
from spectriage.report.model import Party
from spectriage.triage.identity import find_vendor

_BODY = (
    "QR-7 pressure transmitter", "The QR-7 replaces cells made by Harrow Gauges Ltd and others.",
    "Range 0 to 10 bar",
)  # fmt: skip


def document_of(*lines):
    """A page with a body and further lines, each at (x, y)."""
    sheet = Sheet()
    for number, text in enumerate(_BODY):
        sheet.text(50, 200 + 20 * number, text, size=9)
    for x, y, text in lines:
        sheet.text(x, y, text, size=8)
    return read_document(sheet.pdf(), name="sheet.pdf")


@pytest.mark.parametrize(
    ("lines", "maker"),
    [
        ([(50, 30, "Tolvane Messtechnik GmbH"), (400, 30, "QR-7 Series")], "Tolvane Messtechnik GmbH"),
        ([(50, 820, "Tolvane Instruments, Inc. 4 Mill Road, Dover, NH")], "Tolvane Instruments, Inc."),
        ([(50, 600, "© 2025 Tolvane Instruments, Inc. All rights reserved.")], "Tolvane Instruments, Inc."),
        ([(50, 600, "Specifications may change. © 2026"), (50, 611, "Tolvane Oy")], "Tolvane Oy"),
        ([(50, 600, "Hersteller: Tolvane Messtechnik GmbH, Ulm")], "Tolvane Messtechnik GmbH"),
        ([(400, 30, "V2.1"), (50, 820, "Tolvane Sensing Technology Co., Ltd.")], "Tolvane Sensing Technology Co., Ltd."),
    ],
)  # fmt: skip
def test_the_maker_stands_in_a_sheet_s_margins_or_imprint(lines, maker):
    assert find_vendor(document_of(*lines)) == maker


def test_of_a_paper_the_vendor_is_who_sells():
    parties = [
        Party(role="freight_forwarder", name="Morven Forwarding Ltd", quote="x", page=1, confidence=1),
        Party(role="exporter", name="Tolvane Oy", quote="x", page=1, confidence=1),
    ]  # fmt: skip
    assert find_vendor(document_of(), parties) == "Tolvane Oy"


@pytest.mark.parametrize("text", ["Copyright Tolvane Ltd.", "Copyright 2019-2024 by Tolvane Ltd."])
def test_the_word_copyright_is_no_part_of_the_name(text):
    assert find_vendor(document_of((50, 600, text))) == "Tolvane Ltd."


def test_a_list_of_firms_is_no_margin():
    names = [f"Tolvane{chr(97 + n // 26)}{chr(97 + n % 26)} Ltd" for n in range(60)]
    lines = [(50 + 130 * (n % 4), 560 + 12 * (n // 4), f"© {name}") for n, name in enumerate(names)]
    repeated = [(50, 760 + 12 * n, f"© {names[-1]}") for n in range(3)]
    assert find_vendor(document_of(*lines, *repeated)) == names[0]
