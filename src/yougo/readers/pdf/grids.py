"""Tables: what the rules of a page divide into rows and columns.

Rules that touch belong together. Where they make at least two rows and two columns, each field is a cell;
fields with no rule between them are one. A box around a text is not a table.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import filterfalse, pairwise
from operator import attrgetter
from typing import TypeAlias

from yougo.readers.pdf import rows
from yougo.readers.pdf.printed import Area, Cell, Glyph, Grid, Rule

_TOUCH = 3.0
_FEWEST, _MOST = 3, 201
"""Lines across, and lines down, of one table."""
_is_across = attrgetter("is_across")
_Field: TypeAlias = tuple[int, int]
"""A row and a column."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Rules that touch, as the positions of their lines."""

    flat: tuple[Rule, ...]
    """Those that are drawn across."""
    steep: tuple[Rule, ...]
    across: tuple[float, ...]
    """Where the lines across are, from the top."""
    down: tuple[float, ...]

    @property
    def is_table(self) -> bool:
        """Whether it has several rows and several columns."""
        return _FEWEST <= len(self.across) <= _MOST and _FEWEST <= len(self.down) <= _MOST

    @property
    def area(self) -> Area:
        """What it takes of the page."""
        return Area(self.down[0], self.across[0], self.down[-1], self.across[-1])

    def field(self, glyph: Glyph) -> _Field:
        """The field that a character is in."""
        left, top = glyph.middle
        return _place(self.across, top), _place(self.down, left)


def _place(positions: Sequence[float], value: float) -> int:
    """Between which two positions a value is."""
    return bisect_right(positions, value, 1, len(positions) - 1) - 1


def frames(rules: Iterable[Rule]) -> list[Frame]:
    """The tables that rules make, without what is in them and without those inside a cell of another."""
    found = [frame for frame in map(_frame, _touching(rules)) if frame.is_table]
    found.sort(key=lambda frame: frame.area.left - frame.area.right)
    kept: list[Frame] = []
    for frame in found:
        middle = frame.area.left, frame.area.top
        if not any(other.area.holds(middle) for other in kept):
            kept.append(frame)
    return kept


def _frame(group: Sequence[Rule]) -> Frame:
    """The lines of a group of rules; many tables have no line at their left and right edges."""
    flat, steep = tuple(filter(_is_across, group)), tuple(filterfalse(_is_across, group))
    across = _positions(rule.top for rule in flat)
    down = _positions(rule.left for rule in steep)
    if down and len(across) > 1:
        down = _positions([*down, min(rule.left for rule in flat), max(rule.right for rule in flat)])
    return Frame(flat, steep, across, down)


def _touching(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch."""
    done: list[list[Rule]] = []
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=attrgetter("top")):
        joined = [rule]
        apart = []
        for group in groups:
            if any(rule.meets(other, _TOUCH) for other in group):
                joined += group
            elif max(other.bottom for other in group) < rule.top - _TOUCH:
                done.append(group)
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [*done, *groups]


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    """Where lines are; what is closer than a line's width is one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _TOUCH:
            kept.append(value)
    return tuple(kept)


def grid(frame: Frame, glyphs: Iterable[Glyph]) -> Grid:
    """The table with the characters in it."""
    owners = _owners(frame)
    last = {owner: field for field, owner in owners.items()}
    inside: dict[_Field, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        inside[owners[frame.field(glyph)]].append(glyph)
    cells = []
    for row in range(len(frame.across) - 1):
        line: list[Cell | None] = []
        for column in range(len(frame.down) - 1):
            at = (row, column)
            line.append(_cell(frame, at, last[at], inside[at]) if at in last else None)
        cells.append(tuple(line))
    return Grid(*frame.area, rows=tuple(cells), down=frame.down)


def continued(above: Grid, below: Grid) -> Grid | None:
    """Two tables as one, if their columns are as wide; a header that is repeated is left out."""
    if len(above.down) != len(below.down):
        return None
    shift = below.down[0] - above.down[0]
    if any(abs(right - left - shift) > _TOUCH for left, right in zip(above.down, below.down, strict=True)):
        return None
    repeated = _words(above.rows[0]) == _words(below.rows[0])
    return replace(above, rows=above.rows + below.rows[repeated:])


def _words(row: Iterable[Cell | None]) -> list[list[str]]:
    """What the cells of a row say."""
    return [[line.text for line in cell.lines] for cell in row if cell]


def _cell(frame: Frame, first: _Field, last: _Field, glyphs: Sequence[Glyph]) -> Cell:
    left, right = frame.down[first[1]], frame.down[last[1] + 1]
    return Cell(tuple(rows.whole_lines(glyphs)), left, right, last[0] - first[0] + 1, last[1] - first[1] + 1)


def _owners(frame: Frame) -> dict[_Field, _Field]:
    """For each field the first field of its cell, whose fields no rule divides."""
    owners: dict[_Field, _Field] = {}
    for row, (top, bottom) in enumerate(pairwise(frame.across)):
        for column, (left, right) in enumerate(pairwise(frame.down)):
            owner = (row, column)
            if column and not _are_at(frame.steep, (left, (top + bottom) / 2)):
                owner = owners[row, column - 1]
            elif row and not _are_at(frame.flat, ((left + right) / 2, top)):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _are_at(rules: Iterable[Rule], point: tuple[float, float]) -> bool:
    """Whether a rule goes through a point."""
    return any(rule.holds(point, _TOUCH) for rule in rules)
