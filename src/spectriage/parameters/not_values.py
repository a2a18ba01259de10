"""Figures that measure nothing, names that stand for figures, and words that multiply them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from operator import concat

from spectriage.errors import VocabularyError
from spectriage.parameters.quantity import Quantity
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.units import parse_unit

_BLANK = "\x00"  # no white space and no letter, so that nothing reaches across it
_PICTURE = "|".join(sorted(small_words("picture")["words"]))
_FIGURES_FOLLOW = re.compile(r"\s*[(:=,]?\s*\d{3,4}\s?[x*]\s?\d{3,4}")
_BESIDE_AFTER = re.compile(
    rf"[ -]?(?:\w+ )?(?:{_PICTURE})\b|\s?@\s?\d+\s?(?:fps|Hz|p\b)", re.IGNORECASE
)
_BESIDE_BEFORE = re.compile(rf"\b(?:{_PICTURE})(?: of)?\s?[:=(]?\s?$", re.IGNORECASE)
_RATE = re.compile(r"(?<=\dp)(\d{2,3})\b")


def patterns() -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    """Rows of `not_values.tsv` with their patterns compiled.

    Raises
    ------
    VocabularyError
        A pattern is none.
    """
    rows = []
    for row in read_table("not_values.tsv"):
        try:
            rows.append((row, re.compile(row["pattern"])))
        except re.error as err:
            raise VocabularyError(
                str(err), file="not_values.tsv", entry=row["name"], field="pattern"
            ) from err
    return tuple(rows)


@lru_cache(maxsize=1)
def _hinted() -> tuple[tuple[tuple[str, ...], int, re.Pattern[str]], ...]:
    """Hints of each row, how often one must stand in a text, and the pattern."""
    return tuple(
        (
            tuple(hint.replace("_", " ") for hint in row["hints"].split()),
            int(row["times"] or 1),
            pattern,
        )
        for row, pattern in patterns()
    )


@lru_cache(maxsize=1)
def _by_hint_head() -> tuple[
    frozenset[str], dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]
]:
    """First two characters of hints, the rows by them, and by hints of one character."""
    pairs: dict[str, list[int]] = {}
    signs: dict[str, list[int]] = {}
    for number, (hints, _, _) in enumerate(_hinted()):
        for hint in hints:
            (pairs if len(hint) > 1 else signs).setdefault(hint[:2], []).append(number)
    return (
        frozenset(pairs),
        {head: tuple(numbers) for head, numbers in pairs.items()},
        {sign: tuple(numbers) for sign, numbers in signs.items()},
    )


def blank_not_values(text: str) -> str:
    """The text with every figure that measures nothing blanked; offsets stay."""
    heads, pairs, signs = _by_hint_head()
    rows: set[int] = set()
    for head in heads.intersection(map(concat, text, text[1:])):
        rows.update(pairs[head])
    for sign, numbers in signs.items():
        if sign in text:
            rows.update(numbers)
    for number in sorted(rows):
        hints, times, pattern = _hinted()[number]
        for hint in hints:  # a search for a fixed text is far cheaper than a pattern
            if hint in text and (times == 1 or text.count(hint) >= times):
                text = pattern.sub(_blank, text)
                break
    return text


def _blank(found: re.Match[str]) -> str:
    return _BLANK * len(found[0])


@lru_cache(maxsize=1)
def _format_end() -> re.Pattern[str]:
    """The last two characters of a format's name, which most texts lack."""
    ends = sorted({row["name"][-2:] for row in read_table("picture_formats.tsv")})
    return re.compile("|".join(map(re.escape, ends)))


@lru_cache(maxsize=1)
def _formats() -> tuple[re.Pattern[str], dict[str, tuple[Decimal, Decimal, str]]]:
    table = {}
    for row in read_table("picture_formats.tsv"):
        table[row["name"].casefold()] = (
            Decimal(row["columns"]), Decimal(row["rows"]), row["share"],
        )  # fmt: skip
    names = "|".join(
        re.escape(row["name"]).replace(r"\ ", r"[ -]?") for row in read_table("picture_formats.tsv")
    )
    return re.compile(rf"(?<![\w.])(?:{names})(?![^\W\d]|\.\d)"), table


def find_formats(text: str) -> tuple[list[Quantity], str]:
    """Pictures told by the name of their format, and the text without those names."""
    if not _format_end().search(text):
        return [], text
    found = list(_read_formats(text))
    letters = list(text)
    for quantity in found:
        letters[quantity.start : quantity.end] = _BLANK * (quantity.end - quantity.start)
    return found, "".join(letters)


def _read_formats(text: str) -> Iterator[Quantity]:
    pattern, table = _formats()
    for match in pattern.finditer(text):
        columns, rows, share = table[match[0].replace("-", " ").casefold()]
        if _FIGURES_FOLLOW.match(text, match.end()):
            continue
        alone = match[0] == text.strip()
        beside = _BESIDE_AFTER.match(text, match.end()) or _BESIDE_BEFORE.search(
            text[max(0, match.start() - 24) : match.start()]
        )
        place = {"start": match.start(), "end": match.end()}
        picture = Quantity(pair=(columns, rows), **place)  # type: ignore[arg-type]
        if share == "alone" or beside or (alone and share == "beside"):
            yield picture
        elif alone:
            figure, unit = match[0][:-1], match[0][-1]
            yield Quantity(
                typ=Decimal(figure), units=parse_unit(unit), unit_text=unit,
                alternatives=(picture,), **place,  # type: ignore[arg-type]
            )  # fmt: skip
        rate = _RATE.match(text, match.end())
        if rate is not None:
            yield Quantity(
                typ=Decimal(rate[1]), units=parse_unit("fps"), start=rate.start(), end=rate.end()
            )


@lru_cache(maxsize=1)
def _multipliers() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    """How a multiplier is printed, and what each multiplies by."""
    rows = read_table("multipliers.tsv")
    printed = []
    for row in rows:
        words = "|".join(re.escape(word) for word in row["followed_by"].split())
        ends = "" if row["sign"] > "\u3040" else r"(?!\w)"
        printed.append(re.escape(row["sign"]) + (rf"(?=[\s-](?:{words})\b)" if words else ends))
    return re.compile(rf"\s?({'|'.join(printed)})"), {r["sign"]: Decimal(r["factor"]) for r in rows}


def multiplier_after(text: str, position: int) -> tuple[Decimal, int]:
    """What multiplies the figure that ends at the position, and where the multiplier ends."""
    pattern, factors = _multipliers()
    found = pattern.match(text, position)
    return (factors[found[1]], found.end()) if found else (Decimal(1), position)
