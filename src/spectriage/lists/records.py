"""Records of a pack as types: entries with their notes, and the pack's own particulars."""

import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from spectriage.lists import codes
from spectriage.lists.criteria import (
    ANY,
    EntryTest,
    FeatureTest,
    Leaf,
    Node,
    NoneMet,
    ParameterTest,
    Part,
    Text,
    check_families,
    leaves,
)

CODE_IN_TEXT = re.compile(r"\b\d[A-E]\d{3}(?:\.[a-z0-9]{1,2})*\b")


class Note(Part):
    """A note of an entry: it releases the item, or takes a release back."""

    id: Text
    effect: Literal["release", "restore"]
    title: Text
    criteria: Node


class EntryRecord(Part):
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
    counterpart: Text | None = None  # the other list's code of the same goods, where it is another

    @model_validator(mode="after")
    def _resolve(self) -> "EntryRecord":
        if self.families != (ANY,):
            check_families(self.families)
        ids = [note.id for note in self.notes]
        doubled = sorted({note for note in ids if ids.count(note) > 1})
        if doubled:
            raise ValueError(f"note {', '.join(doubled)} stands twice")
        return self

    @cached_property
    def cited_codes(self) -> tuple[str, ...]:
        """The paragraphs that the citation names, this entry's own where it names none."""
        named = [codes.normalise(found[0]) for found in CODE_IN_TEXT.finditer(self.citation)]
        return tuple(dict.fromkeys(named)) or (self.code,)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """Parameters that some test asks for."""
        return frozenset(t.parameter for t in self.tests if isinstance(t, ParameterTest))

    @cached_property
    def asked(self) -> frozenset[str]:
        """Parameters and, as ``feature x``, features that some test asks for."""
        features = (f"feature {t.feature}" for t in self.tests if isinstance(t, FeatureTest))
        return self.parameters.union(features)

    @cached_property
    def shared(self) -> tuple[int, int]:
        """Identity of criteria and notes: entries of several regimes may have the same."""
        return id(self.criteria), id(self.notes)

    @cached_property
    def unsaid(self) -> dict[str | None, Any]:
        """Why it is ruled out where the papers tell nothing it asks for, by the item's family."""
        return {}

    @cached_property
    def leans(self) -> bool:
        """Whether some test asks for the state of another entry."""
        return any(isinstance(test, EntryTest | NoneMet) for test in self.tests)

    @cached_property
    def tests(self) -> tuple[Leaf, ...]:
        """All tests of the entry, those of its notes after its own."""
        trees = (self.criteria, *(note.criteria for note in self.notes))
        return tuple(test for tree in trees for test in leaves(tree))


class PackInfo(Part):
    """The particulars of a pack, from its ``pack.json``."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    regime: Text
    title: Text
    version: Text
    effective: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    licence: Text
    citation_base: Text
    schema_version: Literal[1]
    asked_first: tuple[Text, ...] = ()  # questions before the list itself, such as of munitions
