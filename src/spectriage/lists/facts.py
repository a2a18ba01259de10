"""What the caller knows about one item, as this room wants it: numbers, features, family.

Plain slotted dataclasses, since thousands are made for a long catalogue. `ref` is the caller's
own index of the value or feature; it comes back in the criterion result untouched.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class FactValue:
    """One value of a parameter, its slots in the parameter's canonical unit.

    `variant` names the product variant it belongs to, None for all of them. Where a print can be
    read in several ways, each is a value of its own with the same `ref`: `read_as` tells this
    way, `could_be` the others. So a criterion that controls is met if one way meets it, and a
    note releases only if all ways do.
    """

    parameter: str
    min: float | None = None
    typ: float | None = None
    max: float | None = None
    condition: str | None = None
    variant: str | None = None
    ref: int | None = None
    read_as: str = ""
    could_be: tuple[str, ...] = ()
    # The slots that are set, in the order min, typ, max; stored, since every test asks for them.
    slots: tuple[float, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        slots = tuple([slot for slot in (self.min, self.typ, self.max) if slot is not None])
        object.__setattr__(self, "slots", slots)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureFact:
    """What the item's papers say of a feature: ``asserted``, ``negated`` or ``conditional``."""

    polarity: str
    ref: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """Values of one variant by parameter, and what has already come out for them.

    `outcomes` holds outcomes of tests by what `judge` compiled them to, `reasons` those of
    entries by the identity of their criteria and notes, with the entry, so that these cannot be
    taken for others. `made` is what else is made of the view once.
    """

    values: Mapping[str, tuple[FactValue, ...]]
    outcomes: dict[Any, Any] = field(default_factory=dict)
    reasons: dict[tuple[int, int], tuple[object, Any]] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that is known about one item. `family` is None where nobody could tell it."""

    values: tuple[FactValue, ...] = ()
    features: Mapping[str, FeatureFact] = field(default_factory=dict)
    family: str | None = None

    @cached_property
    def variants(self) -> tuple[str, ...]:
        """Variants that some value names, in the order they come."""
        return tuple(dict.fromkeys(v.variant for v in self.values if v.variant is not None))

    @cached_property
    def varying(self) -> frozenset[str]:
        """Parameters of which some value belongs to one variant."""
        return frozenset(v.parameter for v in self.values if v.variant is not None)

    @cached_property
    def alone(self) -> dict[tuple[int, int], tuple[object, Any]]:
        """How entries that lean on no other came out, by identity as `View.reasons`.

        The lists of several regimes share many of their criteria.
        """
        return {}

    @cached_property
    def told(self) -> frozenset[str]:
        """Parameters with a value and, as ``feature x``, features that the papers tell."""
        parameters = (value.parameter for value in self.values)
        return frozenset([*parameters, *(f"feature {name}" for name in self.features)])

    @cached_property
    def views(self) -> tuple[tuple[str | None, View], ...]:
        """A view of each variant, or the only one, of no variant."""
        return tuple(
            (name, View(self.by_parameter(() if name is None else (name,))))
            for name in self.variants or (None,)
        )

    @cached_property
    def whole(self) -> View:
        """A view of the values of all variants together."""
        return View(self.by_parameter(self.variants))

    def by_parameter(self, variants: Collection[str] = ()) -> dict[str, tuple[FactValue, ...]]:
        """Values of these variants and of none, by parameter, in the order given."""
        group: dict[str, list[FactValue]] = {}
        for value in self.values:
            if value.variant is None or value.variant in variants:
                group.setdefault(value.parameter, []).append(value)
        return {name: tuple(values) for name, values in group.items()}
