"""The pack format as types: criteria trees, notes, entries, and the pack's own particulars.

A criterion is told apart by its keys. What can be checked on a record alone is checked here,
against the vocabulary; what needs the other records is checked in `pack`.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, PrivateAttr, Tag, model_validator

from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.terms import load_terms
from spectriage.vocabulary.units import Unit, convert, convertible, parse_unit

ANY = "*"

Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Window: TypeAlias = tuple[Number | None, Number | None]
Threshold: TypeAlias = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Window, Tag("window")],
    Discriminator(lambda value: "window" if isinstance(value, list | tuple) else "number"),
]
Silent: TypeAlias = Literal["not_met"] | None


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ParameterTest(_Part):
    """A figure held against a threshold, or an interval against a window.

    `reading` names the slot the paragraph is about; without it the strictest for the exporter
    counts. `condition` must stand in the value's own condition. `limit` is the value in the
    parameter's canonical unit, rounded to 12 digits as printed values are.
    """

    parameter: Text
    op: Literal[">", ">=", "<", "<=", "==", "overlaps", "within"]
    value: Threshold
    unit: Text
    reading: Literal["min", "typ", "max"] | None = None
    condition: Text | None = None
    when_silent: Silent = None

    _limit: float | tuple[float | None, float | None] = PrivateAttr(default=0.0)
    _interval: bool = PrivateAttr(default=False)
    _list_unit: Unit = PrivateAttr()
    _canonical: Unit = PrivateAttr()

    @model_validator(mode="after")
    def _resolve(self) -> "ParameterTest":
        _check_shape(self.op, self.value)
        parameter = load_parameters().get(self.parameter)
        if parameter is None:
            raise ValueError(f"parameter {self.parameter!r} is not in the vocabulary")
        self._interval = parameter.kind == "interval"
        self._canonical = parameter.canonical
        self._list_unit = _unit_like(self.unit, parameter.canonical)
        if isinstance(self.value, tuple):
            low, high = (None if edge is None else self._convert(edge) for edge in self.value)
            self._limit = (low, high)
        else:
            self._limit = self._convert(self.value)
        return self

    def _convert(self, edge: float) -> float:
        return round_digits(convert(Decimal(str(edge)), self._list_unit, self._canonical))

    @property
    def limit(self) -> float | tuple[float | None, float | None]:
        """Threshold or window in the parameter's canonical unit."""
        return self._limit

    @property
    def interval(self) -> bool:
        """Whether the parameter is of kind ``interval``: its min and max are two ends."""
        return self._interval

    @property
    def list_unit(self) -> Unit:
        """The unit that the record uses."""
        return self._list_unit

    @property
    def canonical(self) -> Unit:
        """The unit that values of the parameter are told in."""
        return self._canonical


class FeatureTest(_Part):
    """Whether the item has a feature, or is said not to have it."""

    feature: Text
    polarity: Literal["asserted", "negated"] = "asserted"
    when_silent: Silent = None

    @model_validator(mode="after")
    def _resolve(self) -> "FeatureTest":
        if self.feature not in load_terms("feature"):
            raise ValueError(f"feature {self.feature!r} is not in the vocabulary")
        return self


class FamilyTest(_Part):
    """Whether the item is of a product family."""

    family: Text | Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _resolve(self) -> "FamilyTest":
        _check_families(self.families)
        return self

    @property
    def families(self) -> tuple[str, ...]:
        """The families as a tuple, also where the file gives one."""
        return (self.family,) if isinstance(self.family, str) else self.family


class Question(_Part):
    """A fact for which no parameter and no feature exists."""

    question: Text
    when_silent: Silent = None


class EntryTest(_Part):
    """The state of another record of the same pack, perhaps by one of its notes."""

    entry: Text
    state: Literal["met", "released", "not_met"]
    note: Text | None = None

    @model_validator(mode="after")
    def _note_needs_release(self) -> "EntryTest":
        if self.note is not None and self.state != "released":
            raise ValueError("a note can be named only with state 'released'")
        return self


class NoneMet(_Part):
    """Residue: no considered record below these headings is met or open; ``*`` is all of them."""

    none_met: Annotated[tuple[Text, ...], Field(min_length=1)]


class AllOf(_Part):
    """Every child must be met."""

    all_of: Annotated[tuple["Node", ...], Field(min_length=1)]


class AnyOf(_Part):
    """One child must be met."""

    any_of: Annotated[tuple["Node", ...], Field(min_length=1)]


class Not(_Part):
    """The child must not be met; it is read with the opposite strictness."""

    node: "Node" = Field(alias="not")


