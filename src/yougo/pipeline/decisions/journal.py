"""One change of terms.toml, with what the register remembers of it, as one step that no crash can halve.

First the whole step is written to ``glossary/.history/unfinished.json``: from then on it counts. Then
terms.toml is written, then register.tsv. At last the file becomes the step's entry in the history, or is
removed with the entry that it undid. Whoever holds the workspace next completes what was left unfinished.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

from yougo.errors import CannotWrite, InvalidFile, TermsChanged, Unfinished
from yougo.pipeline import files
from yougo.pipeline.files import decisions_file, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.translation import said
from yougo.workspace import terms_file
from yougo.workspace.register import text as register_text

Said: TypeAlias = Mapping[str, Mapping[str, str]]
"""From a concept's id to what the documents said of its fields when they were decided."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of terms.toml, or the undoing of one."""

    number: int
    """The number of its entry in the history."""
    before: str
    """The hash of terms.toml as it was."""
    after: str
    """The hash of `text`."""
    text: str
    """What terms.toml becomes."""
    said: Said
    """What the register knew before."""
    now: Said
    """What it knows from now on, of these ids."""
    undoes: bool = False


@contextlib.contextmanager
def held(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace, with every step complete.

    Raises:
        CannotWrite: it cannot be locked, or a step that a crash left unfinished cannot be completed.
    """
    with files.locked(workspace.glossary):
        path = _unfinished(workspace)
        if path.exists():
            _complete(workspace, _loaded(path))
        yield


def take(workspace: Workspace, step: Step) -> None:
    """Take a step; the workspace is held.

    Raises:
        CannotWrite: it cannot be written; all is then as it was.
        TermsChanged: terms.toml was changed by hand since it was read, and stays as it is.
        Unfinished: it is written down, but not all of it is done; the next command completes it.
    """
    path = _unfinished(workspace)
    files.write(path, json.dumps(asdict(step), ensure_ascii=False).encode())
    if hash_of(decisions_file.text(workspace)) != step.before:
        _removed(path)
        raise TermsChanged(file=workspace.shown(workspace.terms))
    try:
        _complete(workspace, step)
    except CannotWrite as error:
        if hash_of(decisions_file.text(workspace)) == step.before != step.after and _removed(path):
            raise
        raise Unfinished(**error.facts) from None


def entry(folder: Path, number: int, suffix: str) -> Path:
    """One of the two files of a step in the history: the text before it (toml), the facts (json)."""
    return folder / f"{number:06}.{suffix}"


def remove(folder: Path, number: int) -> None:
    """Remove a step from the history."""
    for suffix in ("json", "toml"):
        entry(folder, number, suffix).unlink(missing_ok=True)


def hash_of(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def _complete(workspace: Workspace, step: Step) -> None:
    """Do what is still to be done of a step.

    When terms.toml was changed by hand after a crash, it stays as it is, and the register learns only of the
    decisions that are in it.
    """
    terms = decisions_file.text(workspace)
    now = step.now
    if hash_of(terms) == step.before:
        files.write(workspace.terms, step.text.encode(), follow=True)
    elif hash_of(terms) != step.after:
        there, wanted = decisions_file.parse(workspace, terms), decisions_file.parse(workspace, step.text)
        now = {key: said for key, said in now.items() if there.get(key) == wanted.get(key)}
    _say(workspace, now)
    try:
        _close(workspace, step)
    except OSError as error:
        raise CannotWrite.at(_unfinished(workspace), error) from None


def _say(workspace: Workspace, said: Said) -> None:
    """Let the register know just this of what the documents said when these terms were decided."""
    before = after = register_file.text(workspace)
    for identifier, fields in said.items():
        after = register_text.with_documented(after, identifier, fields)
    if after != before:
        register_file.write_text(workspace, after)


def _close(workspace: Workspace, step: Step) -> None:
    path = _unfinished(workspace)
    if step.undoes:
        remove(workspace.history, step.number)
        path.unlink()
    else:
        path.replace(entry(workspace.history, step.number, "json"))


def _loaded(path: Path) -> Step:
    try:
        step = Step(**json.loads(files.read_text(path)))
        terms_file.parse(step.text, str(path))
    except (ValueError, TypeError):
        reason, remedy = said("this is not what yougo wrote"), said("delete the file")
        raise InvalidFile(file=path, line=1, reason=reason, remedy=remedy) from None
    return step


def _removed(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False


def _unfinished(workspace: Workspace) -> Path:
    return workspace.history / "unfinished.json"
