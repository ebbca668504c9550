"""Plain text's lines: how wide they are, and whether one goes on where the line above it broke.

In a text copied from a page each line is a block of its own; in mail and old text files lines break at a
width. What decides is whether the line above had room for the next word: the width of the whole text is
the greatest that any line has, and a text is wrapped at all when several lines are full.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yougo.language.patterns import SENTENCE_ENDS

_WIDEST = 110
"""Columns (a kanji takes two); a text with many wider lines was never wrapped."""
_NARROWEST = 30
_WIDE_SHARE = 0.1
_FULL_LINES = 2
_HANGING = 4
"""Columns that Japanese typesetting may leave free so that 、。」 do not begin a line."""

_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}．.…:：;；][」』）)\]”’\"']*$")
_FIRST_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document, stripped."""

    number: int
    indent: int
    """The width of the white space before its text."""
    text: str

    @property
    def blank(self) -> bool:
        """Whether it holds white space alone."""
        return not self.text


def split(text: str) -> list[Line]:
    """The lines of a text, from 1."""
    return [_line(number, whole) for number, whole in enumerate(text.split("\n"), 1)]


def _line(number: int, whole: str) -> Line:
    text = whole.strip()
    return Line(number, width(whole[: len(whole) - len(whole.lstrip())].expandtabs(4)), text)


def width(text: str) -> int:
    """The columns that a text takes in a fixed-width font; beyond `_WIDEST` characters their number will do.

    >>> width("用語 A")
    6
    """
    if text.isascii() or len(text) > _WIDEST:
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences and introductions to lists do."""
    return _SENTENCE_END.search(text[-8:]) is not None


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which a text's lines were broken; 0 when they were not."""
    widths = [width(line.text) for line in lines if not line.blank]
    if sum(found > _WIDEST for found in widths) > _WIDE_SHARE * len(widths):
        return 0
    widest = max((line.indent + found for line, found in _with_widths(lines) if found <= _WIDEST), default=0)
    if widest < _NARROWEST:
        return 0
    neighbours = ((above, below) for above, below in pairwise(lines) if not (above.blank or below.blank))
    broken = sum(_full(above, below, widest) and not ends_sentence(above.text) for above, below in neighbours)
    return widest if broken >= _FULL_LINES else 0


def _with_widths(lines: Iterable[Line]) -> Iterable[tuple[Line, int]]:
    return ((line, width(line.text)) for line in lines if not line.blank)


def _full(above: Line, below: Line, limit: int) -> bool:
    """Whether the beginning of `below` had no room any more in the line above."""
    taken = above.indent + width(above.text)
    word = _FIRST_WORD.match(below.text)
    needed = 1 + len(word[0]) if word else 2 + _HANGING
    return limit < taken + needed and taken <= _WIDEST


def goes_on(above: Line, below: Line, limit: int) -> bool:
    """Whether `below` goes on with the sentence of the line above it, in a text wrapped at `limit`."""
    if limit and _full(above, below, limit):
        return True
    if above.text.endswith(("、", ",", "，")):
        return True
    return "a" <= below.text[:1] <= "z" and width(above.text) >= _NARROWEST and not ends_sentence(above.text)
