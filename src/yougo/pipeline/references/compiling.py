"""Compiles references into your cache: ``~/.cache/yougo/references``.

A database is named by the hash of the file that it was made of, so that it is made once for all workspaces
and for every copy of the file. Beside it, a note says what hash the file at a path had, by size and time: a
file is read again only when these are others. A file that is gone for the moment is what it was.
"""

import hashlib
import json
import os
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from yougo.errors import CannotWrite, UnreadableDocument, YougoError
from yougo.model.documents import Columns
from yougo.pipeline import files
from yougo.pipeline.files import cache
from yougo.pipeline.files.paths import is_folder, real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.references import own_entries, progress
from yougo.proposal_errors import AbsentReference, UnusableReference
from yougo.references import compiled as databases
from yougo.references import formats
from yougo.references.entries import Entry
from yougo.translation import said
from yougo.workspace.reference_specs import ReferenceSpec

_UNSAID: Columns = {}
_LARGE = 1_000_000
"""Bytes of a file that takes more than a moment."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A compiled reference."""

    database: Path
    title: str
    """What the reference calls itself, or its format, or its file's name."""
    entries: int
    is_away: bool = False
    """Whether its file is gone, so that it is what it was."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What is known of the file at a path."""

    size: int
    mtime_ns: int
    name: str
    """Its database's."""
    title: str
    entries: int


def folder() -> Path:
    """Where databases are."""
    return cache.folder("references")


def compiled(path: Path, columns: Columns = _UNSAID) -> Compiled:
    """The reference at a path, compiled now if it was not yet; `columns` say what a table's hold.

    Raises:
        UnusableReference: it is not there, or nothing that can be one.
        CannotWrite: your cache cannot be written.
    """
    file = _file(path)
    known = _known(file, columns)
    try:
        state = file.stat()
    except OSError as error:
        if known:
            return replace(_of(known), is_away=True)
        raise _absent(path, error) from None
    if known and (known.size, known.mtime_ns) == (state.st_size, state.st_mtime_ns):
        return _of(known)
    note = _noted(path, file, columns)
    files.write(_note_of(file, columns), json.dumps(asdict(note)).encode())
    return _of(note)


def named(spec: ReferenceSpec, path: Path) -> Compiled:
    """The reference that somebody named, at its path.

    Raises:
        UnusableReference, CannotWrite: as `compiled` does; of a file that is gone, the remedy names it.
    """
    try:
        return compiled(path, spec.columns)
    except UnusableReference as error:
        if os.path.lexists(path):
            raise
        remedy = said(f"put it back, or run `yougo reference remove {_word(spec, path)}`")
        raise UnusableReference(path=path, reason=error.facts["reason"], remedy=remedy) from None


def away(made: Compiled, spec: ReferenceSpec, path: Path) -> Iterator[YougoError]:
    """That a reference is what it was, where its file is gone."""
    if made.is_away:
        yield AbsentReference(path=path, name=spec.name or path.name, word=_word(spec, path))


def _word(spec: ReferenceSpec, path: Path) -> str:
    """What a person types for a reference in a shell."""
    return shlex.quote(spec.name or path.name)


def _absent(path: Path, error: OSError) -> UnusableReference:
    """Why there is nothing to compile."""
    reason, remedy = error.strerror or str(error), said("name a file that exists")
    if is_folder(path):
        reason, remedy = said("nothing was built in it yet"), said("run `yougo build` in it")
        if not Workspace(path).settings.exists():
            reason, remedy = said("the folder is no workspace"), said("name a file or a workspace")
    return UnusableReference(path=path, reason=reason, remedy=remedy)


def _file(path: Path) -> Path:
    """The file that is compiled: of a workspace, its glossary."""
    return real(Workspace(path).database if is_folder(path) else path)


def _of(note: _Note) -> Compiled:
    return Compiled(folder() / note.name, note.title, note.entries)


def _note_of(file: Path, columns: Columns) -> Path:
    place = bytes(file) + _told(columns)
    return folder() / "files" / f"{hashlib.blake2b(place, digest_size=16).hexdigest()}.json"


def _told(columns: Columns) -> bytes:
    """What columns hold as bytes; none where nobody said so."""
    return json.dumps(columns, sort_keys=True).encode() if columns else b""


def _known(file: Path, columns: Columns) -> _Note | None:
    """What is known of a file; None where it was never compiled, or what it was compiled into is gone."""
    try:
        note = _Note(**json.loads(files.read_document(_note_of(file, columns))))
    except (OSError, ValueError, TypeError):
        return None
    is_current = note.name.endswith(_suffix())
    return note if is_current and (folder() / note.name).is_file() else None


def _suffix() -> str:
    return f"-{databases.LAYOUT}.db"


def _noted(path: Path, file: Path, columns: Columns) -> _Note:
    """What is to be known of a file; it is compiled unless a copy of it was."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256")
        digest.update(_told(columns))
        name = digest.hexdigest()[:32] + _suffix()
        title, entries = _content(path, opened, columns)
        count = _entries_in(folder() / name) or _made(path, folder() / name, title, entries)
        state = os.fstat(opened.fileno())
    return _Note(state.st_size, state.st_mtime_ns, name, title, count)


def _content(path: Path, file: IO[bytes], columns: Columns) -> tuple[str, Iterable[Entry]]:
    """What a reference is called, and its entries."""
    try:
        found = None if columns or is_folder(path) else formats.recognised(file)
        if not found:
            return own_entries.title(path), own_entries.entries(path, columns)
        return found.title(file) or found.name_of(path.name), found.entries(formats.opened(file))
    except formats.DAMAGED as error:
        raise _damaged(path, error) from None


def _damaged(path: Path, error: Exception) -> UnusableReference:
    return UnusableReference(
        path=path, reason=said(f"it is damaged ({error})"), remedy=said("download it again")
    )


def _made(path: Path, database: Path, title: str, entries: Iterable[Entry]) -> int:
    """Compile a database; returns how many entries it has."""
    if path.stat().st_size > _LARGE:
        progress.tell(path)
    try:
        with files.whole(database) as temporary:
            count = databases.write(str(temporary), title, entries)
            if not count:
                raise UnusableReference(
                    path=path,
                    reason=said("no name in it has a translation, a reading or a definition"),
                    remedy=said("name a dictionary or a glossary"),
                )
    except formats.DAMAGED as error:
        raise _damaged(path, error) from None
    except UnreadableDocument as error:
        raise UnusableReference(
            path=path, **{key: error.facts[key] for key in ("reason", "remedy")}
        ) from None
    except databases.Error as error:
        raise CannotWrite(file=database, reason=str(error), remedy=said("free some space")) from None
    return count


def _entries_in(database: Path) -> int:
    """How many entries a database has; 0 where there is none."""
    if not database.is_file():
        return 0
    reference = databases.Reference(str(database), "")
    try:
        return reference.count
    finally:
        reference.close()