class AtLeast(_Part):
    """So many children must be met."""

    at_least: Annotated[int, Field(strict=True, ge=1)]
    of: Annotated[tuple["Node", ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _reachable(self) -> "AtLeast":
        if self.at_least > len(self.of):
            raise ValueError(f"at_least {self.at_least} of {len(self.of)} can never be met")
        return self


NODE_KEYS = (
    "all_of", "any_of", "not", "at_least", "parameter", "feature", "family", "question", "entry",
    "none_met",
)  # fmt: skip


def _key_of(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((key for key in NODE_KEYS if key in value), None)
    return None


Node: TypeAlias = Annotated[
    Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[Not, Tag("not")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[ParameterTest, Tag("parameter")]
    | Annotated[FeatureTest, Tag("feature")]
    | Annotated[FamilyTest, Tag("family")]
    | Annotated[Question, Tag("question")]
    | Annotated[EntryTest, Tag("entry")]
    | Annotated[NoneMet, Tag("none_met")],
    Discriminator(
        _key_of,
        custom_error_type="node_keys",
        custom_error_message=f"a criterion has one of the keys {', '.join(NODE_KEYS)}",
    ),
]
Leaf: TypeAlias = ParameterTest | FeatureTest | FamilyTest | Question | EntryTest | NoneMet


class Note(_Part):
    """A note of an entry: it releases the item, or takes a release back."""

    id: Text
    effect: Literal["release", "restore"]
    title: Text
    criteria: Node


class EntryRecord(_Part):
    """One paragraph of a list. `root` names the shared record it took its fields from."""

    code: Text
    title: Text
    families: Annotated[tuple[Text, ...], Field(min_length=1)]
    criteria: Node
    notes: tuple[Note, ...] = ()
    reasons: tuple[Text, ...] = ()
    citation: Text
    search_terms: tuple[Text, ...] = ()
    source: Text | None = None
    root: Text | None = None
    differs_from: Text | None = None

    @model_validator(mode="after")
    def _resolve(self) -> "EntryRecord":
        if self.families != (ANY,):
            _check_families(self.families)
        ids = [note.id for note in self.notes]
        doubled = sorted({note for note in ids if ids.count(note) > 1})
        if doubled:
            raise ValueError(f"note {', '.join(doubled)} stands twice")
        return self


class PackInfo(_Part):
    """The particulars of a pack, from its ``pack.json``."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    regime: Text
    title: Text
    version: Text
    effective: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    licence: Text
    citation_base: Text
    schema_version: Literal[1]


for _model in (AllOf, AnyOf, Not, AtLeast, Note, EntryRecord):
    _model.model_rebuild()


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes right below one, none for a leaf."""
    if isinstance(node, AllOf):
        return node.all_of
    if isinstance(node, AnyOf):
        return node.any_of
    if isinstance(node, AtLeast):
        return node.of
    return (node.node,) if isinstance(node, Not) else ()


def leaves(node: Node) -> tuple[Leaf, ...]:
    """Return the tests of a tree, in the order the pack gives them."""
    if isinstance(node, AllOf | AnyOf | AtLeast | Not):
        return tuple(leaf for child in children(node) for leaf in leaves(child))
    return (node,)


def _check_shape(op: str, value: float | Window) -> None:
    if op in ("overlaps", "within"):
        if not isinstance(value, tuple):
            raise ValueError(f"{op} takes a window [low, high]")
        low, high = value
        if low is None and high is None:
            raise ValueError("the window is open at both ends")
        if low is not None and high is not None and low > high:
            raise ValueError("the window's low end is above its high end")
    elif isinstance(value, tuple):
        raise ValueError(f"{op} takes one number, not a window")


def _check_families(families: tuple[str, ...]) -> None:
    unknown = [family for family in families if family not in load_terms("family")]
    if unknown:
        raise ValueError(f"family {', '.join(map(repr, unknown))} is not in the vocabulary")


def _unit_like(text: str, canonical: Unit) -> Unit:
    """Read a unit's spelling as one of the canonical unit's dimension."""
    readings = parse_unit(text)
    if not readings:
        raise ValueError(f"unit {text!r} is not one we know")
    for unit in readings:
        if convertible(unit, canonical):
            return unit
    raise ValueError(f"unit {text!r} cannot be told in {canonical.text}")


def round_digits(figure: Decimal) -> float:
    """Round to the 12 digits that printed values keep, so that equal figures are equal."""
    return float(f"{figure:.12g}")
