"""Waits for a lock, and says for whom when that takes longer than a moment."""

import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

from yougo.translation import said

_MOMENT = 1.0
"""Seconds after which a person wonders what is going on."""
_BETWEEN = 0.02
_LONGEST_SHOWN = 60
_LOCKS = Path("/proc/locks")
"""Linux's table of all locks; see proc_locks(5)."""


def _tell_nobody(_process: str) -> None:
    """Does nothing: the library has nobody to tell."""


tell: Callable[[str], None] = _tell_nobody
"""Called with the process that holds the lock. The command line puts its own here."""


def lock(handle: int) -> None:
    """Lock an open file, alone; others that hold it are waited for.

    Raises:
        OSError: its file system has no locks.
    """
    patient_until = time.monotonic() + _MOMENT
    is_told = False
    while not _is_ours(handle):
        if not is_told and time.monotonic() > patient_until:
            tell(_holder(handle))
            is_told = True
        time.sleep(_BETWEEN)


def _is_ours(handle: int) -> bool:
    """Take the lock if nobody has it, without waiting in the system: it would miss a Ctrl-C just before."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: int) -> str:
    r"""The process that has a file locked, as far as the system says: ``\`yougo build\` (process 4711)``."""
    number = _holder_number(os.fstat(handle).st_ino)
    if not number:
        return said("another process")
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return said(f"process {number}")
    return said(f"`{_command(words)}` (process {number})")


def _command(words: list[str]) -> str:
    """A command as a person typed it, without the interpreter and the folders.

    >>> _command(["/usr/bin/python3", "/home/me/.venv/bin/yougo", "build", ""])
    'yougo build'
    """
    names = [Path(word).name for word in words if word]
    begins = names.index("yougo") if "yougo" in names else 0
    return " ".join(names[begins:])[:_LONGEST_SHOWN]


def _holder_number(inode: int) -> int:
    """The number of the process that has this file locked; 0 where the system does not say.

    A line of the table: ``1: FLOCK  ADVISORY  WRITE 4711 08:02:131 0 EOF``.
    One that waits: ``1: -> FLOCK …``.
    """
    try:
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    for line in lines:
        words = line.split()
        if words[1] == "FLOCK" and words[5].endswith(f":{inode}"):
            return max(0, int(words[4]))
    return 0
