"""Gold files: one JSON object a document, in the report's vocabularies (docs/evaluation.md)."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from spectriage.errors import DataError


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class GoldValue(_Part):
    """A parameter's value in its canonical unit; `page` counts from 1."""

    name: str
    min: float | None = None
    typ: float | None = None
    max: float | None = None
    page: int

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that are set."""
        return tuple(n for n in (self.min, self.typ, self.max) if n is not None)


class GoldFeature(_Part):
    """A capability and whether it is asserted, negated or conditional."""

    name: str
    polarity: str = "asserted"


class GoldClaim(_Part):
    """A category of use and its polarity."""

    category: str
    polarity: str = "asserted"


class GoldParty(_Part):
    """A party and its role."""

    role: str
    name: str


class GoldCode(_Part):
    """A code that the paper prints."""

    code: str


class GoldEntries(_Part):
    """The entries of one regime: those that apply, and those a reviewer would want to see too."""

    best: tuple[str, ...] = ()
    acceptable: tuple[str, ...] = ()


class Gold(_Part):
    """What a careful reader marked in one document.

    Parameters, features and claims are marked on `annotated_pages` only, and there completely.
    """

    doc: str
    sha256: str
    kind: str
    family: str | None = None
    family_also: tuple[str, ...] = ()
    annotated_pages: tuple[int, ...] = ()
    parameters: tuple[GoldValue, ...] = ()
    optional_parameters: tuple[GoldValue, ...] = ()
    features: tuple[GoldFeature, ...] = ()
    optional_features: tuple[GoldFeature, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    optional_claims: tuple[GoldClaim, ...] = ()
    parties: tuple[GoldParty, ...] | None = None
    printed_codes: tuple[GoldCode, ...] = ()
    entries: dict[str, GoldEntries] = {}


def load_gold(folder: Path) -> list[Gold]:
    """Gold files of a folder, in the order of their names.

    Raises
    ------
    DataError
        There is none, or one is not valid; the text names file, field and reason.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            found.append(Gold.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError) as err:
            fault = err.errors()[0] if isinstance(err, ValidationError) else None
            field = ".".join(map(str, fault["loc"])) if fault else ""
            raise DataError(
                fault["msg"] if fault else str(err), file=str(path), field=field
            ) from err
    if not found:
        raise DataError("no gold files (*.json)", file=str(folder))
    return found
