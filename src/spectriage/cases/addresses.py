"""Addresses as the report tells them: without what a page prints behind them, each once."""

import re
from collections.abc import Iterable
from functools import lru_cache

from spectriage.cases.tables import read_rows
from spectriage.cases.texts import key_of
from spectriage.papers.figures import find_currency
from spectriage.papers.titles import match_title
from spectriage.vocabulary.countries import find_names, fold

# "25 x MK-30", "IBAN PT50 0045 …"
_GOODS_OR_ACCOUNT = re.compile(
    r"^\d+\s?(?:x|×|pcs?|pieces|units?|sets?|stk|stück|pzas?|piezas)\s|"
    r"(?<!\w)[A-Z]{2}\d\d(?:\s?\d{4}){3}"
)
_SENTENCE = re.compile(r"\.\s+[^\W\d_]")
_PARTS = re.compile(r"\s*(?:[,;|\n]|\s·\s)\s*")


def tidy_address(address: str) -> str:
    """An address up to its country, without tax numbers, telephones and titles behind it.

    What a page prints beside or below an address may have been read into it: money, a count of
    goods, another paper's title. Nothing is cut where the address names no country and no tail is
    known.
    """
    parts = _rejoined([part for part in _PARTS.split(address.strip(" .,;")) if part])
    kept: list[str] = []
    for place, part in enumerate(parts):
        if place and _is_no_address(part):
            break
        tail = _tail_pattern().search(fold(part))
        if tail:
            head = part[: tail.start()].strip(" .,;:-(")
            kept += [head] if head else []
            break
        names = find_names(part)
        if names and _SENTENCE.match(part, names[0].end):  # "Portugal. Payment to ..."
            kept.append(part[: names[0].end])
            break
        kept.append(part)
        goes_on = any(map(_ends_in_country, parts[place + 1 : place + 2]))  # Georgia, USA
        if place and _is_country(part) and not goes_on:
            break
    return ", ".join(kept) or address


def _is_no_address(part: str) -> bool:
    """Whether a part tells goods, an account, money, or is another paper's title."""
    return (
        _GOODS_OR_ACCOUNT.search(part) is not None
        or _tells_money(part)
        or match_title(part) is not None
    )


def _tells_money(part: str) -> bool:
    currency = find_currency(part)
    return currency is not None and part[currency[1] :].lstrip()[:1].isdigit()


def distinct_addresses(addresses: Iterable[str]) -> list[str]:
    """Tidy addresses, each once; spelling and the country's language make no difference."""
    found: dict[str, str] = {}
    for address in map(tidy_address, addresses):
        key = _key(address)
        longer = next((known for known in found if known.startswith(key)), None)
        shorter = next((known for known in found if key.startswith(known)), None)
        if longer is None and shorter is not None:
            del found[shorter]
        if longer is None:
            found[key] = address
    return list(found.values())


def _key(address: str) -> str:
    names = find_names(address)
    bare = address[: names[-1].start] if names and names[-1].start > 6 else address
    return key_of(bare)


def _rejoined(parts: list[str]) -> list[str]:
    """Parts, the two halves of a country's name that a line's end parted as one."""
    joined: list[str] = []
    for part in parts:
        if joined and not _is_country(part) and _is_country(f"{joined[-1]} {part}"):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _is_country(part: str) -> bool:
    found = find_names(part)
    return bool(found) and found[0].start == 0 and found[0].end >= len(part.rstrip(" ."))


def _ends_in_country(part: str) -> bool:
    found = find_names(part)
    return bool(found) and found[-1].end >= len(part.rstrip(" ."))


@lru_cache(maxsize=1)
def _tail_pattern() -> re.Pattern[str]:
    words = {
        re.escape(fold(word)).replace(r"\ ", r"[\s.]{0,2}").replace(r"\-", "-?")
        for row in read_rows("address_tails.tsv")
        for word in row["wordings"].split("|")
    }
    told = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])|\S+@\S+\.\S+")
