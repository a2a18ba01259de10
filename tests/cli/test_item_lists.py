"""`spectriage triage --items`: one report a row, failures told by row."""

import json

from typer.testing import CliRunner

from spectriage.cli.app import app


def test_one_report_a_row_and_bad_rows_told(tmp_path):
    path = tmp_path / "master.csv"
    path.write_text(
        "SKU;Description\nR-1;Chip resistor 0603 10k\nR-2;\nT-3;LWIR core 640x512 60 Hz\n", "utf-8"
    )
    result = CliRunner().invoke(app, ["triage", "--items", str(path), "-f", "jsonl"])
    assert result.exit_code == 1
    reports = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [r["document"]["path"].partition("#")[2] for r in reports] == ["R-1", "T-3"]
    assert "row 3 (R-2): has no text" in result.stderr
    for report in reports:
        own = [
            c for c in report["candidates"] if c["regime"] == "US" and c["status"] != "catch_all"
        ]
        assert 0 < sum(c["confidence"] for c in own) <= 1


def test_a_list_without_a_description_is_wrong_usage(tmp_path):
    path = tmp_path / "master.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    result = CliRunner().invoke(app, ["triage", "--items", str(path)])
    assert result.exit_code == 2
    assert "--text-column" in result.stderr
