"""Tells how far a reader is in a long document, to whoever shows it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Show: TypeAlias = Callable[[int, int], None]
"""Called with the page that is being read, and how many there are."""


def _silent(_page: int, _pages: int) -> None:
    """Nobody watches."""


_SHOWN: ContextVar[Show] = ContextVar("pages", default=_silent)


def show(page: int, pages: int) -> None:
    """Tell which page is being read."""
    _SHOWN.get()(page, pages)


@contextmanager
def shown_by(shows: Show) -> Iterator[None]:
    """Have pages that are read meanwhile shown so."""
    token = _SHOWN.set(shows)
    try:
        yield
    finally:
        _SHOWN.reset(token)
