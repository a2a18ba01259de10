"""Papers and sheets of one shipment in, a `CaseReport` out."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spectriage.cases.checks.base import CaseView
from spectriage.cases.checks.classification import check_codes
from spectriage.cases.checks.end_use_and_dates import check_dates, check_end_use
from spectriage.cases.checks.figures import check_figures
from spectriage.cases.checks.identifiers import check_identifiers
from spectriage.cases.checks.other_parts import check_other_parts
from spectriage.cases.checks.party_names import check_parties, check_roles
from spectriage.cases.checks.printed_totals import check_printed_totals
from spectriage.cases.checks.shipments import check_shipments
from spectriage.cases.checks.unknown_users import check_unknown_users
from spectriage.cases.flags.find import find_flags
from spectriage.cases.groups import shipments
from spectriage.cases.items import Item, PaperLine, find_items, match_sheets, without_codes
from spectriage.cases.lacks import what_lacks
from spectriage.cases.names.screen import NameIndex
from spectriage.cases.parties import find_firms, report_parties, roles_nobody_fills
from spectriage.cases.ruled_out import ruled_out_of
from spectriage.cases.safeguards import find_safeguards, rights_note, watch_values
from spectriage.cases.texts import SHEETS, CaseText, file_name
from spectriage.documents.mail_parts import split_mail
from spectriage.documents.read import read_document
from spectriage.errors import DocumentError, UsageError
from spectriage.lists.records import PackInfo
from spectriage.report.case import (
    CaseDocument,
    CaseItem,
    CaseReport,
    Finding,
    ItemLine,
    ListUsed,
    NotScreened,
)
from spectriage.report.model import Report
from spectriage.triage.triager import Triager
from spectriage.triage.understanding import PAPERS
from spectriage.version import __version__

MAX_DESCRIBED = 40  # items without a sheet whose description is triaged; it takes 50 ms each
_MOST_NAMED = 12  # of the items without a sheet
MAX_DOCUMENTS = 400  # a case of more is a catalogue, or a bomb
_CHECKS: tuple[Callable[[CaseView], Iterator[Finding]], ...] = (
    check_parties, check_roles, check_figures, check_printed_totals, check_identifiers,
    check_other_parts, check_unknown_users, check_codes, check_end_use, check_dates,
)  # fmt: skip
_SEVERITY = {"high": 0, "medium": 1, "low": 2}
_UNREAD = frozenset({"unread", "partly_read"})
# Ledger lines of documents that hold other words than they show, or change what they show.
_NOT_AS_SHOWN = frozenset(
    (
        "hidden_text", "hidden_sheet", "text_outside_page", "form_scripts", "scripts",
        "bidi_controls", "deleted_text", "inserted_text", "comments", "notes_on_page",
    )
)  # fmt: skip
Source = tuple[str, bytes]


def read_case(
    triager: Triager, sources: Iterable[Source], *, name: str = "case",
    screens: Sequence[NameIndex] = (), password: str | None = None,
) -> CaseReport:  # fmt: skip
    """Report on the papers and sheets of one shipment.

    Parameters
    ----------
    triager
        What `spectriage.load` gives.
    sources
        Documents as (path, bytes). Their order does not matter. The attachments of a mail are
        documents of their own, named ``mail.eml/invoice.pdf``.
    screens
        Screening lists of the user, made ready.

    Raises
    ------
    UsageError
        There are more than `MAX_DOCUMENTS` documents.
    """
    given = sorted(sources)
    if len(given) > MAX_DOCUMENTS:
        raise UsageError(f"a case has at most {MAX_DOCUMENTS} documents, not {len(given)}")
    texts: list[CaseText] = []
    missed: list[NotScreened] = []
    for path, data in given:
        texts += read_text_of(triager, path, data, password, missed)
    return build_case(triager, texts, name=name, screens=screens, missed=missed)


def read_folder(triager: Triager, folder: str | os.PathLike[str], **options: object) -> CaseReport:
    """Report on all files of a folder; see `read_case`."""
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    sources = [(str(path), path.read_bytes()) for path in files]
    return read_case(triager, sources, name=Path(folder).name, **options)  # type: ignore[arg-type]


def build_case(
    triager: Triager, texts: Sequence[CaseText], *, name: str = "case",
    screens: Sequence[NameIndex] = (), missed: Sequence[NotScreened] = (),
) -> CaseReport:  # fmt: skip
    """Report on documents that are read already."""
    texts = _named_apart(texts)
    firms = find_firms(texts)
    by_shipment = [_of_shipment(texts, papers) for papers in shipments(texts, firms)] or [texts]
    item_lists = [find_items(part) for part in by_shipment]
    items = [item for found in item_lists for item in found]
    match_sheets(items, texts)
    view = CaseView(texts, firms, items, triager.packs, triager.judge)
    findings: list[Finding] = []
    for part, found in zip(by_shipment, item_lists, strict=True):
        shown = replace(view, texts=part, items=found, numbered=items)
        findings += [finding for check in _CHECKS for finding in check(shown)]
        findings += find_flags(shown)
    findings += check_shipments(by_shipment)
    findings.sort(key=lambda one: (_SEVERITY[one.severity], one.group, one.id, one.item or 0))
    return CaseReport(
        tool_version=__version__,
        name=name,
        documents=[_document(text, texts) for text in texts],
        lists=[_list(pack.info) for pack in triager.packs],
        parties=report_parties(firms, screens),
        roles_nobody_fills=roles_nobody_fills(firms) if view.papers else [],
        items=list(_items(triager, items)),
        findings=findings,
        safeguards=find_safeguards(view),
        watch_list=watch_values(view),
        rights=rights_note(view),
        not_screened=[*missed, *_not_screened(texts, items, screens)],
        not_compared=view.silences,
        screening_lists=[
            f"{file_name(index.source.path)}: {index.source.layout}, {len(index.source.names)} "
            f"lines, sha256 {index.source.sha256}" for index in screens
        ],
    )  # fmt: skip


def _of_shipment(texts: Sequence[CaseText], papers: Sequence[CaseText]) -> list[CaseText]:
    """The papers of one shipment with the sheets and other documents, which belong to all."""
    return [text for text in texts if text.part != "paper" or text in papers]


def read_text_of(
    triager: Triager, path: str, data: bytes, password: str | None = None,
    missed: list[NotScreened] | None = None,
) -> list[CaseText]:  # fmt: skip
    """One file of a case, read and triaged; of a mail, the mail and each attachment.

    What cannot be read is added to `missed`.

    Raises
    ------
    DocumentError
        It cannot be read, and no `missed` is given.
    """
    parts, problems = split_mail(data, path)
    texts = []
    untold: list[NotScreened] = []
    told = untold if missed is None else missed
    told += [NotScreened(document=path, what=problem) for problem in problems]
    for part in parts:
        try:
            document = read_document(part.data, name=part.path, password=password)
        except DocumentError as err:
            if missed is None:
                raise
            told.append(NotScreened(document=part.path, what=f"not read: {err.detail}"))
            continue
        understood = triager.understand(document)
        report = triager.judge(understood)
        texts.append(CaseText(report, document, part_of(report), understood))
    return texts


def part_of(report: Report) -> str:
    """``paper``, ``sheet`` or ``other``: a sheet has figures, a paper parties and goods."""
    kind = report.document.kind
    if kind in SHEETS:
        return "sheet"
    if kind in PAPERS and report.paper is not None:
        return "paper"
    return "other"


def _named_apart(texts: Sequence[CaseText]) -> list[CaseText]:
    """The texts in order of name; of two with the same bytes the first."""
    seen: set[str] = set()
    kept = []
    for text in sorted(texts, key=lambda text: (text.name, text.report.document.sha256)):
        if text.report.document.sha256 not in seen:
            seen.add(text.report.document.sha256)
            kept.append(text)
    return kept


def _list(info: PackInfo) -> ListUsed:
    return ListUsed(
        regime=info.regime, title=info.title, version=info.version, effective=info.effective
    )


def _document(text: CaseText, texts: Sequence[CaseText]) -> CaseDocument:
    document = text.report.document
    lacks, not_recognised = what_lacks(text, texts)
    numbers: dict[str, list[str]] = {}
    for reference in text.paper.references if text.paper else ():
        known = numbers.setdefault(reference.kind, [])
        if reference.value not in known:
            known.append(reference.value)
    return CaseDocument(
        path=text.name, sha256=document.sha256, kind=document.kind,
        kind_confidence=document.kind_confidence,
        type=text.paper.type if text.paper else document.kind, part=text.part,
        pages=document.pages, language=document.language, numbers=numbers,
        lacks=lacks, not_recognised=not_recognised,
    )  # fmt: skip


def _items(triager: Triager, items: Sequence[Item]) -> Iterator[CaseItem]:
    described = 0
    for number, item in enumerate(items, 1):
        told = item.sheet is None and not item.is_service and item.description.count(" ") >= 2
        described += told
        yield _item(triager, number, item, told=told and described <= MAX_DESCRIBED)


def _item(triager: Triager, number: int, item: Item, *, told: bool) -> CaseItem:
    """An item; where `told`, a missing sheet is made up for by the words of its line."""
    candidates, source = [], "none"
    family = None
    if item.sheet:
        candidates, source = item.sheet.report.candidates, "sheet"
        family = item.sheet.report.document.family
    elif told:
        words = without_codes(item.description, item.lines)
        report = triager.triage_text(words, name=f"item {number}")
        candidates, source = report.candidates, "description"
        family = report.document.family
    return CaseItem(
        number=number, part_number=item.part, description=item.description, family=family,
        lines=[_line(line) for line in item.lines],
        sheet=item.sheet.name if item.sheet else None, sheet_because=item.because,
        candidates_from=source, candidates=list(candidates),
        ruled_out=ruled_out_of(item.sheet.report) if item.sheet else [],
    )  # fmt: skip


def _line(line: PaperLine) -> ItemLine:
    first = line.first
    return ItemLine(
        evidence=line.text.evidence(first), part_number=first.part_number,
        description=first.description, quantity=line.quantity, unit=first.unit,
        unit_price=first.unit_price, amount=line.amount, currency=first.currency,
        hs_code=first.hs_code,
        codes=[f"{one.regime} {one.code}" for goods in line.lines for one in goods.control_codes],
        confidence=line.confidence,
    )  # fmt: skip


def _not_screened(
    texts: Sequence[CaseText], items: Sequence[Item], screens: Sequence[NameIndex]
) -> Iterator[NotScreened]:
    for text in texts:
        for page in text.report.pages:
            if page.state in _UNREAD:
                what = f"{page.state.replace('_', ' ')}: {page.detail}"
                yield NotScreened(document=text.name, page=page.page, what=what)
        for note in text.document.ledger:
            if note.code in _NOT_AS_SHOWN:
                yield NotScreened(document=text.name, page=note.page or None, what=note.detail)
        if text.part == "other":
            read_as = text.paper.type if text.paper else text.kind
            told = f"read as {read_as.replace('_', ' ')}, which is held against no other paper"
            if read_as in ("other", ""):
                told = "neither a sheet nor a paper that was understood"
            looked_at = "its parties and its words" if text.paper else "only its parties"
            yield NotScreened(document=text.name, what=f"{told}; {looked_at} were looked at")
        for doubt in text.paper.doubts if text.paper else ():
            yield NotScreened(document=text.name, what=doubt)
    bare = [item for item in items if not item.sheet and not item.is_service]
    if bare:
        first = bare[0].lines[0]
        yield NotScreened(
            document=first.text.name, page=first.first.page, what=_without_figures(bare)
        )
    if not screens:
        yield NotScreened(document="", what="no party was held against a screening list")
    for index in screens:
        for problem in index.source.problems:
            yield NotScreened(document=index.source.path, what=problem)


def _without_figures(bare: Sequence[Item]) -> str:
    if len(bare) == 1:
        return f"{bare[0].part or bare[0].description[:60]}: no sheet, its figures are not known"
    told = ", ".join(item.part or item.description[:40] for item in bare[:_MOST_NAMED])
    more = f" and {len(bare) - _MOST_NAMED} more" if len(bare) > _MOST_NAMED else ""
    cut = f"; {MAX_DESCRIBED} were triaged by their words" if len(bare) > MAX_DESCRIBED else ""
    return f"{len(bare)} items have no sheet, their figures are not known: {told}{more}{cut}"
