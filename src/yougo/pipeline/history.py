"""The last versions of terms.toml, in ``glossary/.history``, so that a decision can be taken back.

Beside each version stands what the register knew of the terms that were decided then, and the hash of what
terms.toml became: a change by hand is never undone unseen.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from yougo.errors import NothingToUndo
from yougo.pipeline import files
from yougo.pipeline.workspace import Workspace
from yougo.register import text as registered

KEPT = 20
Said = Mapping[str, Mapping[str, str]]


def record(workspace: Workspace, before: str, after: str, said: Said) -> None:
    """Keep the text that is about to be replaced, and what the documents had said of the ids in `said`."""
    folder = workspace.history
    if not (folder / ".gitignore").exists():
        files.write(folder / ".gitignore", b"*\n")
    numbers = _numbers(folder)
    number = max(numbers, default=0) + 1
    facts = {"after": _hash(after), "said": said}
    files.write(folder / f"{number:06}.json", json.dumps(facts, ensure_ascii=False).encode())
    files.write(folder / f"{number:06}.toml", before.encode())
    for old in sorted(numbers)[: 1 - KEPT]:
        _drop(folder, old)


def restore(workspace: Workspace) -> tuple[str, str]:
    """Put terms.toml back to its last version; returns the text that it was and the text that it is.

    What is undone stays in ``.history/undone.toml``. Raises NothingToUndo.
    """
    folder = workspace.history
    number = max(_numbers(folder), default=0)
    if not number:
        reason, remedy = "no earlier version of terms.toml is kept", "edit it by hand"
        raise NothingToUndo(reason=reason, remedy=remedy)
    file = folder / f"{number:06}.toml"
    now, before = files.read_text(workspace.terms, missing=""), files.read_text(file)
    facts = json.loads(files.read_text(folder / f"{number:06}.json"))
    if facts["after"] != _hash(now):
        remedy = f"the version before that change is {workspace.shown(file)}"
        raise NothingToUndo(reason="terms.toml was changed by hand since yougo's last change", remedy=remedy)
    files.write(folder / "undone.toml", now.encode())
    files.write(workspace.terms, before.encode())
    say(workspace, facts["said"])
    _drop(folder, number)
    return now, before


def say(workspace: Workspace, said: Said) -> None:
    """Let the register know just this of what the documents said when these terms were decided."""
    before = after = files.read_text(workspace.register, missing="")
    for identifier, fields in said.items():
        after = registered.with_said(after, identifier, fields)
    if after != before:
        files.write(workspace.register, after.encode())


def _numbers(folder: Path) -> Iterable[int]:
    return sorted(int(file.stem) for file in folder.glob("*.toml") if file.stem.isdigit())


def _drop(folder: Path, number: int) -> None:
    for suffix in ("toml", "json"):
        (folder / f"{number:06}.{suffix}").unlink(missing_ok=True)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
