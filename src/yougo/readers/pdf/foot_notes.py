"""Notes at the foot of a page, below a rule or smaller than the text.

Numbers may begin anew on each page, so a mark means a note on its own page first.
"""

from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_start
from yougo.readers.pdf.pages import Column, Grid, Page
from yougo.readers.pdf.printed import Area, Line

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
    wanted = set(chain.from_iterable(map(marks, page.lines)))
    notes: list[PrintedNote] = []
    taken: set[int] = set()
    for column in reversed(page.columns):
        foot = _foot(page, column, wanted, size)
        found = divided(foot, wanted, f"p{page.number}")
        if found:
            notes = [*found, *notes]
            taken.update(map(attrgetter("place"), foot))
            wanted = wanted.difference(map(attrgetter("key"), found))
    return labelled(page.without(taken), notes), notes


def _foot(page: Page, column: Column, wanted: set[str], size: float) -> list[Line]:
    """The lines of a column's notes, from the first that a mark refers to."""
    lines: list[Line] = []
    for block in reversed(column.blocks):
        if isinstance(block, Grid):
            break
        lines.insert(0, block)
    for number, first in enumerate(lines):
        largest = max(map(attrgetter("size"), lines[number:]))
        if largest <= _LARGER * first.size and _begins(first, page, wanted, size):
            return lines[number:]
    return []


def _begins(line: Line, page: Page, wanted: set[str], size: float) -> bool:
    """Whether a line begins the notes: a mark refers to it, and it is small or below a rule."""
    start = note_start(line)
    if not start or start.key not in wanted:
        return False
    above = Area(line.left, line.top - _RULE_ABOVE * line.size, line.right, line.top)
    return line.size < _SMALLER * size or any(map(above.meets, page.rules))
