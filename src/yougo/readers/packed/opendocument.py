"""What an OpenDocument text says: its elements are given HTML's names, and read as a page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from yougo.language import word_tables
from yougo.model.documents import Document, Part
from yougo.readers.packed.archive import Archive
from yougo.readers.pages import content
from yougo.readers.pages.numbering import is_paragraph, number_blocks
from yougo.readers.pages.tree import Page, name_of
from yougo.translation import said

_CONTENT, _META = "content.xml", "meta.xml"
_NAMES = word_tables.mapping(__package__, "opendocument")
_SPACES = {"s": " ", "tab": " "}
_BODY: Any = etree.XPath("//*[local-name()='body']/*[local-name()='text']")
_TITLE = etree.XPath("normalize-space(//*[local-name()='title'])")
_NOTES: Any = etree.XPath("descendant::*[local-name()='note']")
_ATTRIBUTES = {
    "href": etree.XPath("string(@*[local-name()='href'])"),
    "rowspan": etree.XPath("string(@*[local-name()='number-rows-spanned'])"),
    "colspan": etree.XPath("string(@*[local-name()='number-columns-spanned'])"),
}
_STYLES: Any = etree.XPath("//*[local-name()='style'][*[local-name()='text-properties']]")
_STYLE_NAME = etree.XPath("string(@*[local-name()='name'])")
_STYLE = etree.XPath("string(@*[local-name()='style-name'])")
_LOOKS = (
    (etree.XPath("boolean(*/@*[local-name()='text-position'][starts-with(., 'super')])"), "sup"),
    (etree.XPath("boolean(*/@*[local-name()='text-line-through-style'][. != 'none'])"), "s"),
    (etree.XPath("boolean(*/@*[local-name()='display'][. = 'none'])"), "template"),
)
"""Properties of styles, and HTML's elements for text that has them."""
_IS_HIDDEN = etree.XPath(
    "boolean(@*[local-name()='is-hidden'][. = 'true'] | self::*[local-name()='section']/@*"
    "[local-name()='display'][. = 'none'])"
)
_LEVEL = etree.XPath("string(@*[local-name()='outline-level'])")
_HIGH_LEVELS = frozenset("12345")
"""The levels that have a heading of their own in HTML; all below are the sixth."""
_PARTS_OF_NOTE = 2
"""A note holds its mark and its text."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is its own, or its first heading's.

    Raises:
        UnreadableDocument: it is damaged, protected by a password, or far too large.
    """
    archive = Archive(data, name)
    root = archive.tree(_CONTENT)
    bodies = _BODY(root)
    if not bodies:
        raise archive.unreadable(said("it is not a text"))
    _link_notes(bodies[0])
    looks = _looks(_STYLES(root))
    for element in bodies[0].iter("*"):
        _rename(element, looks)
    number_blocks(bodies[0], is_paragraph)
    title = str(_TITLE(archive.tree(_META))) if _META in archive.files else ""
    made = content.document([Page(bodies[0], part=(Part(1, "", "paragraph"),))], name)
    return replace(made, title=title or made.title)


def _looks(styles: Iterable[etree._Element]) -> dict[str, str]:
    """What the styles do to text that HTML has an element for, by their names."""
    found = {}
    for style in styles:
        for path, element in _LOOKS:
            if path(style):
                found[str(_STYLE_NAME(style))] = element
    return found


def _link_notes(root: etree._Element) -> None:
    """Move each note to the end of the text, and make its mark a link to it."""
    for number, note in enumerate(list(_NOTES(root)), 1):
        parts = list(note.iterchildren("*"))
        if len(parts) != _PARTS_OF_NOTE:
            continue
        mark, body = parts
        mark.set("href", f"#note{number}")
        mark.set("role", "doc-noteref")
        body.set("id", f"note{number}")
        root.append(body)


def _rename(element: etree._Element, looks: Mapping[str, str]) -> None:
    """Give an element HTML's name; `looks` has the names that its style may ask for."""
    name = name_of(element)
    if name in _SPACES:
        element.text = _SPACES[name]
    for attribute, value in _ATTRIBUTES.items():
        if found := str(value(element)):
            element.set(attribute, found)
    if _IS_HIDDEN(element):
        element.tag = "template"
    elif name == "h":
        level = str(_LEVEL(element)) or "1"
        element.tag = f"h{level}" if level in _HIGH_LEVELS else "h6"
    else:
        element.tag = _NAMES.get(name) or looks.get(str(_STYLE(element)), "span")
