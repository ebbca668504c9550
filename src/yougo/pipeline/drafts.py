"""What a person writes in an editor stays in a file of its own until it is decided.

The files are ``glossary/.history/unsaved-ID.toml``, ``unsaved-ID-2.toml``, …; where that folder cannot be
written, they are in the system's folder for temporary files.
"""

import contextlib
import itertools
import re
import tempfile
from pathlib import Path

from yougo.errors import CannotWrite
from yougo.pipeline import files, history
from yougo.pipeline.workspace import Workspace

_LONGEST = 60
"""Characters of an id that a file's name takes over."""


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
        InvalidFile: it is not UTF-8, or cannot be read.
    """
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


def _made(folder: Path, identifier: str, text: str) -> Path:
    stem = "unsaved-" + re.sub(r"[^\w-]", "-", identifier)[:_LONGEST]
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
