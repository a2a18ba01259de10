"""Days until which a statement or licence is valid, told in a sentence or behind any words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from spectriage.documents.layout.paragraphs import flow_of
from spectriage.errors import VocabularyError
from spectriage.papers.dates import find_dates, readings_of
from spectriage.papers.pieces import Sheet, quote_words
from spectriage.report.papers import PaperDate
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

FILE = "papers/validity_words.tsv"
_REACH = 14  # characters between the words and their date: a colon, "the", a weekday's stop
_DATE = 40  # characters of a date


def find_validity(sheets: Sequence[Sheet], orders: dict[str, str]) -> list[PaperDate]:
    """Dates behind words of validity, in order of place.

    Parameters
    ----------
    orders
        Order of day and month by style, as `settle_order` tells it.
    """
    found: list[PaperDate] = []
    for sheet in sheets:
        flow = flow_of(sheet.page)
        folded = fold(flow.text)
        if len(folded) != len(flow.text):
            continue  # places would not be those of the text
        for meaning, regex in _words():
            for match in regex.finditer(folded):
                behind = flow.text[match.end() : match.end() + _REACH + _DATE]
                date = next(iter(find_dates(behind)), None)
                if date is None or date.start > _REACH:
                    continue
                words = flow.words_in(match.start(), match.end() + date.end)
                quoted = quote_words(sheet.page, words)
                days = readings_of(date, orders)
                if quoted is None or any(item.quote == quoted[0] for item in found):
                    continue
                found.append(
                    PaperDate(
                        meaning=meaning, value=days[0] if len(days) == 1 else None,
                        readings=days if len(days) > 1 else [], quote=quoted[0],
                        page=sheet.number, bbox=quoted[1],
                    )
                )  # fmt: skip
    return found


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = []
    for row in read_table(FILE):
        try:
            pattern = row["pattern"].replace(" ", r"\s")
            rules.append((row["meaning"], re.compile(rf"(?<![^\W\d_])(?:{pattern})")))
        except re.error as err:
            raise VocabularyError(f"{row}: {err}", file=FILE) from err
    return tuple(rules)
