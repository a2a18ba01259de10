"""Criteria trees as types: tests of parameters, features and other entries, and what joins them.

A criterion is told apart by its keys. What can be checked on a record alone is checked here,
against the vocabulary; what needs the other records is checked in `pack`.
"""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from spectriage.lists import kleene
from spectriage.lists.kleene import Outcome
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


class Part(BaseModel):
    """A frozen part of a pack that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @cached_property
    def made(self) -> dict[Any, Any]:
        """What is made of the part once and kept with it; no part of what the part says."""
        return {}

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()
        told = {name: value for name, value in state["__dict__"].items() if name != "made"}
        return {**state, "__dict__": told}


class ParameterTest(Part):
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

    @model_validator(mode="after")
    def _resolve(self) -> "ParameterTest":
        _check_shape(self.op, self.value)
        if self.parameter not in load_parameters():
            raise ValueError(f"parameter {self.parameter!r} is not in the vocabulary")
        _ = self.limit  # converted now, so that a wrong unit is a fault of the file
        return self

    # Cached in the instance, since an evaluation reads them thousands of times.
    @cached_property
    def limit(self) -> float | tuple[float | None, float | None]:
        """Threshold or window in the parameter's canonical unit."""
        if isinstance(self.value, tuple):
            low, high = (None if edge is None else self._convert(edge) for edge in self.value)
            return low, high
        return self._convert(self.value)

    @cached_property
    def interval(self) -> bool:
        """Whether the parameter is of kind ``interval``: its min and max are two ends."""
        return load_parameters()[self.parameter].kind == "interval"

    @cached_property
    def canonical(self) -> Unit:
        """The unit that values of the parameter are told in."""
        return load_parameters()[self.parameter].canonical

    @cached_property
    def list_unit(self) -> Unit:
        """The unit that the record uses."""
        return _unit_like(self.unit, self.canonical)

    def _convert(self, edge: float) -> float:
        return round_digits(convert(Decimal(str(edge)), self.list_unit, self.canonical))


class FeatureTest(Part):
    """Whether the item has a feature, or is said not to have it."""

    feature: Text
    polarity: Literal["asserted", "negated"] = "asserted"
    when_silent: Silent = None

    @model_validator(mode="after")
    def _resolve(self) -> "FeatureTest":
        if self.feature not in load_terms("feature", "trait"):
            raise ValueError(f"feature {self.feature!r} is not in the vocabulary")
        return self


class FamilyTest(Part):
    """Whether the item is of a product family."""

    family: Text | Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _resolve(self) -> "FamilyTest":
        check_families(self.families)
        return self

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families as a tuple, also where the file gives one."""
        return (self.family,) if isinstance(self.family, str) else self.family


class Question(Part):
    """A fact for which no parameter and no feature exists."""

    question: Text
    when_silent: Silent = None


class EntryTest(Part):
    """The state of another record of the same pack, perhaps by one of its notes."""

    entry: Text
    state: Literal["met", "released", "not_met"]
    note: Text | None = None

    @model_validator(mode="after")
    def _note_needs_release(self) -> "EntryTest":
        if self.note is not None and self.state != "released":
            raise ValueError("a note can be named only with state 'released'")
        return self


class NoneMet(Part):
    """Residue: no considered record below these headings is met or open; ``*`` is all of them."""

    none_met: Annotated[tuple[Text, ...], Field(min_length=1)]


class Join(Part):
    """What joins other criteria."""

    @cached_property
    def asks(self) -> frozenset[str] | None:
        """Parameters and, as ``feature x``, features below; None where more is asked than those.

        Where the papers tell none of them, the outcome is `unsaid`, whatever the item.
        """
        names: set[str] = set()
        for leaf in leaves(self):  # type: ignore[arg-type]
            if isinstance(leaf, ParameterTest):
                names.add(leaf.parameter)
            elif isinstance(leaf, FeatureTest):
                names.add(f"feature {leaf.feature}")
            elif not isinstance(leaf, Question):
                return None
        return frozenset(names)

    @cached_property
    def unsaid(self) -> Outcome:
        """Outcome where the papers tell nothing that is asked below."""
        return _unsaid(self)


class AllOf(Join):
    """Every child must be met."""

    all_of: Annotated[tuple["Node", ...], Field(min_length=1)]


class AnyOf(Join):
    """One child must be met."""

    any_of: Annotated[tuple["Node", ...], Field(min_length=1)]


class Not(Join):
    """The child must not be met; it is read with the opposite strictness."""

    node: "Node" = Field(alias="not")


class AtLeast(Join):
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
    return _TAGS.get(type(value))


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


_TAGS: dict[type, str] = {
    AllOf: "all_of", AnyOf: "any_of", Not: "not", AtLeast: "at_least", ParameterTest: "parameter",
    FeatureTest: "feature", FamilyTest: "family", Question: "question", EntryTest: "entry",
    NoneMet: "none_met",
}  # fmt: skip

for _model in (AllOf, AnyOf, Not, AtLeast):
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


def _unsaid(node: Any) -> Outcome:
    match node:
        case AllOf():
            return kleene.all_of(_unsaid(child) for child in node.all_of)
        case AnyOf():
            return kleene.any_of(_unsaid(child) for child in node.any_of)
        case Not():
            return kleene.negate(_unsaid(node.node))
        case AtLeast():
            return kleene.at_least(node.at_least, (_unsaid(child) for child in node.of))
        case _:
            return Outcome.NOT_MET if node.when_silent else Outcome.UNKNOWN


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


def check_families(families: tuple[str, ...]) -> None:
    """Refuse a family that is not in the vocabulary.

    Raises
    ------
    ValueError
        It is not; pydantic makes a fault of it.
    """
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
