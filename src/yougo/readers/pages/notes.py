"""Joins the notes of pages to their marks.

A mark is a short link to another element of the document: one whose type or class says so, one that is
raised, or one that is written as a mark is: [1], ※2, 注3). What it links to is the note, or begins it; where
several notes share one block, their lines are left to `yougo.readers.notes`.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any
from urllib.parse import unquote

from lxml import etree

from yougo.language.text import narrow
from yougo.readers.pages import popovers, raised
from yougo.readers.pages.bodies import block_of, drop_label, may_be_note
from yougo.readers.pages.tree import Page, signs_of, text_of
from yougo.readers.pages.walking import Apart

_MARKS = frozenset(
    "noteref doc-noteref footnote-ref footnote-reference footnote-anchor footnoteanchor fnref".split()
)
"""Types and classes of marks."""
_BACK = frozenset(
    "backlink doc-backlink footnote-back footnote-backref footnote-backlink mw-cite-backlink".split()
)
"""Types and classes of links from a note back to its mark."""
_WRITTEN = re.compile(
    r"[(\[〔]\s?(?:※|注|註|\*)?\s?(?:\d{1,3}|[a-z]{1,2})\s?[)\]〕]"
    r"|(?:※|注|註|\*)\s?\d{1,3}[)\]]?|[※*†‡]{1,3}"
)
"""A mark that nothing else looks like: [1], (注2), ※3, †."""
_BRACKETS = frozenset(["()", "（）", "[]", "［］", "〔〕"])
_LONGEST = 12
_IDS: Any = etree.XPath("descendant-or-self::*/@id|descendant-or-self::*[local-name()='a']/@name")
_LINKS: Any = etree.XPath("descendant-or-self::*[local-name()='a'][@href]")
_IS_RAISED = etree.XPath("boolean(parent::*[local-name()='sup']|*[local-name()='sup'])")
_BEFORE = etree.XPath("string(preceding-sibling::node()[1][self::text()])")

Target = tuple[str, str]
"""A page's path and an element's id."""


@dataclass(slots=True)
class _Link:
    """A link to another element of the document."""

    element: etree._Element
    target: Target
    aim: etree._Element
    """Its target."""
    block: etree._Element
    """The block that its target is, or is in."""
    is_ahead: bool
    """Whether its target comes after it."""
    written: str
    """What it looks like, with the brackets around it."""

    @property
    def says_so(self) -> bool:
        """Whether it says of itself that it is a note mark."""
        return _is_mark(self.element)

    @property
    def looks_so(self) -> bool:
        """Whether it looks like a note mark."""
        is_raised = bool(_IS_RAISED(self.element))
        return len(self.written) <= _LONGEST and (is_raised or _WRITTEN.fullmatch(self.written) is not None)

    @property
    def is_back(self) -> bool:
        """Whether it says of itself that it leads from a note back to its mark."""
        parent = next(self.element.iterancestors(), self.element)
        return not _BACK.isdisjoint(signs_of(self.element) | signs_of(parent))

    @property
    def may_lead_to_note(self) -> bool:
        """Whether what it leads to may be a note."""
        return self.block not in self.element.iterancestors() and may_be_note(self.block, self.aim)


@dataclass(slots=True)
class _Marks:
    """The marks that are found so far, by the block that they link to."""

    links: dict[etree._Element, list[_Link]] = field(default_factory=lambda: defaultdict(list))

    def takes(self, link: _Link) -> bool:
        """Whether a link is a note mark."""
        is_known = link.is_ahead or link.block in self.links
        return (link.says_so or (link.looks_so and is_known)) and link.may_lead_to_note

    def leads_back(self, link: _Link) -> bool:
        """Whether a link in a note leads to where the note's mark is."""
        around = filter(self.links.__contains__, (link.element, *link.element.iterancestors()))
        marks = chain.from_iterable(map(self.links.__getitem__, around))
        return any(link.block in mark.element.iterancestors() for mark in marks)

    def are_of_one(self, block: etree._Element) -> bool:
        """Whether all marks that link to a block link to the same element."""
        return len({link.target for link in self.links[block]}) == 1


def joined(pages: Sequence[Page]) -> Apart:
    """The marks and the notes of all pages, each note's label being its element's id."""
    marks, apart = _Marks(), Apart()
    backs: list[_Link] = []
    for page in pages:
        popovers.unfold(page, filter(_is_mark, page.root.iter("*")))
    for link in _links(pages):
        if link.is_back or marks.leads_back(link):
            backs.append(link)
        elif marks.takes(link):
            marks.links[link.block].append(link)
    for block in filter(marks.are_of_one, marks.links):
        _join(apart, block, marks.links[block])
    for link in backs:
        if not apart.bodies.keys().isdisjoint(link.element.iterancestors()):
            apart.gone.add(link.element)
    for page in pages:
        raised.join(page, apart)
    return apart


def _is_mark(element: etree._Element) -> bool:
    """Whether an element says of itself that it is a note mark."""
    return not _MARKS.isdisjoint(signs_of(element))


def _join(apart: Apart, block: etree._Element, links: Sequence[_Link]) -> None:
    """Take a note and its marks out of the text."""
    apart.add(block, *links[0].target, links[0].written)
    drop_label(block, links[0].written)
    for link in links:
        _drop_brackets(link.element)
        apart.marks[link.element] = apart.bodies[block]


def _links(pages: Sequence[Page]) -> Iterator[_Link]:
    """The links to other elements, in the document's order."""
    order: dict[etree._Element, int] = {}
    targets: dict[Target, etree._Element] = {}
    for page in pages:
        order |= zip(page.root.iter("*"), count(len(order)), strict=False)
        for name in _IDS(page.root):
            targets.setdefault((page.file, str(name)), name.getparent())
    for page in pages:
        for element in _LINKS(page.root):
            target = _target(page, element.get("href", ""))
            aim = targets.get(target)
            if aim is not None:
                is_ahead = order[aim] > order[element]
                yield _Link(element, target, aim, block_of(aim), is_ahead, _written(element))


def _target(page: Page, href: str) -> Target:
    """What a link leads to; a page that was saved may write its own address before the ``#``."""
    path, _, fragment = href.strip().partition("#")
    if path in {"", page.address.partition("#")[0]}:
        return page.file, unquote(fragment)
    folder = posixpath.dirname(page.file)
    return posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(fragment)


def _written(link: etree._Element) -> str:
    """A link's text, with the brackets that it stands in."""
    text = narrow(text_of(link).strip())
    return f"[{text}]" if _is_bracketed(link) else text


def _is_bracketed(link: etree._Element) -> bool:
    return _text_before(link)[-1:] + (link.tail or "").lstrip()[:1] in _BRACKETS


def _text_before(link: etree._Element) -> str:
    return str(_BEFORE(link)).rstrip()


def _drop_brackets(link: etree._Element) -> None:
    """Take the brackets around a mark out of the text."""
    if not _is_bracketed(link):
        return
    before, previous = _text_before(link)[:-1], link.getprevious()
    link.tail = (link.tail or "").lstrip()[1:]
    if previous is not None:
        previous.tail = before
    else:
        next(link.iterancestors()).text = before
