"""The documents that yougo.toml lists, as they are on disk now."""

import bisect
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from yougo import readers
from yougo.model.documents import Columns
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.settings import SourceSpec

_WILD = set("*?[")
_LAST = chr(0x10FFFF)
"""The last of all characters."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document on disk and its name in the glossary."""

    name: str
    path: Path
    real: str
    """Where it really is, behind all links."""
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


def listed(workspace: Workspace, sources: Iterable[SourceSpec], known: Collection[str] = ()) -> list[Listed]:
    """Every document of the workspace, each once and under a name of its own, sorted by name.

    `known` are the names of the documents that were read before: a file among them that is away for the
    moment is missing, whatever else its path could mean.
    """
    in_order = sorted(known)
    documents = [document for spec in sources for document in _of(workspace, spec, in_order)]
    documents.sort(key=lambda document: document.borrowed)
    mapped = {each.real: each.columns for each in documents if each.columns}
    found: dict[str, Listed] = {}
    names = Names()
    seen: set[str] = set()
    for document in documents:
        if document.real in seen:
            continue
        seen.add(document.real)
        name = names.take(document.name)
        found[name] = replace(document, name=name, columns=mapped.get(document.real, {}))
    return [found[name] for name in sorted(found)]


def meant(documents: Iterable[Listed], word: str) -> set[str]:
    """The names of the documents that a person's word means.

    It may be a path on disk, a folder's name in the glossary, or the path or pattern in yougo.toml.
    """
    folder = f"{word.rstrip('/')}/"
    there = Path(os.path.realpath(os.path.expanduser(word)))  # noqa: PTH111 - pathlib raises for ~unknown

    def is_meant(each: Listed) -> bool:
        real = Path(each.real)
        return f"{each.name}/".startswith(folder) or word == each.source or there in (real, *real.parents)

    return {each.name for each in documents if is_meant(each)}


def unmatched(
    workspace: Workspace, sources: Iterable[SourceSpec], documents: Iterable[Listed]
) -> Iterator[SourceSpec]:
    """The patterns that match no document; `documents` are what `listed` gives for the sources."""
    found = {document.source for document in documents}
    for spec in sources:
        path = absolute(workspace, spec.path)
        if spec.path in found or not is_wild(spec.path) or os.path.lexists(path):
            continue
        if not any(matching(path)):  # its documents may be another source's too
            yield spec


class Names:
    """Names of which none is given twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: Counter[str] = Counter()
        """How far the numbers behind each name are used up."""

    def take(self, name: str) -> str:
        """The name, or with ``-2``, ``-3``, … before its suffix when it is taken; it is taken from now on."""
        stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name may hold slashes
        chosen, number = name, self._numbers[name] or 1
        while chosen in self._taken:
            number += 1
            chosen = f"{stem}-{number}{suffix}"
        self._numbers[name] = number
        self.reserve(chosen)
        return chosen

    def reserve(self, name: str) -> None:
        """Give this name to nobody else."""
        self._taken.add(name)


def absolute(workspace: Workspace, path: str) -> Path:
    """Where a path of yougo.toml leads; ``~`` is the home folder."""
    return workspace.root / os.path.expanduser(path)  # noqa: PTH111 - pathlib raises for an unknown ~user


def is_wild(path: str) -> bool:
    """Whether a path can be read as a pattern."""
    return bool(_WILD & set(path))


def readable(path: Path) -> bool:
    """Whether some reader takes files of this name."""
    return path.suffix.lower() in readers.suffixes()


def inside(folder: Path) -> Iterator[Path]:
    """The documents in a folder and the folders below it, without hidden ones."""
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in below)
        if not hidden and readable(path) and not os.path.isdir(path):  # noqa: PTH112 - never raises
            yield path


def split(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder that a pattern begins with, and its parts from the first that is wild."""
    parts = pattern.parts
    first = next(number for number, part in enumerate(parts) if is_wild(part))
    return Path(*parts[:first]), parts[first:]


def matching(path: Path) -> Iterator[Path]:
    """The documents that a pattern means.

    Raises:
        ValueError: it is not a pattern; the sentence says why.
    """
    anchor, pattern = split(path)
    if any("**" in part and part != "**" for part in pattern):
        raise ValueError("“**” must stand alone between two slashes")
    for match in sorted(anchor.glob("/".join(pattern))):
        dangling = match.name.startswith(".") and not os.path.exists(match)  # noqa: PTH110 - as Emacs leaves
        if readable(match) and not dangling and not os.path.isdir(match):  # noqa: PTH112 - never raises
            yield match


def _of(workspace: Workspace, spec: SourceSpec, known: Sequence[str]) -> Iterator[Listed]:
    """The documents of one ``[[source]]``; a path that exists is never taken for a pattern."""
    path = absolute(workspace, spec.path)
    if os.path.isdir(path) and os.access(path, os.R_OK | os.X_OK):  # noqa: PTH112 - never raises
        for each in inside(path):
            if workspace.build not in each.parents:
                yield _listed(workspace, each, spec, path)
    elif is_wild(spec.path) and not _is_there(workspace, spec, path, known):
        yield from _matched(workspace, spec, path)
    else:
        yield from _alone(workspace, spec, path, known)


def _is_there(workspace: Workspace, spec: SourceSpec, path: Path, known: Sequence[str]) -> bool:
    """Whether the path is a file's own name, now or when it was last read."""
    name = _listed(workspace, path, spec, path).name
    return os.path.lexists(path) or name in _beginning(known, name)


def _matched(workspace: Workspace, spec: SourceSpec, path: Path) -> Iterator[Listed]:
    try:
        found = list(matching(path))
    except (ValueError, OSError) as error:
        fault = (isinstance(error, OSError) and error.strerror) or str(error)
        yield Listed(spec.path, path, str(path), spec.path, alone=True, fault=fault)
        return
    anchor, _ = split(path)
    for each in found:
        yield _listed(workspace, each, spec, anchor)


def _alone(workspace: Workspace, spec: SourceSpec, path: Path, known: Sequence[str]) -> Iterator[Listed]:
    """The file itself; for a folder that is away for the moment, the documents that were read in it."""
    if path == workspace.sources and not os.path.lexists(path):
        return  # git keeps no empty folders
    document = _listed(workspace, path, spec, path)
    folder = f"{document.name}/"
    below = [] if os.path.isfile(path) else _beginning(known, folder)  # noqa: PTH113 - never raises
    for name in below:
        away = path / name.removeprefix(folder)
        yield replace(document, name=name, path=away, real=str(away), alone=False)
    if not below:
        yield replace(document, alone=True)


def _beginning(names: Sequence[str], start: str) -> Sequence[str]:
    """Those of the names, which are sorted, that begin so."""
    return names[bisect.bisect_left(names, start) : bisect.bisect_right(names, start + _LAST)]


def _listed(workspace: Workspace, path: Path, spec: SourceSpec, base: Path) -> Listed:
    real = os.path.realpath(path)
    name = _name(workspace, spec, path, base, real)
    borrowed = not spec.name and name == path.name and path.parent != workspace.root
    return Listed(name, path, real, spec.path, borrowed=borrowed, columns=spec.columns)


def _name(workspace: Workspace, spec: SourceSpec, path: Path, base: Path, real: str) -> str:
    """POSIX path relative to the workspace; outside it the name in yougo.toml, with the path below it."""
    if spec.name:
        below = path.relative_to(base).as_posix() if path != base else ""
        return f"{spec.name}/{below}" if below else spec.name
    try:
        return Path(real).relative_to(workspace.root).as_posix()
    except ValueError:
        return path.name
