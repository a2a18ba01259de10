"""Every threshold from just below to just above: our evaluation against an oracle of its own.

The oracle reads the raw files and decides by truth tables written here, in the record's own unit;
it shares no code with `spectriage.lists`. Values are single figures, so no question of spans
arises: those have tests of their own.
"""

import json
import random
from decimal import Decimal
from importlib import resources

import pytest

from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.facts import Facts, FactValue, FeatureFact
from spectriage.lists.load import load_packs
from spectriage.lists.pack import build_pack
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.units import convert, convertible, parse_unit

PACKS = resources.files("spectriage.lists") / "packs"
LEAST_CASES = {"us_ccl": 1_500, "eu_annex_i": 1_000, "wassenaar": 800, "uk_dual_use": 800}
MET, UNKNOWN, NOT_MET = 1, 0, -1
STATUS = {MET: "meets", UNKNOWN: "undetermined"}


def read_records(pack_id):
    """Raw records of a pack by code, each laid over its root."""
    roots = {}
    for file in sorted((PACKS / "roots").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            roots |= {row["code"]: row for row in json.loads(file.read_text(encoding="utf-8"))}
    found = {}
    for file in sorted((PACKS / pack_id / "entries").iterdir(), key=lambda file: file.name):
        for row in json.loads(file.read_text(encoding="utf-8")):
            found[row["code"]] = {**roots.get(row.get("root"), {}), **row}
    return found


def leaves(node):
    if isinstance(node, list):
        for child in node:
            yield from leaves(child)
    elif isinstance(node, dict):
        joined = [node[key] for key in ("all_of", "any_of", "not", "of") if key in node]
        if joined:
            yield from leaves(joined)
        else:
            yield node


def trees(record):
    return [record["criteria"], *(note["criteria"] for note in record.get("notes", ()))]


def unit_of(text, parameter):
    canonical = load_parameters()[parameter].canonical
    return next(unit for unit in parse_unit(text) if convertible(unit, canonical)), canonical


def in_unit(figure, unit, other, parameter):
    """The figure told in another of the parameter's units, to the digits that print has."""
    if unit == other:
        return figure
    own, canonical = unit_of(unit, parameter)
    middle = convert(Decimal(repr(figure)), own, canonical)
    told = middle if other is None else _back(middle, unit_of(other, parameter)[0], canonical)
    return float(f"{told:.12g}")


def _back(figure, unit, canonical):
    return convert(figure, canonical, unit)


class Oracle:
    """Kleene's logic by tables, over one item: figures by parameter, features, a family."""

    def __init__(self, records, figures, features, family):
        self.records, self.figures = records, figures
        self.features, self.family = features, family
        self.known = {}

    def status(self, code):
        if code not in self.known:
            record = self.records[code]
            own = self.value(record["criteria"])
            notes = [(note, self.value(note["criteria"])) for note in record.get("notes", ())]
            released = [value for note, value in notes if note["effect"] == "release"]
            restored = [value for note, value in notes if note["effect"] == "restore"]
            free = min(max(released, default=NOT_MET), -max(restored, default=NOT_MET))
            whole = min(own, -free)
            ruled_out = "not_met" if own == NOT_MET else "released"
            self.known[code] = STATUS.get(whole, ruled_out), {n["id"]: v for n, v in notes}
        return self.known[code]

    def value(self, node):
        if "all_of" in node:
            return min(self.value(child) for child in node["all_of"])
        if "any_of" in node:
            return max(self.value(child) for child in node["any_of"])
        if "not" in node:
            return -self.value(node["not"])
        if "at_least" in node:
            return sorted((self.value(child) for child in node["of"]), reverse=True)[
                node["at_least"] - 1
            ]
        return self.leaf(node)

    def leaf(self, test):
        silent = NOT_MET if test.get("when_silent") else UNKNOWN
        if "parameter" in test:
            return self.number(test, silent)
        if "feature" in test:
            said = self.features.get(test["feature"])
            if said is None:
                return silent
            return MET if said == test.get("polarity", "asserted") else NOT_MET
        if "family" in test:
            named = test["family"]
            wanted = [named] if isinstance(named, str) else named
            return MET if self.family in wanted else NOT_MET
        if "entry" in test:
            return self.other(test)
        return silent

    def number(self, test, silent):
        figure, unit, condition = self.figures.get(test["parameter"], (None, "", ""))
        if figure is None or (test.get("condition") or "") not in condition:
            return silent
        figure = in_unit(figure, unit, test["unit"], test["parameter"])
        wanted = test["value"]
        match test["op"]:
            case "overlaps" | "within":
                low, high = wanted
                holds = (low is None or figure >= low) and (high is None or figure <= high)
            case ">":
                holds = figure > wanted
            case ">=":
                holds = figure >= wanted
            case "<":
                holds = figure < wanted
            case "<=":
                holds = figure <= wanted
            case _:
                holds = figure == wanted
        return MET if holds else NOT_MET

    def other(self, test):
        record = self.records[test["entry"]]
        if not {"*", self.family} & set(record["families"]):
            return MET if test["state"] == "not_met" else NOT_MET
        status, notes = self.status(test["entry"])
        if status == "undetermined":
            return UNKNOWN
        wanted = "meets" if test["state"] == "met" else test["state"]
        if status == wanted and test.get("note"):
            return notes[test["note"]]
        return MET if status == wanted else NOT_MET


def around(test):
    """Just below, at and just above a threshold; both ends of a window likewise."""
    value = test["value"]
    for edge in value if isinstance(value, list) else [value]:
        if edge is not None:
            step = abs(edge) * 0.001 or 0.001
            yield from (edge - step, edge, edge + step)


def cases(record, dice):
    """Figures and features of made-up items near each threshold of a record."""
    tests = [leaf for tree in trees(record) for leaf in leaves(tree)]
    numbers = [leaf for leaf in tests if "parameter" in leaf]
    named = sorted({leaf["feature"] for leaf in tests if "feature" in leaf})
    for number in numbers:
        for figure in [*around(number), None]:
            figures = {}
            for other in numbers:
                near = dice.choice([*around(other), None])
                if near is not None:
                    condition = other.get("condition") or ""
                    figures.setdefault(other["parameter"], (near, other["unit"], condition))
            figures.pop(number["parameter"], None)
            if figure is not None:
                condition = number.get("condition") or ""
                figures[number["parameter"]] = (figure, number["unit"], condition)
            features = {
                name: dice.choice(["asserted", "asserted", "asserted", "negated", None])
                for name in named
            }
            yield figures, {name: said for name, said in features.items() if said}


def facts_of(figures, features, family):
    values = tuple(
        FactValue(
            parameter=parameter, typ=in_unit(figure, unit, None, parameter), condition=condition
        )
        for parameter, (figure, unit, condition) in figures.items()
    )
    said = {name: FeatureFact(polarity=polarity) for name, polarity in features.items()}
    return Facts(values=values, features=said, family=family)


def _with_what_it_leans_on(pack, code):
    """The pack cut down to one entry and those it refers to, so that a case takes no time."""
    wanted, ahead = set(), [code]
    while ahead:
        wanted.add(ahead.pop())
        ahead += [other for one in wanted for other in pack.references[one] if other not in wanted]
    return build_pack(pack.info, [pack.by_code[one] for one in sorted(wanted)])


@pytest.mark.parametrize("pack_id", sorted(LEAST_CASES))
def test_status_at_each_threshold_is_the_oracles(pack_id):
    records = read_records(pack_id)
    (pack,) = [pack for pack in load_packs(plugins=False) if pack.info.id == pack_id]
    dice = random.Random(20261123)  # noqa: S311 - a seeded choice of cases
    checked, wrong, seen = 0, [], set()
    for code, record in records.items():
        if any("none_met" in leaf for tree in trees(record) for leaf in leaves(tree)):
            continue  # the residue has tests of its own
        small = _with_what_it_leans_on(pack, code)
        family = "other" if record["families"] == ["*"] else record["families"][0]
        for figures, features in cases(record, dice):
            expected = Oracle(records, figures, features, family).status(code)[0]
            results = evaluate_list(small, facts_of(figures, features, family), {family})
            found = next(result.status for result in results if result.code == code)
            checked += 1
            seen.add(expected)
            if found != expected:
                wrong.append(f"{code}: {figures} {features}: {found}, expected {expected}")
    assert wrong[:10] == []
    assert checked >= LEAST_CASES[pack_id]
    assert seen == {"meets", "undetermined", "released", "not_met"}
