"""The quantity grammar, case by case: what our reader makes of a printed value.

`grammar_known.tsv` lists the cases we know we get wrong, each with its reason. A case listed
there that passes fails the test, so the list cannot outlive the fault.
"""

import pytest
from grammar_cases import FOLDER, HERE, Case, load_cases, rows_of
from grammar_reading import exact

KNOWN = {row["text"]: row["reason"] for _, row in rows_of(HERE / "grammar_known.tsv")}
CASES = load_cases()


def _marked(case: Case):
    reason = KNOWN.get(case.text)
    marks = pytest.mark.xfail(reason=reason, strict=True) if reason else ()
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_printed_value_is_read_as_an_engineer_reads_it(case):
    assert exact(case), f"read {case.text!r} otherwise than {case.expected!r}"


def test_share_exact_over_the_suite():
    right = sum(exact(case) for case in CASES)
    assert len(CASES) >= 600
    assert right / len(CASES) >= 0.98


def test_known_failures_are_cases_of_the_suite():
    assert set(KNOWN) <= {case.text for case in CASES}


def test_no_case_stands_twice():
    texts = [case.text for case in CASES]
    assert len(texts) == len(set(texts))


def test_every_style_has_cases():
    assert all(len(rows_of(path)) >= 20 for path in FOLDER.glob("*.tsv"))
