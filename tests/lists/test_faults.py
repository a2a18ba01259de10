import pytest

from spectriage.lists.faults import Fault, FaultyText, pack_error, read_json


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('[{"code": "6A003", "notes": 1, "notes": 2}]', r"'notes' stands twice .* \(of 6A003\)"),
        ("[NaN]", "NaN is no number"),
        ("[-Infinity]", "no number"),
        ("[1,]", "no JSON"),
        ("", "no JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_text_that_is_no_json_of_ours(text, message):
    with pytest.raises(FaultyText, match=message):
        read_json(text)


def test_codes_stay_text():
    assert read_json('["6E001", "5E002", "NO"]') == ["6E001", "5E002", "NO"]


def test_error_over_several_files_names_the_pack_and_each_fault_once():
    one, two = Fault("a.json", "6A003", "title", "is missing"), Fault("b.json", "", "", "no JSON")
    error = pack_error([two, one, one], "us_ccl")
    assert str(error) == "us_ccl: 2 faults\n  a.json → 6A003 → title: is missing\n  b.json: no JSON"
    assert error.faults == (one, two)


def test_error_of_one_file_names_that_file():
    faults = [Fault("a.json", "6A003", "title", "is missing"), Fault("a.json", "", "", "no JSON")]
    assert pack_error(faults, "us_ccl").file == "a.json"
