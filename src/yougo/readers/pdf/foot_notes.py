"""Notes at the foot of a page, below a rule or smaller than the text.

Numbers may begin anew on each page, so a mark means a note on its own page first.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, takewhile
from operator import attrgetter

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_start
from yougo.readers.pdf.pages import Column, Grid, Page
from yougo.readers.pdf.paragraphs import ends_sentence
from yougo.readers.pdf.printed import Area, Line

_SMALLER, _LARGER = 0.94, 1.08
"""Of the text's size: that of notes; of a note's size: what is no note any more."""
_SAME = 0.04
"""Of a note's size: how far that of its further lines is from it."""
_RULE_ABOVE = 3
"""Of a line's size: how far above the first line of a column a rule may be."""


def apart(pages: Iterable[Page], size: float) -> tuple[list[Page], list[PrintedNote]]:
    """The pages without their notes, whose marks now have labels, and the notes; `size` is the text's."""
    kept: list[Page] = []
    notes: list[PrintedNote] = []
    last = 0
    """The last line of the page before, if a note ends there."""
    for page in pages:
        rest, found = _apart(page, size)
        if notes and last == notes[-1].lines[-1].place and _goes_on(notes[-1], kept[-1]):
            rest, notes[-1] = _joined(rest, notes[-1], size)
        kept.append(rest)
        notes += found
        last = page.last
    return kept, notes


def _joined(page: Page, note: PrintedNote, size: float) -> tuple[Page, PrintedNote]:
    """The page and a note of the page before, with the lines that go on with it here.

    Below a rule, these small lines without a label stand at the foot of the page.
    """
    if not page.columns:
        return page, note
    last = note.lines[-1]
    rest = [line for line in reversed(page.columns[-1].lines) if not _is_numeral(line)]
    lines = list(takewhile(lambda line: abs(line.size - last.size) < _SAME * last.size, rest))[::-1]
    if (
        not lines
        or note_start(lines[0])
        or lines[0].size >= _SMALLER * size
        or not _is_below_rule(lines[0], page)
    ):
        return page, note
    return page.without({line.place for line in lines}), replace(note, lines=(*note.lines, *lines))


def _goes_on(note: PrintedNote, page: Page) -> bool:
    """Whether the last line of a note is as wide as the text of its page, and ends no sentence."""
    last = note.lines[-1]
    edge = max(map(attrgetter("right"), (*page.lines, last)))
    return last.right > edge - 2 * last.size and not ends_sentence(last)


def _is_numeral(line: Line) -> bool:
    """Whether a line is a page number."""
    return line.text.strip("-– ").isdecimal()


def _is_below_rule(line: Line, page: Page) -> bool:
    above = Area(line.left, line.top - _RULE_ABOVE * line.size, line.right, line.top)
    return any(map(above.meets, page.rules))


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
    return line.size < _SMALLER * size or _is_below_rule(line, page)
