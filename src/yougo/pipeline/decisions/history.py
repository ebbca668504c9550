"""The last versions of terms.toml, in ``glossary/.history``, so that a decision can be taken back.

Each version comes with what the register knew of the terms that were decided then, and the hash of what
terms.toml became: a change by hand is never undone unseen.
"""

import contextlib
import json
from pathlib import Path

from yougo.errors import InvalidFile, NothingToUndo
from yougo.pipeline import files
from yougo.pipeline.decisions import journal
from yougo.pipeline.decisions.journal import Said, Step, entry, hash_of
from yougo.pipeline.files import decisions_file
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import said

KEPT = 20


def prepare(workspace: Workspace) -> Path:
    """The folder of the history, which git ignores.

    Raises:
        CannotWrite: it cannot be made.
    """
    folder = workspace.history
    if not (folder / ".gitignore").exists():
        files.write(folder / ".gitignore", b"*\n")
    return folder


def change(workspace: Workspace, before: str, after: str, known: Said, now: Said) -> None:
    """Write terms.toml as one step that can be undone; the workspace is held.

    `known` is what the register knows of the terms that are decided, `now` what it is to know.

    Raises:
        CannotWrite: nothing is changed then.
        Unfinished: the next command completes it.
    """
    folder = prepare(workspace)
    number = 1 + max(_numbered(folder, "*"), default=0)
    files.write(entry(folder, number, "toml"), before.encode())
    journal.take(workspace, Step(number, hash_of(before), hash_of(after), after, known, now))
    with contextlib.suppress(OSError):  # one version too many does no harm
        for old in _numbers(folder)[:-KEPT]:
            journal.remove(folder, old)


def restore(workspace: Workspace, only: str = "") -> tuple[str, str, Said]:
    """Put terms.toml back to its last version; the workspace is held. `only` is what `hash_of` it must be.

    Returns the text that it was, the text that it is, and what the register knows again. What is undone stays
    in ``.history/undone.toml``.

    Raises:
        NothingToUndo: no version is kept, or terms.toml was changed since.
    """
    folder = workspace.history
    numbers = _numbers(folder)
    if not numbers:
        reason, remedy = said("no earlier version of terms.toml is kept"), said("edit it by hand")
        raise NothingToUndo(reason=reason, remedy=remedy)
    file = entry(folder, numbers[-1], "toml")
    now, before = decisions_file.text(workspace), files.read_text(file)
    after, known = _facts(entry(folder, numbers[-1], "json"))
    if only and only != hash_of(now):
        remedy = said("`yougo edit ID` changes a decision")
        raise NothingToUndo(reason=said("another command has changed terms.toml since"), remedy=remedy)
    if after != hash_of(now):
        remedy = said(f"the version before that change is in {workspace.shown(file)}")
        raise NothingToUndo(
            reason=said("terms.toml was changed by hand since yougo's last change"), remedy=remedy
        )
    files.write(folder / "undone.toml", now.encode())
    step = Step(numbers[-1], hash_of(now), hash_of(before), before, {}, known, undoes=True)
    journal.take(workspace, step)
    return now, before, known


def _facts(path: Path) -> tuple[str, Said]:
    """The hash of what terms.toml became in a step, and what the register knew before."""
    try:
        facts = json.loads(files.read_text(path))
        return facts["after"], {identifier: dict(fields) for identifier, fields in facts["said"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        reason, remedy = said("this is not what yougo wrote"), said("delete the file")
        raise InvalidFile(file=path, line=1, reason=reason, remedy=remedy) from None


def _numbers(folder: Path) -> list[int]:
    """The numbers of the versions that are whole, the oldest first."""
    return sorted(_numbered(folder, "*.toml") & _numbered(folder, "*.json"))


def _numbered(folder: Path, pattern: str) -> set[int]:
    """The numbers of the files that a pattern matches."""
    return {int(file.stem) for file in folder.glob(pattern) if file.stem.isdecimal()}
