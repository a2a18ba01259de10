from spectriage.documents.model import Word
from spectriage.papers.goods.grids import GridCell, part_heads


def _cell(*words):
    return GridCell([Word(text, x0, 0.0, x0 + 20.0, 10.0, 0, len(text)) for x0, text in words])


def _texts(rows):
    return [[cell.text for cell in row] for row in rows]


def test_two_heads_in_one_cell_part_their_column():
    rows = [
        [_cell((0, "Artikelnummer")), _cell((50, "Bezeichnung")), _cell((100, "Zolltarifnummer"), (150, "Menge"))],
        [_cell((0, "A-1")), _cell((50, "Sensor")), _cell((100, "90318080"), (150, "20"), (170, "Stück"))],
    ]  # fmt: skip
    assert _texts(part_heads(rows)) == [
        ["Artikelnummer", "Bezeichnung", "Zolltarifnummer", "Menge"], ["A-1", "Sensor", "90318080", "20 Stück"]
    ]  # fmt: skip


def test_head_of_two_words_stays_whole():
    rows = [[_cell((0, "Pos")), _cell((50, "Unit"), (75, "price")), _cell((120, "Amount"))]]
    assert part_heads(rows) == rows
