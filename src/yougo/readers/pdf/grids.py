"""Tables: what the rules of a page divide into rows and columns.

Rules that touch belong together. Where they make at least two rows and two columns, each field is a cell;
fields with no rule between them are one. A box around a text is not a table.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yougo.readers.pdf import rows
from yougo.readers.pdf.printed import Cell, Glyph, Grid, Rule

_TOUCH = 3.0
_MOST_LINES = 200
"""Rows or columns of one table."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Rules that touch, as the positions of their lines."""

    rules: tuple[Rule, ...]
    across: tuple[float, ...]
    """Where its horizontal lines are, from the top."""
    down: tuple[float, ...]

    @property
    def is_table(self) -> bool:
        """Whether it has several rows and several columns."""
        return 3 <= len(self.across) <= _MOST_LINES and 3 <= len(self.down) <= _MOST_LINES

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character is inside."""
        across, down = glyph.middle
        return self.down[0] <= across <= self.down[-1] and self.across[0] <= down <= self.across[-1]

    def row(self, glyph: Glyph) -> int:
        """The row that a character is in."""
        return bisect_right(self.across, glyph.middle[1]) - 1

    def column(self, glyph: Glyph) -> int:
        """The column that a character is in."""
        return bisect_right(self.down, glyph.middle[0]) - 1


def frames(rules: Sequence[Rule]) -> list[Frame]:
    """The tables that rules make, without what is in them."""
    found = []
    for group in _touching(rules):
        flat = [rule for rule in group if rule.is_across]
        steep = [rule for rule in group if not rule.is_across]
        across = _positions([(rule.top + rule.bottom) / 2 for rule in flat])
        down = _positions([(rule.left + rule.right) / 2 for rule in steep])
        sides = _positions([end for rule in flat for end in (rule.left, rule.right)])
        if down and sides and len(across) > 1:
            # Many tables have no line at their left and right edges.
            down = _positions([*down, sides[0], sides[-1]])
        frame = Frame(tuple(group), across, down)
        if frame.is_table:
            found.append(frame)
    return _outermost(found)


def _outermost(found: Sequence[Frame]) -> list[Frame]:
    """Without the tables that are inside a cell of another."""
    return [one for one in found if not any(_is_inside(one, other) for other in found if other is not one)]


def _is_inside(one: Frame, other: Frame) -> bool:
    return (
        other.down[0] < one.down[0]
        and one.down[-1] < other.down[-1]
        and other.across[0] < one.across[0]
        and one.across[-1] < other.across[-1]
    )


def _touching(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules in groups that touch."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        joined = [rule]
        apart = []
        for group in groups:
            if any(_touch(rule, other) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    yield from groups


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.top - _TOUCH <= other.bottom
        and other.top - _TOUCH <= one.bottom
    )


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    """Where lines are; what is closer than a line's width is one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _TOUCH:
            kept.append(value)
    return tuple(kept)


def grid(frame: Frame, glyphs: Iterable[Glyph]) -> Grid:
    """The table with the characters in it."""
    fields: dict[tuple[int, int], list[Glyph]] = {}
    owners = _owners(frame)
    for glyph in glyphs:
        row, column = frame.row(glyph), frame.column(glyph)
        at = (min(row, len(frame.across) - 2), min(column, len(frame.down) - 2))
        fields.setdefault(owners[at], []).append(glyph)
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for at, owner in owners.items():
        last[owner] = max(last.get(owner, at), at)
    cells = []
    for row in range(len(frame.across) - 1):
        line: list[Cell | None] = []
        for column in range(len(frame.down) - 1):
            at = (row, column)
            line.append(_cell(frame, at, last[at], fields.get(at, [])) if owners[at] == at else None)
        cells.append(tuple(line))
    return Grid(frame.down[0], frame.across[0], frame.down[-1], frame.across[-1], tuple(cells))


def _cell(frame: Frame, first: tuple[int, int], last: tuple[int, int], glyphs: Sequence[Glyph]) -> Cell:
    left, right = frame.down[first[1]], frame.down[last[1] + 1]
    return Cell(tuple(rows.whole_lines(glyphs)), left, right, last[0] - first[0] + 1, last[1] - first[1] + 1)


def _owners(frame: Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field the first field of its cell, whose fields no rule divides."""
    walls = _Walls(frame)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(frame.across)):
        for column, (left, right) in enumerate(pairwise(frame.down)):
            owner = (row, column)
            if column and not walls.stands(left, top, bottom):
                owner = owners[row, column - 1]
            elif row and not walls.lies(top, left, right):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


class _Walls:
    """Whether a rule is drawn along the side of a field."""

    def __init__(self, frame: Frame) -> None:
        self._steep = [rule for rule in frame.rules if not rule.is_across]
        self._flat = [rule for rule in frame.rules if rule.is_across]

    def stands(self, at: float, top: float, bottom: float) -> bool:
        """Whether a rule divides what is left and right of `at`."""
        middle = (top + bottom) / 2
        return any(
            rule.left - _TOUCH <= at <= rule.right + _TOUCH
            and rule.top - _TOUCH <= middle <= rule.bottom + _TOUCH
            for rule in self._steep
        )

    def lies(self, at: float, left: float, right: float) -> bool:
        """Whether a rule divides what is above and below `at`."""
        middle = (left + right) / 2
        return any(
            rule.top - _TOUCH <= at <= rule.bottom + _TOUCH
            and rule.left - _TOUCH <= middle <= rule.right + _TOUCH
            for rule in self._flat
        )
