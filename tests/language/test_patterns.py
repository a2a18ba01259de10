"""Pattern files: each line is held against its own example and near miss."""

import json
from pathlib import Path

import pytest

from spectriage.errors import DataError
from spectriage.language import components
from spectriage.language import patterns as patterns_module
from spectriage.language.components.parties.component import party_patterns
from spectriage.language.folding import fold, fold_lines, fold_space
from spectriage.language.patterns import (
    compile_pattern,
    find_matches,
    load_patterns,
    pattern_fault,
    search_text,
)
from spectriage.language.sieve import Sieve, find_reach, search_all, search_around
from spectriage.vocabulary.anchors import find_anchors

FILES = sorted(Path(str(components.__path__[0])).glob("*/patterns.jsonl"))
PATTERNS = [
    pytest.param(pattern, id=f"{file.parent.name}:{pattern.id}")
    for file in FILES
    for pattern in load_patterns(file)
]
GOOD = {"id": "a", "label": "x", "pattern": "abc", "example": "abc", "near_miss": "abd"}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_pattern_matches_example_and_not_near_miss(pattern):
    assert list(pattern.find_in(pattern.example))
    assert not list(pattern.find_in(pattern.near_miss))


def test_every_component_with_knowledge_has_a_file():
    assert [file.parent.name for file in FILES] == ["claims", "codes", "features", "parties"]


@pytest.mark.parametrize(
    ("name", "groups"), [("features", ("feature", "trait")), ("claims", ("claim",))]
)
def test_every_vocabulary_name_has_patterns(name, groups):
    from spectriage.vocabulary.terms import load_terms

    file = next(file for file in FILES if file.parent.name == name)
    assert set(load_terms(*groups)) == {pattern.label for pattern in load_patterns(file)}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_anchors_never_hide_a_match(pattern):
    if pattern.anchors:
        found = compile_pattern(pattern.pattern).search(
            pattern.example if pattern.case else pattern.example.lower()
        )
        assert any(anchor in found[0] for anchor in pattern.anchors)


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        ("uncooled", ("uncooled",)),
        ("rad-?hard", ("hard",)),
        ("(?:fog|laser) gyro", (" gyro",)),
        ("(?:night|day) ?vision", ("vision",)),
        ("(?:gps|laser)s?", ("gps", "laser")),
        (r"\d{1,3} krad", (" krad",)),
        ("znse|zns|zinc sulfide", ("zinc sulfide", "zns", "znse")),
        ("(?:limited|set) (?:at|to) ?9", ("limited", "set")),
        (r"a?b?", ()),
    ],
)
def test_find_anchors_takes_literals_that_every_match_holds(pattern, anchors):
    assert find_anchors(pattern) == anchors


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a|b)+",
        r"(?:ab)*c",
        r"a.*b",
        r"(a)\1",
        r"(ab){2,}c",
        r"(?i)ab",
        "a" * 700,
        "AES",
        "(",
        "x?",
        r"\d+ rad",
        "a*b",
    ],
)
def test_pattern_fault_refuses_what_is_slow_or_wrong(pattern):
    assert pattern_fault(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"a\s{1,3}b", r"a[^,]{0,9}b", r"a.{0,20}b", r"\D\S\W", "aes-?256", r"a[+*]b", r"a\+"],
)
def test_pattern_fault_accepts_bounded_patterns(pattern):
    assert not pattern_fault(pattern)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": "nope"}, "label"),
        ({"example": ""}, "example"),
        ({"score": "high"}, "score"),
        ({"colour": "red"}, "colour: not known"),
        ({"pattern": "(a)+"}, "without bound"),
        ({"polarity": "maybe"}, "polarity"),
    ],
)
def test_load_patterns_names_file_entry_and_field(tmp_path, change, message):
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps({**GOOD, **change}) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=message) as caught:
        load_patterns(file, ("x",))
    assert "bad.jsonl" in str(caught.value)
    assert "a →" in str(caught.value)


