"""Kind of a paper whose title is odd or missing, by what it does and how it is built.

A paper has parties in roles, a salutation or a promise; a sheet has none of them. What kind it is
tells what it asks or gives: an order asks for goods, an application for a licence, an invoice for
money. The signs are data (`kind_signs.tsv`); the trained model's shares count as one of them.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.papers.goods.read import read_goods
from spectriage.papers.labels import find_labels
from spectriage.papers.letter_words import words_for
from spectriage.papers.names import find_organisations
from spectriage.papers.pieces import Sheet
from spectriage.papers.roles import same_name
from spectriage.papers.statements import find_undertakings, tells_purpose
from spectriage.vocabulary.countries import fold
from spectriage.vocabulary.tables import read_table
from spectriage.vocabulary.terms import load_terms

FILE = "papers/kind_signs.tsv"
_TEXT = 12_000  # characters of the first pages that are looked at
_PAGES = 2
_LETTER_LINES = 60
# How much the trained shares count against the signs (of 1,066 corpus documents told by models that
# had not seen their makers 1.5 gets three more right than 1), and the share of an unlikely kind,
# hand-set.
_TRAINED, _FLOOR = 1.5, 0.03
_ENOUGH, _PLENTY = 1.5, 3.0  # what the signs have to add to a paper's kind, and to make a paper
_NO_PRODUCT = 0.4  # share of sheets and manuals below which a document is none
_SURE_PRODUCT = 0.85  # share of sheets and manuals above which signs alone make no paper
_MANY_CODES, _FEW_FIGURES = 3, 3  # codes of a list of codes, and figures with a unit beside them
_SUMS = 2  # sums of money that make a priced paper
_MOST_PIECES = 120  # of a page, in which firms are looked for
_FIGURE = re.compile(r"\d\s?(?:v|a|w|mm|µm|nm|hz|khz|mhz|ghz|°c|db|mw|kpa|bar|mk|ppm|%)(?![a-z])")
_WEIGHED = re.compile(r"\bkgs?\b|\blbs?\b|\d\s?[x×*]\s?\d{2}")
_MONEY = re.compile(
    r"(?:[€$£¥]|\b(?:eur|usd|gbp|chf|jpy|cny|rmb|sek|nok|dkk|pln|czk|inr|aed|sar|try|cad|aud))\s?\d"
    r"|\d\s?(?:[€$£]|(?:eur|usd|gbp|chf|jpy|cny|rmb|sek|nok|dkk|pln|czk|inr|aed|sar|try)\b)"
)
_CODE = re.compile(r"(?<![\w.])\d[A-E]\d{3}(?![\w])|\bEAR ?99\b|\bAL ?N\b|\bML\d{1,2}\b")
_FIRST_PERSON = re.compile(
    r"\b(?:we|our|us|i|my|undersigned|wir|unser\w*|nous|notre|nosotros|nuestr\w*|noi|nostr\w*|nos|"
    r"noss\w*|wij|ons|onze|the (?:end[- ]?user|purchaser|buyer|applicant|customer))\b|我|"
    r"\b(?:certif|declar|undertak|erklar|bestatig|verpflicht|attest|dichiar|verkla)"
)
_ROLES = frozenset(
    ("buyer", "consignee", "end_user", "exporter", "seller", "shipper", "notify_party", "addressee",
     "applicant", "intermediate_consignee", "sender", "manufacturer", "carrier")
)  # fmt: skip
_RECEIVERS = frozenset(("consignee", "end_user", "buyer"))
# Kinds whose signs no sheet of a product bears, so that many of them make a paper.
_TELLING = frozenset(
    ("end_use_statement", "commercial_invoice", "purchase_order", "shipping_document")
)  # fmt: skip
PRODUCT_KINDS = ("datasheet", "manual", "catalogue")
KINDS = (
    "end_use_statement", "commercial_invoice", "packing_list", "purchase_order",
    "licence_application", "shipping_document", "classification_letter", "other",
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class _Sign:
    name: str
    most: float
    weights: tuple[tuple[str, float], ...]
    pattern: re.Pattern[str]


@dataclass(slots=True, frozen=True)
class _Build:
    """What a paper is made of."""

    folded: str
    roles: frozenset[str]
    is_letter: bool
    promises: int
    amounts: int
    codes: int
    firms: int = 0
    purpose: bool = False
    priced: bool = False


@lru_cache(maxsize=1)
def _signs() -> tuple[_Sign, ...]:
    """Signs of the data.

    Raises
    ------
    VocabularyError
        A row names an unknown kind, a weight is no number or a pattern is bad.
    """
    signs = []
    for row in read_table(FILE):
        try:
            pairs = [pair.split("=") for pair in row["weights"].split(",")]
            weights = tuple((kind, float(weight)) for kind, weight in pairs)
            sign = _Sign(row["sign"], float(row["most"]), weights, re.compile(row["pattern"]))
        except (ValueError, re.error) as err:
            raise VocabularyError(f"{row['sign']}: {err}", file=FILE) from err
        if unknown := {kind for kind, _ in weights}.difference(load_terms("kind")):
            raise VocabularyError(f"{row['sign']}: unknown kind {unknown}", file=FILE)
        signs.append(sign)
    return tuple(signs)


def kind_by_structure(sheets: Sequence[Sheet], shares: Mapping[str, float]) -> str | None:
    """Kind of a paper by its build, or None where it is not built like one.

    Parameters
    ----------
    sheets
        The document's pages.
    shares
        The trained model's probabilities of kinds.
    """
    first = sheets[:_PAGES]
    product = sum(shares.get(kind, 0.0) for kind in PRODUCT_KINDS)
    doubtful = product < _SURE_PRODUCT
    is_paper = _is_paper(first)
    if not (is_paper or doubtful or _lists_codes(first)):
        return None  # as most sheets, before anything more is looked for
    build = _build_of(first)
    added = _added(build)
    scores = {
        kind: _TRAINED * math.log(shares.get(kind, 0.0) + _FLOOR) + added.get(kind, 0.0)
        for kind in KINDS
    }
    best = max(KINDS, key=lambda kind: scores[kind])
    told = added.get(best, 0.0)
    if product < _NO_PRODUCT and told >= _PLENTY:
        return best
    if best == "classification_letter" and _lists_codes(first) and told >= _PLENTY:
        return best
    if doubtful and build.firms > 1:
        return best if told >= _ENOUGH else None
    told_enough = told >= _PLENTY and best in _TELLING
    if not (is_paper or (doubtful and (told_enough or build.promises > 1))):
        return None
    if best == "other" and not doubtful:
        return None  # a sheet may note and enclose things too
    return best if told >= _ENOUGH or (best == "other" and build.is_letter) else None


def is_built_as_paper(sheets: Sequence[Sheet]) -> bool:
    """Whether it is a letter, has parties in two roles, or names two firms."""
    first = sheets[:_PAGES]
    return _is_paper(first) or _firms(first) > 1


def _is_paper(sheets: Sequence[Sheet]) -> bool:
    return len(_roles_of(sheets)) > 1 or _is_letter(sheets)


def _lists_codes(sheets: Sequence[Sheet]) -> bool:
    """Whether a page prints control codes and hardly any figure: it tells what stands where."""
    text = "\n".join(sheet.page.text for sheet in sheets)[:_TEXT]
    codes = sum(1 for _ in _CODE.finditer(text))
    return codes >= _MANY_CODES and len(_FIGURE.findall(fold(text))) <= _FEW_FIGURES


def wants_price(sheets: Sequence[Sheet]) -> bool:
    """Whether a paper asks for a price."""
    folded = _text_of(sheets[:_PAGES])
    return any(s.pattern.search(folded) for s in _signs() if s.name == "asks_price")


def _roles_of(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Roles of parties that marked labels name."""
    labels = (label for sheet in sheets for label in find_labels(sheet).labels.values())
    roles = (role for label in labels if label.marked for role in label.meanings("party"))
    return _ROLES.intersection(roles)


