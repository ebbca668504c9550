"""The documents that yougo.toml lists, as they are on disk now."""

import bisect
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from yougo.model.documents import Columns
from yougo.pipeline.documents.patterns import (
    has_matches,
    inside,
    is_address,
    is_wild,
    matching,
    split,
    would_match,
)
from yougo.pipeline.files.paths import expanded, is_folder, real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.unique_names import UniqueNames
from yougo.workspace.settings import SourceSpec

_ALL = ("**", "*")
"""The pattern of everything in a folder."""
_LAST = chr(0x10FFFF)
"""The last of all characters."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document on disk and its name in the glossary."""

    name: str
    path: Path
    real: str
    """Where it really is, with all links followed."""
    source: str
    """The path in yougo.toml that brought it in."""
    alone: bool = False
    """Whether that path is this very file, and not a folder or a pattern."""
    borrowed: bool = False
    """Whether `name` is only its file name, and gives way to the names that are fixed."""
    fault: str = ""
    """Why `source` cannot be followed at all, if so."""
    columns: Columns = field(default_factory=dict)
    """Of a table: what its columns hold, as a source in yougo.toml maps them."""
    url: str = ""
    """Where on the web it was fetched."""
    address: str = ""
    """Where it is, if it is no file: ``s3://bucket/a.md``."""
    state: tuple[int, int] | None = None
    """Of such a one: what `Cached` has as size and time; None where its storage was not asked."""


Ask: TypeAlias = Callable[[SourceSpec, Sequence[str]], Iterable[Listed]]
"""Says which documents a source at an address has, given the names of all that were read before."""


def listed(
    workspace: Workspace, sources: Iterable[SourceSpec], known: Collection[str] = (), ask: Ask | None = None
) -> list[Listed]:
    """Every document of the workspace, each once and under a name of its own, sorted by name.

    `known` are the names of the documents that were read before: a file among them that is away for the
    moment is missing, whatever else its path could mean. What is at an address is asked with `ask`;
    without it, it is what was there.
    """
    ask = ask or known_at
    in_order = sorted(known)
    documents: list[Listed] = []
    for spec in sources:
        documents += ask(spec, in_order) if is_address(spec.path) else _of(workspace, spec, in_order)
    documents.sort(key=attrgetter("borrowed"))
    mapped = {each.real: each.columns for each in documents if each.columns}
    fetched = {each.real: each.url for each in documents if each.url}
    found: dict[str, Listed] = {}
    for each in documents:
        found.setdefault(each.real, each)
    names = UniqueNames()
    named = []
    for each in found.values():
        name = names.take(each.name)
        columns, url = mapped.get(each.real, {}), fetched.get(each.real, "")
        named.append(replace(each, name=name, columns=columns, url=url))
    return sorted(named, key=attrgetter("name"))


def known_at(spec: SourceSpec, known: Sequence[str]) -> list[Listed]:
    """The documents at an address that earlier builds read, by the names of all that they read."""
    folder = spec.name or address_of_folder(spec.path)
    found = []
    for name in _beginning(known, folder):
        below = name.removeprefix(folder)
        if not below or below.startswith("/"):
            found.append(at_address(spec, below[1:]))
    return found


def at_address(spec: SourceSpec, below: str, state: tuple[int, int] | None = None) -> Listed:
    """The document that is so far below the folder of a source; ``""`` for one that is a source itself."""
    folder = address_of_folder(spec.path)
    address = f"{folder}/{below}".removesuffix("/")
    return Listed(
        name=f"{spec.name or folder}/{below}".removesuffix("/"),
        path=Path(address),
        real=address,
        source=spec.path,
        alone=not below,
        columns=spec.columns,
        address=address,
        state=state,
    )


def address_of_folder(address: str) -> str:
    """An address up to its first part that is a pattern."""
    parts = address.split("/")
    for number, part in enumerate(parts):
        if is_wild(part):
            return "/".join(parts[:number])
    return address.rstrip("/")


def by_path(workspace: Workspace, sources: Iterable[SourceSpec]) -> dict[Path, Listed]:
    """The documents of the workspace by where they really are."""
    return {Path(each.real): each for each in listed(workspace, sources)}


def sources_by_place(workspace: Workspace, sources: Iterable[SourceSpec]) -> dict[Path, str]:
    """From each document, and each folder above one, to the source through which it is read."""
    found: dict[Path, str] = {}
    for document in listed(workspace, sources):
        path = Path(document.real)
        for place in (path, *path.parents):
            found.setdefault(place, document.source)
    return found


def single(path: Path, columns: Columns) -> Listed:
    """A document by itself, listed or not; `columns` are those of a table."""
    return Listed(path.as_posix(), path, str(real(path)), path.as_posix(), columns=columns)


def meant(documents: Iterable[Listed], word: str) -> set[str]:
    """The names of the documents that a person's word means.

    It may be a path on disk, a folder's name in the glossary, or the path or pattern in yougo.toml.
    """
    folder = f"{word.rstrip('/')}/"
    there = real(expanded(word))

    def is_meant(each: Listed) -> bool:
        is_named = f"{each.name}/".startswith(folder) or word == each.source
        return is_named or Path(each.real).is_relative_to(there)

    return set(map(attrgetter("name"), filter(is_meant, documents)))


