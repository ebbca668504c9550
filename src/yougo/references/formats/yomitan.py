"""Yomitan's (and Yomichan's) dictionaries, of which `yougo.readers.packed.yomitan` reads the rows."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain, filterfalse, islice
from typing import IO

from yougo.errors import UnreadableDocument
from yougo.language.characters import is_japanese
from yougo.readers.packed import yomitan
from yougo.readers.packed.archive import Archive
from yougo.readers.packed.yomitan import Row
from yougo.references.entries import Entry, Written, entry

_SEPARATORS = re.compile("[;|]")
_APART = yomitan.APART | {"a"}
"""Elements that are not part of what a meaning says, links to other entries among them."""
_LARGEST = 1 << 30
"""Bytes of all term banks: those of the largest dictionaries are half of it."""


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The entries of all term banks.

    Raises:
        UnreadableDocument: the file is damaged, or of another version.
    """
    _, rows = yomitan.opened(_archive(file))
    return filter(None, map(_entry, rows))


def title(file: IO[bytes]) -> str:
    """What the dictionary calls itself; ``""`` where it does not say."""
    index, _ = yomitan.opened(_archive(file))
    return str(index.get("title", ""))


def is_one(beginning: bytes, file: IO[bytes]) -> bool:
    """Whether a file is such a dictionary; one that yougo wrote is a glossary, and read as a document."""
    if not beginning.startswith(b"PK\x03\x04"):
        return False
    try:
        _, rows = yomitan.opened(_archive(file))
        return not any(map(yomitan.is_ours, islice(rows, 1)))
    except UnreadableDocument:
        return False


def _archive(file: IO[bytes]) -> Archive:
    return Archive(file.read(), file.name, _LARGEST)


def _entry(row: Row) -> Entry | None:
    """One row; what is Japanese in its meanings defines, the rest are English names."""
    told = list(chain.from_iterable(map(partial(yomitan.lines, apart=_APART), row.meanings)))
    english = map(_SEPARATORS.split, filterfalse(is_japanese, told))
    readings = tuple({str(row.reading or "")} - {"", row.term})
    definition = next(filter(is_japanese, told), "")
    is_common = float(row.score or 0) > 0
    return entry([Written(str(row.term), readings)], english, definition, is_common=is_common)
