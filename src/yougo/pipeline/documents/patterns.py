"""Documents in a folder, and those that a pattern such as ``docs/**/*.md`` matches."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from yougo import readers
from yougo.pipeline.files.paths import is_folder

_WILD = set("*?[")


def is_wild(path: str) -> bool:
    """Whether a path can be read as a pattern."""
    return not _WILD.isdisjoint(path)


def readable(path: Path) -> bool:
    """Whether some reader takes files of this name."""
    return path.suffix.lower() in readers.suffixes()


def _is_document(path: Path) -> bool:
    return readable(path) and not is_folder(path)


def is_hidden(path: Path, folder: Path) -> bool:
    """Whether a path below a folder is hidden, or in a hidden folder."""
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def inside(folder: Path) -> Iterator[Path]:
    """The documents in a folder and the folders below it, without hidden ones."""
    for path in sorted(folder.rglob("*")):
        if _is_document(path) and not is_hidden(path, folder):
            yield path


def split(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """The folder that a pattern begins with, and its parts from the first that is wild."""
    parts = pattern.parts
    first = [is_wild(part) for part in parts].index(True)
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
        if _is_document(match) and not dangling:
            yield match


def would_match(path: Path, pattern: tuple[str, ...]) -> bool:
    """Whether a path below a pattern's fixed part would be matched; ``**`` means any folders."""
    if "**" in pattern:
        return fnmatchcase(path.name, pattern[-1])
    return len(path.parts) == len(pattern) and all(map(fnmatchcase, path.parts, pattern))
