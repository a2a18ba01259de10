import pytest

from spectriage.documents.read import read_text
from spectriage.papers.pieces import sheets_of
from spectriage.papers.types import paper_type


@pytest.mark.parametrize(
    "title",
    ["NOTA DE ENCOMENDA N.º APBT/2026/0714", "ORDEN DE COMPRA N.º 55182", "BON DE COMMANDE n° 2026/093", "PURCHASE ORDER No. 4711"],
)  # fmt: skip
def test_title_with_its_number_names_the_paper(title):
    sheets = sheets_of(read_text(f"{title}\n\nRua do Cais 40"))
    assert paper_type(sheets, "other")[0] == "purchase_order"
