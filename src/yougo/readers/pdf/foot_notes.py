"""Notes at the foot of a page, below a short rule or smaller than the text.

Numbers may begin anew on each page, so a mark means a note on its own page first.
"""

from collections.abc import Sequence
from operator import attrgetter

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_start
from yougo.readers.pdf.printed import Block, Column, Grid, Line, Page, Rule

_SAME = 0.04
_SMALLER, _LARGER = 0.94, 1.08
"""Of the text's size: that of notes; of a note's size: what is no note any more."""


def apart(page: Page, size: float) -> tuple[Page, list[PrintedNote]]:
    """The page without its notes, whose marks now have their labels, and the notes; `size` is the text's.

    Of two that look like the same note, the later one is it: figures have small lines with numbers, too.
    """
    wanted = marks(page.lines)
    notes: list[PrintedNote] = []
    taken: set[int] = set()
    for column in reversed(page.columns) if wanted else ():
        foot = _foot(column, page, wanted, size)
        found = divided(foot, wanted - set(map(attrgetter("key"), notes)), f"p{page.number}")
        if found:
            notes = [*found, *notes]
            taken.update(line.place for line in foot)
    return labelled(page.without(taken), notes) if notes else page, notes


def _foot(column: Column, page: Page, wanted: set[str], size: float) -> list[Line]:
    """The lines of a column's notes, from the first that a mark refers to."""
    foot: list[Line] = []
    for number, block in enumerate(column.blocks):
        if isinstance(block, Grid) or (foot and block.size > foot[0].size * _LARGER):
            foot = []
        elif foot and not _is_before(block, foot[0]):
            foot.append(block)
            continue
        if isinstance(block, Line) and _begins_foot(column.blocks, number, page.rules, wanted, size):
            foot = [] if _is_above_text(block, page, size) else [block]
    return foot


def _is_before(line: Line, first: Line) -> bool:
    """Whether a line has a lower number than what was taken for the first note."""
    start, before = note_start(line), note_start(first)
    numbers = [each.key for each in (start, before) if each and each.key.isdigit()]
    return len(numbers) == 2 and int(numbers[0]) <= int(numbers[1])


def _is_above_text(line: Line, page: Page, size: float) -> bool:
    """Whether text of the usual size is printed below a line."""
    return any(
        other.base > line.base and other.size > _LARGER * line.size and abs(other.size - size) < _SAME * size
        for column in page.columns
        for other in column.lines
        if other.left < line.right and line.left < other.right
    )


def _begins_foot(
    blocks: Sequence[Block], number: int, rules: Sequence[Rule], wanted: set[str], size: float
) -> bool:
    """Whether a line begins the notes: a mark refers to it, and it is small, or a short rule is above it."""
    line = blocks[number]
    assert isinstance(line, Line)
    start = note_start(line)
    if not start or start.key not in wanted:
        return False
    if line.size < _SMALLER * size:
        return True
    above = blocks[number - 1] if number else None
    upper = above.base if isinstance(above, Line) else line.top - 3 * line.size
    return any(upper - 1 < rule.top < line.top + 2 and rule.left < line.right for rule in rules)
