"""Exit codes of all commands, in one place."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller."""

    ALL_READ = 0
    SOME_FAILED = 1
    WRONG_USAGE = 2
    STOPPED = 3
    INTERRUPTED = 130


EPILOG = (
    "Exit codes: 0 all documents read; 1 some documents failed, each named on stderr with the "
    "reason; 2 wrong usage; 3 a batch stopped (a full disk, say) and can go on; 130 interrupted."
)
