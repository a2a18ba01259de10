"""What a process that reads a document may not do: take much memory, reach a network, start others.

The limits are the kernel's. Python's audit hook stands beside them on every system; a seccomp
filter also stops native code (the PDF library) on Linux, x86-64 and AArch64.
"""

import ctypes
import os
import platform
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38  # linux/prctl.h
_SECCOMP_MODE_FILTER = 2
_ALLOW, _EPERM, _ENOSYS = 0x7FFF0000, 0x00050001, 0x00050026  # linux/seccomp.h
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_CLONE_THREAD = 0x10000
_X32 = 0x40000000  # the other calling convention of x86-64
# Numbers of system calls, from the kernel's tables: socket, connect, bind, execve, execveat,
# ptrace, kill, io_uring_setup; then fork and vfork where they exist; clone; clone3.
_CALLS = {
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 101, 62, 425, 57, 58), 56, 435),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 117, 129, 425), 220, 435),
}
_FORBIDDEN = frozenset(
    ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")
).union(("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"))
_FILE_BYTES = 500_000_000


def guard(memory_limit_mb: int) -> str:
    """Bound this process for good; says by what it is kept from the network."""
    _bound_memory(memory_limit_mb)
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # no reader outlives what started it
    sys.addaudithook(_refuse)
    return "seccomp and audit hook" if _filter_calls() else "audit hook"


def _refuse(event: str, _: object) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a reader may not do this: {event}")


def _bound_memory(megabytes: int) -> None:
    import resource

    most = _address_space() + megabytes * 1_000_000
    for kind, value in (
        (resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, _FILE_BYTES),
    ):  # fmt: skip
        hard = resource.getrlimit(kind)[1]
        if hard not in (-1, resource.RLIM_INFINITY):
            value = min(value, hard)
        resource.setrlimit(kind, (value, value))


def _address_space() -> int:
    """Bytes this process has mapped; 4 GB where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 4_000_000_000


def _filter_calls() -> bool:
    """Whether the kernel now refuses sockets and new processes to this one."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None or struct.calcsize("P") != 8:
        return False
    program = _program(*known)
    code = b"".join(struct.pack("HBBI", *line) for line in program)
    held = ctypes.create_string_buffer(code)
    # struct sock_fprog: the length, and after padding the address of the program
    bundle = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(held))
    )
    if _prctl(_PR_SET_NO_NEW_PRIVS, 1):
        return False
    return _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(bundle)) == 0


def _program(
    architecture: int, calls: tuple[int, ...], clone: int, clone3: int
) -> list[tuple[int, int, int, int]]:
    """Lines of a filter: operation, lines to skip where true, where false, and its operand."""
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _EPERM),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _EPERM),
    ]
    for call in calls:
        program += [(_EQUAL, 0, 1, call), (_RETURN, 0, 0, _EPERM)]
    return [
        *program,
        (_EQUAL, 0, 1, clone3),
        (_RETURN, 0, 0, _ENOSYS),  # its flags cannot be looked at; the C library then takes clone
        (_EQUAL, 0, 3, clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_ANY_BIT, 1, 0, _CLONE_THREAD),
        (_RETURN, 0, 0, _EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _prctl(option: int, value: int, address: int = 0) -> int:
    call = ctypes.CDLL(None, use_errno=True).prctl
    call.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    return int(call(option, int(value), address, 0, 0))
