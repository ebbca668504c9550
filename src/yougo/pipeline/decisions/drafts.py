"""What a person writes in an editor stays in a file of its own until it is decided.

The files are ``glossary/.history/unsaved-ID.PROCESS.toml``; where that folder cannot be written, they are in
the system's folder for temporary files. What a process left that is gone can be gone on with.
"""

import contextlib
import itertools
import os
import re
import tempfile
from pathlib import Path

from yougo.errors import CannotWrite, ImpossibleDecision
from yougo.pipeline import files
from yougo.pipeline.decisions import history
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import said

_LONGEST = 60
"""Characters of an id that a file's name takes over."""
_PROCESS = re.compile(r"\.(\d{1,9})(?:-\d+)?")
"""What follows the id in a file's name; nothing, where version 0.1 wrote it."""


def new(workspace: Workspace, identifier: str, text: str) -> Path:
    """A new file with this text, under a name that no other has.

    Raises:
        CannotWrite: there is no room for it anywhere.
    """
    try:
        history.prepare(workspace)
        return _made(workspace.history, identifier, text)
    except (OSError, CannotWrite):
        folder = Path(tempfile.gettempdir())
    try:
        return _made(folder, identifier, text)
    except OSError as error:
        raise CannotWrite.at(folder, error) from None


def read(draft: Path) -> str:
    """What is written there now.

    Raises:
        ImpossibleDecision: the editor left no file.
        InvalidFile: it is not UTF-8, or cannot be read.
    """
    if not draft.exists():
        raise ImpossibleDecision(
            reason=said("your editor left no file"), remedy=said("save the file in the editor")
        )
    return files.read_text(draft)


def write(draft: Path, text: str) -> None:
    """Put another text into the file.

    Raises:
        CannotWrite: it is then as it was.
    """
    files.write(draft, text.encode())


def differs(draft: Path, text: str) -> bool:
    """Whether the file is there and holds something else than this text."""
    with contextlib.suppress(FileNotFoundError):
        return draft.read_bytes() != text.encode()
    return False


def remove(draft: Path) -> None:
    """Remove the file; its text is decided, or nothing was written."""
    with contextlib.suppress(OSError):
        draft.unlink(missing_ok=True)


def left(workspace: Workspace, identifier: str) -> list[Path]:
    """The files of a term that nobody edits now, the newest first."""
    stem = _stem(identifier)
    found = [draft for draft in workspace.history.glob(f"{stem}*.toml") if _is_left(draft.stem, stem)]
    return sorted(found, key=lambda draft: draft.stat().st_mtime_ns, reverse=True)


def _is_left(name: str, stem: str) -> bool:
    """Whether a file of this name is one of the term's, and the process that made it is gone."""
    process = _PROCESS.fullmatch(name, len(stem))
    if not process:
        return name == stem
    return int(process[1]) == os.getpid() or not files.runs(int(process[1]))


def _stem(identifier: str) -> str:
    return "unsaved-" + re.sub(r"[^\w-]", "-", identifier)[:_LONGEST]


def _made(folder: Path, identifier: str, text: str) -> Path:
    stem = f"{_stem(identifier)}.{os.getpid()}"
    for number in itertools.count(1):
        draft = folder / (f"{stem}-{number}.toml" if number > 1 else f"{stem}.toml")
        try:
            with draft.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError:
            remove(draft)
            raise
        return draft
    raise AssertionError