def unmatched(
    workspace: Workspace, sources: Iterable[SourceSpec], documents: Iterable[Listed]
) -> Iterator[SourceSpec]:
    """The patterns that match no document, and the folders that hold none.

    `documents` are what `listed` gives for the sources. The folder for copied documents may be empty.
    """
    found = set(map(attrgetter("source"), documents))
    for spec in sources:
        path = absolute(workspace, spec.path)
        if is_address(spec.path):
            if spec.path not in found:
                yield spec
        elif spec.path not in found and path != workspace.sources and not any(_documents(path)):
            yield spec  # what it holds may be another source's too


def _documents(path: Path) -> Iterator[Path]:
    """The documents in a folder, or that a pattern matches; a single document itself."""
    if is_folder(path):
        return inside(path)
    return matching(path) if is_wild(str(path)) and not os.path.lexists(path) else iter([path])


def absolute(workspace: Workspace, path: str) -> Path:
    """Where a path of yougo.toml leads; ``~`` is the home folder."""
    return workspace.leads(path)


def _of(workspace: Workspace, spec: SourceSpec, known: Sequence[str]) -> Iterable[Listed]:
    """The documents of one ``[[source]]``; a path that exists is never taken for a pattern."""
    path = absolute(workspace, spec.path)
    if is_folder(path) and os.access(path, os.R_OK | os.X_OK):
        found = list(_listed(workspace, spec, path, inside(path, spec.exclude)))
        return [*found, *_withheld(workspace, spec, found, known)]
    (document,) = _listed(workspace, spec, path, [path])
    if not os.path.lexists(path):
        if path == workspace.sources:
            return []  # git keeps no empty folders
        if is_wild(spec.path) and not _was_read(document, known):
            found = _matched(workspace, spec, path)
            return [*found, *_withheld(workspace, spec, found, known)]
    return _away(document, known) or [replace(document, alone=True)]


def _was_read(document: Listed, known: Sequence[str]) -> bool:
    """Whether a path like a pattern is that of a document, or of a folder, that is away for the moment."""
    is_known = bool(_beginning(known, document.name))
    return is_known and (is_wild(document.path.name) or not has_matches(document.path))


def _matched(workspace: Workspace, spec: SourceSpec, path: Path) -> list[Listed]:
    """The documents that a pattern matches; or what is wrong with the pattern."""
    try:
        return list(_listed(workspace, spec, split(path)[0], matching(path)))
    except (ValueError, OSError) as error:
        fault = getattr(error, "strerror", None) or str(error)
        return [Listed(spec.path, path, str(path), spec.path, alone=True, fault=fault)]


def _away(folder: Listed, known: Sequence[str]) -> list[Listed]:
    """The documents that were read in a folder that is away for the moment."""
    if os.path.isfile(folder.path):  # noqa: PTH113 - pathlib raises without permission
        return []
    return list(_read_before(folder, known))


def _withheld(
    workspace: Workspace, spec: SourceSpec, found: Iterable[Listed], known: Sequence[str]
) -> Iterator[Listed]:
    """The documents of a folder or pattern that were read, and that this user may not see for the moment."""
    path = absolute(workspace, spec.path)
    base, pattern = (path, _ALL) if is_folder(path) else split(path)
    (folder,) = _listed(workspace, spec, base, [base])
    there = set(map(attrgetter("name"), found))
    for document in _read_before(folder, known, there):
        if would_match(document.path.relative_to(base), pattern) and _is_withheld(document.path):
            yield document


def _is_withheld(path: Path) -> bool:
    """Whether the system does not say what is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return False


def _read_before(folder: Listed, known: Sequence[str], found: Collection[str] = ()) -> Iterator[Listed]:
    """The documents that were read in a folder, but for those that are found there now."""
    start = "" if folder.name == "." else f"{folder.name}/"
    for name in _beginning(known, start):
        if name not in found:
            path = folder.path / name.removeprefix(start)
            yield replace(folder, name=name, path=path, real=str(path))


def _beginning(names: Sequence[str], start: str) -> Sequence[str]:
    """Those of the names, which are sorted, that begin so."""
    return names[bisect.bisect_left(names, start) : bisect.bisect_right(names, start + _LAST)]


def _listed(workspace: Workspace, spec: SourceSpec, base: Path, paths: Iterable[Path]) -> Iterable[Listed]:
    """The documents at these paths, in the folder (or the file) that a source begins with."""
    for path in paths:
        behind = real(path)
        name = _name(workspace, spec, path.relative_to(base), behind) or path.name
        borrowed = not spec.name and name == path.name and path.parent != workspace.root
        yield Listed(
            name, path, str(behind), spec.path, borrowed=borrowed, columns=spec.columns, url=spec.url
        )


def _name(workspace: Workspace, spec: SourceSpec, below: Path, behind: Path) -> str:
    """POSIX path relative to the workspace; outside it the name in yougo.toml, with the path below it."""
    if spec.name:
        return f"{spec.name}/{below.as_posix()}".removesuffix("/.")
    if behind.is_relative_to(workspace.root):
        return behind.relative_to(workspace.root).as_posix()
    return ""
