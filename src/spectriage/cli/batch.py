"""`spectriage batch`: a folder of thousands, or a list, into a run folder."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from spectriage.cli.exit_codes import ExitCode
from spectriage.cli.sources import STDIN
from spectriage.errors import SpectriageError, UsageError

if TYPE_CHECKING:
    from spectriage.batch.run import Counts, Options, Run
    from spectriage.batch.sources import Sources

EVIDENCE = "spectriage.cli.render.page:render_page_of"
LISTED = frozenset((".txt", ".text", ".lst", ".list", ""))


class Told(StrEnum):
    """How the run tells what it does."""

    RICH = "rich"
    JSONL = "jsonl"


def batch_command(
    source: Annotated[
        str, typer.Argument(metavar="DIR|LIST|-", help="Folder, file of paths, or - for stdin.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="RUN", help="The run folder.")],
    regime: Annotated[str, typer.Option(help="Control lists, by commas: US,EU,UK,WA.")] = "",
    lists: Annotated[str, typer.Option(help="These lists instead: us_ccl@2026-06-24,EU,DIR.")] = "",
    workers: Annotated[int, typer.Option(help="Documents at once; 0 for one a core.", min=0)] = 0,
    scheduler: Annotated[str, typer.Option(help="A Dask scheduler: tcp://host:8786.")] = "",
    since: Annotated[
        str, typer.Option(help="Only documents changed since: 2026-11-20, 36h, 7d.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Stay and read what comes.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what failed before.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="A page a document with its evidence boxed.")
    ] = False,
    cache: Annotated[Path | None, typer.Option(help="Folder of the cache.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Use no cache.")] = False,
    password: Annotated[str | None, typer.Option(help="Password of encrypted PDFs.")] = None,
    time_limit: Annotated[float, typer.Option(help="Seconds a document may take.", min=1)] = 300,
    memory_limit: Annotated[
        int, typer.Option(help="MB it may take beyond the models.", min=100)
    ] = 2000,
    page_limit: Annotated[int, typer.Option(help="Pages it may have.", min=1)] = 5000,
    size_limit: Annotated[int, typer.Option(help="MB it may have.", min=1)] = 200,
    told: Annotated[Told, typer.Option("--format", "-f", help="How to tell progress.")] = Told.RICH,
) -> None:
    """Triage thousands of documents into a folder; the same command goes on where it stopped."""
    if regime and lists:
        _refuse("give --regime or --lists, not both")
    try:
        options = _options(
            out, _names(regime.upper()), _names(lists), workers, scheduler,
            None if no_cache else cache or _default_cache(), _moment(since), retry, evidence,
            password, time_limit, memory_limit, page_limit, size_limit,
        )  # fmt: skip
        raise typer.Exit(_run(source, options, told, watch=watch))
    except UsageError as err:
        _refuse(str(err))
    except OSError as err:
        if isinstance(err, BrokenPipeError):
            raise
        typer.echo(
            f"spectriage: the run stopped: {err.filename or out}: {err.strerror}; what is done is "
            "kept, and the same command goes on", err=True,
        )  # fmt: skip
        raise typer.Exit(ExitCode.STOPPED) from err
    except SpectriageError as err:
        typer.echo(f"spectriage: {err}", err=True)
        raise typer.Exit(ExitCode.STOPPED) from err


def _options(
    out: Path, regimes: tuple[str, ...], packs: tuple[str, ...], workers: int, scheduler: str,
    cache: Path | None, since: float | None, retry: bool, evidence: bool, password: str | None,
    time_limit: float, memory_limit: int, page_limit: int, size_limit: int,
) -> "Options":  # fmt: skip
    from spectriage.batch.run import Options
    from spectriage.batch.settings import Settings, core_count
    from spectriage.documents.limits import Limits

    settings = Settings(
        regimes=regimes, packs=packs, password=password,
        limits=Limits(pages=page_limit, file_bytes=size_limit * 1_000_000),
        time_limit_s=time_limit, memory_limit_mb=memory_limit,
        evidence=EVIDENCE if evidence else "",
    )  # fmt: skip
    return Options(
        run=out, settings=settings, workers=workers or core_count(), scheduler=scheduler,
        cache=cache, since=since, retry=retry,
    )  # fmt: skip


def _run(source: str, options: "Options", told: Told, *, watch: bool) -> ExitCode:
    from spectriage.batch.run import Run
    from spectriage.cli.batch_progress import Teller

    if watch and not Path(source).is_dir():
        raise UsageError("--watch needs a folder")
    sources = _sources(source, options.run)
    if not sources.found and not watch:
        raise UsageError(f"{source}: no documents")
    teller = Teller(json_lines=told is Told.JSONL)
    with _interruptible():
        run = Run(options, teller.step)
        try:
            counts = _update(run, sources, teller)
            if watch:
                _watch(run, source, options, teller)
        finally:
            run.close()
    return ExitCode.SOME_FAILED if counts.failed else ExitCode.ALL_READ


def _update(run: "Run", sources: "Sources", teller: Any) -> "Counts":
    with teller:
        counts = run.update(sources)
    teller.sum_up(counts, run.options.run)
    return counts


def _watch(run: "Run", source: str, options: "Options", teller: Any) -> None:
    """Update whenever a file below the folder changes, until interrupted."""
    try:
        from watchfiles import watch as changes
    except ImportError as err:
        raise UsageError("--watch needs the extra watch: pip install spectriage[watch]") from err
    typer.echo(f"spectriage: watching {source}; Ctrl-C ends it", err=True)
    inside = options.run.resolve()
    for changed in changes(source, raise_interrupt=True):
        if all(Path(path).resolve().is_relative_to(inside) for _, path in changed):
            continue
        _update(run, _sources(source, options.run), teller)


def _sources(source: str, run: Path) -> "Sources":
    from spectriage.batch.sources import documents_below, documents_listed

    if source == STDIN:
        return documents_listed(sys.stdin)
    path = Path(source)
    if path.is_dir():
        return documents_below(path, leave_out=run)
    if not path.is_file():
        raise UsageError(f"{source}: there is no such file or folder")
    if path.suffix.casefold() not in LISTED:
        raise UsageError(f"{source} is no folder and no list; spectriage triage reads one document")
    with path.open(encoding="utf-8", errors="surrogateescape") as lines:
        return documents_listed(lines)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C, and the signal to end, kill what reads, so that nothing waits for a document."""

    def stop(*_: object) -> None:
        if "spectriage.batch.supervision" in sys.modules:
            sys.modules["spectriage.batch.supervision"].stop_here()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _moment(text: str) -> float | None:
    """Seconds since 1970 of a day, a moment, or so long ago."""
    if not text:
        return None
    units = {"h": 3600.0, "d": 86400.0, "w": 604800.0}
    if text[:-1].isdigit() and text[-1] in units:
        return time.time() - int(text[:-1]) * units[text[-1]]
    from datetime import datetime

    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise UsageError(f"--since {text}: not a day, a moment or a span like 36h, 7d") from None


def _default_cache() -> Path:
    from spectriage.batch.cache import default_folder

    return default_folder()


def _refuse(line: str) -> Any:
    typer.echo(f"spectriage: {line}", err=True)
    raise typer.Exit(ExitCode.WRONG_USAGE)
