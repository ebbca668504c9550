"""The files of a folder, without hidden ones, those that git ignores and those that a person excludes.

Patterns are those of ``.gitignore``, which pathspec reads as git does. A ``.gitignore`` above the folder does
not count: whoever names a folder wants it, and a workspace may keep other people's documents out of git.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from yougo.translation import said

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_FILE = ".gitignore"
HIDDEN, IGNORED, EXCLUDED = said("hidden"), said("ignored by git"), said("excluded")
"""Why something is left out."""


def files(folder: Path, exclude: Sequence[str] = (), left_out: Counter[str] | None = None) -> Iterator[Path]:
    """Every file in a folder and the folders below it that is not left out.

    What is left out is counted by its reason in `left_out`; a folder counts as one.
    """
    rules = _Rules(folder, exclude)
    counted = Counter[str]() if left_out is None else left_out
    for name, folders, names in os.walk(folder):
        here = Path(name)
        rules.enter(here)
        kept = []
        for each in folders:
            if reason := rules.reason(here / each, is_folder=True):
                counted[reason] += 1
            else:
                kept.append(each)
        folders[:] = kept
        for each in names:
            if reason := rules.reason(here / each):
                counted[reason] += 1
            else:
                yield here / each


def is_left_out(path: Path, folder: Path, exclude: Sequence[str] = ()) -> bool:
    """Whether a path below a folder is left out, or in a folder that is."""
    rules = _Rules(folder, exclude)
    here = folder
    rules.enter(here)
    *folders, name = path.relative_to(folder).parts
    for each in folders:
        here /= each
        if rules.reason(here, is_folder=True):
            return True
        rules.enter(here)
    return bool(rules.reason(here / name))


class _Rules:
    """What is left out of a folder; each folder below it is entered before its content is asked about."""

    def __init__(self, folder: Path, exclude: Sequence[str]) -> None:
        self._folder = folder
        self._exclude = exclude
        self._ignoring: dict[Path, GitIgnoreSpec] = {}

    def enter(self, folder: Path) -> None:
        """Know the ``.gitignore`` of a folder, if it has one that can be read."""
        if not os.path.isfile(folder / _FILE):  # noqa: PTH113 - pathlib raises without permission
            return
        try:
            text = (folder / _FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        self._ignoring[folder] = _spec(text.splitlines())

    def reason(self, path: Path, *, is_folder: bool = False) -> str:
        """Why a path is left out; ``""`` for one that is not."""
        if path.name.startswith("."):
            return HIDDEN
        ending = "/" if is_folder else ""
        if self._exclude and self._excluded.check_file(_below(path, self._folder, ending)).include:
            return EXCLUDED
        return IGNORED if self._ignoring and self._is_ignored(path, ending) else ""

    @cached_property
    def _excluded(self) -> "GitIgnoreSpec":
        return _spec(self._exclude)

    def _is_ignored(self, path: Path, ending: str) -> bool:
        """Whether git ignores a path: the nearest ``.gitignore`` that names it says so."""
        for folder in path.parents:
            if folder in self._ignoring:
                is_ignored = self._ignoring[folder].check_file(_below(path, folder, ending)).include
                if is_ignored is not None:
                    return is_ignored
        return False


def _below(path: Path, folder: Path, ending: str) -> str:
    return f"{path.relative_to(folder).as_posix()}{ending}"


def _spec(lines: Iterable[str]) -> "GitIgnoreSpec":
    """The patterns of these lines, without those that mean nothing, such as a lone ``!``."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow to import, and most folders have no patterns

    usable = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        usable.append(line)
    return GitIgnoreSpec.from_lines(usable)
