"""The small tables of this room: units of counting, services, HS chapters, ordinary families."""

import re
from functools import lru_cache
from importlib import resources

from spectriage.cases.names.words import to_ascii
from spectriage.errors import DataError
from spectriage.vocabulary.tables import parse_table
from spectriage.vocabulary.terms import load_terms

PIECES = "pieces"
ANY_FAMILY = "*"
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a table of this room."""
    source = resources.files("spectriage.cases") / "data" / name
    return parse_table(source.read_text(encoding="utf-8"), name)


@lru_cache(maxsize=1)
def _unit_classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for row in read_rows("units.tsv"):
        for word in row["words"].split(" | "):
            classes.setdefault(word.strip(), row["class"])
    return classes


def unit_class(unit: str | None) -> str | None:
    """``pieces``, ``packages``, ``weight``, ... of a printed unit; None where it is not known."""
    if not unit:
        return None
    words = to_ascii(unit).replace(".", "").replace("(s)", "").split()
    return next((found for word in words if (found := _unit_classes().get(word))), None)


@lru_cache(maxsize=1)
def service_words() -> tuple[str, ...]:
    """Words of services and papers, in ASCII."""
    return tuple(
        word.strip() for row in read_rows("services.tsv") for word in row["words"].split(" | ")
    )


@lru_cache(maxsize=4)
def word_list(name: str) -> frozenset[str]:
    """Words of a list of `word_lists.tsv`: ``address``, ``denial``, ``site`` and others."""
    rows = read_rows("word_lists.tsv")
    return frozenset(word for row in rows if row["list"] == name for word in row["words"].split())


def holds_denial(text: str) -> bool:
    """Whether a text holds a word that denies, a verb's ending that does, or such a sign."""
    lower = text.lower()
    words = _LETTERS.findall(lower)
    return any(word in word_list("denial") for word in words) or any(
        sign in lower for sign in word_list("denial_sign")
    )


@lru_cache(maxsize=1)
def hs_chapters() -> dict[str, frozenset[str]]:
    """HS chapters by product family; `ANY_FAMILY` holds those of all technical goods.

    Raises
    ------
    DataError
        A family is not in the vocabulary.
    """
    chapters: dict[str, frozenset[str]] = {}
    for row in read_rows("hs_chapters.tsv"):
        for family in row["families"].split():
            if family != ANY_FAMILY:
                _known(family, "hs_chapters.tsv")
            chapters[family] = frozenset(row["chapters"].split())
    return chapters


@lru_cache(maxsize=1)
def ordinary_families() -> frozenset[str]:
    """Families that any business may buy."""
    families = frozenset(row["family"] for row in read_rows("ordinary_families.tsv"))
    for family in families:
        _known(family, "ordinary_families.tsv")
    return families


def _known(family: str, file: str) -> None:
    if family not in load_terms("family"):
        raise DataError("is not in the vocabulary", file=file, entry=family, field="family")
