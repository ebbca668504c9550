"""Who is told how far the printing of a PDF is, which takes a while for a large glossary."""

from collections.abc import Callable


def _silent(_done: int, _parts: int) -> None:
    """Nobody is told."""


tell: Callable[[int, int], None] = _silent
"""Called with how many parts are printed, and how many there are."""
