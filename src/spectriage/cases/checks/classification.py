"""Control codes and HS chapters that the papers state, against what the sheet's figures say."""

from collections.abc import Collection, Iterator, Sequence

from spectriage.cases.checks.base import CaseView, check_finding
from spectriage.cases.checks.identifiers import hs_digits
from spectriage.cases.items import Item, PaperLine
from spectriage.cases.tables import hs_chapters
from spectriage.cases.texts import CaseText
from spectriage.lists import codes
from spectriage.lists.criteria import ANY
from spectriage.report.basics import PrintedCode
from spectriage.report.case import Evidence, Finding
from spectriage.report.model import Candidate, Report, Status

# A family surer than this may speak against a stated code; below it the sheet is not understood.
SURE_FAMILY = 0.5
LIKELY = 0.5  # a candidate that stands against a stated EAR99 is likelier than not


def check_codes(view: CaseView) -> Iterator[Finding]:
    """Stated codes of each item, and its HS chapter."""
    for item in view.items:
        stated = [(line, code) for line in item.lines for code in _codes_of(line)]
        yield from _against_figures(view, item, stated)
        yield from _against_each_other(view, item, stated)
        yield from _chapter(view, item)


def _codes_of(line: PaperLine) -> list[PrintedCode]:
    return [code for goods in line.lines for code in goods.control_codes]


def _against_figures(
    view: CaseView, item: Item, stated: Sequence[tuple[PaperLine, PrintedCode]]
) -> Iterator[Finding]:
    if item.sheet is None:
        return
    seen = set()
    for line, code in stated:
        key = (code.regime, codes.normalise(code.code))
        if key in seen:
            continue
        seen.add(key)
        against = speaks_against(view, item.sheet.report, code)
        if against:
            why, evidence = against
            shown = [line.text.evidence(code)]
            if evidence:
                shown.append(evidence)
            else:
                shown.append(_head_of(item.sheet))
            yield check_finding(
                "stated_code", f"The sheet's figures do not fit the stated {code.code}", why,
                "Who classified the item, on which figures, and may the stated code stand?",
                shown, severity="high", item=view.number(item),
            )  # fmt: skip
            return


def speaks_against(
    view: CaseView, sheet: Report, code: PrintedCode
) -> tuple[str, Evidence | None] | None:
    """Why a sheet's figures speak against a stated code, with the deciding words; None if not."""
    ours = [
        c for c in sheet.candidates if c.regime == code.regime and c.status is not Status.CATCH_ALL
    ]
    standing = [
        c for c in ours if c.status is Status.MEETS and not codes.is_residual(c.entry)
        and c.confidence >= LIKELY
    ]  # fmt: skip
    if codes.is_residual(code.code):
        if standing and standing[0].criteria:
            top = standing[0]
            return (
                f"{code.code} is stated, and the figures meet {top.regime} {top.entry} "
                f"({top.title})", _deciding(sheet, top)
            )  # fmt: skip
        return None
    same = [c for c in ours if _related(c.entry, code.code)]
    if any(c.status in (Status.MEETS, Status.UNDETERMINED) for c in same):
        return None
    released = [c for c in same if c.status is Status.RELEASED]
    if released:
        top = released[0]
        return f"{code.code} is stated, and a note releases the item from it", _deciding(sheet, top)
    return _of_another_family(view, sheet, code)


def _of_another_family(
    view: CaseView, sheet: Report, code: PrintedCode
) -> tuple[str, Evidence | None] | None:
    document = sheet.document
    if document.family_confidence < SURE_FAMILY or document.family == "other":
        return None
    families = _families_under(view, code)
    if not families or ANY in families or document.family in families:
        return None
    ruled = [
        e for e in sheet.eliminated if _related(e.entry, code.code) and e.regime == code.regime
    ]
    if ruled:
        return None
    return (
        f"{code.code} is for {', '.join(sorted(families)[:4]).replace('_', ' ')}; the sheet is of "
        f"a {document.family.replace('_', ' ')}", None
    )  # fmt: skip


def _families_under(view: CaseView, code: PrintedCode) -> Collection[str]:
    """Families of all entries under the stated code's heading."""
    heading = codes.heading(code.code)
    return {
        family for pack in view.packs if pack.info.regime in (code.regime, "US")
        for record in pack.entries if codes.heading(record.code) == heading
        for family in record.families
    }  # fmt: skip


def _related(entry: str, stated: str) -> bool:
    return codes.is_under(entry, stated) or codes.is_under(stated, entry)


def _deciding(sheet: Report, candidate: Candidate) -> Evidence | None:
    shown = next((c for c in candidate.criteria if c.quote and c.page), None)
    if shown is None or shown.quote is None or shown.page is None:
        return None
    return Evidence(
        document=sheet.document.path, page=shown.page, quote=shown.quote, bbox=shown.bbox
    )


def _head_of(sheet: CaseText) -> Evidence:
    first = next((line.strip() for line in sheet.text.splitlines() if line.strip()), "")
    return sheet.evidence_of(" ".join(first.split())[:120], 1)


def _against_each_other(
    view: CaseView, item: Item, stated: Sequence[tuple[PaperLine, PrintedCode]]
) -> Iterator[Finding]:
    for place, (line, code) in enumerate(stated):
        for other, second in stated[place + 1 :]:
            if line.text is other.text or code.regime != second.regime:
                continue
            if _related(code.code, second.code):
                continue
            yield check_finding(
                "stated_code", "The papers state different control codes",
                f"{code.code} against {second.code}",
                "Which classification is right, and who made it?",
                [line.text.evidence(code), other.text.evidence(second)],
                severity="high", item=view.number(item),
            )  # fmt: skip
            return


def _chapter(view: CaseView, item: Item) -> Iterator[Finding]:
    """A weak check: the HS chapter of an item against those its family may stand in."""
    if item.sheet is None:
        return
    document = item.sheet.report.document
    allowed = hs_chapters().get(document.family)
    line = next((line for line in item.lines if len(hs_digits(line)) >= 4), None)
    if line is None or not allowed or document.family_confidence < SURE_FAMILY:
        return
    chapter = hs_digits(line)[:2]
    if chapter in allowed or not "01" <= chapter <= "97":
        return
    goods = line.first
    yield check_finding(
        "hs_chapter", "The HS chapter does not fit the product (weak)",
        f"{goods.hs_code} is in chapter {chapter}; the sheet is of a "
        f"{document.family.replace('_', ' ')}, which stands in {', '.join(sorted(allowed))}",
        "Is the tariff code right, and is the sheet the item's?",
        [line.text.evidence_of(goods.quotes.get("hs_code") or goods.quote, goods.page, goods.bbox),
         _head_of(item.sheet)],
        severity="low", item=view.number(item),
    )  # fmt: skip
