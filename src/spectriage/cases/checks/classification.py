"""Control codes and HS chapters that the papers state, against what the sheet's figures say."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spectriage.cases.checks.base import CaseView, check_finding
from spectriage.cases.checks.identifiers import hs_digits
from spectriage.cases.items import NAMED_ONLY, Item, PaperLine
from spectriage.cases.tables import ANY_FAMILY, hs_chapters
from spectriage.cases.texts import CaseText
from spectriage.lists import codes
from spectriage.lists.criteria import ANY
from spectriage.report.basics import PrintedCode
from spectriage.report.case import Evidence, Finding
from spectriage.report.model import Candidate, Status

LIKELY = 0.5  # a candidate that stands against a stated EAR99 is likelier than not
_GROUP = 2  # characters of a code that name category and group
_MOST_QUOTED = 5  # words of the sheet beside a stated code
_SURE_FAMILY = 0.5  # for the weak check of the HS chapter
_BY_FIGURES = "by its figures"  # opens the note of a printed code that the figures speak against


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
        against = speaks_against(view, item.sheet, code)
        if against:
            why, evidence = against
            yield check_finding(
                "stated_code", f"The sheet's figures do not fit the stated {code.code}", why,
                "Who classified the item, on which figures, and may the stated code stand?",
                [line.text.evidence(code), *(evidence or [_head_of(item.sheet)])],
                severity="high", item=view.number(item),
            )  # fmt: skip
            return


def speaks_against(
    view: CaseView, sheet: CaseText, code: PrintedCode
) -> tuple[str, list[Evidence]] | None:
    """Why a sheet's figures speak against a stated code, with the deciding words; None if not."""
    ours = [c for c in sheet.report.candidates if c.regime == code.regime]
    if codes.is_residual(code.code):
        standing = [
            c for c in ours if c.status is Status.MEETS and not codes.is_residual(c.entry)
            and c.confidence >= LIKELY and c.criteria
        ]  # fmt: skip
        if not standing:
            return None
        top = standing[0]
        return (
            f"{code.code} is stated, and the figures meet {top.regime} {top.entry} ({top.title})",
            _deciding(sheet, top),
        )
    judged = [c for c in _judged_with(view, sheet, code) if _related(c.entry, code.code)]
    against = [c for c in judged if any(_BY_FIGURES in note for note in c.notes)]
    released = [c for c in judged if c.status is Status.RELEASED]
    open_ = [c for c in judged if c not in against and c not in released]
    if open_:  # a paragraph of the stated entry may stand
        family = sheet.report.document.family
        spoken = any(test.outcome == "met" and test.quote for c in open_ for test in c.criteria)
        if spoken or family == "other" or not _is_of_another_family(view, sheet, code):
            return None
        told = f"no figure of the sheet, which is of a {family.replace('_', ' ')}, speaks for it"
        return f"{code.code} is stated; {told}", []
    if released:
        return (
            f"{code.code} is stated, and a note releases the item from it",
            _deciding(sheet, released[0]),
        )
    if not against:
        return None
    top, decided = against[0], _deciding(sheet, against[0])
    if not decided and not _is_of_another_family(view, sheet, code):
        return _another_entry(ours, code)  # the sheet is silent on what the stated entry asks
    told = next(note for note in top.notes if _BY_FIGURES in note)
    return f"{code.code} is stated; {told.partition(', but ')[2] or told}", decided


def _another_entry(
    ours: Sequence[Candidate], code: PrintedCode
) -> tuple[str, list[Evidence]] | None:
    """The entry below the controls that the figures meet, where none of the stated one's stands."""
    group = codes.heading(code.code)[:_GROUP]
    below = [
        c for c in ours
        if c.status is Status.MEETS and codes.is_residual(c.entry) and c.confidence >= LIKELY
        and c.entry.startswith(group)
    ]  # fmt: skip
    if not below or any(_related(c.entry, code.code) for c in ours):
        return None
    return (
        f"{code.code} is stated; no paragraph of it is met, and the figures meet {below[0].entry} "
        f"({below[0].title})",
        [],
    )


def _judged_with(view: CaseView, sheet: CaseText, code: PrintedCode) -> list[Candidate]:
    """Candidates of the sheet as if it printed the code itself: then its entry is evaluated."""
    if sheet.understood is None or view.judge is None:
        return []
    printed = PrintedCode(regime=code.regime, code=code.code, quote=code.quote, page=1)
    report = sheet.understood.report.model_copy(update={"printed_codes": [printed]})
    judged = view.judge(replace(sheet.understood, report=report))
    return [c for c in judged.candidates if c.regime == code.regime]


def _is_of_another_family(view: CaseView, sheet: CaseText, code: PrintedCode) -> bool:
    """Whether no family that the sheet may be of is one that the stated heading is about."""
    heading = codes.heading(code.code)
    families = {
        family for pack in view.packs if pack.info.regime == code.regime
        for record in pack.entries if codes.heading(record.code) == heading
        for family in record.families
    }  # fmt: skip
    considered = set(sheet.understood.families) if sheet.understood else set()
    return bool(families and considered) and ANY not in families and not families & considered


def _related(entry: str, stated: str) -> bool:
    return codes.is_under(entry, stated) or codes.is_under(stated, entry)


def _deciding(sheet: CaseText, candidate: Candidate) -> list[Evidence]:
    """Words of the tests that decide: figures against a threshold, then what is stated.

    Of a release the tests of its note come first. That a value is told at all proves only what
    kind of product it is, and counts where nothing else does.
    """
    released = candidate.status is Status.RELEASED
    ranked = sorted(
        (c for c in candidate.criteria if c.quote and c.page),
        key=lambda c: (c.threshold == 0, released and not c.note, c.operator == "is"),
    )
    quoted = [
        sheet.evidence_of(c.quote, c.page, c.bbox)
        for c in ranked if c.quote and c.page and (c.threshold != 0 or c is ranked[0])
    ]  # fmt: skip
    return list(dict.fromkeys(quoted))[:_MOST_QUOTED]


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
    own = item.because != NAMED_ONLY  # an accessory stands on the sheet of another product
    sure = own and document.family_confidence >= _SURE_FAMILY
    allowed = hs_chapters().get(document.family) if sure else None
    allowed = allowed or hs_chapters()[ANY_FAMILY]
    line = next((line for line in item.lines if len(hs_digits(line)) >= 4), None)
    if line is None:
        return
    chapter = hs_digits(line)[:2]
    if chapter in allowed or not "01" <= chapter <= "97":
        return
    goods = line.first
    yield check_finding(
        "hs_chapter", "The HS chapter does not fit the product (weak)",
        f"{goods.hs_code} is in chapter {chapter}; the sheet is of a "
        f"{document.family.replace('_', ' ')}, which stands in {_told(allowed)}",
        "Is the tariff code right, and is the sheet the item's?",
        [line.text.evidence_of(goods.quotes.get("hs_code") or goods.quote, goods.page, goods.bbox),
         _head_of(item.sheet)],
        severity="low", item=view.number(item),
    )  # fmt: skip


def _told(chapters: Collection[str]) -> str:
    return ", ".join(sorted(chapters)) if len(chapters) < 12 else "a technical chapter"
