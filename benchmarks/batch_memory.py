"""Memory of the processes of a run, from /proc."""

import os


def rss_mb(pid: int) -> float:
    """Megabytes in memory of a process, 0 where it ended."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0


def processes_below(parent: int) -> list[int]:
    """Processes that a process started, and those that these started."""
    above = {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stream:
                above[int(pid)] = int(stream.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, ring = [], [parent]
    while ring:
        ring = [pid for pid, own in above.items() if own in ring]
        found += ring
    return found
