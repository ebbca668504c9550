"""Documents in a folder, and those that a pattern such as ``docs/**/*.md`` matches."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from yougo import readers
from yougo.errors import NoSuchSource, NotDownloaded, NothingMatches, UnknownFormat
from yougo.language.text import shortened
from yougo.pipeline import root
from yougo.pipeline.documents import leaving_out
from yougo.pipeline.files.paths import expanded, is_folder, real

_WILD = set("*?[")
_ADDRESS = re.compile("[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""How an address begins, of which a path keeps one slash."""
_WEB = re.compile("https?://", re.IGNORECASE)
_OWN_FOLDERS = {"build", "templates"}
_LONGEST = 200
"""Characters of a path that a sentence shows."""


def shown(path: Path) -> str:
    """A person's path as a sentence shows it."""
    return shortened(str(path), _LONGEST)


def located(path: Path) -> Path:
    """Where a document, a folder or a pattern really is that a person names.

    A path that exists is never taken for a pattern.

    Raises:
        NotDownloaded: it is an address, such as one on the web.
        NoSuchSource: it is not there.
        NothingMatches: it is a pattern that no document matches.
        UnknownFormat: it is a file that no reader takes.
    """
    given = expanded(path)
    if is_folder(given):
        return real(given)
    found = real(given.parent) / given.name
    if not os.path.lexists(found):
        if _ADDRESS.match(str(path)):
            raise NotDownloaded(path=shown(path).replace(":/", "://", 1))
        if not has_matches(found):
            raise (NothingMatches if is_wild(str(path)) else NoSuchSource)(path=shown(path))
    elif not readers.has_reader(found.suffix):
        raise UnknownFormat(path=shown(path), remedy=readers.remedy_for(found.suffix))
    return found


def with_matches(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with what a pattern matches in its place."""
    for path in paths:
        if is_wild(str(path)) and not os.path.lexists(path):
            yield from matching(path)
        else:
            yield path


def has_matches(path: Path) -> bool:
    """Whether it is a pattern for some documents."""
    try:
        return is_wild(str(path)) and any(matching(path))
    except (ValueError, OSError):
        return False


def is_address(path: str) -> bool:
    """Whether a path is an address on the network, or of other storage than this machine's folders."""
    return "://" in path and _ADDRESS.match(path) is not None


def is_web(word: str) -> bool:
    """Whether a person's word is an address of the web, which can be fetched."""
    return _WEB.match(word) is not None


def is_wild(path: str) -> bool:
    """Whether a path can be read as a pattern."""
    return not _WILD.isdisjoint(path)


def readable(path: Path) -> bool:
    """Whether some reader takes files of this name in a folder."""
    return path.suffix.lower() in readers.suffixes()


def _is_document(path: Path) -> bool:
    return readable(path) and not is_folder(path) and not _is_part_of_workspace(path)


def _is_part_of_workspace(path: Path) -> bool:
    """Whether a file is the register, an output or a template of a workspace, of this or any other."""
    here = path.absolute()
    owners = [folder.parent for folder in here.parents if folder.name in _OWN_FOLDERS]
    if here.parts[-2:] == ("glossary", "register.tsv"):
        owners.append(here.parents[1])
    return any(map(root.is_workspace, map(str, owners)))


def inside(folder: Path, exclude: Sequence[str] = ()) -> Iterator[Path]:
    """The documents in a folder and those below it, without what is left out and parts of workspaces."""
    yield from filter(_is_document, sorted(leaving_out.files(folder, exclude)))


def not_read(folder: Path, exclude: Sequence[str] = ()) -> Mapping[str, int]:
    """How many files of a folder are not read, by their suffix or by why they are left out."""
    counted = Counter[str]()
    for path in leaving_out.files(folder, exclude, counted):
        if not readable(path):
            counted[path.suffix.lower() or path.name] += 1
    return counted


def split(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder that a pattern begins with, and its parts from the first that is wild."""
    parts = pattern.parts
    first = list(map(is_wild, parts)).index(True)
    return Path(*parts[:first]), parts[first:]


def matching(path: Path) -> Iterator[Path]:
    """The documents that a pattern means.

    Raises:
        ValueError: it is not a pattern; the sentence says why.
    """
    anchor, pattern = split(path)
    if any("**" in part and part != "**" for part in pattern):
        raise ValueError("“**” must be alone between two slashes")
    for match in sorted(anchor.glob("/".join(pattern))):
        dangling = match.name.startswith(".") and not os.path.exists(match)  # noqa: PTH110 - as Emacs leaves
        if _is_document(match) and not dangling:
            yield match


def would_match(path: Path, pattern: tuple[str, ...]) -> bool:
    """Whether a path below a pattern's fixed part would be matched; ``**`` means any folders."""
    if "**" in pattern:
        return fnmatchcase(path.name, pattern[-1])
    return len(path.parts) == len(pattern) and all(map(fnmatchcase, path.parts, pattern))
