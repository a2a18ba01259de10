"""Assertion scope: one table of annotated strings, and each cue's own example."""

import json
from pathlib import Path

import pytest

from annotated import parse_annotated
from spectriage.errors import DataError
from spectriage.language import scope
from spectriage.language.patterns import pattern_fault
from spectriage.language.scope import find_scopes, load_cues, polarity_at

CUES = [
    json.loads(line)
    for line in Path(scope.__file__).with_name("scope.jsonl").read_text("utf-8").splitlines()
]
_WANT = {"negated": "negated", "conditional": "conditional", "exception": "conditional"}
N, C = " polarity=negated", " polarity=conditional"

TABLE = [
    f"no [encryption](X{N}), [MEMS](X) gyro",
    f"no [AES](X{N}), [TLS](X{N}) or [VPN](X{N})",
    f"sensor without [multiplier](X{N}); [cooled](X) detector",
    f"does not contain [MEMS](X{N}) parts",
    f"neither [nuclear](X{N}) nor [chemical](X{N}) weapons",
    f"Not designed, sold or intended for [reactors](X{N}), [cranes](X{N}) or lifts.",
    f"It is forbidden to use it in [missiles](X{N})",
    "For [rescue](X), it is forbidden to sell it",
    f"Not for [military use](X{N}).",
    f"Please contact Nordvik before using it in [medical](X{N}) equipment",
    "Not only for [military use](X) but also for [rescue](X)",
    f"shall not be used in [missiles](X{N})",
    f"Not for [weapons](X{N}) but for [fire fighting](X)",
    f"[Face recognition](X{N}) is not provided",
    f"made for [civil](X) customers, and is not intended for [military](X{N}) use",
    f"A lens of the [museum](X) is not intended for [weapons](X{N}). [Torture](X{N}) is prohibited.",
    f"[Diversion](X{N}) to others is a breach, and is prohibited",
    f"viewers will prefer [third-generation](X{N}) tubes, which we do not make",
    f"[Encryption](X{N}): none",
    "Encryption: no\n[Uncooled](X) core",
    f"[Frequency hopping](X{N}) ........... none",
    f"shall not be [re-exported](X{C}) unless authorised",
    f"if exported for [military](X{C}) purposes",
    f"[military](X{C}) variants on request",
    "used for [rescue](X) only",
    f"The item will not be used for: (a) [nuclear](X{N}) reactors; (b) [missiles](X{N}).",
    f"The goods will not be used for:\n(a) [nuclear](X{N})\n(b) [missiles](X{N})\n\n[Rescue](X)",
    f"will not be used for:\n\n• [nuclear](X{N}) use\n\n• [missiles](X{N})\n\nUse: [rescue](X)",
    f"Prohibited uses:\n- [weapons](X{N})\n- [missiles](X{N})\n\n[Farming](X)",
    f"will not be used for\n *  directed energy or other [weapons](X{N})\n * [missiles](X{N})",
    'it would not leave harbour without it." - skipper\n* [uncooled](X) core',
    f"Below 2 mJ, hence outside [6A005.b.6.a](X{N}). ECCN [EAR99](X)",
    f"it is forbidden to carry [explosives](X{N})",
    f"Keine Verwendung als [Zielgerät](X{N})",
    f"nicht für [Waffen](X{N}), sondern für [Rettung](X)",
    f"ne seront pas utilisés à des fins liées aux armes [chimiques](X{N})",
    f"ne seront ni revendus ni [réexportés](X{N})",
    f"No destinado a uso [militar](X{N})",
    f"sin [cifrado](X{N}), cámara [térmica](X)",
    f"2. not fitted with [AES](X{N})\n3. Uses\n* [farms](X)",
    f"* not fitted with [AES](X{N})\n* [TLS](X)",
    f"3. Prohibited uses\n* [weapons](X{N})\n* [missiles](X{N})\n4. Uses\n* [farms](X)",
    f"it will not be used in the arms\n     industry or in [missiles](X{N})",
    f"For [weapons](X{N}), kites or [missiles](X{N}) it is not approved.",
    f"Für [Waffen](X{N}), Drachen oder [Raketen](X{N}) ist es nicht zugelassen.",
    f"The pump has [encryption](X), Wi-Fi and [TLS](X{N}) are not supported.",
    f"it holds no parts from abroad of any kind that the [ITAR](X{N}) governs",
    f"A permit is required before delivery to [army](X{C}) depots",
    f"[AEC-Q200](X{N}) is not claimed",
    f"Banned to use in [clinics](X{C}), trams and [tanks](X{C}) without written agreement.",
    f"It is not for [clinics](X{N}), and is not for trams, ships or [tanks](X{C}) unless we agree.",
    f"It measures [milk](X), wine and [beer](X{C}) unless forbidden",
    f"The valve prevents [back flow](X{N}). It shuts by itself and has a [flame arrester](X)",
    f"[Weapons](X{N}): not allowed\n[Farming](X): allowed",
    f"[Military use](X{N}) is at no time permitted. [Clinics](X{N}) lie outside the scope.",
    f"Von einem Einsatz in [Raketen](X{N}) wird abgeraten.",
    f"Für den Einbau in [Raketen](X{N}) nicht bestimmt.",
    f"Nous ne livrons pas aux [armées](X{N}).",
    f"Vente aux [armées](X{C}) soumise à autorisation",
    f"Sale to [armies](X{C}) is decided case by case",
]


@pytest.mark.parametrize("markup", TABLE)
def test_polarity_at_follows_the_cues(markup):
    text, spans = parse_annotated(markup)
    scopes = find_scopes(text)
    assert spans
    for span in spans:
        assert polarity_at(scopes, span.start, span.end) == span.polarity, span.text


@pytest.mark.parametrize("cue", CUES, ids=[cue["id"] for cue in CUES])
def test_cue_holds_for_its_example_and_not_for_its_near_miss(cue):
    want = _WANT.get(cue["effect"], "asserted")
    assert _polarity_of_bracket(cue["example"]) == want
    assert _polarity_of_bracket(cue["near_miss"]) != want


def _polarity_of_bracket(text):
    start, end = text.index("["), text.index("]") - 1
    return polarity_at(find_scopes(text.replace("[", "").replace("]", "")), start, end)


def test_polarity_at_counts_a_cue_inside_the_span_only_when_asked():
    text = "no cryogenic cooler"
    assert polarity_at(find_scopes(text), 0, len(text)) == "asserted"
    assert polarity_at(find_scopes(text), 0, len(text), own_cues=True) == "negated"


def test_every_shipped_cue_passes_the_whole_check():
    assert len(CUES) > 20
    for row in CUES:
        assert not pattern_fault(row["cue"]), row["id"]


def test_load_cues_names_the_bad_entry(tmp_path):
    file = tmp_path / "scope.jsonl"
    row = {"id": "bad", "cue": "no", "effect": "maybe", "example": "", "near_miss": ""}
    file.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(DataError, match="bad → effect"):
        load_cues(file)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("They are not for [war] use and must not be exported without approval.", "negated"),
        ("They are not for [war] use, and must not be exported without approval.", "negated"),
        ("They will not be used in [war], they may not be resold without consent.", "negated"),
        ("Not for [war], aircraft and ships without consent.", "conditional"),
        ("Not to be used in [war], sold or lent without consent.", "conditional"),
    ],
)
def test_an_exception_bears_on_its_own_statement(text, polarity):
    assert _polarity_of_bracket(text) == polarity
