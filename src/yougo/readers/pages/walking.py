"""A tree of HTML as the pieces that blocks are made of, without what a reader of the page does not see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from lxml import etree

from yougo.readers.html_tags import ROLES, Piece, Tag
from yougo.readers.pages.tree import is_block, last_line_of, line_of, name_of, role_of, text_of, types_of

_UNSEEN_ROLES = frozenset(["unseen", "deleted"])
_UNSEEN = frozenset(name for name, role in ROLES.items() if role in _UNSEEN_ROLES) | {
    "title", "select", "button", "datalist", "dialog",
}  # fmt: skip
"""Elements that are not text. A form may hold a whole page; so may a head, where ``<body>`` is left out."""
_ELSEWHERE = frozenset(
    "navigation search contentinfo menu toc landmarks page-list pagebreak doc-toc doc-pagebreak".split()
)
"""The types of what leads elsewhere."""
_HIDING = (
    ("hidden", re.compile(r"(?!until-found|\0)")),
    ("aria-hidden", re.compile("true")),
    ("style", re.compile(r"(?:.*;)?\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.DOTALL)),
)
"""Attributes that hide an element, with the values that do."""
_LANGUAGES = ("lang", "{http://www.w3.org/XML/1998/namespace}lang")
_OURS = re.compile(r"(?:ja|en|jp|und|mul|zxx)\b|\Z", re.IGNORECASE)
"""Languages whose text is read: Chinese names would pass for Japanese ones."""
_DIVISIONS = frozenset(["article", "main", "section"])
"""Elements whose headers are theirs."""
_WHOLE = frozenset(["html", "body"])
_ATTRIBUTES = ("title", "href", "rowspan", "colspan")


@dataclass(slots=True)
class Apart:
    """What is not part of the running text."""

    marks: dict[etree._Element, str] = field(default_factory=dict)
    """Note marks and their labels."""
    bodies: dict[etree._Element, str] = field(default_factory=dict)
    """What notes say, and their labels."""
    gone: set[etree._Element] = field(default_factory=set)
    """Links from a note back to its mark."""
    labels: set[str] = field(default_factory=set)

    signs: dict[etree._Element, str] = field(default_factory=dict)
    """What people see as each note's mark."""

    def add(self, body: etree._Element, file: str, label: str, sign: str) -> None:
        """Add a note; where another page has the same label, its page's path is part of it."""
        self.signs[body] = sign
        free = f"{file}#{label}" if label in self.labels else label
        self.labels.add(free)
        self.bodies[body] = free


def pieces(root: etree._Element, zero: int, apart: Apart) -> Iterator[Piece]:
    """The pieces of an element and what is in it, but for what is apart.

    They begin on its own line, counted from the line after `zero`.
    """
    line = line_of(root) + zero
    for known, piece in _numbered(root, apart):
        breaks = max(0, known + zero - line)
        line += breaks + piece.text.count("\n")
        yield piece._replace(breaks=breaks)


def _numbered(root: etree._Element, apart: Apart) -> Iterator[tuple[int, Piece]]:
    """Each piece with its line in the tree, or 0 where it follows the one before."""
    whole = None  # the element that was read at once
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event != "start":
            yield 0, _end(element) if event == "end" and element is not whole else Piece()
            yield 0, Piece(text="" if element is root else element.tail or "")
            continue
        at_once = None if element is root else _at_once(element, apart)
        if at_once is None:
            yield line_of(element), Piece(_tag(element))
            yield 0, Piece(text=element.text or "")
            continue
        whole = element
        walk.skip_subtree()
        yield line_of(element), Piece()
        yield from zip(repeat(0), at_once)
        yield last_line_of(element), Piece()


def _at_once(element: etree._Element, apart: Apart) -> tuple[Piece, ...] | None:
    """The pieces of an element whose tags say nothing by themselves; None for one that is walked through."""
    if element in apart.marks:
        return (Piece(mark=apart.marks[element]),)
    if element in apart.bodies or element in apart.gone or is_unseen(element):
        return ()
    if role_of(element) == "code":
        return Piece(_tag(element)), Piece(text=text_of(element)), _end(element)
    return None


def is_unseen(element: etree._Element) -> bool:
    """Whether an element is not part of what the page says."""
    return name_of(element) in _UNSEEN or _is_hidden(element) or _is_foreign(element)


def _is_hidden(element: etree._Element) -> bool:
    is_elsewhere = not _ELSEWHERE.isdisjoint(types_of(element))
    return (
        is_elsewhere
        or _is_banner(element)
        or any(hides.match(element.get(name, "\0")) for name, hides in _HIDING)
    )


def _is_banner(element: etree._Element) -> bool:
    """Whether an element is what a site has above each of its pages: a header without a heading."""
    if name_of(element) != "header" and "banner" not in types_of(element):
        return False
    around = map(name_of, element.iterancestors())
    return _DIVISIONS.isdisjoint(around) and not any(role_of(each) == "heading" for each in element.iter("*"))


def _is_foreign(element: etree._Element) -> bool:
    """Whether a block is in a language that is neither Japanese nor English."""
    language = next(filter(None, map(element.get, _LANGUAGES)), "")
    return not _OURS.match(language) and is_block(element) and name_of(element) not in _WHOLE


def _tag(element: etree._Element) -> Tag:
    values = [element.get(name, "") for name in _ATTRIBUTES]
    return Tag(name_of(element), False, *values)


def _end(element: etree._Element) -> Piece:
    return Piece(Tag(name_of(element), closing=True))
