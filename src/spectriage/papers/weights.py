"""Weights and numbers of packages that stand in fields of their own."""

from collections.abc import Sequence

from spectriage.papers.figures import find_figures, parse_figure, unit_words
from spectriage.papers.labels import find_labels
from spectriage.papers.pieces import Sheet, quote_slips
from spectriage.papers.values import find_value
from spectriage.report.papers import Total

_MEANINGS = ("gross_weight", "net_weight", "packages")


def find_weights(sheets: Sequence[Sheet], decimal: str, known: Sequence[Total]) -> list[Total]:
    """Weights and packages of labelled fields that no table gave; the first of each meaning."""
    found: dict[str, Total] = {}
    have = {total.meaning for total in known}
    for sheet in sheets:
        labelled = find_labels(sheet)
        for label in labelled.labels.values():
            for meaning in label.meanings("goods"):
                if meaning not in _MEANINGS or meaning in found or meaning in have:
                    continue
                slips = find_value(labelled, label, _begins_with_figure)
                if not slips:
                    continue
                figure = find_figures(slips[0].text)[0]
                value = parse_figure(figure.text, decimal)
                quoted = quote_slips(sheet.page, slips)
                if value is None or quoted is None:
                    continue
                unit = unit_words()[0].search(slips[0].text)
                found[meaning] = Total(
                    meaning=meaning, value=value,
                    unit=unit_words()[1][unit.group().lower()] if unit else None,
                    quote=quoted[0], page=sheet.number, bbox=quoted[1],
                )  # fmt: skip
    return list(found.values())


def _begins_with_figure(text: str) -> bool:
    figures = find_figures(text[:30])
    return bool(figures) and figures[0].start < 8
