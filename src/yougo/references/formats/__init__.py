"""The formats of references, each a module; a file is recognised by its content, whatever its name.

A file that is none of these may be a document that yougo reads (see `yougo.pipeline.references`).
"""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from yougo.references.entries import Entry
from yougo.references.formats import edict, jmdict, titles, yomitan

_BEGINNING = 1 << 18
"""Bytes of a file's beginning by which it is recognised: JMdict has a long DTD."""
_GZIP = b"\x1f\x8b"
DAMAGED = (ValueError, EOFError, gzip.BadGzipFile, zlib.error)
"""What reading a file raises that is not whole."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    is_one: Callable[[bytes, IO[bytes]], bool]
    """Whether a file that begins so is one."""
    entries: Callable[[IO[bytes]], Iterator[Entry]]
    """Its entries; raises one of `DAMAGED` for a file that is not whole."""
    title: Callable[[IO[bytes]], str] = lambda _: ""
    """What the file calls itself."""
    is_named: bool = True
    """Whether the format is one dictionary alone."""

    def name_of(self, file: str) -> str:
        """What a file of this name is called, unless it says its name itself."""
        return self.name if self.is_named else file


def _root(name: str) -> Callable[[bytes, IO[bytes]], bool]:
    """Whether the first element of an XML file has this name."""
    element = f"<{name}>".encode()
    return lambda beginning, _: element in beginning


FORMATS = (
    Format("JMdict", _root("JMdict"), jmdict.entries),
    Format("JMnedict", _root("JMnedict"), jmdict.entries),
    Format("Yomitan", yomitan.is_one, yomitan.entries, yomitan.title, is_named=False),
    Format("EDICT", lambda beginning, _: edict.is_one(beginning), edict.entries),
    Format("titles", lambda beginning, _: titles.is_one(beginning), titles.entries, is_named=False),
)
"""The first that recognises a file reads it."""


def recognised(file: IO[bytes]) -> Format | None:
    """The format of a file; None if it is none of these.

    Raises one of `DAMAGED` where it is compressed, and damaged.
    """
    beginning = opened(file).read(_BEGINNING)
    found = None
    for each in FORMATS:
        file.seek(0)
        if each.is_one(beginning, file):
            found = each
            break
    file.seek(0)
    return found


def opened(file: IO[bytes]) -> IO[bytes]:
    """The file as it is without gzip."""
    file.seek(0)
    is_compressed = file.read(2) == _GZIP
    file.seek(0)
    return io.BufferedReader(gzip.GzipFile(fileobj=file)) if is_compressed else file
