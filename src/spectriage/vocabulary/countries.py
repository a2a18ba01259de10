"""Countries of addresses: ISO 3166 codes from names in many languages, and from weaker signs.

Names come from Babel's locale data (Unicode CLDR), with those that papers print beyond them in
`papers/country_aliases.tsv`. Cities and telephone prefixes (`papers/places.tsv`) are weak
evidence, used only where no name stands there.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from spectriage.errors import VocabularyError
from spectriage.vocabulary.alternatives import Names
from spectriage.vocabulary.tables import read_table

# Languages in which papers name countries; each one's names are read.
LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ru", "zh", "zh_Hant", "ja", "ko", "sv",
    "da", "nb", "fi", "cs", "ro", "hu", "uk", "sq", "sr_Latn", "hr", "bg", "el", "vi", "id", "ar",
)  # fmt: skip
ALIASES = "papers/country_aliases.tsv"
SIGNS = "papers/address_signs.tsv"
# Territory names that are also common words, states of others or towns in addresses.
_TOO_COMMON = frozenset({"jersey", "man", "chad", "ile", "togo st", "eu", "un"})
_ISO = re.compile(r"[A-Z]{2}")
NAMED, CODED, PLACED = "name", "code", "place"


@dataclass(slots=True, frozen=True)
class CountryFound:
    """A country, the characters `start:end` that say so, and how: name, code or place."""

    code: str
    start: int
    end: int
    by: str


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Folded name to code; aliases win over locale data."""
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _ISO.fullmatch(code) and code not in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
                key = fold(name)
                if (len(key) > 2 and key not in _TOO_COMMON) or (key and key[0] >= "\u2e80"):
                    names.setdefault(key, code)
    for row in read_table(ALIASES):
        if not _ISO.fullmatch(row["code"]):
            raise VocabularyError(
                f"no ISO code: {row['code']!r}", file="papers/country_aliases.tsv"
            )
        for name in row["names"].split("|"):
            names[fold(name)] = row["code"]
    return names


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of countries and of larger towns in the languages of `LANGUAGES`, as printed.

    From Babel's locale data (Unicode CLDR): territories, and the towns that time zones name.
    """
    names: set[str] = set()
    for language in LANGUAGES:
        locale = Locale.parse(language)
        names.update(locale.territories.values())
        names.update(zone["city"] for zone in locale.time_zones.values() if "city" in zone)
    for row in read_table("papers/places.tsv"):
        names.update(row["cities"].split("|"))
    return frozenset(names)


def fold(text: str) -> str:
    """Small letters without accents, each character one character."""
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What `str.translate` asks for each character, found once."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_FOLDED:
            self.clear()
        char = self[code] = _fold_char(chr(code))
        return char


_FOLDED = _Folded()
_MOST_FOLDED = 4096  # characters that are kept


def _fold_char(char: str) -> str:
    if char in "’`´":
        return "'"
    if char in "ıİ":
        return "i"
    bare = unicodedata.normalize("NFD", char)[0] if char < "\u2e80" else char
    low = bare.lower()
    return low if len(low) == 1 else bare


@lru_cache(maxsize=1)
def _name_finder() -> Names:
    return Names(_names())


@lru_cache(maxsize=1)
def _places() -> tuple[Names, dict[str, str], dict[str, str]]:
    cities: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for row in read_table("papers/places.tsv"):
        prefixes[row["prefix"]] = row["code"]
        for city in row["cities"].split("|"):
            known = cities.setdefault(fold(city), row["code"])
            if known != row["code"]:
                raise VocabularyError(f"{city} lies in two countries", file="papers/places.tsv")
    return Names(cities), cities, prefixes


def find_names(text: str) -> list[CountryFound]:
    """Countries that a text names, in order of place."""
    names = _names()
    folded = fold(text)
    return [
        CountryFound(
            "US" if _STATE.match(folded, start) else names[folded[start:end]], start, end, NAMED
        )
        for start, end in _name_finder().find(folded)
    ]  # fmt: skip


def find_cities(text: str) -> list[CountryFound]:
    """Countries whose cities a text names, in order of place: weak evidence."""
    towns, cities, _ = _places()
    folded = fold(text)
    return [
        CountryFound(cities[folded[start:end]], start, end, PLACED)
        for start, end in towns.find(folded)
        if len(folded) == len(text) and text[start].isupper()
    ]


_POSTAL = re.compile(r"\b([A-Z]{1,3})-\d{4,6}\b")
_US_STATE = re.compile(r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b")
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b")
_LAST_CODE = re.compile(r"(?:^|[\s,(])([A-Z]{2})\)?[\s.]*$")
# What stands before a country's code: nothing, a comma, figures.
_BEFORE_CODE = re.compile(r"(?:^|[,(;/\d-]|\s-)\s?$")
_STATE = re.compile(r"georgia,?\s+\d{5}")  # the one state that is named like a country
_STATE_CODE = re.compile(r",\s?([A-Z]{2})[\s.]*$")
_PHONE = re.compile(r"(?:\+|(?<!\d)00)\s?(\d{1,3})[\s(\-]?(\d?)")


@lru_cache(maxsize=1)
def _postal_prefixes() -> dict[str, str]:
    """Letters before a postal code to the country they stand for: ``D-80331``."""
    return {row["prefix"]: row["code"] for row in read_table("papers/postal_prefixes.tsv")}


@lru_cache(maxsize=1)
def _address_signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of one country's postcodes, states and registers, and its code.

    Raises
    ------
    VocabularyError
        A row has no ISO code or a bad pattern.
    """
    signs = []
    for row in read_table(SIGNS):
        if not _ISO.fullmatch(row["code"]):
            raise VocabularyError(f"no ISO code: {row['code']!r}", file=SIGNS)
        try:
            signs.append((re.compile(row["pattern"]), row["code"]))
        except re.error as err:
            raise VocabularyError(f"{row['pattern']}: {err}", file=SIGNS) from err
    return tuple(signs)


