"""``glossary/register.tsv``, read and written: only the program does."""

import time
from collections.abc import Sequence
from itertools import filterfalse
from pathlib import Path

from yougo.errors import InvalidFile
from yougo.pipeline import files
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import said
from yougo.workspace.register import EMPTY, Register, entries
from yougo.workspace.register import text as register_text

_last = ["", ""]
"""What the file was that was read or written last, and its text: it is large, and often asked for."""
_own = [""]
"""What this process wrote last."""
_TICK = 20_000_000
"""Nanoseconds after which a file system gives a changed file another time."""


def text(workspace: Workspace) -> str:
    """The file's text; ``""`` when there is no file.

    Raises:
        InvalidFile: it cannot be read as text.
    """
    path = workspace.register
    now = _identity(path)
    if now and now == _last[0]:
        return _last[1]
    text = files.read_text(path, missing="", remedy=register_text.REMEDY)
    _last[:] = now if _is_settled(path) else "", text
    return text


def _identity(path: Path) -> str:
    """What tells that a file is as it was; ``""`` for one that cannot be seen."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{path} {state.st_ino} {state.st_size} {state.st_ctime_ns}"


def _is_settled(path: Path) -> bool:
    """Whether a change from now on gives a file another time."""
    return path.exists() and time.time_ns() - path.stat().st_ctime_ns > _TICK


def load(workspace: Workspace, known: Register = EMPTY) -> Register:
    """What the file holds: `known`, where the file is still what that was read from.

    Raises:
        InvalidFile: it is not as yougo wrote it.
    """
    now = text(workspace)
    return known if entries.is_read_from(known, now) else parse(workspace, now)


def parse(workspace: Workspace, text: str) -> Register:
    """What a text holds that is the file, or was it.

    Raises:
        InvalidFile: it is not as yougo wrote it.
    """
    return register_text.parse(text, workspace.shown(workspace.register))


def put_in_order(workspace: Workspace, before: str, register: Register) -> str:
    """Put the file in order if git merged it line by line; returns its text. The workspace is held."""
    if register_text.is_in_order(before) or before == register_text.render(register):
        return before
    return write(workspace, register)


def holds(workspace: Workspace, identifier: str) -> bool:
    """Whether an id was ever issued; the file is not parsed for it."""
    return register_text.documented(text(workspace), identifier) is not None


def write(workspace: Workspace, register: Register) -> str:
    """Write the file; returns its text.

    Raises:
        CannotWrite: it is then as it was.
    """
    content = register_text.render(register)
    write_text(workspace, content)
    return content


def write_text(workspace: Workspace, content: str) -> None:
    """Write the file.

    Raises:
        CannotWrite: it is then as it was.
    """
    files.write(workspace.register, content.encode(), follow=True)
    _last[:] = _identity(workspace.register), content
    _own[0] = content


def is_own(content: str) -> bool:
    """Whether this process wrote a text, and nobody another one since."""
    return content == _own[0]


def lost(workspace: Workspace, register: Register, known: Sequence[str]) -> list[str]:
    """The ids of the last glossary that the register has lost.

    They went with a change of branch, or by damage, which only a person can tell apart.

    Raises:
        InvalidFile: it has none at all, though there were some.
    """
    if known and not register.entries:
        reason = said(f"it has no ids, and the last glossary has {len(known):,}")
        remedy = said("restore it from its last commit, or delete build/ to start over")
        raise InvalidFile(file=workspace.shown(workspace.register), line=1, reason=reason, remedy=remedy)
    return list(filterfalse(register.entries.__contains__, known))
