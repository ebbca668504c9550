"""Joins lines into paragraphs.

A line goes on with the one above it if that was full, unless a gap, an indent or another size says otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from yougo.language.patterns import SENTENCE_ENDS
from yougo.readers.notes import note_line
from yougo.readers.pdf.characters import is_latin
from yougo.readers.pdf.grids import continued
from yougo.readers.pdf.printed import Column, Grid, Line, Page
from yougo.readers.plain_lines import BULLET

_SIZES_DIFFER = 0.12
_WIDE_GAP = 1.35
"""Of the usual distance of two lines: what ends a paragraph."""
_USUAL, _WIDEST = 1.8, 2.6
"""Of a character's size: how far lines are apart, usually and at most."""
_INDENT = 0.7
_HANGING, _SPACE = 1.1, 0.5
"""Of a character's size: what Japanese typesetting leaves free at a line's end; a space between words."""
_FEWEST_FULL = 2
_NEAR, _FEW = 6.0, 4
_HEADING, _BOLD_HEADING = 1.12, 0.96
_LONGEST_HEADING = 60
_KANJI_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}．.…:：;；][」』）)\]”’\"']*\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one passage."""

    lines: tuple[Line, ...]
    kind: str = "paragraph"

    @property
    def size(self) -> float:
        """That of its letters."""
        return self.first.size

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


Part: TypeAlias = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set."""

    size: float
    """That of its text."""
    distances: dict[int, float]
    """From one line to the next, by the size in half points."""

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "Setting":
        """How these pages are set."""
        sizes: Counter[float] = Counter()
        distances: dict[int, Counter[float]] = defaultdict(Counter)
        for column in _columns(pages):
            for line in column.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
            for above, below in pairwise(column.lines):
                if above.size == below.size and below.base > above.base:
                    distances[_key(above)][round(below.base - above.base)] += 1
        usual = {size: _commonest(found) for size, found in distances.items()}
        return cls(_commonest(sizes), usual)

    def are_apart(self, above: Line, below: Line) -> bool:
        """Whether there is more room between two lines than between those of a paragraph."""
        usual = min(self.distances.get(_key(above), _USUAL * above.size), _WIDEST * above.size)
        return not 0 < below.base - above.base < _WIDE_GAP * max(usual, above.size)


def _commonest(counted: Counter[float]) -> float:
    """What occurs most often; 0 if there is nothing."""
    return max(counted, key=counted.__getitem__, default=0)


def _key(line: Line) -> int:
    return round(line.size * 2)


def _columns(pages: Iterable[Page]) -> Iterator[Column]:
    for page in pages:
        yield from page.columns


def right_edge(lines: Sequence[Line]) -> float:
    """Where lines end that are full: the farthest edge that several share."""
    fewest = max(_FEWEST_FULL, len(lines) // 10)
    rights = sorted((line.right for line in lines), reverse=True)
    for line, right in zip(lines, rights, strict=True):
        shared = filter(right.__ge__, filter((right - line.size).__lt__, rights))
        if len(list(shared)) >= fewest:
            return right
    return rights[0] if rights else 0


def paragraphs(pages: Sequence[Page], setting: Setting) -> list[Part]:
    """The paragraphs, headings, items and tables of the pages, in reading order."""
    found: list[Part] = []
    edge = 0.0
    edges: dict[int, float] = {}
    for column in _columns(pages):
        before, edge = edge, right_edge(column.lines)
        at = round(column.left / _NEAR)
        if len(column.lines) < _FEW:
            edge = max(edge, edges.get(at, 0))  # it is as wide as the last column that began there
        else:
            edges[at] = edge
        first, *parts = _parts(column, edge, setting)
        together = _together(found[-1], first, before, column) if found else None
        if together:
            found[-1] = together
        else:
            found.append(first)
        found += parts
    return found


def _parts(column: Column, edge: float, setting: Setting) -> list[Part]:
    """A column's parts."""
    parts: list[Part] = []
    for block in column.blocks:
        above = parts[-1] if parts else None
        if isinstance(block, Grid):
            parts.append(block)
        elif isinstance(above, Paragraph) and _joins(above, block, edge, setting):
            parts[-1] = replace(above, lines=(*above.lines, block))
        else:
            parts.append(Paragraph((block,)))
    return [part if isinstance(part, Grid) else _told(part, setting) for part in parts]


def _joins(above: Paragraph, line: Line, edge: float, setting: Setting) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = above.last
    if _differ(last, line) or setting.are_apart(last, line):
        return False
    if begins_block(line.text) or not is_full(last, line, edge):
        return False
    indent = (line.left - last.left) / line.size
    if len(above.lines) == 1:
        return indent <= _INDENT or not _ends(last)
    return abs(indent) <= _INDENT


def begins_block(text: str) -> bool:
    """Whether a line begins as items and notes do."""
    return bool(BULLET.match(text) or note_line(text) or _KANJI_NUMBER.match(text))


def _differ(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) > _SIZES_DIFFER * one.size


def is_full(above: Line, below: Line, edge: float) -> bool:
    """Whether the first word of a line had no more room in the line above it."""
    slack = _SPACE if is_latin(below.text) else _HANGING
    return above.right + below.word + slack * above.size > edge


def _ends(line: Line) -> bool:
    return _SENTENCE_END.search(line.text) is not None


def _told(part: Paragraph, setting: Setting) -> Paragraph:
    """The paragraph with its kind."""
    if _is_heading(part, setting):
        return replace(part, kind="heading")
    return replace(part, kind="item") if BULLET.match(part.first.text) else part


def _is_heading(part: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph is short and no sentence, and printed larger or bold."""
    if _ends(part.last) or sum(len(line.text) for line in part.lines) > _LONGEST_HEADING:
        return False
    is_bold = all(line.is_bold for line in part.lines)
    return part.size > (_BOLD_HEADING if is_bold else _HEADING) * setting.size


def _together(above: Part, below: Part, edge: float, column: Column) -> Part | None:
    """Two parts as one, if a table or a paragraph goes on in the next column or on the next page."""
    if isinstance(above, Grid):
        return continued(above, below) if isinstance(below, Grid) else None
    if isinstance(below, Grid) or "heading" in (above.kind, below.kind):
        return None
    line, last = below.first, above.last
    if _ends(last) or _differ(last, line) or begins_block(line.text) or not is_full(last, line, edge):
        return None
    if above.kind == "paragraph" and line.left > column.left + _INDENT * line.size:
        return None
    return replace(above, lines=above.lines + below.lines)
