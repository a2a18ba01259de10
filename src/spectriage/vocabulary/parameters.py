"""The parameters we know by name: unit, kind and the wordings that papers print for them."""

from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import UnitError, VocabularyError
from spectriage.vocabulary.tables import read_table
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
    scale: str = ""  # "logarithmic" where a linear unit cannot be meant

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
        )
    return found


@lru_cache(maxsize=1)
def load_wordings() -> tuple[Wording, ...]:
    """All printed wordings, in file order.

    Raises
    ------
    VocabularyError
        A wording names a parameter that does not exist.
    """
    known = load_parameters()
    wordings = []
    for row in read_table("wordings.tsv"):
        if row["parameter"] not in known:
            raise VocabularyError(
                "no such parameter", file="wordings.tsv", entry=row["parameter"], field="parameter"
            )
        families = frozenset(row["families"].split())
        vetoes = tuple(word.strip() for word in row["vetoes"].split("|") if word.strip())
        for label in row["labels"].split("|"):
            if label.strip():
                wordings.append(
                    Wording(
                        row["parameter"], row["language"], label.strip(), families, vetoes,
                        row["source"] or "any",
                    )
                )  # fmt: skip
    return tuple(wordings)
