"""Columns of a table beside those of its values: units, and labels of the values right of them."""

from collections.abc import Sequence

from spectriage.parameters.heads import Row, role_of
from spectriage.parameters.quantities import find_quantities
from spectriage.vocabulary.units import parse_unit

_UNIT_MAX = 12  # characters of a unit in a cell of its own
_LEAST_UNITS = 2  # units that make a column one of units, and their share of its cells
_UNIT_SHARE = 0.7
_LEAST_LISTS = 2  # side by side
_LEAST_LABELS = 3  # that make a column one of labels


def unit_column(rows: Sequence[Row]) -> int | None:
    """The column between labels and values in which only units stand, in a table without a head."""
    for column in range(1, len(rows[0]) - 1 if len(rows) >= _LEAST_UNITS else 0):
        texts = [row[column].text for row in rows if row[column].words]
        units = sum(len(text) <= _UNIT_MAX and bool(parse_unit(text)) for text in texts)
        if units >= max(_LEAST_UNITS, _UNIT_SHARE * len(texts)):
            return column
    return None


def find_unit_column(roles: list[str | None], below: Sequence[Row]) -> None:
    """Give the column its role in which only units stand, whatever its head says."""
    if "unit" in roles:
        return
    for column in range(len(roles) - 1, 0, -1):
        texts = [row[column].text for row in below if row[column].words]
        if roles[column] is not None or len(texts) < _LEAST_UNITS:
            continue
        if sum(bool(parse_unit(text)) for text in texts) >= _UNIT_SHARE * len(texts):
            roles[column] = "unit"
            return


def label_columns(rows: Sequence[Row]) -> tuple[int, ...]:
    """Columns, after the first, that hold labels of the values right of them."""
    width = len(rows[0]) if len(rows) >= _LEAST_LABELS else 0
    found = []
    # Units beside variants, whose head is left out, are no labels.
    headed = bool(rows) and sum(bool(cell.words) for cell in rows[0]) > 2
    units = unit_column(rows) if width and headed else None
    for column in range(1, width - 1):
        if column == units and not rows[0][column].words:
            continue
        filled = [row for row in rows if row[column].words]
        if filled and role_of(filled[0][column].text) == "unit":
            continue
        labels = [
            row for row in filled
            if len(row[column].text) <= 60
            and any(ch.isalpha() for ch in row[column].text)
            and not any(q.units or q.pair for q in find_quantities(row[column].text))
        ]  # fmt: skip
        valued = [row for row in labels if any(find_quantities(row[column + 1].text))]
        beside = [row for row in labels if row[column + 1].words]
        if (
            len(labels) >= max(_LEAST_LABELS, 0.8 * len(filled))
            and len(beside) >= 0.6 * len(labels)
            and 2 * len(valued) >= len(beside)
            and len(valued) >= 2
        ):
            found.append(column)
    return tuple(found)


def headings_beside(row: Row, labels: Sequence[int]) -> dict[int, str]:
    """Headings that a row has in lists side by side, by the column of labels they head.

    The lists are not of one length, and a heading of one stands level with a value of another.
    """
    columns = [0, *labels] if labels and labels[0] > 1 else list(labels)
    columns = [column for column in columns if column < len(row)]
    if len(columns) < _LEAST_LISTS:
        return {}
    return {
        column: row[column].text
        for column, end in zip(columns, (*columns[1:], len(row)), strict=True)
        if row[column].words
        and not any(cell.words for cell in row[column + 1 : end])
        and not any(find_quantities(row[column].text))
    }
