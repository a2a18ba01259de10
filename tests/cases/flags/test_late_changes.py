import pytest

from cases.building import paper_of, party
from spectriage.cases.checks.base import CaseView
from spectriage.cases.flags.late_changes import find_late_changes
from spectriage.report.papers import PaperDate

OLD, NEW = "Rift Dairy PLC", "Levant General Trading FZE"


def paper(name, day, consignee, *others):
    dates = [PaperDate(meaning="issued", value=day, quote=day, page=1)] if day else []
    parties = [party("consignee", consignee), *(party("notify_party", other) for other in others)]
    return paper_of(name, "commercial_invoice", name, parties=parties, dates=dates)


def found(*papers):
    view = CaseView(list(papers), [], [])
    return [evidence.quote for _, evidence in find_late_changes(view)]


def test_another_consignee_from_one_day_on_is_told_with_both():
    papers = [
        paper("invoice", "2026-05-02", NEW), paper("order", "2026-03-01", OLD),
        paper("confirmation", "2026-03-09", OLD),
    ]  # fmt: skip
    assert found(*papers) == [OLD, NEW]


@pytest.mark.parametrize(
    "papers",
    [
        [paper("a", "2026-03-01", OLD), paper("b", "2026-05-02", OLD)],
        [paper("a", "2026-03-01", OLD), paper("b", "2026-03-01", NEW)],
        [paper("a", "2026-03-01", OLD), paper("b", None, NEW)],
        [paper("a", "2026-03-01", OLD, NEW), paper("b", "2026-05-02", NEW)],
        [paper("a", "2026-03-01", OLD), paper("b", "2026-05-02", "Rift Dairies Ltd")],
        [
            paper("a", "2026-03-01", OLD),
            paper("b", "2026-04-01", NEW),
            paper("c", "2026-05-02", OLD),
        ],
    ],
    ids=["same", "same day", "no day", "known before", "like name", "back again"],
)
def test_no_late_change(papers):
    assert found(*papers) == []
