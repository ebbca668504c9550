"""Tables: what the rules of a page divide into rows and columns.

Rules that touch belong together. Where they make at least two rows and two columns, each field is a cell;
fields with no rule between them are one. A box around a text is not a table.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, filterfalse, product
from operator import attrgetter, itemgetter, sub
from typing import TypeAlias

from yougo.readers.pdf import rows
from yougo.readers.pdf.grouping import levels
from yougo.readers.pdf.pages import Cell, Grid
from yougo.readers.pdf.printed import Area, Glyph, Rule

_TOUCH = 3.0
_SIZES = range(3, 202)
"""How many lines across, and how many lines down, one table has."""
_is_across = attrgetter("is_across")
_Field: TypeAlias = tuple[int, int]
"""A row and a column."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Rules that touch, as the positions of their lines."""

    flat: Sequence[Rule]
    """Those that are drawn across."""
    steep: Sequence[Rule]
    across: tuple[float, ...]
    """Where the lines across are, from the top."""
    down: tuple[float, ...]

    @property
    def is_table(self) -> bool:
        """Whether it has several rows and several columns."""
        return len(self.across) in _SIZES and len(self.down) in _SIZES

    @property
    def area(self) -> Area:
        """What it takes of the page."""
        return Area(self.down[0], self.across[0], self.down[-1], self.across[-1])

    def fields(self) -> Iterator[_Field]:
        """Its fields, row by row."""
        return product(range(len(self.across) - 1), range(len(self.down) - 1))

    def field(self, glyph: Glyph) -> _Field:
        """The field that a character is in."""
        left, top = glyph.middle
        return _place(self.across, top), _place(self.down, left)

    def owner(self, field: _Field) -> _Field:
        """The field on the left or above that no rule parts from this one; if there is none, this one."""
        row, column = field
        middle = sum(self.down[column : column + 2]) / 2, sum(self.across[row : row + 2]) / 2
        if column and not _are_at(self.steep, self.down[column], middle[1]):
            return row, column - 1
        if row and not _are_at(self.flat, middle[0], self.across[row]):
            return row - 1, column
        return field


def _place(positions: Sequence[float], value: float) -> int:
    """Between which two positions a value is."""
    return bisect_right(positions, value, 1, len(positions) - 1) - 1


def _are_at(rules: Iterable[Rule], left: float, top: float) -> bool:
    """Whether a rule goes through a point."""
    return any(rule.holds((left, top), _TOUCH) for rule in rules)


def tables(rules: Iterable[Rule], glyphs: Iterable[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """The tables that rules make, with the characters in them, and the characters outside of them."""
    frames = filter(attrgetter("is_table"), map(_frame, _touching(rules)))
    found: list[Grid] = []
    others = list(glyphs)
    for frame in sorted(frames, key=lambda frame: frame.area.width, reverse=True):
        is_inside = partial(_is_in, frame.area)
        inside, others = list(filter(is_inside, others)), list(filterfalse(is_inside, others))
        if inside:
            found.append(_grid(frame, inside))
    return found, others


def _is_in(area: Area, glyph: Glyph) -> bool:
    return area.holds(glyph.middle)


def _touching(rules: Iterable[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch."""
    groups: dict[Rule, list[Rule]] = {}
    near: list[Rule] = []
    for rule in sorted(set(rules), key=attrgetter("top")):
        near = [other for other in near if other.bottom >= rule.top - _TOUCH]
        touched = [groups[other] for other in near if rule.meets(other, _TOUCH)]
        group = [rule, *set(chain.from_iterable(touched))]
        groups |= dict.fromkeys(group, group)
        near.append(rule)
    return list({id(group): group for group in groups.values()}.values())


def _frame(group: Sequence[Rule]) -> _Frame:
    """The lines of a group of rules; many tables have no line at their left and right edges."""
    flat, steep = list(filter(_is_across, group)), list(filterfalse(_is_across, group))
    ends = [*map(attrgetter("left"), flat), *map(attrgetter("right"), flat)]
    edges = [min(ends), max(ends)] if steep and flat else []
    across = _positions(map(attrgetter("top"), flat))
    return _Frame(flat, steep, across, _positions([*map(attrgetter("left"), steep), *edges]))


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    """Where lines are; what is closer than a line's width is one."""
    return tuple(map(itemgetter(0), levels(values, float, _TOUCH)))


def _grid(frame: _Frame, glyphs: Iterable[Glyph]) -> Grid:
    """The table with the characters in it."""
    owners: dict[_Field, _Field] = {}
    for field in frame.fields():
        nearest = frame.owner(field)
        owners[field] = owners.get(nearest, field)
    inside: dict[_Field, list[Glyph]] = {owner: [] for owner in owners.values()}
    for glyph in glyphs:
        inside[owners[frame.field(glyph)]].append(glyph)
    last = {owner: field for field, owner in owners.items()}
    cells = [_cell(frame, first, last[first], found) for first, found in inside.items()]
    return Grid(*frame.area, down=frame.down, rows=len(frame.across) - 1, cells=tuple(cells))


def _cell(frame: _Frame, first: _Field, last: _Field, glyphs: Sequence[Glyph]) -> Cell:
    lines = tuple(rows.whole_lines(glyphs))
    return Cell(lines, frame.down[last[1] + 1], *first, last[0] - first[0] + 1)


def continued(above: Grid, below: Grid) -> Grid | None:
    """Two tables as one, if their columns are as wide; a header that is repeated is left out."""
    if len(above.down) != len(below.down):
        return None
    differences = map(sub, _from_left(above), _from_left(below))
    if max(map(abs, differences)) > _TOUCH:
        return None
    repeated = _header(above) == _header(below)
    others = filter(lambda cell: cell.row >= repeated, below.cells)
    shift = above.rows - repeated
    moved = (replace(cell, row=cell.row + shift) for cell in others)
    return replace(above, rows=shift + below.rows, cells=(*above.cells, *moved))


def _from_left(table: Grid) -> list[float]:
    """Where its columns begin and end, from its left side."""
    return [at - table.left for at in table.down]


def _header(table: Grid) -> list[str]:
    """What its first row says."""
    first = filter(lambda cell: cell.row == 0, table.cells)
    lines = chain.from_iterable(map(attrgetter("lines"), first))
    return list(map(attrgetter("text"), lines))
