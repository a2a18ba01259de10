"""`spectriage lists`: what each command prints, as a table and as JSON, and its exit codes."""

import json

import pytest
from typer.testing import CliRunner

from lists.samples import record, write_pack
from spectriage.cli.app import app
from spectriage.cli.exit_codes import ExitCode

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}


def lists(*arguments: object, code: ExitCode = ExitCode.ALL_READ) -> str:
    """Output of a command that ends with this exit code; its errors come after it."""
    done = CliRunner().invoke(
        app, ["lists", *map(str, arguments)], env={"COLUMNS": "160"}, catch_exceptions=False
    )
    assert done.exit_code == code, done.output
    return done.output


def as_json(*arguments: object):
    return json.loads(lists(*arguments, "--format", "json"))


def test_search_prints_a_row_a_hit():
    lines = lists("search", "uncooled microbolometer").splitlines()
    assert "6A003.b.4.b" in lines[1]
    assert "“uncooled microbolometer camera”" in lines[1]
    hits = as_json("search", "uncooled microbolometer", "--regime", "us", "--limit", "3")
    assert len(hits) == 3
    assert hits[0]["code"] == "6A003.b.4.b"
    assert {tuple(hit["regimes"]) for hit in hits} == {("US",)}


def test_search_without_a_hit_says_so():
    assert "nothing found for 'qqqq'" in lists("search", "qqqq", code=ExitCode.SOME_FAILED)
    assert "no list of XX" in lists("search", "a", "--regime", "XX", code=ExitCode.SOME_FAILED)


def test_show_prints_criteria_notes_citation_heading_and_regimes():
    out = lists("show", "6a003B4b")
    for told in (
        "US 6A003.b.4.b", "15 CFR 774 Supp. 1, 6A003.b.4.b", "reasons for control: NS2",
        "microbolometer asserted [silence is no]", "note 3.a releases", "9 Hz",
        "heading US 6A003", "EU: the same criteria and notes",
    ):  # fmt: skip
        assert told in out


def test_show_tells_how_the_other_lists_differ():
    told = as_json("show", "3A002.c.4", "--regime", "EU")
    assert [place["regime"] for place in told["lists"]] == ["EU"]
    others = {place["regime"]: place["differences"] for place in told["others"]}
    assert {"kind": "threshold", "where": "bandwidth", "before": "520 MHz", "after": "170 MHz"} in (
        others["US"]
    )
    assert others["WA"] == []
    assert told["lists"][0]["record"]["criteria"]["all_of"][0]["unit"] == "MHz"


def test_show_of_a_heading_prints_it_and_its_paragraphs():
    told = as_json("show", "6A003", "--regime", "WA")
    assert told["lists"][0]["record"] is None
    assert told["lists"][0]["heading"]["code"] == "6A003"
    below = {row["code"]: row["regimes"] for row in told["below"]}
    assert below["6A003.b.4.b"] == ["WA"]
    assert "6A003.b.4.b" in lists("show", "6A003")


def test_show_of_what_no_list_has_fails():
    assert "no list has 0Z999" in lists("show", "0Z999", code=ExitCode.SOME_FAILED)
    # A US paragraph that the other lists do not have.
    assert lists("show", "6A993.a", "--regime", "US")
    assert "no list has 6A993.a" in lists(
        "show", "6A993.a", "--regime", "EU", code=ExitCode.SOME_FAILED
    )


def test_compare_prints_what_is_the_same_and_what_differs():
    rows = {row["code"]: row for row in as_json("compare", "3A002.c", "US", "EU")}
    assert rows["3A002.c.1"]["standing"] == "same"
    assert rows["3A002.c.4"]["standing"] == "changed"
    out = lists("compare", "3A002.c", "US", "EU")
    assert "threshold of bandwidth: 170 MHz → 520 MHz" in out
    assert out.splitlines()[-1] == "3 changed, 1 same"
    assert "only US" in lists("compare", "6A993", "US", "EU")


def test_compare_of_what_neither_has_fails():
    assert "neither list has" in lists("compare", "0Z999", "US", "EU", code=ExitCode.SOME_FAILED)
    assert "'XX' is no list" in lists("compare", "6A003", "US", "XX", code=ExitCode.SOME_FAILED)


