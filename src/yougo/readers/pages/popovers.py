"""Notes that a page keeps in an attribute of their mark and shows when somebody points at it."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from typing import Any

from lxml import etree

from yougo.errors import UnreadableDocument
from yougo.readers.pages.tree import Page, line_of, parsed

_KEPT = ("data-content", "data-bs-content", "data-footnote-content")
"""Attributes whose value is a note, as HTML."""
_UNFOLDED = "data-unfolded"
"""What says of a note that this module wrote it."""
_BODY: Any = etree.XPath("descendant-or-self::*[local-name()='body']")


def unfold(page: Page, marks: Iterable[etree._Element]) -> None:
    """Write such notes below a page, and let their marks link to them."""
    below = next(iter(_BODY(page.root)), page.root)
    for number, mark in zip(count(1), list(marks), strict=False):
        kept = next(filter(None, map(mark.get, _KEPT)), "")
        if kept and not mark.get("href"):
            name = f"popover-{number}"
            with suppress(UnreadableDocument):  # nested deeper than any note is
                below.append(_note(kept, name, line_of(mark)))
                mark.set("href", f"#{name}")


def is_unfolded(note: etree._Element) -> bool:
    """Whether people see a note only where its mark is."""
    return note.get(_UNFOLDED) is not None


def _note(kept: str, name: str, line: int) -> etree._Element:
    """A block that says what an attribute does, on the line of its mark."""
    note = etree.Element("div", {"id": name, _UNFOLDED: ""})
    for body in _BODY(parsed(kept, name)):
        note.text = body.text
        note.extend(body)
    numbered: Any
    for numbered in note.iter("*"):  # lxml's types know no number that can be set
        numbered.sourceline = line
    return note
