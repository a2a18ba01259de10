"""Papers of a case built by hand: a document of lines, and what is said to stand in it."""

import hashlib

from spectriage.cases.texts import CaseText
from spectriage.documents.model import Document, Page
from spectriage.report.model import DocumentInfo, Party, Priority, Report
from spectriage.report.papers import GoodsLine, Paper


def page_of(text: str) -> Page:
    return Page(number=1, width=595, height=842, text=text)


def paper_of(
    name: str, kind: str, text: str, *, parties=(), goods=(), features=(), **paper
) -> CaseText:
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return CaseText(
        Report(
            tool_version="0", priority=Priority(tier="low", score=0, reasons=[]),
            document=DocumentInfo(
                path=name, sha256=digest, media_type="text/plain", pages=1, language="en", kind=kind,
                kind_confidence=1.0, family="other", family_confidence=0.5,
            ),
            parties=list(parties), features=list(features),
            paper=Paper(type=kind, goods=list(goods), **paper),
        ),
        Document(name, digest, "text/plain", (page_of(text),)),
        "paper",
    )  # fmt: skip


def sheet_of(name: str, text: str, *, part: str, family: str = "other", **report) -> CaseText:
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return CaseText(
        Report(
            tool_version="0", priority=Priority(tier="low", score=0, reasons=[]),
            document=DocumentInfo(
                path=name, sha256=digest, media_type="text/plain", pages=1, language="en",
                kind="datasheet", kind_confidence=1.0, family=family, family_confidence=0.9, part=part,
            ),
            **report,
        ),
        Document(name, digest, "text/plain", (page_of(text),)),
        "sheet",
    )  # fmt: skip


def party(role: str, name: str, address: str | None = None, country: str | None = None) -> Party:
    return Party(role=role, name=name, address=address, country=country, quote=name, page=1,
                 confidence=0.9)  # fmt: skip


def goods(part: str | None, text: str, quantity=None, price=None, **fields) -> GoodsLine:
    amount = fields.pop("amount", quantity * price if quantity and price else None)
    agrees = "agrees" if amount is not None and quantity and price else "unknown"
    return GoodsLine(
        number=fields.pop("number", 1), part_number=part, description=text, quantity=quantity,
        unit_price=price, amount=amount, arithmetic=fields.pop("arithmetic", agrees),
        quote=text, page=1, confidence=fields.pop("confidence", 0.9), **fields,
    )  # fmt: skip
