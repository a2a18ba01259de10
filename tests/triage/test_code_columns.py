"""Codes in a table belong to the list whose name stands over them."""

import pytest

from parameters.test_printed_sheets import Sheet
from spectriage.documents.layout.synthetic import PageBuilder
from spectriage.documents.model import Word, bbox_of
from spectriage.triage.code_columns import heads_of, regime_above


def page_of(text):
    builder = PageBuilder(1)
    for line in text.split("\n"):
        builder.add_line(line)
    return builder.build()


def word(text, x0, top, width=40.0):
    return Word(text, x0, top, x0 + width, top + 10, 0, len(text))


def head(text, x0, top, regime, width=40.0):
    return bbox_of([word(text, x0, top, width)]), regime


LISTS = [head("ECCN", 200, 100, "US"), head("EU", 300, 100, "EU", 20)]


@pytest.mark.parametrize(
    ("x0", "regime"),
    [(200, "US"), (215, "US"), (300, "EU"), (290, "EU"), (400, None), (250, None)],
)
def test_the_head_over_a_code_decides(x0, regime):
    assert regime_above([word("3A001", x0, 130)], [LISTS]) == regime


def test_the_lowest_line_with_a_head_over_the_code_decides():
    later = [head("EU", 200, 160, "EU", 20), head("ECCN", 300, 160, "US")]
    assert regime_above([word("3A001", 200, 200)], [later, LISTS]) == "EU"
    assert regime_above([word("3A001", 200, 130)], [later, LISTS]) == "US"
    elsewhere = [head("EU", 450, 180, "EU", 20), head("US", 480, 180, "US", 20)]
    assert regime_above([word("3A001", 200, 200)], [elsewhere, LISTS]) == "US"
    alone = [head("ECCN", 300, 160, "US")]
    assert regime_above([word("3A001", 300, 200)], [alone, LISTS]) is None


def test_sentences_and_one_list_alone_head_no_columns():
    page = page_of(
        "Made by Regulation (EU) 2021/821 and by 15 CFR 774\n\nECCN    EU\n5A002    5A002\n"
    )
    words = {word.text: word for line in page.lines for word in line.words}
    cues = [([words[text]], regime) for text, regime in (("ECCN", "US"), ("EU", "EU"))]
    sentence = [([words["Regulation"]], "EU"), ([words["15"]], "US")]
    (line,) = heads_of(page, [*cues, *sentence, ([], "US")])
    assert {regime for _, regime in line} == {"US", "EU"}
    assert heads_of(page, sentence) == heads_of(page, cues[:1]) == []


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