def test_load_patterns_reports_all_faults_at_once(tmp_path):
    file = tmp_path / "bad.jsonl"
    rows = [GOOD, GOOD, {**GOOD, "id": "b", "label": "y"}]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(DataError, match=r"stands twice.*vocabulary"):
        load_patterns(file, ("x",))


def test_find_matches_keeps_the_longest_of_a_label(tmp_path):
    file = tmp_path / "p.jsonl"
    rows = [
        {**GOOD, "pattern": "night"},
        {**GOOD, "id": "b", "pattern": "night vision"},
        {**GOOD, "id": "c", "label": "y", "pattern": "vision"},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = find_matches("Night\nvision", load_patterns(file))
    assert [(m.start, m.end, m.pattern.label) for m in found] == [(0, 12, "x"), (6, 12, "y")]


@pytest.mark.parametrize("text", ["mems gyro", "MEMS\u2011gyro", "a MEMS", "(mems)"])
def test_find_in_matches_at_word_borders(text):
    pattern = next(p.values[0] for p in PATTERNS if p.values[0].id == "mems-1")
    assert list(pattern.find_in(text))


@pytest.mark.parametrize("text", ["memset", "xmems", "memsy"])
def test_find_in_does_not_match_inside_words(text):
    pattern = next(p.values[0] for p in PATTERNS if p.values[0].id == "mems-1")
    assert not list(pattern.find_in(text))


def test_every_shipped_pattern_passes_the_whole_check():
    home = Path(patterns_module.__file__).parent
    files = sorted(home.rglob("*patterns.jsonl"))
    assert len(files) >= 4
    for file in files:
        for _, row in patterns_module.read_rows(file):
            assert not pattern_fault(row["pattern"], case=bool(row.get("case"))), row["id"]


SENTENCES = [
    "{} ",
    "({})",
    "no {}; {}\n\n{}, or {}-{}",
    "un{} {}s and {}.\n{}",
    "x{}x {}\u00a0\u2013 {}",
]


@pytest.mark.parametrize("shape", SENTENCES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_sieve_finds_what_a_search_of_the_whole_text_finds(file, shape):
    patterns = load_patterns(file)
    examples = [text for p in patterns for text in (p.example, p.near_miss)]
    texts = [
        shape.format(*[examples[(n * 7 + step) % len(examples)] for step in range(5)])
        for n in range(0, len(examples), 3)
    ]
    sieve = Sieve([p.anchors for p in patterns], [p.case for p in patterns])
    for text in texts:
        plain, folded = fold_space(text), fold(text)
        places = sieve.find(plain, folded)
        for number, pattern in enumerate(patterns):
            searched = plain if pattern.case else folded
            if pattern.anchors:
                around = search_around(
                    pattern.regex, pattern.reach, searched, places.get(number, ())
                )
                assert list(around) == list(search_all(pattern.regex, searched)), pattern.id


def test_sieve_leaves_out_what_it_cannot_place():
    sieve = Sieve([("ab",), (), ("äb",), ("q",)], [False, False, True, False])
    assert sieve.unsieved == [1, 2, 3]
    assert sieve.find("x AB abc", "x ab abc") == {0: [2, 5]}
    assert sieve.find("", "") == {}


@pytest.mark.parametrize(
    ("pattern", "reach"),
    [("abc?", (3, 5)), ("ab(?= [cd]{2})", (2, 7)), ("a{1,2000}", None), (r"a(?:b(?!c))", (2, 5))],
)
def test_reach_counts_what_a_pattern_looks_ahead_at(pattern, reach):
    found = find_reach(pattern)
    assert (found and (found.before, found.after)) == reach


def test_one_pass_finds_what_each_label_of_a_party_finds_alone():
    text = fold_lines(
        "Exporter / Ausführer: Norrvik AB\nShip to   Bill to\nEnd-user's name: Konya Ltd.\n"
        "收货人：北京 买方：上海\nNotify party same as consignee, forwarder unknown\n" * 3
    )
    patterns = party_patterns()
    together = [
        (match.pattern.id, match.start, match.end) for match in search_text(text, text, patterns)
    ]
    alone = [(p.id, *place) for p in patterns for place in p.find_in_folded(text)]
    assert together == alone
    assert len(alone) > 20
