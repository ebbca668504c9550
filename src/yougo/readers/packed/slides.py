"""What slides say: each as a section under its title, with the speaker's notes below it.

The elements of PresentationML are given HTML's names, and read as a page. Hidden slides, slide numbers, dates
and footers are left out.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from yougo.model.documents import Document, Part
from yougo.readers.packed.archive import Archive
from yougo.readers.packed.word_hiding import OFF
from yougo.readers.pages import content
from yougo.readers.pages.tree import Page, last_line_of, name_of

_PRESENTATION = "ppt/presentation.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SLIDES: Any = etree.XPath("//*[local-name()='sldIdLst']/*[local-name()='sldId']")
_RELATIONS: Any = etree.XPath("//*[local-name()='Relationship']")
_SHAPES: Any = etree.XPath("//*[local-name()='spTree']")
_PLACEHOLDERS: Any = etree.XPath("//*[local-name()='ph']")
_NOTES = "/notesSlide"
_TITLES = frozenset(["title", "ctrTitle"])
_APART = frozenset(["sldNum", "dt", "ftr", "hdr", "sldImg"])
"""Placeholders that hold no text of the slide."""
_NAMES = {
    "p": "p",
    "r": "span",
    "t": "span",
    "br": "soft-break",
    **dict.fromkeys(("fld", "ppr", "rpr", "endpararpr"), "template"),
    "tbl": "table",
    "tr": "tr",
    "tc": "td",
}
"""Elements in lower case and HTML's names for them; any other is a div, and ends what is before it."""
_RAISED: Any = etree.XPath(
    "descendant::*[local-name()='r'][*[local-name()='rPr'][@baseline > 0]]/*[local-name()='t']"
)
_SPANS = {"gridSpan": "colspan", "rowSpan": "rowspan"}
_CONTINUES = ("hMerge", "vMerge")
"""What a cell has that another one covers."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is that of the first slide.

    Raises:
        UnreadableDocument: it is damaged, protected by a password, or far too large.
    """
    return content.document(list(_pages(Archive(data, name))), name)


def _pages(archive: Archive) -> Iterator[Page]:
    """A page for each slide that is shown, in their order."""
    targets = _related(archive, _PRESENTATION)
    zero = 0
    for number, slide in enumerate(_SLIDES(archive.tree(_PRESENTATION)), 1):
        path = targets.get(slide.get(_RELATION, ""), "")
        if path not in archive.files:
            continue
        tree = archive.tree(path)
        if tree.get("show") in OFF:
            continue
        page = etree.Element("div")
        page.extend(_shapes(tree, "h2" if zero else "h1"))
        for notes in filter(archive.files.__contains__, _related(archive, path, _NOTES).values()):
            page.extend(_shapes(archive.tree(notes), "p"))
        _number_lines(page)
        label = f"slide {number}"
        yield Page(page, path, zero=zero, part=(Part(zero + 1, label),), label=label)
        zero += last_line_of(page)


def _related(archive: Archive, path: str, kind: str = "") -> dict[str, str]:
    """The files that a file refers to, by their number; all, or those of one kind."""
    folder, file = posixpath.split(path)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in archive.files:
        return {}
    found = {}
    for each in _RELATIONS(archive.tree(relations)):
        if each.get("Type", "").endswith(kind):
            found[each.get("Id", "")] = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
    return found


def _shapes(tree: etree._Element, heading: str) -> list[etree._Element]:
    """What a slide shows, its title first, as HTML whose headings have this name."""
    first: list[etree._Element] = []
    others: list[etree._Element] = []
    for placeholder in _PLACEHOLDERS(tree):
        shape = _shape_of(placeholder)
        kind = placeholder.get("type", "")
        if kind in _APART:
            shape.clear()
        elif kind in _TITLES:
            shape.set("data-heading", heading)
    for holder in _SHAPES(tree):
        for shape in list(holder):
            (first if shape.get("data-heading") else others).append(_as_html(shape))
    return first + others


def _shape_of(placeholder: etree._Element) -> etree._Element:
    """The shape that a placeholder belongs to."""
    shapes = (element for element in placeholder.iterancestors() if name_of(element) in ("sp", "pic"))
    return next(shapes, placeholder)


def _as_html(shape: etree._Element) -> etree._Element:
    """A shape with HTML's names for its elements."""
    heading = shape.get("data-heading", "")
    raised = set(_RAISED(shape))
    for element in list(shape.iter("*")):
        name = name_of(element)
        element.tail = None
        if name != "t":
            element.text = None  # such as the number of a table's style
        if name == "tc" and _is_covered(element):
            element.tag = "template"
            continue
        element.tag = "sup" if element in raised else _NAMES.get(name, "div")
        if name == "p" and heading:
            element.tag = heading
        for attribute, called in _SPANS.items():
            if value := element.get(attribute):
                element.set(called, value)
    return shape


def _is_covered(cell: etree._Element) -> bool:
    """Whether another cell reaches over this one."""
    return any(cell.get(name, "0") not in OFF for name in _CONTINUES)


def _number_lines(page: Any) -> None:  # noqa: ANN401 - lxml lets lines be set, its stubs do not
    """Let each paragraph be a line."""
    line = 0
    for element in page.iter("*"):
        line += element.tag in ("p", "h1", "h2")
        element.sourceline = max(1, line)
