"""No rule is there for one maker's document: the bench's makers stand in no data of ours."""

import json
import re
from pathlib import Path

import pytest

from spectriage import vocabulary

DATA = ("*.tsv", "*.jsonl")


@pytest.mark.shared
def test_makers_of_the_bench_stand_in_no_rule(shared):
    golds = [
        json.loads(path.read_text("utf-8")) for path in (shared / "bench").rglob("gold/*.json")
    ]
    makers = {(gold.get("vendor") or "").casefold() for gold in golds}
    names = sorted(name for name in makers if len(name) > 3)
    assert len(names) > 30
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    source = Path(vocabulary.__file__).parents[1]
    found = [
        f"{path.name}: {match[0]}"
        for kind in DATA
        for path in sorted(source.rglob(kind))
        for match in pattern.finditer(path.read_text("utf-8").casefold())
    ]
    assert found == []
