"""Item masters: which column is which, one item a row, and what cannot be read."""

import openpyxl
import pytest

from spectriage.documents.item_lists import ListedItem, read_items
from spectriage.documents.limits import Limits
from spectriage.errors import DocumentError, UnsupportedMediaType, UsageError

ITEMS = [("A-1", "Chip resistor 10k"), ("B-2", "Ball valve, PTFE seats")]


def listed(path, **options):
    return [(item.id, item.text) for item in read_items(path, **options)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'SKU,Description\nA-1,Chip resistor 10k\nB-2,"Ball valve, PTFE seats"\n'),
        ("a.csv", "Artikel-Nr;Preis;Bezeichnung\nA-1;3,20;Chip resistor 10k\n"
                  "B-2;1,00;Ball valve, PTFE seats\n"),
        ("a.tsv", "Part No.\tGoods description\nA-1\tChip resistor 10k\nB-2\tBall valve, PTFE seats\n"),
        ("a.csv", "Item master of the works;;\n;;\nMaterial;Kurztext;ME\nA-1;Chip resistor 10k;ST\n"
                  ";;\nB-2;Ball valve, PTFE seats;ST\n"),
        ("a.jsonl", '{"id": "A-1", "text": "Chip resistor 10k"}\n\n'
                    '{"text": "Ball valve, PTFE seats", "id": "B-2"}\n'),
        ("a.csv", "物料编码,描述\nA-1,Chip resistor 10k\nB-2,\"Ball valve, PTFE seats\"\n"),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_heads(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert listed(path) == ITEMS


def test_a_workbook_is_read_by_its_first_sheet(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("Item No", "Price", "Item description"),
        ("A-1", 3, ITEMS[0][1]),
        ("B-2", None, ITEMS[1][1]),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert listed(tmp_path / "a.xlsx") == ITEMS


def test_columns_can_be_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x,description,y\nA-1,no,Chip resistor 10k\n", encoding="utf-8")
    assert listed(path, id_column="x", text_column="y") == [ITEMS[0]]
    with pytest.raises(UsageError, match="'z'"):
        listed(path, text_column="z")


def test_without_an_id_the_row_is_the_id(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("description\nChip resistor 10k\n", encoding="utf-8")
    assert listed(path) == [("2", "Chip resistor 10k")]


def test_a_row_without_a_text_is_told(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": ""}\n[1]\n{"id": 2, "text": "Bolt"}\n', encoding="utf-8")
    assert list(read_items(path)) == [
        ListedItem(1, "1", "", "has no text"),
        ListedItem(2, "2", "", "is no JSON object"),
        ListedItem(3, "2", "Bolt"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", "price,colour\n1,red\n", UsageError),
        ("a.pdf", "id,text\n", UnsupportedMediaType),
        ("a.xlsx", "no workbook", DocumentError),
        ("a.csv", "id,text\n1," + "x" * 200_000 + "\n", DocumentError),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, error):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=str(path.name)):
        list(read_items(path))


def test_a_list_too_large_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,Bolt\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="larger"):
        list(read_items(path, limits=Limits(file_bytes=5)))
