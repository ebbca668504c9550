"""Readers: a document's bytes become a `documents.Document`, by the suffix of its name.

Readers are found through the entry points of the group ``yougo.readers``; yougo's own come in by the
same door as anybody else's.
"""

import os
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from yougo import plugins
from yougo.errors import UnreadableDocument
from yougo.model.documents import Document, Reader
from yougo.readers import sniffing
from yougo.readers.cleaning import cleaned
from yougo.translation import said

GROUP = "yougo.readers"
_SAVED_AS = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".pages", ".wpd", ".wps", ".jtd"), ".docx"),
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), ".xlsx"),
    **dict.fromkeys((".ppt", ".pps", ".odp", ".key"), ".pptx"),
    **dict.fromkeys((".mobi", ".azw", ".azw3"), ".epub"),
}
"""Formats that yougo does not read, and those that programs save such files in."""


def read(data: bytes, name: str) -> Document:
    """The document that `data` holds; `name` is its name in the workspace, whose suffix picks the reader.

    All its strings are clean (see `text.clean`), whatever the reader made of them. A file that is plainly of
    another format than its name says, or whose name says none, is read as what it is (see `sniffing`).

    Raises:
        UnreadableDocument: no reader knows the suffix, or the reader cannot make sense of the bytes.
    """
    suffix = PurePath(name).suffix.lower()
    reader = _by_suffix().get(suffix)
    other = sniffing.sniffed(data, reader.name if reader else "", _by_name())
    if other:
        return sniffing.told(_made(other, data, name), other)
    if reader is None:
        reason = (
            said(f"yougo does not read {suffix} files")
            if suffix
            else said("its name does not end in a format")
        )
        remedy = said(f"rename or convert it to one of {', '.join(suffixes())}")
        raise UnreadableDocument(document=name, reason=reason, remedy=remedy)
    return sniffing.with_content_told(_made(reader, data, name), data)


def _made(reader: Reader, data: bytes, name: str) -> Document:
    """What a reader makes of a file, clean.

    An error that its author did not think of is told of this one document, and stops no other. For who looks
    for the cause, it is raised as it is.
    """
    try:
        return cleaned(replace(reader.read(data, name) if data else Document(name), format=reader.name))
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:
        if os.environ.get("YOUGO_DEBUG"):
            raise
        reason = said(
            f"its content is of a kind that yougo does not expect ({type(error).__name__}: {error})"
        )
        remedy = said("save it in another format")
        raise UnreadableDocument(document=name, reason=reason, remedy=remedy) from error


def suffixes() -> tuple[str, ...]:
    """The suffixes that are read in folders, in alphabetical order: ``(".csv", ".markdown", ".md", …)``."""
    return tuple(sorted(suffix for reader in _readers() for suffix in reader.suffixes))


def has_reader(suffix: str) -> bool:
    """Whether a file of this suffix is read when it is named."""
    return suffix.lower() in _by_suffix()


def remedy_for(suffix: str) -> str:
    """What to do with a file of a suffix that yougo does not read."""
    if suffix.lower() in _SAVED_AS:
        return said(f"Save it as {_SAVED_AS[suffix.lower()]}")
    return said("If it is plain text, rename it to .txt")


def format_of(name: str) -> str:
    """The reader of a document of this name: ``table`` for ``terms.csv``; ``""`` when there is none."""
    reader = _by_suffix().get(PurePath(name).suffix.lower())
    return reader.name if reader else ""


def versions() -> str:
    """Every reader with its version, for a cache's key: ``markdown 1, plain 1, table 1``."""
    return ", ".join(f"{reader.name} {reader.version}" for reader in _readers())


def are_ours() -> bool:
    """Whether all installed readers are part of yougo."""
    return all(reader.read.__module__.startswith(f"{__name__}.") for reader in _readers())


@cache
def _readers() -> tuple[Reader, ...]:
    """The installed readers by name, so that their order never depends on the installation."""
    found: list[Reader] = plugins.loaded(GROUP)
    return tuple(sorted(found, key=lambda reader: reader.name))


@cache
def _by_name() -> dict[str, Reader]:
    return {reader.name: reader for reader in _readers()}


@cache
def _by_suffix() -> dict[str, Reader]:
    """The reader of each suffix; where two claim one, the first by name has it."""
    found: dict[str, Reader] = {}
    for reader in reversed(_readers()):
        found |= dict.fromkeys((*reader.suffixes, *reader.named_suffixes), reader)
    return found
