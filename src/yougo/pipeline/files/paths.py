"""Paths as people write them: pathlib raises for some where these functions never do."""

import contextlib
import os
from pathlib import Path


def expanded(path: str | Path) -> Path:
    """A path with its ``~`` as the home folder; ``~nobody`` stays as it is."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises for ~nobody


def absolute(root: Path, path: str) -> Path:
    """Where a path leads that begins in a folder, or at the home folder."""
    return root / expanded(path)


def without_dots(path: Path) -> Path:
    """A path without ``..``, whatever is there."""
    return Path(os.path.normpath(path))


def real(path: str | Path) -> Path:
    """Where a path really leads, behind all links."""
    return Path(os.path.realpath(path))


def shown(path: Path) -> str:
    """A path as messages print it: relative to the working directory where it is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # elsewhere, a loop, or the working directory was deleted
        return str(path)


def is_folder(path: Path) -> bool:
    """Whether a folder is there that can be seen."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib raises without permission


def written(root: Path, path: Path) -> str:
    """A path as yougo.toml has it: from the workspace or from the home folder, whichever is shorter."""
    if path.is_relative_to(root):
        inside = path.relative_to(root).as_posix()
        return f"./{inside}" if inside.startswith("~") else inside
    ways = [Path(os.path.relpath(path, root)).as_posix(), path.as_posix()]
    with contextlib.suppress(ValueError, RuntimeError):
        ways.append(f"~/{path.relative_to(real(Path.home())).as_posix()}")
    return min(ways, key=len)
