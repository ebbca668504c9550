"""Folders that come with yougo: its templates, and the pages of `yougo help`."""

from functools import cache
from pathlib import Path

import yougo


@cache
def folder(name: str) -> Path:
    """Where a folder of the repository is: in the wheel, or, of an editable install, beside ``src``."""
    package = Path(yougo.__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name
