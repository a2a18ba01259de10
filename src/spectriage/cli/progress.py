"""Progress on stderr, only where a person watches and there is more than one document."""

import sys
from collections.abc import Iterator, Sequence


def watched(sources: Sequence[str], doing: str = "triage") -> Iterator[str]:
    """The sources one by one, with a progress bar on a terminal."""
    if len(sources) < 2 or not sys.stderr.isatty():
        yield from sources
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(sources, description=doing, console=Console(stderr=True), transient=True)
