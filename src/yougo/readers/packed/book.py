"""What a book says: the pages of an EPUB, in the order in which they are read."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from lxml import etree

from yougo.model.documents import Document, Part
from yougo.readers.encoding import decode
from yougo.readers.packed.archive import Archive
from yougo.readers.pages import content
from yougo.readers.pages.numbering import unit_of
from yougo.readers.pages.tree import Page, last_line_of, parsed
from yougo.translation import said

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LOCKED = etree.XPath("boolean(//*[local-name()='EncryptionMethod'][contains(@Algorithm, 'xmlenc')])")
"""Other methods hide fonts alone."""
_PACKAGE = etree.XPath("string(//*[local-name()='rootfile']/@full-path)")
_ITEMS: Any = etree.XPath("//*[local-name()='manifest']/*[@id][@href]")
_SPINE: Any = etree.XPath("//*[local-name()='spine']/*/@idref")
_TITLE = etree.XPath("normalize-space(//*[local-name()='metadata']/*[local-name()='title'])")
_PAGES = frozenset(["application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"])


def read(data: bytes, name: str) -> Document:
    """The book in these bytes; its title is that of the book.

    Raises:
        UnreadableDocument: it is damaged, its text is encrypted, or it is far too large.
    """
    archive = Archive(data, name)
    if _ENCRYPTION in archive.files and _LOCKED(archive.tree(_ENCRYPTION)):
        raise archive.unreadable(said("its text is encrypted"), said("use a copy without copy protection"))
    path = str(_PACKAGE(archive.tree(_CONTAINER)))
    package = archive.tree(path)
    made = content.document(list(_pages(archive, package, posixpath.dirname(path))), name)
    return replace(made, title=str(_TITLE(package)) or made.title)


def _pages(archive: Archive, package: etree._Element, folder: str) -> Iterator[Page]:
    """The pages in the order of the book's spine; what is missing or is a picture is left out."""
    items = {item.get("id"): item for item in _ITEMS(package)}
    zero = 0
    for number in _SPINE(package):
        item = items.get(str(number))
        if item is None or not _is_text(item):
            continue
        file = posixpath.normpath(posixpath.join(folder, unquote(item.get("href"))))
        if file not in archive.files:
            continue
        root = parsed(decode(archive.read(file), f"{archive.name}/{file}"), archive.name, is_xml=True)
        part = Part(zero + 1, posixpath.basename(file), unit_of(root), zero)
        yield Page(root, file, zero=zero, part=(part,))
        zero += last_line_of(root)


def _is_text(item: etree._Element) -> bool:
    """Whether a file of the book is a page of its text, and not its table of contents."""
    return item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
