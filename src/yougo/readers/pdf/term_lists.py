"""Lists of acronyms that stand beside their names without rules, perhaps several lists side by side.

Acronyms that begin at one position are a list if names stand beside most of them at another position. A line
that begins where the names do goes on with the name above it. Each list is a table of acronyms and names,
with a further column where Japanese names stand below English ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, dropwhile
from math import inf
from operator import attrgetter

from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym
from yougo.language.text import has_kanji, narrow
from yougo.readers.pdf.grouping import grouped, levels
from yougo.readers.pdf.pages import Cell, Grid
from yougo.readers.pdf.printed import Area, Line

_NEAR = 2.5
"""How far what begins at one position is apart at most."""
_SAME_ROW = 3.0
_FEWEST = 3
_MOST = 0.75
"""How many of the acronyms have a name beside them, at one position."""
_FAR = 2.2
"""Of a character's size: how far the lines of a list are apart at most."""
_CLOSE = re.compile(r"(?P<label>(?:(?![a-z]{4})\S){2,14}(?: (?:(?![a-z]{4})\S){1,4})?) (?P<name>.+)")
"""An acronym so long that no more than a space is between it and its name."""
_left, _right, _base = map(attrgetter, ("left", "right", "base"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An acronym and the lines of its names."""

    label: Line
    names: tuple[Line, ...]

    @property
    def sorts(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """The lines in English, and those from the first in Japanese on."""
        are_japanese = [is_japanese(line.text) for line in self.names]
        first = [*are_japanese, True].index(True)
        return self.names[:first], self.names[first:]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a list's acronyms and names begin, and where the next list does."""

    labels: float
    names: float
    end: float = inf

    def holds(self, line: Line) -> bool:
        """Whether a line begins between the list's sides."""
        return self.labels - _NEAR <= line.left < self.end - _NEAR

    def is_label(self, line: Line) -> bool:
        """Whether a line is an acronym, or begins with one."""
        is_short = line.right < self.names or _CLOSE.fullmatch(line.text) is not None
        return abs(line.left - self.labels) <= _NEAR and is_short

    def is_above(self, line: Line) -> bool:
        """Whether a line is none that a list begins with: text above it, or the words above its columns."""
        return not self.is_label(line) or has_kanji(line.text)

    def goes_on(self, run: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the list that is above it."""
        is_name = abs(line.left - self.names) <= _NEAR
        is_further = abs(line.base - run[-1].base) <= _SAME_ROW and line.left > self.names + _NEAR
        is_near = line.base - run[-1].base <= _FAR * line.size
        return is_near and (is_name or is_further or self.is_label(line))

    def is_named(self, _: Sequence[Line], line: Line) -> bool:
        """Whether a line belongs to the acronym above it."""
        return not self.is_label(line)

    def entry(self, lines: Sequence[Line]) -> _Entry:
        """The entry that an acronym and the lines behind it make."""
        label, *names = lines
        names.sort(key=lambda line: (line.left > self.names + _NEAR, line.base))
        close = _CLOSE.fullmatch(label.text) if label.right > self.names else None
        if not close:
            return _Entry(label, tuple(names))
        name = replace(label.behind(close.start("name")), left=self.names)
        return _Entry(
            replace(label, text=close["label"], right=self.names, raised=(), edges=()), (name, *names)
        )


def lists(lines: Sequence[Line]) -> tuple[list[Grid], list[Line]]:
    """The lists as tables, and the lines outside of them."""
    found: list[Grid] = []
    taken: set[int] = set()
    for columns in _columns(lines):
        rows = levels(filter(columns.holds, lines), _base, _SAME_ROW)
        ordered = chain.from_iterable(sorted(row, key=_left) for row in rows)
        for lines_of_run in grouped(ordered, columns.goes_on):
            run = list(dropwhile(columns.is_above, lines_of_run))
            entries = grouped(run, columns.is_named)
            if len(entries) >= _FEWEST:
                found.append(_grid(columns, list(map(columns.entry, entries))))
                taken.update(map(id, run))
    return found, [line for line in lines if id(line) not in taken]


def _columns(lines: Sequence[Line]) -> list[_Columns]:
    """Where the lists of a page are, from the left."""
    acronyms = filter(lambda line: is_acronym(narrow(line.text)), lines)
    found: list[_Columns] = []
    for labels in levels(acronyms, _left, _NEAR):
        beside = list(chain.from_iterable(map(partial(_nearest, lines), labels)))
        names = max(levels(beside, _left, _NEAR), key=len, default=[])
        if len(labels) >= _FEWEST and len(names) >= _MOST * len(labels):
            found.append(_Columns(labels[0].left, names[0].left))
    ends = [*map(attrgetter("labels"), found[1:]), inf]
    return [replace(columns, end=end) for columns, end in zip(found, ends, strict=False)]


def _nearest(lines: Sequence[Line], label: Line) -> list[Line]:
    """The line beside another one, at its right."""
    beside = filter(lambda line: abs(line.base - label.base) <= _SAME_ROW and line.left > label.right, lines)
    return sorted(beside, key=_left)[:1]


def _grid(columns: _Columns, entries: Sequence[_Entry]) -> Grid:
    """The table of a list."""
    lines = list(chain.from_iterable((entry.label, *entry.names) for entry in entries))
    whole = Area.around(map(attrgetter("area"), lines))
    both = [entry for entry in entries if all(entry.sorts)]
    is_bilingual = 2 * len(both) >= len(entries)
    cells: list[Cell] = []
    for row, entry in enumerate(entries):
        columns_of_names = entry.sorts if is_bilingual else (entry.names,)
        cells.append(Cell((entry.label,), columns.names, row, 0))
        cells += [Cell(names, whole.right, row, column) for column, names in enumerate(columns_of_names, 1)]
    down = (columns.labels, columns.names, *[whole.right] * (1 + is_bilingual))
    place = whole._replace(left=columns.labels)
    return Grid(*place, down, len(entries), tuple(cells), has_header=False)
