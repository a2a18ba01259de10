"""`docs/lists.md` says what happens: its commands run, its national list loads and is used."""

import json
import re
import runpy
import shlex
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import SHARED
from lists.samples import facts, results, value
from spectriage.cli.app import app
from spectriage.lists.load import GROUP, load_pack, load_packs, load_versions
from spectriage.lists.search import search
from spectriage.lists.verdict import EntryStatus
from spectriage.triage.triager import packs_of

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "lists.md").read_text(encoding="utf-8")
FILES = dict(
    re.findall(r"^`([\w./-]+)`:[^\n]*\n\n```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
)
COMMANDS = re.findall(r"^\$ spectriage (.+?)(?:\s+#.*)?$", TEXT, re.MULTILINE)

OFFICIAL = {
    "ccl.xml": SHARED / "lists" / "us" / "ccl_part774_supp1.xml",
    "WA-LIST.txt": SHARED / "lists" / "wassenaar" / "WA-LIST_25_1_Corr.txt",
    "annex.txt": SHARED / "lists" / "eu" / "norway_listII_en_eu-annexI-equivalent.txt",
}


@pytest.fixture
def package(tmp_path):
    """The example's files as the page gives them."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


@pytest.fixture
def installed(package, monkeypatch):
    """The example installed by its own entry point."""
    points = tomllib.loads(FILES["pyproject.toml"])["project"]["entry-points"][GROUP]

    class Point:
        def __init__(self, name: str, target: str) -> None:
            self.name, (self.module, _, self.attribute) = name, target.partition(":")

        def load(self):
            return runpy.run_path(str(package / self.module / "__init__.py"))[self.attribute]

    found = tuple(Point(name, target) for name, target in points.items())
    monkeypatch.setattr(metadata, "entry_points", lambda *, group: found)
    load_packs.cache_clear()
    yield package
    load_packs.cache_clear()


def test_page_gives_all_files_of_the_example():
    assert sorted(FILES) == [
        "norland_list/__init__.py", "norland_list/earlier/2024-01-01.json",
        "norland_list/entries/sensors.json", "norland_list/headings/6.json",
        "norland_list/pack.json", "pyproject.toml",
    ]  # fmt: skip


def test_example_loads_with_both_versions(package):
    oldest, now = load_versions(package / "norland_list")
    assert (oldest.info.effective, now.info.effective) == ("2024-01-01", "2026-04-01")
    assert load_pack(package / "norland_list", as_of="2025-03-01").info == oldest.info


@pytest.mark.parametrize(
    ("known", "then", "now"),
    [
        (facts(value("frame_rate", 60), value("pixel_count", 327680)), "meets", "meets"),
        (facts(value("frame_rate", 30), value("pixel_count", 327680)), "not_met", "meets"),
        (facts(value("frame_rate", 30)), "not_met", "undetermined"),
        (facts(value("frame_rate", 25), value("pixel_count", 327680)), "not_met", "not_met"),
    ],
)
def test_example_comes_out_as_its_criteria_say(package, known, then, now):
    found = [
        results(known, pack=pack)["6A901.a"] for pack in load_versions(package / "norland_list")
    ]
    assert [result.status for result in found] == [EntryStatus(then), EntryStatus(now)]


def test_installed_example_stands_beside_ours(installed):
    assert [pack.info.id for pack in load_packs()][-1] == "norland"
    assert [pack.info.id for pack in packs_of(["NO1"])] == ["norland"]
    first = search(load_packs(), "long range thermal camera")[0]
    assert (first.code, first.regimes) == ("6A901.a", ("NO1",))
    done = CliRunner().invoke(
        app, ["lists", "compare", "6A901", "norland@2024-01-01", "norland", "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    (row,) = json.loads(done.output)
    told = {(d["kind"], d["before"], d["after"]) for d in row["differences"]}
    assert ("threshold", "50 Hz", "25 Hz") in told
    checked = CliRunner().invoke(app, ["lists", "check", str(installed / "norland_list")])
    assert checked.output.splitlines() == [
        "norland@2024-01-01: 2 entries, no fault", "norland@2026-04-01: 2 entries, no fault",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_page_run(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in OFFICIAL.items():
        if name in command and not text.is_file():
            pytest.skip(f"no official text at {text}")
        if name in command:
            (tmp_path / name).symlink_to(text)
    done = CliRunner().invoke(app, shlex.split(command), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert len(done.output) > 10


def test_page_names_every_status_and_every_command():
    assert all(f"`{status}`" in TEXT for status in EntryStatus)
    assert len(COMMANDS) >= 7