def _is_letter(sheets: Sequence[Sheet]) -> bool:
    lines = (
        fold(" ".join([piece.text for piece in line])).strip()
        for sheet in sheets for line in sheet.lines[:_LETTER_LINES]
    )  # fmt: skip
    return any(words_for("salutation").match(line) or _closing(line) for line in lines)


def _build_of(sheets: Sequence[Sheet]) -> _Build:
    folded = _text_of(sheets)
    promises = {one.kind for one in find_undertakings(sheets, (), None)}
    speaks = _FIRST_PERSON.search(folded) is not None
    text = "\n".join(sheet.page.text for sheet in sheets)[:_TEXT]
    money, roles = len(_MONEY.findall(folded)), _roles_of(sheets)
    return _Build(
        folded, roles, _is_letter(sheets), len(promises) if speaks else 0, money,
        len(_CODE.findall(text)), _firms(sheets), tells_purpose(sheets),
        money < _SUMS and bool(roles) and _has_priced_lines(sheets),
    )  # fmt: skip


def _firms(sheets: Sequence[Sheet]) -> int:
    """How many firms with a legal form the first page names."""
    names: list[str] = []
    for piece in [piece for sheet in sheets[:1] for piece in sheet.pieces()][:_MOST_PIECES]:
        for item in find_organisations(piece.text):
            name = piece.text[item.start : item.end]
            if item.legal and not any(same_name(name, known) for known in names):
                names.append(name)
    return len(names)


