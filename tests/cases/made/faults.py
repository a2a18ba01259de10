"""Faults planted into a made-up shipment: what is changed, what has to be found, what may be told too."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from types import ModuleType

from cases.made.shipment import Firm, Shipment, views

Views = dict[str, Shipment]


@dataclass
class Wording:
    """What a shipment's faults say, in its own languages; `paper` takes the remark."""

    near_name: str  # the consignee's name, changed
    other_street: str
    other_part: str  # the first item's part number, changed
    wrong_code: str
    military: str
    vague: str
    bakery: Firm
    home: str  # street of a flat
    changed_consignee: tuple[str, str]  # paper, remark
    payment: str
    refused: tuple[str, str]
    routing: tuple[str, str]
    army: Firm
    crowd: str
    jump: tuple[str, str]
    hs_on_order: bool = False


@dataclass
class MadeCase:
    """A case's files, the finding that has to come, and findings that may follow from it."""

    name: str
    files: dict[str, bytes]
    expected: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    fault: str = "consistent"


@dataclass
class Fault:
    """`change` alters the views in place; `expected` one of them has to be found."""

    name: str
    change: Callable[[Views, Wording], None]
    expected: frozenset[str]
    allowed: frozenset[str] = field(default_factory=frozenset)
    drop: str = ""  # "sheet": the first item's sheet is left out


def _all(v: Views, **changes: object) -> None:
    for view in v.values():
        for name, value in changes.items():
            setattr(view, name, value)


def _name(v: Views, w: Wording) -> None:
    v["packing"].consignee = replace(v["packing"].consignee, name=w.near_name)


def _address(v: Views, w: Wording) -> None:
    v["packing"].consignee = replace(v["packing"].consignee, street=w.other_street)


def _quantity(v: Views, w: Wording) -> None:
    goods = v["packing"].goods[0]
    goods.quantity += max(1, goods.quantity // 10)


def _price(v: Views, w: Wording) -> None:
    goods = v["order"].goods[0]
    goods.price = round(goods.price * 0.7, 2)


def _total(v: Views, w: Wording) -> None:
    v["invoice"].total = round(v["invoice"].sum * 0.8, 2)


def _part(v: Views, w: Wording) -> None:
    v["packing"].goods[0].part = w.other_part


def _hs(v: Views, w: Wording) -> None:
    v["order"].goods[0].hs = "901580"


def _hs_chapter(v: Views, w: Wording) -> None:
    _ = [setattr(view.goods[0], "hs", "610910") for view in v.values()]


def _code(v: Views, w: Wording) -> None:
    v["invoice"].goods[0].code = w.wrong_code


def _validity(v: Views, w: Wording) -> None:
    v["statement"].valid_until = v["invoice"].invoice_date - datetime.timedelta(days=21)


def _use(text: Callable[[Wording], str]) -> Callable[[Views, Wording], None]:
    return lambda v, w: setattr(v["statement"], "end_use", text(w))


def _remark(remark: Callable[[Wording], tuple[str, str]]) -> Callable[[Views, Wording], None]:
    def change(v: Views, w: Wording) -> None:
        paper, text = remark(w)
        v[paper].remarks.append(text)

    return change


def _home(v: Views, w: Wording) -> None:
    for view in v.values():
        for role in ("buyer", "consignee", "end_user"):
            setattr(view, role, replace(getattr(view, role), street=w.home))


def _firm(firm: Firm) -> dict[str, object]:
    return {"buyer": firm, "consignee": firm, "end_user": firm}


FAULTS = (
    Fault("party name", _name, frozenset({"party_name"})),
    Fault("party address", _address, frozenset({"party_address"})),
    Fault("quantity", _quantity, frozenset({"quantity"})),
    Fault("price", _price, frozenset({"value"})),
    Fault("total", _total, frozenset({"total", "value"}), frozenset({"total", "value"})),
    Fault("part number", _part, frozenset({"part_number"})),
    Fault("HS code", _hs, frozenset({"hs_code"})),
    Fault("HS chapter", _hs_chapter, frozenset({"hs_chapter"})),
    Fault("stated code", _code, frozenset({"stated_code"}), frozenset({"stated_code"})),
    Fault("no sheet", lambda v, w: None, frozenset({"item_without_sheet"}), drop="sheet"),
    Fault("validity", _validity, frozenset({"validity_date"})),
    Fault("end-use rule", _use(lambda w: w.military), frozenset({"end_use_rule"}),
          frozenset({"military_or_police_end_user", "rights"})),
    Fault("end use vague", _use(lambda w: w.vague), frozenset({"end_use_vague"})),
    Fault("end use missing", _use(lambda w: ""), frozenset({"end_use_missing"})),
    Fault("surveillance", _use(lambda w: w.crowd), frozenset({"surveillance_of_people"}),
          frozenset({"end_use_rule", "rights", "military_or_police_end_user"})),
    Fault("forwarder", lambda v, w: setattr(v["statement"], "end_user", v["statement"].forwarder),
          frozenset({"forwarder_as_end_user"}), frozenset({"party_name", "third_country_routing"})),
    Fault("line of business", lambda v, w: _all(v, **_firm(w.bakery)), frozenset({"beyond_line_of_business"})),
    Fault("home", _home, frozenset({"residential_address"})),
    Fault("consignee changed", _remark(lambda w: w.changed_consignee), frozenset({"late_consignee_change"})),
    Fault("payment", lambda v, w: _all(v, payment=w.payment), frozenset({"unusual_payment"})),
    Fault("no installation", _remark(lambda w: w.refused), frozenset({"installation_refused"})),
    Fault("routing", _remark(lambda w: w.routing), frozenset({"third_country_routing"})),
    Fault("army", lambda v, w: _all(v, **_firm(w.army)), frozenset({"military_or_police_end_user"}),
          frozenset({"end_use_rule", "rights"})),
    Fault("quantity jump", _remark(lambda w: w.jump), frozenset({"quantity_jump"}), frozenset({"quantity"})),
)  # fmt: skip


def made_cases(shipment: ModuleType) -> Iterator[MadeCase]:
    """The consistent case of a shipment, and one with each fault its papers can have."""
    name = shipment.__name__.rsplit(".", 1)[-1]
    yield MadeCase(f"{name}: consistent", shipment.papers(views(shipment.SHIPMENT)))
    for fault in FAULTS:
        if fault.name == "HS code" and not shipment.WORDING.hs_on_order:
            continue
        v = views(shipment.SHIPMENT)
        fault.change(v, shipment.WORDING)
        files = shipment.papers(v)
        if fault.drop:
            files.pop(shipment.FIRST_SHEET)
        yield MadeCase(f"{name}: {fault.name}", files, fault.expected, fault.allowed | fault.expected,
                       fault.name)  # fmt: skip
