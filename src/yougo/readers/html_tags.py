"""HTML cut into tags, comments and text, and what its elements say of their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from yougo.language import word_tables

TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:.-]*+)((?:[^<>"'{]|"[^"<]*+"|'[^'<]*+'|\{(?:[^{}<]|\{[^{}<]*+\})*+\}|\{)*+)>"""
)
"""A tag of HTML or JSX, whose values may be in braces."""
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(title|href|rowspan|colspan)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE
)
_PIECE = re.compile(rf"<!--.*?(?:-->|\Z)|<[!?][^<>]*+>?|{TAG.pattern}|<|[^<]++", re.DOTALL)
"""A comment, a declaration, a tag or a stretch of text."""

ELEMENTS = word_tables.mapping(__package__, "elements")
"""The elements that are known, each with its role."""
ROLES = {**ELEMENTS, "wikilink": "wikilink"}
"""What an element says of its text, by its name."""
_MOST_SPANNED = 100
"""Rows or columns of one cell."""
_DIGITS = 5
"""So many digits of a number are read: any further one only makes it larger than is allowed."""
BLOCKS = frozenset(["table", "row", "term", "definition", "item", "cell", "heading", "paragraph"])
"""The roles of the elements that end what is before them."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in lower case and those of its attributes that are read."""

    name: str
    closing: bool = False
    title: str = ""
    href: str = ""
    rowspan: str = ""
    colspan: str = ""

    @property
    def role(self) -> str:
        """What the element says of its text: see ``elements.tsv``."""
        return ROLES.get(self.name, "")

    @property
    def rows(self) -> int:
        """How many rows a cell spans."""
        return _span(self.rowspan)

    @property
    def columns(self) -> int:
        """How many columns a cell spans."""
        return _span(self.colspan)


def _span(value: str) -> int:
    """What an attribute says of how far a cell reaches."""
    number = int(value[:_DIGITS]) if value.isdecimal() else 1
    return max(1, min(number, _MOST_SPANNED))


class Piece(NamedTuple):
    """A tag, a stretch of text, a note mark, or none of them: a comment."""

    tag: Tag | None = None
    text: str = ""
    mark: str = ""
    """A note mark's label."""
    breaks: int = 0
    """The line breaks in a tag or a comment."""


def pieces(source: str) -> Iterator[Piece]:
    """The tags, comments and texts of HTML."""
    for match in _PIECE.finditer(source):
        found = tag(match[0])
        if found or match[0].startswith(("<!", "<?")):
            yield Piece(found, breaks=match[0].count("\n"))
        else:
            yield Piece(text=unescaped(match[0]))


def unescaped(source: str) -> str:
    """Text without entities, on as many lines as it is written."""
    return "\n".join(unescape(line).replace("\n", " ") for line in source.split("\n"))


def tag(source: str) -> Tag | None:
    """The tag that `source` begins with; none for a comment or a declaration."""
    match = TAG.match(source)
    if not match:
        return None
    values = {}
    for name, value in _ATTRIBUTE.findall(match[3]):
        values[name.lower()] = unescape(value.strip("\"'"))
    return Tag(match[2].lower(), bool(match[1]), **values)