def _has_priced_lines(sheets: Sequence[Sheet]) -> bool:
    """Whether a line of goods has a quantity, a price and their product."""
    return any(line.arithmetic == "agrees" for line in read_goods(sheets[:1], ".", ())[0])


def _closing(line: str) -> bool:
    found = words_for("closing").match(line)
    return found is not None and found.group()[:1] != "_" and len(line) < _LETTER_LINES


def _text_of(sheets: Iterable[Sheet]) -> str:
    return fold("\n".join(sheet.page.text for sheet in sheets)[:_TEXT])


def _added(build: _Build) -> dict[str, float]:
    """What the signs add to each kind."""
    sums: dict[tuple[str, str], float] = {}
    most: dict[str, float] = {}
    for sign in _signs():
        most[sign.name] = sign.most
        if sign.pattern.search(build.folded):
            for kind, weight in sign.weights:
                key = (sign.name, kind)
                sums[key] = sums.get(key, 0.0) + weight
    added: dict[str, float] = {}
    for (name, kind), weight in sums.items():
        added[kind] = added.get(kind, 0.0) + min(weight, most[name])
    for kind, weight in _built(build):
        added[kind] = added.get(kind, 0.0) + weight
    return added


def _built(build: _Build) -> Iterable[tuple[str, float]]:
    yield "end_use_statement", min(1.5 * build.promises, 4.0)
    if build.promises and build.purpose:
        yield "end_use_statement", 1.5
    if build.amounts >= _SUMS or build.priced:
        yield from (("commercial_invoice", 1.5), ("purchase_order", 1.0), ("packing_list", -2.0))
        yield "end_use_statement", -1.5
    elif build.amounts == 0:
        yield "commercial_invoice", -2.5
    if not _WEIGHED.search(build.folded):
        yield "packing_list", -2.0
    if build.is_letter:
        yield from (("other", 0.6), ("commercial_invoice", -1.0), ("packing_list", -1.0))
    if build.codes:
        yield from (("classification_letter", 1.0), ("licence_application", 0.6))
    receivers = build.roles & _RECEIVERS
    if receivers:
        yield from (("classification_letter", -1.5), ("other", -1.0))
    if "end_user" in build.roles and build.codes:
        yield "licence_application", 1.0
