"""Fields of a filled-in form (AcroForm) as the report gives them."""

from collections.abc import Sequence

from spectriage.documents.readers.pdf_forms import MEMO, FormValue
from spectriage.papers.pieces import Sheet, quote_words
from spectriage.report.papers import FormField

_MAX_FIELDS = 500  # of a document


def find_form_fields(sheets: Sequence[Sheet]) -> list[FormField]:
    """Fields with a value in the order of the file; a box that is ticked has its value alone."""
    found: list[FormField] = []
    for sheet in sheets:
        fields = sheet.page.memo.get(MEMO)
        if not isinstance(fields, tuple):
            continue
        for item in fields:
            if not isinstance(item, FormValue):
                continue
            quoted = quote_words(sheet.page, item.words)
            found.append(
                FormField(
                    name=item.name, value=item.value, quote=quoted[0] if quoted else item.value,
                    page=sheet.number, bbox=quoted[1] if quoted else None,
                )
            )  # fmt: skip
    return found[:_MAX_FIELDS]
