"""Runs a command in a child process, in which one of its writes fails or kills it.

A *point* is a call that changes a file of the workspace: opening it to write, writing, flushing, renaming,
removing. Each is counted; at a given one something happens.
"""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from yougo.cli.door import run

KILLED = 137
KINDS = ("kill", "torn", "fail", "full")
"""Killed before the call; killed when half of it is written; the call fails; no space from then on."""
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
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str) and flags & (os.O_WRONLY | os.O_RDWR) and self._ours(path):
                self.reached("open")
        elif event in _EVENTS and self._ours(arguments[0]):
            self.reached(event)

    def _ours(self, path: object) -> bool:
        return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(str(self.root))


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


def yougo(root: Path, *arguments: str, kind: str = "", point: int = 0) -> tuple[int, str, int]:
    """Run a command in a child process: its exit code, what it told, and how many points it passed."""
    ends = os.pipe()
    told = root.parent / f"{root.name}.told"
    child = os.fork()
    if not child:
        try:
            handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
            fault = Fault(kind, point, root)
            fault.watch()
            code = run(["--workspace", str(root), *arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(ends[1], str(fault.count).encode())
        except BaseException as error:  # noqa: BLE001 - whatever it is, a child ends here
            os.write(2, repr(error).encode())
            code = 99
        os._exit(code)
    os.close(ends[1])
    _, status = os.waitpid(child, 0)
    count = os.read(ends[0], 99).decode()
    os.close(ends[0])
    return os.waitstatus_to_exitcode(status), told.read_text(encoding="utf-8"), int(count or 0)
