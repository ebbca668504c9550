"""Joins lines into paragraphs.

A line goes on with the one above it if that was full, unless a gap, an indent or another size says otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from yougo.language.patterns import SENTENCE_ENDS
from yougo.readers.notes import note_line
from yougo.readers.pdf.characters import is_latin
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
_NEAR = 6.0
_FEW = 4
_HEADING, _BOLD_HEADING = 1.12, 0.96
_LONGEST_HEADING = 60
_KANJI_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}．.…:：;；][」』）)\]”’\"']*\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are one passage."""

    lines: tuple[Line, ...]
    kind: str = "paragraph"
    size: float = 0

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
    rights: dict[int, float]
    """Where lines end, by where their column begins."""

    @classmethod
    def of(cls, pages: Sequence[Page]) -> "Setting":
        """How these pages are set."""
        sizes: Counter[float] = Counter()
        distances: dict[int, Counter[float]] = {}
        rights: dict[int, tuple[int, float]] = {}
        for column in _columns(pages):
            lines = column.lines
            for line in lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
            for above, below in pairwise(lines):
                if above.size == below.size and below.base > above.base:
                    distances.setdefault(_key(above), Counter())[round(below.base - above.base)] += 1
            at = round(column.left / _NEAR)
            rights[at] = max(rights.get(at, (0, 0.0)), (len(lines), right_edge(lines)))
        return cls(
            sizes.most_common(1)[0][0] if sizes else 10.0,
            {size: found.most_common(1)[0][0] for size, found in distances.items()},
            {at: right for at, (count, right) in rights.items() if count >= _FEW},
        )

    def edge(self, column: Column) -> float:
        """Where the lines of a column end; a column of few lines is as wide as others that begin there."""
        lines = column.lines
        if len(lines) >= _FEW:
            return right_edge(lines)
        return max(right_edge(lines), self.rights.get(round(column.left / _NEAR), 0))

    def are_apart(self, above: Line, below: Line) -> bool:
        """Whether there is more room between two lines than between those of a paragraph."""
        usual = min(self.distances.get(_key(above), _USUAL * above.size), _WIDEST * above.size)
        return not 0 < below.base - above.base < _WIDE_GAP * max(usual, above.size)


def _key(line: Line) -> int:
    return round(line.size * 2)


def _columns(pages: Iterable[Page]) -> Iterator[Column]:
    for page in pages:
        yield from page.columns


def right_edge(lines: Sequence[Line]) -> float:
    """Where lines end that are full: the farthest edge that several share."""
    least = max(2, len(lines) // 10)
    rights = sorted((line.right for line in lines), reverse=True)
    for right in rights:
        if (
            sum(right - line.size < other <= right for line, other in zip(lines, rights, strict=True))
            >= least
        ):
            return right
    return rights[0] if rights else 0


def paragraphs(pages: Sequence[Page], setting: Setting) -> list[Part]:
    """The paragraphs, headings, items and tables of the pages, in reading order."""
    found: list[Part] = []
    edge = 0.0
    for column in _columns(pages):
        before, edge = edge, setting.edge(column)
        parts = _parts(column, edge, setting)
        if found and parts and _goes_over(found[-1], parts[0], before, column):
            found[-1] = _together(found[-1], parts.pop(0))
        found += parts
    return found


def _parts(column: Column, edge: float, setting: Setting) -> list[Part]:
    """A column's parts."""
    parts: list[Part] = []
    group: list[Line] = []
    for block in column.blocks:
        if isinstance(block, Line) and group and _joins(group, block, edge, setting):
            group.append(block)
            continue
        if group:
            parts.append(_paragraph(group, setting))
        group = [block] if isinstance(block, Line) else []
        if isinstance(block, Grid):
            parts.append(block)
    if group:
        parts.append(_paragraph(group, setting))
    return parts


def _joins(group: Sequence[Line], line: Line, edge: float, setting: Setting) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = group[-1]
    if _differ(last, line) or setting.are_apart(last, line) or begins_block(line.text):
        return False
    if not is_full(last, line, edge):
        return False
    indent = line.left - last.left
    if indent > _INDENT * line.size:
        return len(group) == 1 and not _ends(last)
    return len(group) == 1 or indent > -_INDENT * line.size


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


def _paragraph(group: Sequence[Line], setting: Setting) -> Paragraph:
    first = group[0]
    text = "".join(line.text for line in group)
    is_short = len(text) <= _LONGEST_HEADING and not _ends(group[-1])
    is_bold = first.size > _BOLD_HEADING * setting.size and all(line.is_bold for line in group)
    if is_short and (is_bold or first.size > _HEADING * setting.size):
        return Paragraph(tuple(group), "heading", first.size)
    kind = "item" if BULLET.match(first.text) else "paragraph"
    return Paragraph(tuple(group), kind, first.size)


def _goes_over(above: Part, below: Part, edge: float, column: Column) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if isinstance(above, Grid) or isinstance(below, Grid):
        return False
    line, last = below.first, above.last
    if "heading" in (above.kind, below.kind) or _differ(last, line) or begins_block(line.text):
        return False
    is_indented = below.kind == "paragraph" and line.left > column.left + _INDENT * line.size
    is_indented = is_indented and above.kind == "paragraph"
    return not _ends(last) and not is_indented and is_full(last, line, edge)


def _together(above: Part, below: Part) -> Paragraph:
    assert isinstance(above, Paragraph)
    assert isinstance(below, Paragraph)
    return Paragraph((*above.lines, *below.lines), above.kind, above.size)
