"""Lines against a total that stands in a line of text, where no total was read of the paper."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spectriage.cases.checks.base import CaseView, amount_told, check_finding
from spectriage.cases.checks.figures import lines_missed, subsets
from spectriage.cases.items import told_once
from spectriage.cases.texts import CaseText
from spectriage.papers.figures import parse_figure
from spectriage.report.case import Evidence, Finding
from spectriage.report.papers import GoodsLine
from spectriage.vocabulary.tables import read_table

_WORDS = "papers/total_words.tsv"
_SUMS = frozenset({"total", "net"})
_KINDS = frozenset({"commercial_invoice", "purchase_order"})
_CURRENCY = r"(?:[A-Z]{3}|US\$|[€$£¥])"
_FIGURE = r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?"
_MOST_LINES = 4_000
_NEAR = 4.0  # a figure so many times the sum, or less of it, is no total of it
_SAME = 0.02


def check_printed_totals(view: CaseView) -> Iterator[Finding]:
    """One finding a paper whose proven lines come to none of the sums that it names."""
    for text in view.papers:
        paper = text.paper
        if paper is None or text.kind not in _KINDS or len(paper.currencies) > 1:
            continue
        if any(total.meaning == "total" for total in paper.totals):
            continue  # `check_figures` holds the lines against it
        lines = [goods for goods in told_once(paper.goods) if goods.quantity is not None]
        if not lines or any(goods.arithmetic != "agrees" for goods in lines):
            continue
        yield from _against(text, lines)


def _against(text: CaseText, lines: list[GoodsLine]) -> Iterator[Finding]:
    ours = sum(goods.amount or 0.0 for goods in lines)
    named = list(_sums(text))
    charges = [value for meaning, value, _ in named if meaning not in _SUMS]
    allowed = [ours + sum(some) for some in subsets([*charges, *(-c for c in charges)])]
    sums = [
        (value, evidence) for meaning, value, evidence in named
        if meaning in _SUMS and ours / _NEAR < value < ours * _NEAR
    ]  # fmt: skip
    if not sums or any(abs(value - one) <= _SAME for value, _ in sums for one in allowed):
        return
    if any(lines_missed(text, value - ours) for value, _ in sums):
        return
    value, evidence = sums[-1]
    unit = lines[0].currency
    yield check_finding(
        "total", "The lines do not add up to the total",
        f"The lines come to {amount_told(ours, unit)}, the total says {amount_told(value, unit)}",
        "Which figure was declared, and is a line missing?",
        [evidence, *(text.evidence(goods) for goods in lines[:6])],
    )  # fmt: skip


def _sums(text: CaseText) -> Iterator[tuple[str, float, Evidence]]:
    pattern, meanings = _wordings()
    for page in text.document.pages:
        for line in page.text.splitlines()[:_MOST_LINES]:
            for found in pattern.finditer(line):
                value = parse_figure(found["figure"])
                if value is None:
                    continue
                meaning = meanings[" ".join(found["words"].casefold().split())]
                yield meaning, value, text.evidence_of(" ".join(found[0].split()), page.number)


@lru_cache(maxsize=1)
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    meanings: dict[str, str] = {}
    for row in read_table(_WORDS):
        for wording in row["wordings"].split("|"):
            meanings.setdefault(" ".join(wording.split()), row["meaning"])
    ranked = sorted(meanings, key=lambda wording: (-len(wording), wording))
    words = "|".join(r"\s".join(map(re.escape, wording.split())) for wording in ranked)
    return re.compile(
        rf"(?<![^\W_])(?P<words>(?i:{words}))(?![^\W_])(?:\s?\([a-z ]{{2,16}}\))?[\s:.|]{{0,12}}"
        rf"{_CURRENCY}?[\s:.|]{{0,12}}(?P<figure>{_FIGURE})\s?{_CURRENCY}?(?=\s{{2,}}|\s*[.;|]?\s*$)"
    ), meanings
