"""Notes at the foot of a page, below a short rule or smaller than the text.

Numbers may begin anew on each page, so a mark means a note on its own page first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_number, note_start
from yougo.readers.pdf.printed import Area, Column, Line, Page

_SAME = 0.04
_SMALLER, _LARGER = 0.94, 1.08
"""Of the text's size: that of notes; of a note's size: what is no note any more."""
_RULE_ABOVE = 3
"""Of a line's size: how far above the first line of a column a rule may be."""


def apart(pages: Iterable[Page], size: float) -> tuple[list[Page], list[PrintedNote]]:
    """The pages without their notes, whose marks now have labels, and the notes; `size` is the text's."""
    kept: list[Page] = []
    notes: list[PrintedNote] = []
    for page in pages:
        rest, found = _apart(page, size)
        kept.append(rest)
        notes += found
    return kept, notes


def _apart(page: Page, size: float) -> tuple[Page, list[PrintedNote]]:
    """Of two that look like the same note, the later one is it: figures have small numbered lines too."""
    wanted = marks(page.lines)
    notes: list[PrintedNote] = []
    taken: set[int] = set()
    for column in reversed(page.columns):
        foot = _Foot(page, wanted, size).lines(column)
        found = divided(foot, wanted, f"p{page.number}")
        if found:
            notes = [*found, *notes]
            taken.update(line.place for line in foot)
            wanted = wanted.difference(note.key for note in found)
    return labelled(page.without(taken), notes), notes


@dataclass(frozen=True, slots=True)
class _Foot:
    """Finds the notes of a page that these marks refer to."""

    page: Page
    wanted: set[str]
    size: float

    def lines(self, column: Column) -> list[Line]:
        """The lines of a column's notes, from the first that a mark refers to."""
        foot: list[Line] = []
        bottom = -inf
        for block in column.blocks if self.wanted else ():
            if not isinstance(block, Line):
                foot = []
            elif foot and _goes_on(foot[0], block):
                foot.append(block)
            else:
                foot = [block] if self._begins(block, bottom) else []
            bottom = block.bottom
        return foot

    def _begins(self, line: Line, above: float) -> bool:
        """Whether a line begins the notes: a mark refers to it, and it is small or below a short rule."""
        start = note_start(line)
        if not start or start.key not in self.wanted or self._is_above_text(line):
            return False
        if line.size < _SMALLER * self.size:
            return True
        gap = Area(line.left, max(above, line.top - _RULE_ABOVE * line.size) - 2, line.right, line.top + 2)
        return any(map(gap.meets, self.page.rules))

    def _is_above_text(self, line: Line) -> bool:
        """Whether text of the usual size is printed below a line."""
        below = Area(line.left, line.bottom, line.right, inf)
        return any(
            other.size > _LARGER * line.size and self._is_text(other) and below.meets(other.area)
            for other in self.page.lines
        )

    def _is_text(self, line: Line) -> bool:
        return abs(line.size - self.size) < _SAME * self.size


def _goes_on(first: Line, line: Line) -> bool:
    """Whether a line belongs to the notes: it is not larger than the first, and has no lower number."""
    return line.size <= first.size * _LARGER and not 0 < note_number(line) <= note_number(first)
