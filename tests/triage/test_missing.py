"""What is missing, ranked by how many open entries it would settle."""

from lists.samples import facts, record, write_pack
from spectriage.lists.evaluate import evaluate_list
from spectriage.lists.load import load_pack
from spectriage.triage.missing import in_rank, rank_missing

RATE = {"parameter": "frame_rate", "op": ">", "value": 9, "unit": "Hz"}
NOISE = {"parameter": "netd", "op": "<", "value": 30, "unit": "mK"}
LENS = {"question": "Is the lens fixed?"}


def test_fact_that_settles_most_comes_first(tmp_path):
    pack = load_pack(
        write_pack(
            tmp_path,
            record("6A003.a", {"all_of": [NOISE, RATE]}),
            record("6A003.b", RATE),
            record("6A003.c", {"all_of": [RATE, LENS]}),
            record("6A003.d", {"all_of": [NOISE, LENS, {"feature": "cooled"}]}),
            record("6A003.e", {"feature": "cooled", "when_silent": "not_met"}),
        )
    )
    results = evaluate_list(pack, facts(), {"thermal_camera"})
    ranked = rank_missing(results)
    assert [(fact.name, fact.settles) for fact in ranked] == [
        ("frame_rate", 3), ("netd", 2), ("Is the lens fixed?", 2), ("cooled", 1),
    ]  # fmt: skip
    assert ranked[0].entries == ["US 6A003.a", "US 6A003.b", "US 6A003.c"]
    rank = {fact.name: place for place, fact in enumerate(ranked)}
    assert in_rank(["cooled", "netd", "frame_rate"], rank) == ["frame_rate", "netd", "cooled"]
