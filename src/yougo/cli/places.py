"""Where something is in a document, as the language of this process writes it."""

import re

from yougo.translation import ENGLISH, _, spoken

_PARTS = {
    "page": _("page {number}"),
    "slide": _("slide {number}"),
    "note": _("note {number}"),
    "line": _("line {number}"),
    "row": _("row {number}"),
    "paragraph": _("paragraph {number}"),
}
"""What readers count in a document without lines of its own."""
_COUNTED = re.compile(r"^(?:page|slide|note) \S+?(?=, |: |$)|(?:^|, )(?:line|row|paragraph) \d+$")
"""A part at the beginning of a place, and what is counted in it at the end; a heading may be between."""


def at(document: str, line: object, within: str = "") -> str:
    r"""A document and a line, on one line even if the document's name contains a line break.

    >>> at("a\nb.md", 7), at("a.pdf", 43, "page 2, line 3")
    ('a\\nb.md:7', 'a.pdf (page 2, line 3)')
    """
    name = document.replace("\n", "\\n")
    return f"{name} ({inside(within)})" if within else f"{name}:{line}"


def inside(within: str) -> str:
    """A place within a document: ``page 2, line 3``."""
    return within if spoken() == ENGLISH else _COUNTED.sub(_told, within)


def _told(found: re.Match[str]) -> str:
    words = found[0].removeprefix(", ")
    unit, _space, number = words.partition(" ")
    gap = " " if words != found[0] else ""
    return gap + _PARTS[unit].format(number=number)
