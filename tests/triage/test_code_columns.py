"""Codes in a table belong to the list whose name stands over them."""

import pytest

from parameters.test_printed_sheets import Sheet
from spectriage.documents.model import Word
from spectriage.triage.code_columns import head_of, regime_above


def word(text, x0, top, width=40.0):
    return Word(text, x0, top, x0 + width, top + 10, 0, len(text))


HEADS = [head_of([word("ECCN", 200, 100)], "US"), head_of([word("EU", 300, 100, 20)], "EU")]


@pytest.mark.parametrize(
    ("x0", "regime"),
    [(200, "US"), (215, "US"), (300, "EU"), (290, "EU"), (400, None), (250, None)],
)
def test_the_head_over_a_code_decides(x0, regime):
    assert regime_above([word("3A001", x0, 130)], HEADS) == regime


def test_the_lowest_line_of_heads_of_two_lists_decides():
    later = [head_of([word("EU", 200, 160, 20)], "EU"), head_of([word("ECCN", 300, 160)], "US")]
    sentence = head_of([word("EU", 205, 180, 20)], "EU")
    assert regime_above([word("3A001", 200, 200)], [*HEADS, *later, sentence]) == "EU"
    assert regime_above([word("3A001", 200, 130)], [*HEADS, *later, sentence]) == "US"


@pytest.mark.parametrize("heads", [[], HEADS[:1], [HEADS[0], HEADS[0]]])
def test_one_list_alone_is_no_table_of_lists(heads):
    assert regime_above([word("3A001", 200, 130)], heads) is None


def test_a_letter_tells_both_lists_of_its_table(triager):
    sheet = Sheet()
    sheet.text(50, 60, "Classification letter", size=14, bold=True)
    sheet.text(50, 90, "You asked how the parts that you buy are classified. As the maker we")
    sheet.text(
        50, 102, "classified them against 15 CFR Part 774 and against Regulation (EU) 2021/821:"
    )
    sheet.rows((50, 130, 330, 430), 130, [
        ("Part", "Description", "ECCN", "EU Annex I"),
        ("QA-1450", "Analog-to-digital converter, 14 bit", "3A001.a.5.a.4", "3A001.a.5.a.4"),
        ("QA-1480", "Analog-to-digital converter, 80 MSPS", "3A991.c.3", "not listed"),
        ("QA-K08", "Clock buffer IC, eight outputs", "EAR99", "not listed"),
    ])  # fmt: skip
    sheet.canvas.showPage()
    sheet.canvas.save()
    report = triager.triage(sheet.bytes.getvalue(), name="letter.pdf")
    assert {(code.regime, code.code) for code in report.printed_codes} == {
        ("US", "3A001.a.5.a.4"), ("EU", "3A001.a.5.a.4"), ("US", "3A991.c.3"), ("US", "EAR99"),
    }  # fmt: skip
