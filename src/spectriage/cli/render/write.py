"""Reports to a stream in the format asked for."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from spectriage.report.model import Report

Reports = Iterable[tuple[Report, bytes | None]]


def write_reports(
    reports: Reports, form: str, output: Path | None, *, password: str | None = None
) -> None:
    """Write reports as they come, or as one file where the format needs all of them.

    Raises
    ------
    OSError
        The output cannot be written.
    """
    with _stream(output) as stream:
        if form == "rich":
            from spectriage.cli.render.terminal import print_report

            for report, _ in reports:
                print_report(report, stream)
        elif form == "jsonl":
            for report, _ in reports:
                stream.write(report.model_dump_json() + "\n")
                stream.flush()
        elif form == "json":
            _write_json([report for report, _ in reports], stream)
        elif form == "csv":
            from spectriage.cli.render.table import write_csv

            write_csv((report for report, _ in reports), stream)
        else:
            from spectriage.cli.render.page import render_page_of

            stream.write(render_page_of(list(reports), password=password))


def _write_json(reports: list[Report], stream: IO[str]) -> None:
    if len(reports) == 1:
        stream.write(reports[0].model_dump_json(indent=2) + "\n")
        return
    stream.write("[" + ",\n".join(report.model_dump_json(indent=2) for report in reports) + "]\n")


@contextlib.contextmanager
def _stream(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    with output.open("w", encoding="utf-8", newline="") as stream:
        yield stream
