"""Paths as people write them: pathlib raises for some where these functions never do."""

import os
from pathlib import Path


def expanded(path: str | Path) -> Path:
    """A path with its ``~`` as the home folder; ``~nobody`` stays as it is."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises for ~nobody


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
