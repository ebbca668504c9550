"""Plain text's lines: how wide they are, and whether one goes on where the line above it broke.

In a text copied from a page each line is a block of its own; in mail and old text files lines break at a
width. What decides is whether the line above had room for the next word: the width of the whole text is
the greatest that any line has, and a text is wrapped at all when several lines are full.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, starmap
from operator import attrgetter

from yougo.language.characters import HIRAGANA, KANJI, KATAKANA
from yougo.language.patterns import SENTENCE_ENDS

_WIDEST = 110
"""Columns (a kanji takes two); a text with many wider lines was never wrapped."""
_NARROWEST = 30
_WIDE_SHARE = 0.1
_FULL_LINES = 2
_LONG = 50
"""Columns of a paragraph in which a single full line shows that it was wrapped."""
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
    width: int
    """The width of its text."""

    @property
    def end(self) -> int:
        """The column at which it ends."""
        return self.indent + self.width

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences and introductions to lists do."""
        return _SENTENCE_END.search(self.text[-8:]) is not None


def split(text: str) -> list[Line]:
    """The lines of a text, from 1."""
    return list(starmap(_line, enumerate(text.split("\n"), 1)))


def _line(number: int, whole: str) -> Line:
    text = whole.strip()
    return Line(number, width(whole[: len(whole) - len(whole.lstrip())].expandtabs(4)), text, width(text))


def width(text: str) -> int:
    """The columns that a text takes in a fixed-width font; beyond `_WIDEST` characters their number will do.

    >>> width("用語 A")
    6
    """
    if text.isascii() or len(text) > _WIDEST:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WFA" for char in text)


def wrap_width(lines: Sequence[Line]) -> int:
    """The column at which a text's lines were broken; 0 when they were not."""
    written = list(filter(attrgetter("text"), lines))
    narrow = [line.end for line in written if line.width <= _WIDEST]
    widest = max(narrow, default=0)
    if widest < _NARROWEST or len(written) - len(narrow) > _WIDE_SHARE * len(written):
        return 0
    broken = sum(starmap(partial(_is_broken, limit=widest), pairwise(lines)))
    return widest if broken >= _FULL_LINES else 0


def _is_broken(above: Line, below: Line, limit: int) -> bool:
    """Whether a sentence goes on below a line that was full."""
    return bool(above.text and below.text) and not above.ends_sentence and _is_full(above, below, limit)


def _is_full(above: Line, below: Line, limit: int) -> bool:
    """Whether the beginning of `below` had no more room in the line above."""
    word = _FIRST_WORD.match(below.text)
    needed = 1 + len(word[0]) if word else 2 + _HANGING
    return limit - needed < above.end <= _WIDEST


def goes_on(above: Line, below: Line, limit: int) -> bool:
    """Whether `below` goes on with the sentence of the line above it, in a text wrapped at `limit`."""
    if limit and _is_full(above, below, limit):
        return True
    if above.text.endswith(("、", ",", "，")) or is_inside_sentence(above.text, below.text):
        return True
    return "a" <= below.text[:1] <= "z" and above.width >= _NARROWEST and not above.ends_sentence


_HALVES = (
    (
        re.compile(rf"[はがをにで、。][^。]*[{KANJI}{KATAKANA}ー]$"),
        re.compile(rf"(?=.*[。、])[{KANJI}{KATAKANA}ー]"),
    ),  # 港では船舶 / 動静を
    (re.compile(rf"[{HIRAGANA}、].*[{KANJI}{KATAKANA}ー]$"), re.compile(r"[(（][^()（）]+[)）](?!$)")),
    (
        re.compile(r"[a-z]{2}.*(?:\b(?:of|the|and|for|to|in|an?|by|with|on|or|from|at|as)|[a-z]-)$"),
        re.compile("[A-Za-z]"),
    ),
    (
        re.compile(r"(?:\b[a-z]+ ){2}.*[A-Za-z]$"),
        re.compile(r"[a-z(]|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3} \("),
    ),
)
"""How a line may end in a sentence, and how that goes on in the next one."""
_SEEN = 120
"""Letters before and behind the break that are looked at."""


def is_inside_sentence(above: str, below: str) -> bool:
    """Whether a line ends in the middle of a sentence, whatever its width.

    >>> is_inside_sentence("その港には船舶動静監", "視室がある。"), is_inside_sentence("次回は金曜", "港湾局")
    (True, False)
    """
    end, start = above[-_SEEN:], below[:_SEEN]
    return any(first.search(end) and second.match(start) for first, second in _HALVES)


def full(paragraph: Sequence[str]) -> list[bool]:
    """For each line of a paragraph but the last, whether it broke because it was full.

    >>> full(["次回の会合は来月の十日に開かれる予定で、世界", "保健機関も出席して報告する"])
    [False]
    >>> full(["次回の会合は来月の十日に開かれる予定になっており、世界", "保健機関も出席して報告する"])
    [True]
    """
    lines = list(starmap(_line, enumerate(paragraph)))
    limit = max(map(attrgetter("width"), lines))
    found = list(starmap(partial(_is_full, limit=limit), pairwise(lines)))
    is_wrapped = limit >= _LONG or (limit >= _NARROWEST and sum(found) >= _FULL_LINES)
    return found if is_wrapped else [False] * len(found)
