"""Where something is in a document, as the language of this process writes it.

Look-ups print places: what is slow to import waits until it is needed.
"""

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
_COUNTED = r"^(?:page|slide|note) \S+?(?=, |: |$)|(?:^|, )(?:line|row|paragraph) \d+$"
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
    if spoken() == ENGLISH:
        return within
    import re  # noqa: PLC0415 - slow to import

    return re.sub(_COUNTED, lambda found: _told(found[0]), within)


def _told(counted: str) -> str:
    words = counted.removeprefix(", ")
    unit, _space, number = words.partition(" ")
    gap = " " if words != counted else ""
    return gap + _PARTS[unit].format(number=number)
