"""Raised numbers that are no links, joined to their notes.

A note is a block that begins with the same number, raised or not, or the item of that number in a list whose
heading calls it notes.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from lxml import etree

from yougo.language.text import narrow
from yougo.readers.pages.bodies import before, block_of, drop_label, may_be_note
from yougo.readers.pages.tree import Page, text_of
from yougo.readers.pages.walking import Apart
from yougo.readers.running import TAKES_EXPONENT

_NUMBER = re.compile(r"[(\[〔]?(?:※|注|註|\*)?\s?\d{1,3}[)\]〕]?")
_BEGINS = re.compile(rf"\s*(?P<sign>{_NUMBER.pattern})(?:(?<=[)\]〕])|[.:]?\s)\s*(?=\S)")
_DIGITS = re.compile(r"\d+")
_START = re.compile(r"\d{1,9}")
_CALLED_NOTES = re.compile(r"(?:foot|end)?notes?|[注註](?:釈|記)?|脚注|後注|尾注", re.IGNORECASE)
_HEADED_LISTS: Any = etree.XPath(
    "//*[local-name()='ol'][contains('|h1|h2|h3|h4|h5|h6|',"
    " concat('|', local-name(preceding-sibling::*[1]), '|'))]"
)
_HEADING: Any = etree.XPath("string(preceding-sibling::*[1])")
_BEFORE_SPACE: Any = etree.XPath(
    "string(preceding-sibling::node()[normalize-space() or local-name()='br'][1])"
)
_TEXT_BLOCKS: Any = etree.XPath("//*[local-name()='p' or local-name()='li' or local-name()='dd']")
_PLAIN: Any = etree.XPath("descendant::*[local-name()='sup'][not(*)]")


def join(page: Page, apart: Apart) -> None:
    """Take the notes and their marks out of the text of a page."""
    numbers = _raised_numbers(page)
    begun = _begun(numbers)
    listed = _listed(page)
    marks = {element: sign for element, sign in numbers.items() if _follows_word(element)}
    plain = _plainly(page, {sign for sign in marks.values() if not begun[sign]})
    for element, sign in marks.items():
        number = _DIGITS.findall(sign)[0]
        note = _only(begun[sign] or listed[number] or plain.get(sign, []))
        if note is None or note in element.iterancestors():
            continue
        if note not in apart.bodies:
            apart.add(note, page.file, f"note-{number}" if note in listed[number] else sign, sign)
            drop_label(note, sign)
        apart.marks[element] = apart.bodies[note]


def _raised_numbers(page: Page) -> dict[etree._Element, str]:
    """The raised elements that hold a number alone, and how it is written."""
    numbers = {}
    for element in _PLAIN(page.root):
        sign = narrow(text_of(element).strip())
        if _NUMBER.fullmatch(sign):
            numbers[element] = sign
    return numbers


def _begun(numbers: Mapping[etree._Element, str]) -> defaultdict[str, list[etree._Element]]:
    """The blocks that begin with each number as notes do."""
    begun: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for element in filter(_begins_note, numbers):
        begun[numbers[element]].append(block_of(element))
    return begun


def _only(blocks: list[etree._Element]) -> etree._Element | None:
    """The block, if it is the only one."""
    return blocks[0] if len(blocks) == 1 else None


def _listed(page: Page) -> dict[str, list[etree._Element]]:
    """The items of the lists whose heading calls them notes, by their number."""
    items: dict[str, list[etree._Element]] = defaultdict(list)
    for found in _HEADED_LISTS(page.root):
        if not _CALLED_NOTES.fullmatch(narrow(str(_HEADING(found)).strip())):
            continue
        start = found.get("start", "")
        first = int(start) if _START.fullmatch(start) else 1
        for number, item in enumerate(found.iterchildren("{*}li"), first):
            items[str(number)].append(item)
    return items


def _plainly(page: Page, signs: set[str]) -> dict[str, list[etree._Element]]:
    """The blocks of text that begin with signs as text; none unless each sign begins one."""
    found: dict[str, list[etree._Element]] = {sign: [] for sign in signs}
    for block in _TEXT_BLOCKS(page.root) if signs else ():
        begun = _BEGINS.match(narrow(text_of(block)))
        if begun and begun["sign"] in signs and may_be_note(block, block):
            found[begun["sign"]].append(block)
    return found if all(len(blocks) == 1 for blocks in found.values()) else {}


def _follows_word(element: etree._Element) -> bool:
    """Whether it neither begins its block nor is an exponent."""
    words = before(element) or str(_BEFORE_SPACE(element)).rstrip()
    return bool(words) and not TAKES_EXPONENT.search(words)


def _begins_note(element: etree._Element) -> bool:
    """Whether a block that may be a note begins with an element."""
    block = block_of(element)
    is_first = text_of(block).strip().startswith(text_of(element).strip()) and not before(element)
    return is_first and may_be_note(block, element)