def find_country(text: str) -> CountryFound | None:
    """Country of an address: the last one it names, else a code, else a city or telephone prefix.

    A state or postcode of one country's own pattern counts as a code.
    """
    named = find_names(text)
    if named:
        return named[-1]
    postal = next((m for m in _POSTAL.finditer(text) if m[1] in _postal_prefixes()), None)
    if postal:
        return CountryFound(_postal_prefixes()[postal[1]], postal.start(1), postal.end(1), CODED)
    for pattern, code in (*_address_signs(), (_UK_POSTCODE, "GB"), (_US_STATE, "US")):
        found = pattern.search(text)
        if found:
            return CountryFound(code, found.start(), found.end(), CODED)
    last = _LAST_CODE.search(text)
    if last and last.group(1) in _codes() and not _ends_a_name(text, last):
        return CountryFound(last.group(1), last.start(1), last.end(1), CODED)
    state = _STATE_CODE.search(text)
    if state and state[1] in {row["code"] for row in read_table("papers/us_states.tsv")}:
        return CountryFound("US", state.start(1), state.end(1), CODED)
    towns, cities, prefixes = _places()
    folded = fold(text)
    places = list(towns.find(folded))
    if places:
        start, end = places[-1]
        return CountryFound(cities[folded[start:end]], start, end, PLACED)
    phone = _PHONE.search(text)
    if phone:
        digits = phone.group(1)
        for size in (3, 2, 1):
            dialled = prefixes.get(f"+{digits[:size]}") if len(digits) >= size else None
            if dialled:
                return CountryFound(dialled, phone.start(), phone.end(1), PLACED)
    return None


@lru_cache(maxsize=1)
def _form_codes() -> frozenset[str]:
    """Codes of countries that are also legal forms: AS, SA, AG, SE, KG."""
    rows = read_table("papers/legal_forms.tsv")
    forms = {part for row in rows for form in row["forms"].split("|") for part in form.split()}
    return frozenset(code for code in _codes() if code in forms)


def _ends_a_name(text: str, code: re.Match[str]) -> bool:
    """Whether two letters at the end are a company's legal form: "Fjord Sonar AS"."""
    return code[1] in _form_codes() and not _BEFORE_CODE.search(text[: code.start(1)])


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_names().values())


def country_of(text: str) -> str | None:
    """ISO code of the one country a short text names or gives as a code, or None."""
    stripped = text.strip(" .,:;()")
    if stripped in _codes():
        return stripped
    found = find_country(text)
    return found.code if found and found.by != PLACED else None
