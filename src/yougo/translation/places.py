"""Where something is in a document without lines of its own, in another language: ``page 2, line 3``."""

from yougo.translation import ENGLISH, message, translated

_PARTS = {
    "page": message("page {number}"),
    "slide": message("slide {number}"),
    "note": message("note {number}"),
    "line": message("line {number}"),
    "row": message("row {number}"),
    "paragraph": message("paragraph {number}"),
}
"""What readers count in such a document."""
_COUNTED = r"^(?:page|slide|note) \S+?(?=, |: |$)|(?:^|, )(?:line|row|paragraph) \d+$"
"""A part at the beginning of a place, and what is counted in it at the end; a heading may be between."""


def inside(within: str, language: str) -> str:
    """A place within a document.

    >>> inside("page 2, line 3", "en"), inside("page 2, line 3", "ja")
    ('page 2, line 3', '2ページ 3行目')
    """
    if language == ENGLISH or not within:
        return within
    import re  # noqa: PLC0415 - look-ups print places, and it is slow to import

    return re.sub(_COUNTED, lambda found: _told(found[0], language), within)


def _told(counted: str, language: str) -> str:
    words = counted.removeprefix(", ")
    unit, _space, number = words.partition(" ")
    gap = " " if words != counted else ""
    return gap + translated(_PARTS[unit], language).format(number=number)
