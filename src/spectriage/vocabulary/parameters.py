"""The parameters we know by name: unit, kind and the wordings that papers print for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import PurePosixPath

from spectriage.errors import UnitError, VocabularyError
from spectriage.vocabulary.spellings import other_spellings
from spectriage.vocabulary.tables import read_table, table_names
from spectriage.vocabulary.terms import load_terms
from spectriage.vocabulary.units import Unit, canonical_unit

_KINDS = ("quantity", "interval", "category")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: canonical unit, kind, and a definition in our words.

    `dimension` is given where the unit's spelling is ambiguous: ``rad`` is an angle and a dose.
    """

    name: str
    unit: str
    kind: str
    definition: str
    dimension: str = ""
    low_end: str = ""  # parameter that the lower end of a printed range names
    scale: str = ""  # "logarithmic": a linear unit cannot be meant; "pair": told in pairs only
    plausible: tuple[Decimal, Decimal] | None = None  # values a product may have, canonical unit

    def holds(self, value: Decimal) -> bool:
        """Whether a product may have the value, told in the canonical unit.

        Of what is never negative the sign of a print tells no more than a tolerance's.
        """
        if self.plausible is None:
            return True
        low, high = self.plausible
        return low <= (value if low < 0 else abs(value)) <= high

    @property
    def canonical(self) -> Unit:
        """The unit its values are told in."""
        return canonical_unit(self.unit, self.dimension)


@dataclass(frozen=True, slots=True)
class Wording:
    """One printed wording of a parameter.

    `families` limits it to documents of those product families (empty: any); `vetoes` are
    words that, standing in the same label, mean something else.
    """

    parameter: str
    language: str
    label: str
    families: frozenset[str]
    vetoes: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def load_parameters() -> dict[str, Parameter]:
    """All parameters by name.

    Raises
    ------
    VocabularyError
        A name stands twice, or a unit or kind is unknown.
    """
    found: dict[str, Parameter] = {}
    for row in read_table("parameters.tsv"):
        name = row["name"]
        if name in found:
            raise VocabularyError("stands twice", file="parameters.tsv", entry=name)
        if row["kind"] not in _KINDS:
            raise VocabularyError(
                f"{row['kind']!r} is none of {_KINDS}",
                file="parameters.tsv",
                entry=name,
                field="kind",
            )
        try:
            canonical_unit(row["unit"], row["dimension"])
        except UnitError as err:
            raise VocabularyError(
                str(err), file="parameters.tsv", entry=name, field="unit"
            ) from err
        found[name] = Parameter(
            name,
            row["unit"],
            row["kind"],
            row["definition"],
            row["dimension"],
            row["low_end"],
            row["scale"],
            _span(row["plausible"], name),
        )
    return found


def _span(text: str, name: str) -> tuple[Decimal, Decimal] | None:
    if not text:
        return None
    low, _, high = text.partition("..")
    try:
        span = (Decimal(low), Decimal(high))
    except InvalidOperation as err:
        raise VocabularyError(
            f"{text!r} is no span", file="parameters.tsv", entry=name, field="plausible"
        ) from err
    if span[0] >= span[1]:
        raise VocabularyError(
            f"{text!r} ends before it begins", file="parameters.tsv", entry=name, field="plausible"
        )
    return span


@lru_cache(maxsize=1)
def load_wordings() -> tuple[Wording, ...]:
    """All printed wordings: ``wordings.tsv``, then every file of the folder ``wordings``.

    A file of the folder holds one language, which its name tells: ``wordings/fr.tsv``. Other
    spellings of a wording (`spellings.tsv`) follow at the end; none is made that is a wording
    already.

    Raises
    ------
    VocabularyError
        A wording names a parameter or a family that does not exist.
    """
    wordings = list(_wordings_of(read_table("wordings.tsv"), "wordings.tsv", ""))
    for file in table_names("wordings"):
        wordings += _wordings_of(read_table(file), file, PurePosixPath(file).stem)
    printed = {wording.label.casefold() for wording in wordings}
    respelt = [
        replace(wording, label=label)
        for wording in wordings
        for label in other_spellings(wording.label, wording.language)
        if label.casefold() not in printed
    ]
    return tuple(wordings + respelt)


@lru_cache(maxsize=1)
def load_other_labels() -> tuple[Wording, ...]:
    """Labels of quantities that are none of our parameters; their `parameter` is empty.

    Raises
    ------
    VocabularyError
        A row names a family that does not exist.
    """
    found: list[Wording] = []
    for row in read_table("other_labels.tsv"):
        families = frozenset(row["families"].split())
        unknown = sorted(families.difference(load_terms("family")))
        if unknown:
            raise VocabularyError(
                f"no such family: {' '.join(unknown)}",
                file="other_labels.tsv", entry=row["labels"][:40], field="families",
            )  # fmt: skip
        found += [
            Wording("", "", label.strip(), families, (), "any")
            for label in row["labels"].split("|") if label.strip()
        ]  # fmt: skip
    return tuple(found)


def _wordings_of(rows: Iterable[Mapping[str, str]], file: str, language: str) -> Iterator[Wording]:
    """Wordings of one table's rows; `language` stands for a column that the table has not."""
    for row in rows:
        name = row["parameter"]
        if name not in load_parameters():
            raise VocabularyError("no such parameter", file=file, entry=name, field="parameter")
        families = frozenset(row["families"].split())
        unknown = sorted(families.difference(load_terms("family")))
        if unknown:
            raise VocabularyError(
                f"no such family: {' '.join(unknown)}", file=file, entry=name, field="families"
            )
        vetoes = tuple(word.strip().casefold() for word in row["vetoes"].split("|") if word.strip())
        for label in row["labels"].split("|"):
            if label.strip():
                yield Wording(
                    name, row.get("language") or language, label.strip(), families, vetoes,
                    row["source"] or "any",
                )  # fmt: skip
