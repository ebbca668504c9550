"""Raised numbers that are no links, joined to the blocks that begin with the same raised number."""

import re
from collections import defaultdict
from typing import Any

from lxml import etree

from yougo.language.text import narrow
from yougo.readers.pages.bodies import before, block_of, drop_label, may_be_note
from yougo.readers.pages.tree import Page, text_of
from yougo.readers.pages.walking import Apart
from yougo.readers.running import TAKES_EXPONENT

_NUMBER = re.compile(r"[(\[〔]?(?:※|注|註|\*)?\s?\d{1,3}[)\]〕]?")
_PLAIN: Any = etree.XPath("descendant::*[local-name()='sup'][not(*)]")


def join(page: Page, apart: Apart) -> None:
    """Take the notes and their marks out of the text of a page."""
    numbers = [element for element in _PLAIN(page.root) if _NUMBER.fullmatch(_written(element))]
    notes: dict[str, list[etree._Element]] = defaultdict(list)
    for element in filter(_begins_note, numbers):
        notes[_written(element)].append(block_of(element))
    for element in numbers:
        blocks = notes[_written(element)]
        if len(blocks) != 1 or blocks[0] in element.iterancestors() or not _follows_word(element):
            continue
        if blocks[0] not in apart.bodies:
            apart.add(blocks[0], page.file, _written(element), _written(element))
            drop_label(blocks[0], _written(element))
        apart.marks[element] = apart.bodies[blocks[0]]


def _written(element: etree._Element) -> str:
    return narrow(text_of(element).strip())


def _follows_word(element: etree._Element) -> bool:
    """Whether it neither begins its block nor is an exponent."""
    words = before(element)
    return bool(words) and not TAKES_EXPONENT.search(words)


def _begins_note(element: etree._Element) -> bool:
    """Whether a block that may be a note begins with an element."""
    block = block_of(element)
    is_first = text_of(block).strip().startswith(text_of(element).strip()) and not before(element)
    return is_first and may_be_note(block, element)