def test_versions_and_check_tell_every_version(tmp_path):
    names = {row["name"] for row in as_json("versions") if row["current"]}
    assert {name.partition("@")[0] for name in names} >= {"us_ccl", "eu_annex_i"}
    assert "us_ccl@" in lists("versions")
    home = two_versions(tmp_path)
    assert lists("check", home).splitlines() == [
        "made@2024-01-01: 1 entries, no fault", "made@2026-08-13: 2 entries, no fault",
    ]  # fmt: skip
    (home / "earlier" / "2024-01-01.json").write_text('[{"code": "6A003.b"}]', "utf-8")
    assert "made/earlier/2024-01-01.json" in lists("check", home, code=ExitCode.SOME_FAILED)


def two_versions(folder):
    """A pack that had 3 Hz and no 6A003.c before 13 August 2026."""
    home = write_pack(
        folder, record("6A003.b", RATE), record("6A003.c", RATE), effective="2026-08-13"
    )
    (home / "earlier").mkdir()
    earlier = [record("6A003.b", RATE | {"value": 3}), {"code": "6A003.c", "removed": True}]
    (home / "earlier" / "2024-01-01.json").write_text(json.dumps(earlier), "utf-8")
    return home


def test_diff_prints_what_changed(tmp_path):
    home = two_versions(tmp_path)
    out = lists("diff", f"{home}@2024-01-01", home)
    assert "threshold of frame_rate: 3 Hz → 9 Hz" in out
    assert out.splitlines()[-1] == "1 added, 1 changed"
    rows = {row["code"]: row["standing"] for row in as_json("diff", home, f"{home}@2024-01-01")}
    assert rows == {"6A003.b": "changed", "6A003.c": "removed"}


@pytest.mark.parametrize("form", ["rich", "json"])
def test_diff_of_a_list_and_itself_is_empty(form):
    out = lists("diff", "US", "us_ccl", "--format", form)
    assert out.strip() == {"rich": "no difference", "json": "[]"}[form]


def test_diff_of_a_day_before_all_versions_fails():
    out = lists("diff", "us_ccl@1990-01-01", "US", code=ExitCode.SOME_FAILED)
    assert "no version as of 1990-01-01" in out


def stored_line(rate: float) -> str:
    document = {"path": "core.pdf", "family": "thermal_camera", "family_confidence": 0.9}
    value = {
        "name": "frame_rate", "typ": rate, "unit": "Hz", "label": "x", "quote": "x", "page": 1,
        "confidence": 1.0, "source": "table",
    }  # fmt: skip
    return json.dumps({"document": document, "parameters": [value]})


def test_impact_lists_items_and_names_broken_lines(tmp_path):
    home, reports = two_versions(tmp_path), tmp_path / "reports.jsonl"
    reports.write_text(f"{stored_line(5)}\n{stored_line(60)}\nnonsense\n{stored_line(2)}\n")
    out = lists(
        "impact", f"{home}@2024-01-01", home, reports, tmp_path / "none.jsonl",
        code=ExitCode.SOME_FAILED,
    )  # fmt: skip
    assert "US 6A003.b: meets → no candidate; frame_rate 5 Hz is not > 9 Hz" in out
    assert f"{reports}, line 3: Invalid JSON" in out
    assert "none.jsonl: cannot be read (No such file or directory)" in out
    assert "3 reports read, 2 with other candidates, 1 lines broken" in out


def test_impact_writes_json_lines(tmp_path):
    home, reports = two_versions(tmp_path), tmp_path / "reports.jsonl"
    reports.write_text(f"{stored_line(5)}\n")
    out = lists("impact", f"{home}@2024-01-01", home, reports, "--format", "jsonl")
    told = json.loads(out.splitlines()[0])
    assert (told["line"], told["path"]) == (1, "core.pdf")
    assert [(s["entry"], s["before"], s["after"]) for s in told["shifts"]] == [
        ("6A003.b", "meets", ""),
    ]  # fmt: skip


def test_review_prints_the_order_down_to_what_is_left_over():
    steps = as_json("review", "US", "--family", "thermal_camera")
    assert steps[0]["stage"] == "asked_first"
    assert steps[-1]["heading"] == "EAR99"
    assert [s["heading"] for s in steps if s["stage"] == "residual"] == ["6A993"]
    assert "6A003" in lists("review")
    assert "no order of review" in lists("review", "EU", code=ExitCode.SOME_FAILED)
    told = lists("review", "--family", "teapot", code=ExitCode.SOME_FAILED)
    assert "looks at nothing for the family 'teapot'" in told
