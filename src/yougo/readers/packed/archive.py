"""Archives of files, opened without trusting what they say of themselves."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lxml import etree

from yougo.errors import UnreadableDocument
from yougo.translation import said

_MOST_FILES = 20_000
_LARGEST = 256 << 20
"""Bytes of all files that are read from one archive, unpacked, unless its format needs more."""
_DAMAGED = said("it is damaged, or is not what its name says")
_OLD = b"\xd0\xcf\x11\xe0"
"""What Office's own files begin with, before they were archives or where they are encrypted."""
_ANEW = said("save it in the new format, without a password")
_RESAVE = said("open it in the program that made it and save it again")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """The files in an archive, by their path.

    Raises:
        UnreadableDocument: here and by every method: it is damaged, encrypted or far too large.
    """

    def __init__(self, data: bytes, name: str, most: int = 0) -> None:
        """Of these bytes of a document; at `most` as many are read from it, unpacked, as its format needs."""
        self.name = name
        """The document's."""
        self._most = self._left = most or _LARGEST
        if data.startswith(_OLD):
            raise self.unreadable(said("it is in Office's old format, or protected by a password"), _ANEW)
        with self._sound():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.files = frozenset(self._zip.namelist())
        """The paths of its files."""
        if len(self.files) > _MOST_FILES:
            raise self.unreadable(said(f"it holds more than {_MOST_FILES:,} files"))

    def read(self, path: str) -> bytes:
        """A file's bytes."""
        if path not in self.files:
            raise self.unreadable(said(f"the file {path} is missing in it") if path else _DAMAGED)
        with self._sound(), self._zip.open(path) as file:
            found = file.read(self._left + 1)
        self._left -= len(found)
        if self._left < 0:
            raise self.unreadable(said(f"it unpacks to more than {self._most >> 20} MB"), said("divide it"))
        return found

    def sounded(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Several files, of which none that is XML defines entities."""
        return {path: self._without_entities(path) for path in paths}

    def tree(self, path: str) -> etree._Element:
        """The root of a file that is XML; entities are not expanded."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self._without_entities(path), parser)
        except etree.XMLSyntaxError as error:
            raise self.unreadable(_DAMAGED) from error

    def _without_entities(self, path: str) -> bytes:
        data = self.read(path)
        if b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
            raise self.unreadable(said(f"{path} in it defines entities, as only attacks do"))
        return data

    def unreadable(self, reason: str, remedy: str = _RESAVE) -> UnreadableDocument:
        """The error that tells why it cannot be read."""
        return UnreadableDocument(document=self.name, reason=reason, remedy=remedy)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Tell of damage and of a password in one sentence."""
        try:
            yield
        except _FAULTS as error:
            is_locked = "password" in str(error) or "encrypted" in str(error)
            reason = said("it is protected by a password") if is_locked else _DAMAGED
            remedy = said("save it without a password") if is_locked else _RESAVE
            raise self.unreadable(reason, remedy) from error
