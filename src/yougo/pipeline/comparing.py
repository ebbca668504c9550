"""How the terms of two editions differ: of two documents, or of a workspace now and at another time."""

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from yougo.errors import UnknownRevision, YougoError
from yougo.language.text import same
from yougo.model.concepts import NAMES, Concept
from yougo.model.documents import Place
from yougo.pipeline.build.refresh import refresh
from yougo.pipeline.documents import chosen
from yougo.pipeline.documents.first_mentions import first_mentions
from yougo.pipeline.documents.terms_of import terms_of
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.same_terms import under_ids_of
from yougo.translation import said
from yougo.workspace.register import EMPTY

Kind = Literal["new", "gone", "renamed", "redefined"]
_KINDS: dict[str, Kind] = {**dict.fromkeys(NAMES, "renamed"), "definition": "redefined"}
"""What it is called when a field of a term has another value."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions."""

    kind: Kind
    before: Concept | None
    now: Concept | None
    field: str = ""
    """The one that has another value: ``japanese``, ``definition``."""
    mentioned: Place | None = None
    """Where the other edition mentions a term that is new or gone, without saying what it is."""
    is_rejected: bool = False
    """Whether it is gone because a person rejected it."""

    @property
    def term(self) -> Concept:
        """The term as it is now, or was last."""
        term = self.now or self.before
        assert term, "a change is one of something"
        return term

    @property
    def values(self) -> tuple[str, str]:
        """The field's value before and now."""
        before, now = (
            edition.documented.get(self.field, "") if edition else "" for edition in (self.before, self.now)
        )
        return before, now


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions, compared."""

    changes: list[Change]
    """In the order of the newer edition, then what is gone."""
    unreadable: list[YougoError]
    """What could not be read of either."""


def documents(old: Path, new: Path, workspace: Workspace) -> Compared:
    """Compare what two documents, folders or patterns state, whether the workspace lists them or not.

    Raises:
        NoSuchSource: one of them is not there.
        NothingMatches: one of them is a pattern that no document matches.
        UnknownFormat: one of them is a file that no reader takes.
    """
    earlier, faults = chosen.read([old], workspace)
    later, more_faults = chosen.read([new], workspace)
    before, _ = terms_of(earlier, EMPTY)
    now, _ = terms_of(later, before.register)
    found = changes(before.concepts, now.concepts)
    elsewhere = {
        "new": first_mentions(earlier, _terms("new", found)),
        "gone": first_mentions(later, _terms("gone", found)),
    }
    told = [replace(each, mentioned=elsewhere.get(each.kind, {}).get(each.term.id)) for each in found]
    return Compared(told, [*faults, *more_faults])


def glossaries(old: Glossary, new: Glossary) -> Compared:
    """Compare the terms of two workspaces; those with most names in common are one, whatever their ids."""
    found = changes(old.shown, under_ids_of(old.shown, new.shown))
    return Compared([replace(each, is_rejected=_is_rejected(each, new)) for each in found], [])


def _terms(kind: Kind, found: Iterable[Change]) -> list[Concept]:
    return [change.term for change in found if change.kind == kind]


def since(workspace: Workspace, when: str) -> Compared:
    """Compare the workspace with itself at a revision of git, or on a day.

    Documents outside the workspace are read as they are today, for git does not keep them.

    Raises:
        UnknownRevision: git keeps no such state of the workspace.
    """
    revision = _revision(workspace, when)
    with tempfile.TemporaryDirectory() as folder:
        past = Workspace(Path(folder).resolve() / workspace.root.name, origin=workspace.root)
        _unpack(_archive(workspace, revision), past.root, workspace.root)
        before = refresh(past)
        now = refresh(workspace)
        found = changes(before.glossary.shown, now.glossary.shown)
        found = [replace(each, is_rejected=_is_rejected(each, now.glossary)) for each in found]
        return Compared(found, [*before.unreadable, *now.unreadable])


def _is_rejected(change: Change, glossary: Glossary) -> bool:
    """Whether a term that is gone is one that the glossary has, rejected."""
    kept = glossary.by_id.get(change.term.id) if change.kind == "gone" else None
    return bool(kept and kept.is_rejected)


def changes(before: Iterable[Concept], now: Iterable[Concept]) -> list[Change]:
    """What is new, renamed, redefined or gone; terms of one id are one."""
    left = {concept.id: concept for concept in before}
    found: list[Change] = []
    for concept in now:
        earlier = left.pop(concept.id, None)
        found += _changed(earlier, concept) if earlier else [Change("new", None, concept)]
    return [*found, *(Change("gone", concept, None) for concept in left.values())]


def _changed(before: Concept, now: Concept) -> Iterator[Change]:
    """The fields of a term that have another value, but for spelling."""
    for field, kind in _KINDS.items():
        if same(before.documented[field]) != same(now.documented[field]):
            yield Change(kind, before, now, field)


def _revision(workspace: Workspace, when: str) -> str:
    """The commit that git calls so, or the last one until the end of a day.

    Raises:
        UnknownRevision: there is none, or it holds no workspace.
    """
    question = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{when}^{{commit}}"]
    found = _git(workspace, question)
    if not found and _is_day(when):
        found = _git(workspace, ["rev-list", "-1", f"--before={when} 23:59:59", "HEAD"])
    revision = found.decode().strip()
    if not (revision and _git(workspace, ["ls-tree", revision, "glossary/yougo.toml"])):
        reason, remedy = _missing(workspace)
        raise UnknownRevision(revision=when, folder=workspace.root, reason=reason, remedy=remedy)
    return revision


def _missing(workspace: Workspace) -> tuple[str, str]:
    """Why git has no such state of the workspace, and what to do."""
    if not shutil.which("git"):
        return said("git is not installed"), said("install it, or compare two documents")
    if not _git(workspace, ["rev-parse", "--git-dir"]):
        return said("the folder is not in git"), said("keep it in git from now on, or compare two documents")
    days = _git(workspace, ["log", "--format=%cs", "--", "glossary/yougo.toml"]).decode().split()
    if not days:
        return said("it was never committed"), said("commit it from now on, or compare two documents")
    return said("git knows none"), said(f"name a commit, or a day from {min(days)} on")


def _is_day(word: str) -> bool:
    """Whether a word is a date; git takes any word for one."""
    try:
        return bool(date.fromisoformat(word))
    except ValueError:
        return False


def _archive(workspace: Workspace, revision: str) -> bytes:
    return _git(workspace, ["archive", "--format=tar", revision])


def _unpack(archive: bytes, folder: Path, today: Path) -> None:
    """Unpack a workspace that was kept in a folder; a link out of it leads where it leads `today`."""
    folder.mkdir()
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter=partial(_member, today))  # noqa: S202 - what git keeps, by tarfile's own filter


def _member(today: Path, member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo:
    """A member of the archive as it is unpacked."""
    try:
        return tarfile.data_filter(member, folder)
    except (tarfile.AbsoluteLinkError, tarfile.LinkOutsideDestinationError):
        return member.replace(linkname=str(real(today / member.name)), deep=False)


def _git(workspace: Workspace, arguments: Sequence[str]) -> bytes:
    """What git says of the workspace's folder; nothing where it fails."""
    try:
        done = subprocess.run(["git", "-C", workspace.root, *arguments], capture_output=True, check=False)  # noqa: S603, S607 - no shell, and whichever git the person has
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
