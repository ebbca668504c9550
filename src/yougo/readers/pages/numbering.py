"""The numbers of places in a page: its lines, or its blocks where several headings share a line."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from yougo.readers.html_tags import ROLES
from yougo.readers.pages.tree import is_block, line_of, name_of, texts
from yougo.readers.pages.walking import is_unseen

_HEADINGS = frozenset(name for name, role in ROLES.items() if role == "heading")
_PARAGRAPHS = _HEADINGS | {"p"}


def unit_of(root: etree._Element) -> str:
    """What people count in a page: ``line``, or ``paragraph`` if headings or notes share a line with others.

    A page of the second kind is given the numbers of its blocks for the lines of its elements.
    """
    if not _has_crowded_lines(root):
        return "line"
    number_blocks(root, _begins_text)
    return "paragraph"


def number_blocks(root: etree._Element, counts: Callable[[etree._Element], bool]) -> None:
    """Give elements the numbers of blocks for their lines: those of the blocks that count, from 1."""
    number = 0
    for element, at, text in texts(root):
        setattr(element, at, text.replace("\n", " "))
        if at == "text":
            is_counted = counts(element)
            number += is_counted
            is_before = is_block(element) and not is_counted
            numbered: Any = element  # lxml's types know no number that can be set
            numbered.sourceline = max(1, number + is_before)


def is_paragraph(element: etree._Element) -> bool:
    """Whether an element is a paragraph or a heading."""
    return name_of(element) in _PARAGRAPHS


def _begins_text(element: etree._Element) -> bool:
    """Whether a block is seen and does not just hold another one."""
    if not is_block(element) or is_unseen(element):
        return False
    first = next(iter(element), None)
    return bool((element.text or "").strip()) or first is None or not is_block(first)


def _may_begin_part(element: etree._Element) -> bool:
    """Whether people may look for an element by its name: a heading, or a note that a mark links to."""
    return name_of(element) in _HEADINGS or (is_block(element) and element.get("id") is not None)


def _has_crowded_lines(root: etree._Element) -> bool:
    """Whether a heading, or what may be a note, is on a line that says something before it."""
    line = last = 0
    for element, at, text in texts(root):
        is_start = at == "text"
        if is_start:
            line = max(line, line_of(element))
            if line == last and _may_begin_part(element):
                return True
        if text.strip() and not (is_start and is_unseen(element)):
            last = line + text.rstrip().count("\n")
        line += text.count("\n")
    return False
