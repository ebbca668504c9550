"""Your cache: what took a while to make of files, and can be made again."""

import os
from pathlib import Path


def folder(name: str) -> Path:
    """A folder in it: below ``$XDG_CACHE_HOME``, which counts only when it is absolute."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 - the variable is a string
        base = os.path.expanduser("~/.cache")  # noqa: PTH111 - it never raises
    return Path(base, "yougo", name)
