"""Readers whose code is loaded with their first document: most commands read none, and it is slow to load."""

from collections.abc import Callable
from importlib import import_module

from yougo.model.documents import Document


def deferred(module: str) -> Callable[[bytes, str], Document]:
    """The function `read` of a module, which is imported when it is called."""

    def read(data: bytes, name: str) -> Document:
        found: Document = import_module(module).read(data, name)
        return found

    return read
