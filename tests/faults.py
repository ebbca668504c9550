"""Runs a command in a child process, in which one of its writes fails or kills it.

A *point* is a call that changes a file of the workspace: opening it to write, writing, flushing, renaming,
removing, a statement of SQLite. Each is counted; at a given one something happens.
"""

import errno
import os
import select
import signal
import sqlite3
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Self

from yougo.cli.fast_lookup.entry_point import run

KILLED = 137
KINDS = ("kill", "torn", "fail", "full")
"""Killed before the call; killed when half of it is written; the call fails; no space from then on."""
_SQLITE_SAYS = {errno.EIO: "disk I/O error", errno.ENOSPC: "database or disk is full"}
_CONNECT = sqlite3.connect
_PROMPT = b"a accept"
"""What is in the last line of a review's prompt."""
_PATIENCE = 20
_EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}


@dataclass
class Fault:
    """What happens at which point."""

    kind: str
    point: int
    root: Path
    count: int = field(default=0)

    def reached(self, name: str, tear: Callable[[], object] = lambda: None) -> None:
        """Count a point; let happen what is to happen."""
        self.count += 1
        full = self.kind == "full" and self.count >= self.point and name in ("open", "write", "os.mkdir")
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.count != self.point:
            return
        if self.kind == "torn":
            tear()
        if self.kind in ("kill", "torn"):
            os._exit(KILLED)
        if self.kind == "fail":
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def watch(self) -> None:
        """Count from now on, for the rest of this process's life."""
        fsync, fdopen = os.fsync, os.fdopen

        def flushed(handle: int) -> None:
            self.reached("fsync")
            fsync(handle)

        def opened(handle: int, *arguments: Any, **options: Any) -> Any:
            file = fdopen(handle, *arguments, **options)
            return _Written(file, self) if arguments[:1] == ("wb",) else file

        os.fsync, os.fdopen = flushed, opened  # type: ignore[assignment]
        sqlite3.connect = self._connected  # type: ignore[assignment]
        sys.addaudithook(self._heard)

    def _connected(self, path: Any, **options: Any) -> sqlite3.Connection:
        return _CONNECT(path, factory=partial(_Database, self), **options)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and flags & (os.O_WRONLY | os.O_RDWR) and self._ours(path):
                self.reached("open")
        elif event in _EVENTS and self._ours(arguments[0]):
            self.reached(event)

    def _ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(str(self.root))


class _Database(sqlite3.Connection):
    """A database whose statements are counted, unless it is in memory."""

    def __init__(self, fault: Fault, path: Any, *arguments: Any, **options: Any) -> None:
        super().__init__(path, *arguments, **options)
        self._fault = fault if path != ":memory:" else None

    def execute(self, statement: str, *arguments: Any) -> sqlite3.Cursor:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            self._reached()
        return super().execute(statement, *arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        self._reached()
        return super().executemany(*arguments)

    def commit(self) -> None:
        self._reached()
        super().commit()

    def _reached(self) -> None:
        if not self._fault:
            return
        try:
            self._fault.reached("write")
        except OSError as error:
            raise sqlite3.OperationalError(_SQLITE_SAYS[error.errno or 0]) from None


class _Written:
    """A file whose writes are counted."""

    def __init__(self, file: Any, fault: Fault) -> None:
        self._file, self._fault = file, fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        def half() -> None:
            self._file.write(content[: len(content) // 2])
            self._file.flush()

        self._fault.reached("write", half)
        self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def yougo(
    root: Path, *arguments: str, kind: str = "", point: int = 0, keys: str = ""
) -> tuple[int, str, int]:
    """Run a command in a child process: its exit code, what it told, and how many points it passed.

    With `keys` it runs in a terminal, and one of them is pressed at each prompt of a review.
    """
    counted, counting = os.pipe()
    told, telling = os.openpty() if keys else os.pipe()
    child = os.fork()
    if not child:
        _see_to_streams(telling, in_terminal=bool(keys))
        _live(Fault(kind, point, root), ["--workspace", str(root), *arguments], counting)
    os.close(counting)
    os.close(telling)
    text = _watched(told, keys, child)
    os.close(told)
    _, status = os.waitpid(child, 0)
    count = os.read(counted, 99).decode()
    os.close(counted)
    return os.waitstatus_to_exitcode(status), text.decode(errors="replace"), int(count or 0)


def _see_to_streams(telling: int, *, in_terminal: bool) -> None:
    if in_terminal:
        os.login_tty(telling)
        termios.tcsetwinsize(0, (45, 90))
        sys.stdin = os.fdopen(0, closefd=False)
    else:
        os.dup2(telling, 1)
        os.dup2(telling, 2)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))


def _live(fault: Fault, arguments: list[str], counting: int) -> NoReturn:
    """The child's whole life."""
    try:
        fault.watch()
        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(counting, str(fault.count).encode())
    except BaseException as error:  # noqa: BLE001 - whatever it is, a child ends here
        os.write(2, repr(error).encode())
        code = 99
    os._exit(code)


def _watched(told: int, keys: str, child: int) -> bytes:
    """All that a command shows, while a key is pressed at each prompt; one that hangs is killed."""
    found, pressed, began = b"", 0, time.monotonic()
    while time.monotonic() - began < _PATIENCE:
        if not select.select([told], [], [], 0.1)[0]:
            if pressed < min(found.count(_PROMPT), len(keys)):
                os.write(told, keys[pressed].encode())
                pressed += 1
            continue
        try:
            piece = os.read(told, 1 << 16)
        except OSError:  # so a terminal ends
            return found
        if not piece:
            return found
        found += piece
    os.kill(child, signal.SIGKILL)
    return found + b"HANGS"
