"""Notes at the end of a document or a chapter: lines that count 1, 2, 3, … as marks before them do."""

from collections.abc import Iterator, Sequence
from itertools import chain

from yougo.readers.pdf.note_labels import PrintedNote, divided, labelled, marks, note_number
from yougo.readers.pdf.printed import Line, Page, lines_of

_LARGER = 1.08
_COVERED = 0.6
"""How many notes of a run have a mark, and how many marks a note."""
_FEWEST = 2


def apart(pages: Sequence[Page]) -> tuple[list[Page], list[PrintedNote]]:
    """The pages without their notes, whose marks now have their labels, and the notes.

    The last run comes first: what looks as one before it may be a list of the text.
    """
    kept = list(pages)
    notes: list[PrintedNote] = []
    for run in reversed(list(_runs(kept))):
        series = _last_series(kept, run[0].place)
        wanted = {key for _, key in series}
        found = divided(run, wanted, f"e{run[0].place}")
        if found and len(found) >= _COVERED * max(len(wanted), len(_counted(run))):
            notes = [*found, *notes]
            taken = {line.place for line in run}
            kept = [labelled(page.without(taken), found, series[0][0]) for page in kept]
    return kept, notes


def _last_series(pages: Sequence[Page], end: int) -> list[tuple[int, str]]:
    """The marks before a place since they last began with 1 and 2 again, by their lines."""
    found = [(0, "")]
    for line in chain.from_iterable(page.lines for page in pages):
        if line.place < end:
            found += [(line.place, key) for key in sorted(marks([line]))]
    keys = [key for _, key in found] + ["2"]
    for at in range(len(found) - 1, 1, -1):
        if keys[at - 1] != "1" and keys[at : at + 2] == ["1", "2"]:
            return found[at:]
    return found[1:]


def _runs(pages: Sequence[Page]) -> Iterator[list[Line]]:
    """Lines from one that begins with 1 on, to the end of the last that counts on."""
    run: list[Line] = []
    for line in lines_of(chain.from_iterable(page.blocks for page in pages)):
        is_first = note_number(line) == 1
        if is_first or (run and line.size > run[0].size * _LARGER):
            yield from _run(run)
            run = [line] if is_first else []
        elif run:
            run.append(line)
    yield from _run(run)


def _counted(lines: Sequence[Line]) -> list[int]:
    """Which of the lines begin with 1, 2, 3, …."""
    found: list[int] = []
    for number, line in enumerate(lines):
        if note_number(line) == len(found) + 1:
            found.append(number)
    return found


def _run(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines up to the last that counts on and its paragraph, if several count."""
    counted = _counted(lines)
    if len(counted) < _FEWEST:
        return
    first = counted[-1]
    end = first + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end], lines[first]):
        end += 1
    yield list(lines[:end])


def _goes_on(above: Line, below: Line, first: Line) -> bool:
    """Whether a line belongs to the note above it: it is near, and no further out."""
    return below.left > first.left - 2 and below.base - above.base < 2 * above.size
