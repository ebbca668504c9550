"""Your cache: what took a while to make of files, and can be made again."""

from pathlib import Path

from yougo import user_folders


def folder(name: str) -> Path:
    """A folder in it."""
    return Path(user_folders.path("XDG_CACHE_HOME", name))
