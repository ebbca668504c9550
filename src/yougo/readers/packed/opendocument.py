"""What an OpenDocument text says: its elements are given HTML's names, and read as a page."""

from typing import Any

from lxml import etree

from yougo.language import word_tables
from yougo.model.documents import Document, Part
from yougo.readers.packed.archive import Archive
from yougo.readers.pages import content
from yougo.readers.pages.tree import Page, name_of
from yougo.translation import said

_CONTENT, _META = "content.xml", "meta.xml"
_NAMES = word_tables.mapping(__package__, "opendocument")
_PARAGRAPHS = frozenset(["p", "h"])
_SPACES = {"s": " ", "tab": " "}
_BODY: Any = etree.XPath("//*[local-name()='body']/*[local-name()='text']")
_TITLE = etree.XPath("normalize-space(//*[local-name()='title'])")
_NOTES: Any = etree.XPath("descendant::*[local-name()='note']")
_ATTRIBUTES = {
    "href": etree.XPath("string(@*[local-name()='href'])"),
    "rowspan": etree.XPath("string(@*[local-name()='number-rows-spanned'])"),
    "colspan": etree.XPath("string(@*[local-name()='number-columns-spanned'])"),
}
_LEVEL = etree.XPath("string(@*[local-name()='outline-level'])")


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is its first heading's, or its own.

    Raises:
        UnreadableDocument: it is damaged, protected by a password, or far too large.
    """
    archive = Archive(data, name)
    bodies = _BODY(archive.tree(_CONTENT))
    if not bodies:
        raise archive.unreadable(said("it is not a text"))
    _link_notes(bodies[0])
    line = 0
    for element in bodies[0].iter("*"):
        line += name_of(element) in _PARAGRAPHS
        element.sourceline = max(1, line)
        _rename(element)
    title = str(_TITLE(archive.tree(_META))) if _META in archive.files else ""
    return content.document([Page(bodies[0], part=(Part(1, "", "paragraph"),))], name, title)


def _link_notes(root: etree._Element) -> None:
    """Move each note to the end of the text, and make its mark a link to it."""
    for number, note in enumerate(list(_NOTES(root)), 1):
        mark, body = note
        mark.set("href", f"#note{number}")
        mark.set("role", "doc-noteref")
        body.set("id", f"note{number}")
        root.append(body)


def _rename(element: etree._Element) -> None:
    name = name_of(element)
    if name in _SPACES:
        element.text = _SPACES[name]
    for attribute, value in _ATTRIBUTES.items():
        if found := str(value(element)):
            element.set(attribute, found)
    is_heading = name == "h"
    element.tag = f"h{min(int(str(_LEVEL(element)) or 1), 6)}" if is_heading else _NAMES.get(name, "span")
