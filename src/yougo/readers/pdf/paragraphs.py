"""Joins lines into paragraphs.

A line goes on with the one above it if that was full, unless a gap, an indent or another size says otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from operator import attrgetter
from typing import TypeAlias

from yougo.language.patterns import SENTENCE_ENDS
from yougo.readers.note_labels import note_line
from yougo.readers.pdf.characters import is_latin
from yougo.readers.pdf.grids import continued
from yougo.readers.pdf.grouping import grouped
from yougo.readers.pdf.pages import Block, Column, Grid, Page, lines_of
from yougo.readers.pdf.printed import Line
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
_HEADING, _BOLD_HEADING = 1.12, 0.96
_LONGEST_HEADING = 60
_KANJI_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_right = attrgetter("right")
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
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind == "heading"

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
    distances: dict[float, float]
    """From one line to the next, by the size of both."""

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Setting":
        """How these pages are set."""
        sizes: dict[float, float] = defaultdict(float)
        distances: dict[float, Counter[float]] = defaultdict(Counter)
        for column in _columns(pages):
            for line in column.lines:
                sizes[line.size] += line.width * line.size
            for above, below in pairwise(column.lines):
                if above.size == below.size and below.base > above.base:
                    distances[above.size][round(below.base - above.base)] += 1
        usual = {size: found.most_common(1)[0][0] for size, found in distances.items()}
        return cls(max(sizes, key=sizes.__getitem__, default=0), usual)

    def are_apart(self, above: Line, below: Line) -> bool:
        """Whether there is more room between two lines than between those of a paragraph."""
        usual = min(self.distances.get(above.size, _USUAL * above.size), _WIDEST * above.size)
        return not 0 < below.base - above.base < _WIDE_GAP * max(usual, above.size)


def _columns(pages: Iterable[Page]) -> Iterator[Column]:
    return chain.from_iterable(map(attrgetter("columns"), pages))


def right_edge(lines: Sequence[Line]) -> float:
    """Where lines end that are full: the farthest edge that several share."""
    fewest = max(_FEWEST_FULL, len(lines) // 10)
    rights: list[float] = sorted(map(_right, lines), reverse=True)
    reach = max(map(attrgetter("size"), lines), default=0)
    for right, other in zip(rights, rights[fewest - 1 :], strict=False):
        if right - other < reach:
            return right
    return max(rights, default=0)


def paragraphs(pages: Iterable[Page], setting: Setting) -> list[Part]:
    """The paragraphs, headings, items and tables of the pages, in reading order."""
    found: list[Part] = []
    before = 0.0
    for column in _columns(pages):
        edge = right_edge(column.lines)
        parts = _parts(column, edge, setting)
        together = _together(found[-1], parts[0], before, column) if found else None
        if together:
            found[-1], parts = together, parts[1:]
        found += parts
        before = edge
    return found


def _parts(column: Column, edge: float, setting: Setting) -> list[Part]:
    """A column's parts."""

    def goes_on(above: list[Block], block: Block) -> bool:
        if isinstance(above[0], Grid) or isinstance(block, Grid):
            return False
        return _joins(lines_of(above), block, edge, setting)

    return [_part(blocks, setting) for blocks in grouped(column.blocks, goes_on)]


def _part(blocks: Sequence[Block], setting: Setting) -> Part:
    """A table, or lines as a paragraph of its kind."""
    first = blocks[0]
    if isinstance(first, Grid):
        return first
    part = Paragraph(tuple(lines_of(blocks)))
    if _is_heading(part, setting):
        return replace(part, kind="heading")
    return replace(part, kind="item") if BULLET.match(first.text) else part


def _joins(above: Sequence[Line], line: Line, edge: float, setting: Setting) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = above[-1]
    if _differ(last, line) or setting.are_apart(last, line):
        return False
    if begins_block(line.text) or not is_full(last, line, edge):
        return False
    indent = (line.left - last.left) / line.size
    if len(above) == 1:
        return indent <= _INDENT or not ends_sentence(last)
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


def ends_sentence(line: Line) -> bool:
    """Whether a line ends as sentences do."""
    return _SENTENCE_END.search(line.text) is not None


def _is_heading(part: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph is short and no sentence, and printed larger or bold."""
    if ends_sentence(part.last) or len("".join(map(attrgetter("text"), part.lines))) > _LONGEST_HEADING:
        return False
    is_bold = all(map(attrgetter("is_bold"), part.lines))
    return part.size > (_BOLD_HEADING if is_bold else _HEADING) * setting.size


def _together(above: Part, below: Part, edge: float, column: Column) -> Part | None:
    """Two parts as one, if a table or a paragraph goes on in the next column or on the next page."""
    if isinstance(above, Grid):
        return continued(above, below) if isinstance(below, Grid) else None
    return None if isinstance(below, Grid) else _joined(above, below, edge, column)


def _joined(above: Paragraph, below: Paragraph, edge: float, column: Column) -> Paragraph | None:
    line, last = below.first, above.last
    if above.is_heading or below.is_heading or ends_sentence(last) or _differ(last, line):
        return None
    if begins_block(line.text) or not is_full(last, line, edge):
        return None
    if above.kind == "paragraph" and line.left > column.left + _INDENT * line.size:
        return None
    return replace(above, lines=above.lines + below.lines)
