"""Damaged documents through a whole run: each ends in a report or a reason, none costs the run."""

import json
from functools import cache

import pytest

from batch.mutation import mutations
from batch.queue_of import batch, reports
from spectriage.cli.exit_codes import ExitCode

COUNT = 250
SEED = 20261129
HOSTILE = {
    "zip_of_zeros.docx": b"PK\x03\x04" + b"\x00" * 5_000,
    "deep.html": b"<div>" * 50_000 + b"60 Hz",
    "entities.xlsx": b"",
    "long_line.txt": b"9" * 2_000_000,
    "nested.eml": b"",
    "null.pdf": b"%PDF-1.4\n" + b"\x00" * 100_000,
    "self.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    "bidi.txt": "NETD \u202e05\u202c mK\u200b\ufeff frame\u00adrate 60 Hz".encode(),
}


@cache
def hostile() -> dict[str, bytes]:
    from documents import samples

    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><x>&j;</x>' % "".join(  # noqa: UP031
        f'<!ENTITY {name} "{f"&{below};" * 10}">'
        for below, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    mail = b"To: a@example.org\n\n."
    for _ in range(12):
        mail = samples.eml_file(("inner.eml", mail), ("again.eml", mail))
    return HOSTILE | {
        "entities.xlsx": samples.repacked(
            samples.xlsx_file(), {"xl/sharedStrings.xml": bomb.encode()}
        ),
        "nested.eml": mail,
        "bomb.docx": samples.repacked(
            samples.docx_file(), {"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}
        ),
    }


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    place = tmp_path_factory.mktemp("mutated")
    queue = place / "queue"
    queue.mkdir()
    for number, (kind, data) in enumerate(mutations(COUNT, SEED)):
        (queue / f"{number:04d}.{kind}").write_bytes(data)
    for name, data in hostile().items():
        (queue / name).write_bytes(data)
    told = batch(queue, place / "run", "--no-cache", "--time-limit", 60, code=ExitCode.SOME_FAILED)
    return place, told


def test_each_document_has_a_report_or_a_reason(done):
    place, _ = done
    manifest = json.loads((place / "run" / "manifest.json").read_text())
    counted = manifest["documents"]
    assert counted["count"] == COUNT + len(hostile())
    assert counted["read"] == len(reports(place / "run"))
    assert counted["read"] + counted["failed"] == counted["count"]
    assert counted["read"] > COUNT // 4


def test_failures_are_refusals_and_no_crashes(done):
    place, _ = done
    reasons = [
        line
        for line in (place / "run" / "unread.csv").read_text().splitlines()
        if ",failed," in line
    ]
    assert reasons
    assert not [line for line in reasons if "refused: " not in line]


def test_hostile_documents_cost_little(done):
    place, told = done
    assert "bomb.docx: refused" in told.stderr
    listed = {report["document"]["path"] for report in reports(place / "run")}
    assert "bidi.txt" in listed
    assert "time_limit" not in told.stderr
    assert "memory_limit" not in told.stderr
