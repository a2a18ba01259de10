"""Which role a label's words or a letterhead mean on which kind of paper."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table

# Words whose role depends on the paper: a licence's applicant exports, a credit's applicant buys.
_BY_KIND = {
    "applicant": {"licence_application": "exporter", "end_use_statement": "end_user", "": "buyer"},
    "addressee": {
        "commercial_invoice": "buyer", "purchase_order": "seller", "packing_list": "consignee",
        "end_use_statement": "exporter", "classification_letter": "buyer",
        "request_for_quotation": "seller", "quotation": "buyer",
        "order_confirmation": "buyer", "proforma_invoice": "buyer", "": "",
    },
    "sender": {
        "commercial_invoice": "seller", "purchase_order": "buyer", "packing_list": "shipper",
        "end_use_statement": "end_user", "classification_letter": "issuer",
        "request_for_quotation": "buyer", "quotation": "seller", "shipping_document": "shipper",
        "shippers_letter_of_instruction": "shipper", "": "",
    },
    "carrier_agent": {"": "freight_forwarder"},
    "delivery": {"": "consignee"},
    "representative": {"": ""},  # its trade tells whether it forwards the goods
    # who issues a transport document carries; who issues a certificate of origin certifies
    "issuer": {
        "air_waybill": "carrier", "bill_of_lading": "carrier", "road_waybill": "carrier",
        "": "issuer",
    },
}  # fmt: skip
# Of two roles on one label, the one that says less gives way: "Exporter / Seller" is the exporter.
_COVERS = {"exporter": ("seller", "shipper"), "end_user": (), "consignee": (), "buyer": ()}
# Who writes a paper of that kind, if no label says so.
WRITERS = {
    "commercial_invoice": "seller", "proforma_invoice": "seller", "packing_list": "seller",
    "delivery_note": "seller", "purchase_order": "buyer", "request_for_quotation": "buyer",
    "quotation": "seller", "order_confirmation": "seller",
    "end_use_statement": "end_user", "end_user_statement": "end_user",
    "end_user_certificate": "end_user", "end_user_undertaking": "end_user",
    "licence_application": "exporter", "classification_letter": "issuer",
    "bill_of_lading": "carrier", "air_waybill": "carrier", "road_waybill": "carrier",
    "shippers_letter_of_instruction": "exporter", "certificate_of_origin": "issuer",
    "certificate_of_analysis": "manufacturer", "declaration": "issuer", "test_report": "issuer",
}  # fmt: skip
_NAMES_ISSUER = ("commercial_invoice", "classification_letter", "certificate_of_origin")
_OPEN = ("customs_declaration", "shipping_document", "transmittal_letter")  # anybody writes them
# Who receives the goods may be named as such and write the paper all the same.
_ALSO_WRITES = {
    "buyer": frozenset({"consignee", "end_user", "notify_party"}),
    "end_user": frozenset({"consignee", "buyer", "notify_party"}),
}  # fmt: skip
# A writer of the left role is already named by one of the right roles.
_FILLED_BY = {
    "seller": ("seller", "exporter", "shipper"),
    "buyer": ("buyer",),
    "end_user": ("end_user",),
    "exporter": ("exporter",),
    "manufacturer": ("manufacturer", "seller", "exporter", "issuer"),
    "carrier": ("carrier", "issuer"),
    "issuer": ("issuer",),
}


def resolve_roles(meanings: Sequence[str], kind: str, type_: str = "") -> list[str]:
    """Roles of the contract that a label's meanings stand for on a paper of this kind and type."""
    roles = []
    for meaning in meanings:
        by_kind = _BY_KIND.get(meaning)
        role = meaning
        if by_kind is not None:
            role = by_kind.get(type_ or kind, by_kind.get(kind, by_kind[""]))
        if role:
            roles.append(role)
    plain = [m for m in meanings if m not in _BY_KIND]
    if plain:  # "Buyer (Applicant)": the word that says the role by itself decides
        roles = [role for role in roles if role in plain]
    covered = {less for role in roles for less in _COVERS.get(role, ())}
    return [role for role in dict.fromkeys(roles) if role not in covered]


def letterhead_role(kind: str, named: Mapping[str, str], name: str) -> str | None:
    """Role of the name at a paper's head, or None where that party is named already.

    Parameters
    ----------
    kind
        Kind of paper.
    named
        Name found for each role.
    name
        The name at the head.
    """
    writer = WRITERS.get(kind)
    known = {role for role, other in named.items() if same_name(name, other)}
    if known and not (writer in _ALSO_WRITES and known <= _ALSO_WRITES[writer]):
        return None
    if writer == "carrier" or kind in _OPEN:
        writer = trade_of(name) or writer
    if writer is None or writer == "bank":
        return None
    if any(role in named for role in _FILLED_BY.get(writer, (writer,))):
        return "issuer" if kind in _NAMES_ISSUER else None
    return writer


@lru_cache(maxsize=1)
def _trades() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["trade"], re.compile(rf"(?<![^\W_])(?:{row['words']})(?![^\W_])"))
        for row in read_table("papers/trades.tsv")
    )


def trade_of(name: str) -> str | None:
    """Role that a firm's name tells: bank, freight_forwarder, carrier, or None."""
    folded = fold(name)
    return next((trade for trade, regex in _trades() if regex.search(folded)), None)


def names_bank(name: str) -> bool:
    """Whether a firm's name is a bank's."""
    return trade_of(name) == "bank"


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for spaces, points and a part left out."""
    a, b = (re.sub(r"\W+", "", text).casefold() for text in (one, other))
    return a == b or (min(len(a), len(b)) >= 8 and (a in b or b in a))
