"""What findings and readings depend on, beside the documents: when it changes, they are made again.

Rules and tables are known by their files' content, so that nobody has to remember to count a version up. To
read all files and to ask every reader for its version takes longer than most commands, so the last build's
versions hold as long as no file's name, size or time has changed.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yougo
from yougo import plugins

_FOLDER = os.path.dirname(yougo.__file__)  # noqa: PTH120 - a string is faster to join
_READ_BY = ("language", "model", "readers", "extract", "readings/sudachi.py")
_SUFFIXES = (".py", ".tsv")


@dataclass(frozen=True, slots=True)
class Versions:
    """What the glossary depends on, each part as one string."""

    rules: str
    """What a document's findings depend on."""
    engines: str
    """What a name's reading depends on."""
    version: str
    """What the glossary depends on: all of yougo and its engines."""
    installed: str
    """What all of this was found in; ``""`` if that says nothing of it."""

    def as_meta(self) -> dict[str, str]:
        """As a build notes them, for `current`."""
        return {
            "rules": self.rules,
            "engines": self.engines,
            "version": self.version,
            "installed": self.installed,
        }


def current(meta: Mapping[str, str]) -> Versions:
    """The versions now: those that the last build noted if nothing was installed or edited since."""
    installed = _installed()
    if meta.get("installed") == installed:
        return Versions(meta["rules"], meta["engines"], meta["version"], installed)
    from yougo import readers, readings  # noqa: PLC0415 - slow to import, and few commands come this way

    engines, formats = readings.versions(), readers.versions()
    return Versions(
        f"{_content(*_READ_BY)} {formats} {engines}",
        f"{_content('readings')} {engines}",
        f"{_content('.')} {formats} {engines}",
        installed if readers.are_ours() else "",
    )


@cache
def _installed() -> str:
    """A hash of the names of all installed packages, and of the name, size and time of each file of yougo."""
    found = hashlib.sha256()
    for package in plugins.packages():
        found.update(f"{package}\n".encode())
    for path in sorted(_files(_FOLDER)):
        state = os.stat(path)  # noqa: PTH116 - a string is faster to ask
        found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _content(*parts: str) -> str:
    """A hash of the files of these modules and packages of ours."""
    folder = Path(_FOLDER)
    found = hashlib.sha256()
    for part in parts:
        path = folder / part
        for file in sorted(map(Path, _files(str(path)))) if path.is_dir() else [path]:
            found.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def _files(folder: str) -> Iterable[str]:
    """The modules and tables in a folder and below it."""
    for above, _, names in os.walk(folder):
        for name in names:
            if name.endswith(_SUFFIXES):
                yield f"{above}/{name}"
