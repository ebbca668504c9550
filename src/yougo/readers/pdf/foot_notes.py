"""Notes at the foot of a page, below a short rule or smaller than the text.

Numbers may begin anew on each page, so a mark means a note on its own page first.
"""

from collections.abc import Sequence

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_start
from yougo.readers.pdf.printed import Block, Column, Grid, Line, Page, Rule

_SMALLER, _LARGER = 0.94, 1.08
"""Of the text's size: that of notes; of a note's size: what is no note any more."""


def apart(page: Page, size: float) -> tuple[Page, list[PrintedNote]]:
    """The page without its notes, whose marks now have their labels, and the notes; `size` is the text's."""
    wanted = marks(page.lines)
    notes: list[PrintedNote] = []
    taken: set[int] = set()
    for column in page.columns if wanted else ():
        foot = _foot(column, page.rules, wanted, size)
        notes += divided(foot, wanted, f"p{page.number}")
        taken.update(line.place for line in foot)
    return labelled(page.without(taken), notes) if notes else page, notes


def _foot(column: Column, rules: Sequence[Rule], wanted: set[str], size: float) -> list[Line]:
    """The lines of a column's notes, from the first that a mark refers to."""
    foot: list[Line] = []
    for number, block in enumerate(column.blocks):
        if isinstance(block, Grid):
            foot = []
        elif foot and block.size <= foot[0].size * _LARGER:
            foot.append(block)
        else:
            foot = [block] if _begins_foot(column.blocks, number, rules, wanted, size) else []
    return foot


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
