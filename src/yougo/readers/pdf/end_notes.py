"""Notes at the end of a document or a chapter: lines that count 1, 2, 3, … as marks before them do."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby, pairwise, takewhile
from operator import attrgetter
from typing import NamedTuple

from yougo.readers.pdf.grouping import grouped
from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_number
from yougo.readers.pdf.pages import Page, lines_of
from yougo.readers.pdf.printed import Line

_COVERED = 0.6
"""How many notes of a run have a mark, and how many marks a note."""
_FEWEST = 2


class _Mark(NamedTuple):
    """A raised mark: on which line it is, and what it calls the note."""

    place: int
    key: str


def apart(pages: Iterable[Page]) -> tuple[list[Page], list[PrintedNote]]:
    """The pages without their notes, whose marks now have their labels, and the notes.

    The last run comes first: what looks as one before it may be a list of the text.
    """
    kept = list(pages)
    notes: list[PrintedNote] = []
    for run in reversed(list(_runs(kept))):
        series = _last_series(_marks(kept, run[0].place))
        wanted = set(map(attrgetter("key"), series))
        found = divided(run, wanted, f"e{run[0].place}")
        if found and len(found) >= _COVERED * max(len(wanted), len(_counted(run))):
            notes = [*found, *notes]
            taken = set(map(attrgetter("place"), run))
            kept = [labelled(page.without(taken), found, series[0].place) for page in kept]
    return kept, notes


def _marks(pages: Iterable[Page], end: int) -> Iterator[_Mark]:
    """The marks before a place."""
    for line in chain.from_iterable(map(attrgetter("lines"), pages)):
        if line.place < end:
            yield from map(partial(_Mark, line.place), marks(line))


def _last_series(found: Iterable[_Mark]) -> list[_Mark]:
    """The marks since they last began with 1 and 2 again; of several beside each other, the first."""
    series = [next(same) for _, same in groupby(found, attrgetter("key"))]
    for at in reversed(range(1, len(series))):
        if (series[at - 1].key, series[at].key) == ("1", "2"):
            return series[at - 1 :]
    return series


def _runs(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """Lines from one that begins with 1 on, to the end of the last that counts on, if several do."""
    lines = lines_of(chain.from_iterable(map(attrgetter("blocks"), pages)))
    for run in grouped(lines, lambda _, line: note_number(line) != 1):
        counted = _counted(run)
        if len(counted) >= _FEWEST:
            last = counted[-1]
            near = takewhile(_are_near, pairwise(run[last:]))
            yield run[: last + 1 + len(list(near))]


def _counted(lines: Sequence[Line]) -> list[int]:
    """Which of the lines begin with 1, 2, 3, …."""
    found: list[int] = []
    for number, line in enumerate(lines):
        if note_number(line) == len(found) + 1:
            found.append(number)
    return found


def _are_near(lines: tuple[Line, Line]) -> bool:
    """Whether a line belongs to the note above it."""
    above, below = lines
    return below.base - above.base < 2 * above.size
