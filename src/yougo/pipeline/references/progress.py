"""Who is told that a reference is compiled, which takes a while."""

from collections.abc import Callable
from pathlib import Path


def _silent(_path: Path) -> None:
    """Nobody is told."""


tell: Callable[[Path], None] = _silent
"""Called with a file before it is compiled."""
