"""What a complete paper of its kind needs, and what this one lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spectriage.errors import VocabularyError
from spectriage.report.basics import PrintedCode
from spectriage.report.model import Party
from spectriage.report.papers import Paper, Presence, Quoted, Requirement
from spectriage.vocabulary.tables import read_table

FILE = "papers/requirements.tsv"
Answer = tuple[Presence, str, Quoted | Party | PrintedCode | None]
_MISSING: Answer = (Presence.MISSING, "", None)


@dataclass(slots=True, frozen=True)
class Facts:
    """All that was read of a paper."""

    paper: Paper
    parties: Sequence[Party]
    codes: Sequence[PrintedCode]


def find_requirements(facts: Facts, kind: str) -> list[Requirement]:
    """Requirements of the paper's type, or of its kind where the type has none of its own.

    Raises
    ------
    VocabularyError
        A row names a check that does not exist.
    """
    rows = read_table(FILE)
    wanted = [row for row in rows if row["for"] == facts.paper.type] or [
        row for row in rows if row["for"] == kind
    ]
    found = []
    for row in wanted:
        name, _, argument = row["check"].partition(":")
        check = _CHECKS.get(name)
        if check is None:
            raise VocabularyError(f"{row['id']}: no check {name!r}", file=FILE)
        state, detail, place = check(facts, tuple(argument.split("|")) if argument else ())
        found.append(
            Requirement(
                id=row["id"], title=row["title"], state=state, detail=detail,
                quote=place.quote if place else None, page=place.page if place else None,
            )
        )  # fmt: skip
    return found


def _present(place: Quoted | Party | PrintedCode, detail: str = "") -> Answer:
    return Presence.PRESENT, detail, place


def _party(facts: Facts, roles: tuple[str, ...]) -> Answer:
    found = next((p for role in roles for p in facts.parties if p.role == role), None)
    return _present(found) if found else _MISSING


def _address(facts: Facts, roles: tuple[str, ...]) -> Answer:
    found = [p for role in roles for p in facts.parties if p.role == role]
    best = max(found, key=lambda p: (p.country is not None) + bool(p.address), default=None)
    if best is None or not (best.address or best.country):
        return _MISSING
    if best.country is None:
        return Presence.DOUBTFUL, "no country is named", best
    return _present(best)


def _goods(facts: Facts, _: tuple[str, ...]) -> Answer:
    return _present(facts.paper.goods[0]) if facts.paper.goods else _MISSING


def _field(facts: Facts, names: tuple[str, ...]) -> Answer:
    goods = facts.paper.goods
    having = [g for g in goods if any(getattr(g, name) not in (None, "") for name in names)]
    if not having:
        return _MISSING
    if len(having) < len(goods):
        return (
            Presence.DOUBTFUL,
            f"{len(goods) - len(having)} of {len(goods)} items lack it",
            having[0],
        )
    return _present(having[0])


def _value(facts: Facts, _: tuple[str, ...]) -> Answer:
    found = _field(facts, ("amount", "unit_price"))
    if found[0] is Presence.MISSING and facts.paper.totals:
        return _present(facts.paper.totals[0])
    if found[0] is Presence.MISSING and facts.paper.currencies:
        return Presence.DOUBTFUL, "a currency is printed, no item's value was read", None
    return found


def _end_use(facts: Facts, _: tuple[str, ...]) -> Answer:
    uses = facts.paper.end_uses
    specific = next((use for use in uses if use.state == "specific"), None)
    if specific:
        return _present(specific)
    if not uses:
        return _MISSING
    if uses[0].state == "empty":
        return Presence.MISSING, uses[0].why, uses[0]
    return Presence.DOUBTFUL, uses[0].why, uses[0]


def _end_user_or_use(facts: Facts, _: tuple[str, ...]) -> Answer:
    party = _party(facts, ("end_user",))
    return party if party[0] is Presence.PRESENT else _end_use(facts, ())


def _undertaking(facts: Facts, kinds: tuple[str, ...]) -> Answer:
    found = next((u for u in facts.paper.undertakings if u.kind in kinds), None)
    return _present(found) if found else _MISSING


def _reference(facts: Facts, kinds: tuple[str, ...]) -> Answer:
    found = next((r for k in kinds for r in facts.paper.references if r.kind == k), None)
    return _present(found) if found else _MISSING


def _date(facts: Facts, meanings: tuple[str, ...]) -> Answer:
    found = next((d for m in meanings for d in facts.paper.dates if d.meaning == m), None)
    if found is None:
        return _MISSING
    if found.value is None:
        return Presence.DOUBTFUL, "the date can be read in several ways", found
    return _present(found)


def _signature(facts: Facts, _: tuple[str, ...]) -> Answer:
    return _present(facts.paper.signature) if facts.paper.signature else _MISSING


def _signatory(facts: Facts, _: tuple[str, ...]) -> Answer:
    place = facts.paper.signature
    if place is None or not place.name:
        return _MISSING
    return _present(place) if place.title else (Presence.DOUBTFUL, "no position is named", place)


def _plain(value: object) -> Answer:
    return (Presence.PRESENT, str(value), None) if value else _MISSING


def _destination(facts: Facts, _: tuple[str, ...]) -> Answer:
    if facts.paper.destination:
        return _plain(facts.paper.destination)
    found = _address(facts, ("end_user", "consignee"))
    return (Presence.DOUBTFUL, "only a party's country", found[2]) if found[2] else _MISSING


def _origin(facts: Facts, _: tuple[str, ...]) -> Answer:
    if facts.paper.origin:
        return _plain(facts.paper.origin)
    return _field(facts, ("origin",))


def _weight(facts: Facts, _: tuple[str, ...]) -> Answer:
    total = next((t for t in facts.paper.totals if t.meaning.endswith("weight")), None)
    return _present(total) if total else _field(facts, ("gross_weight_kg", "net_weight_kg"))


def _packages(facts: Facts, _: tuple[str, ...]) -> Answer:
    total = next((t for t in facts.paper.totals if t.meaning == "packages"), None)
    return _present(total) if total else _field(facts, ("packages",))


def _code(facts: Facts, _: tuple[str, ...]) -> Answer:
    return _present(facts.codes[0]) if facts.codes else _MISSING


def _terms(facts: Facts, _: tuple[str, ...]) -> Answer:
    return _present(facts.paper.terms[0]) if facts.paper.terms else _MISSING


def _currency(facts: Facts, _: tuple[str, ...]) -> Answer:
    return _plain(", ".join(facts.paper.currencies))


def _destination_control(facts: Facts, _: tuple[str, ...]) -> Answer:
    place = facts.paper.destination_control
    if place:
        return _present(place)
    controlled = [code for code in facts.codes if not code.code.upper().startswith("EAR99")]
    if controlled:
        return Presence.MISSING, "a controlled number is printed, no statement is", None
    return Presence.PRESENT, "no controlled number is printed, so none may be needed", None


_CHECKS: dict[str, Callable[[Facts, tuple[str, ...]], Answer]] = {
    "party": _party, "address": _address, "goods": _goods, "field": _field, "value": _value,
    "end_use": _end_use, "end_user_or_use": _end_user_or_use, "undertaking": _undertaking,
    "reference": _reference, "date": _date, "signature": _signature, "signatory": _signatory,
    "destination": _destination, "origin": _origin, "weight": _weight, "packages": _packages,
    "code": _code, "terms": _terms, "currency": _currency,
    "destination_control": _destination_control,
}  # fmt: skip
