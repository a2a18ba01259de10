"""A made-up shipment: what all of its papers are drawn from. Firms, people and products are invented."""

import copy
import datetime
from dataclasses import dataclass, field


@dataclass
class Firm:
    """A party: its name, the lines of its address, its country as printed."""

    name: str
    street: str
    town: str
    country: str

    @property
    def lines(self) -> list[str]:
        return [self.name, self.street, self.town, self.country]

    @property
    def address(self) -> str:
        return f"{self.street}, {self.town}, {self.country}"

    @property
    def full(self) -> str:
        return f"{self.name}, {self.address}"


@dataclass
class Goods:
    """One item; `cartons` it is packed in, `kg` net in all; `code` is the control code printed."""

    part: str
    text: str
    quantity: int
    price: float
    hs: str
    code: str
    cartons: int
    kg: float
    origin: str = ""

    @property
    def amount(self) -> float:
        return round(self.quantity * self.price, 2)


@dataclass
class Shipment:
    """What one paper says of the shipment; each paper gets its own copy, so that one can lie."""

    exporter: Firm
    buyer: Firm
    consignee: Firm
    end_user: Firm
    forwarder: Firm
    goods: list[Goods]
    currency: str
    invoice: str
    order: str
    order_date: datetime.date
    invoice_date: datetime.date
    statement_date: datetime.date
    valid_until: datetime.date
    end_use: str
    payment: str
    delivery: str
    remarks: list[str] = field(default_factory=list)
    total: float | None = None  # printed in place of the sum

    @property
    def sum(self) -> float:
        return self.total if self.total is not None else round(sum(g.amount for g in self.goods), 2)


PAPERS = ("invoice", "packing", "order", "statement")


def views(shipment: Shipment) -> dict[str, Shipment]:
    """A copy for each paper."""
    return {paper: copy.deepcopy(shipment) for paper in PAPERS}
