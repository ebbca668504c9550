"""Footnote labels that do not meet: proposes which dangling reference means which orphan definition.

A pair is proposed when the labels differ by two letters at most (restricted Damerau-Levenshtein distance;
Damerau 1964, with transpositions) and by less than half of the shorter, or when the note expands the
acronym that the mark hangs on; in both cases the two must be close together.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeAlias

from yougo.extract.shapes.anchors import Hanging
from yougo.model.documents import Note, Problem
from yougo.translation import said

Agrees: TypeAlias = Callable[[Hanging, Note], bool]
"""Whether the text at a mark and a note speak of the same."""
_FARTHEST_LINES, _MOST_LABELS = 80, 20
_LONGEST = 60
"""Letters of a label beyond which nobody mistypes it: it is no label."""
_MOST_EDITS, _FAR = 2, 1_000


def distance(one: str, other: str) -> int:
    """Edits (insert, delete, replace, swap neighbours) from one label to the other."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, left in enumerate(one):
        row = [i + 1]
        for j, right in enumerate(other):
            edits = [last[j + 1] + 1, row[j] + 1, last[j] + (left != right)]
            if i and one[i - 1 : i + 1] == right + other[j - 1 : j]:
                edits.append(before_last[j - 1] + 1)
            row.append(min(edits))
        before_last, last = last, row
    return last[-1]


def repaired(dangling: Mapping[str, Hanging], orphans: Sequence[Note], agrees: Agrees) -> dict[str, Note]:
    """From each dangling label to the orphan that it probably means; one to one, nearest spelling first."""
    pairs: dict[str, Note] = {}
    free = dict(enumerate(orphans))
    for _, _, label, number in sorted(_proposals(dangling, orphans, agrees)):
        if label not in pairs and number in free:
            pairs[label] = free.pop(number)
    return pairs


def _proposals(
    dangling: Mapping[str, Hanging], orphans: Sequence[Note], agrees: Agrees
) -> Iterator[tuple[int, int, str, int]]:
    """What may belong together: the edits between the labels, the lines between, the label, the orphan."""
    by_line = sorted(dangling.values(), key=attrgetter("place.line"))
    lines = list(map(attrgetter("place.line"), by_line))
    for number, note in enumerate(orphans):
        for mark in by_line[_near(note.place.line, lines)]:
            edits = _edits(mark.label, note.label)
            if edits <= _MOST_EDITS or agrees(mark, note):
                yield edits, abs(mark.place.line - note.place.line), mark.label, number


def _near(line: int, lines: Sequence[int]) -> slice:
    """Which lines are close to `line`: the nearest few on either side."""
    middle = bisect_left(lines, line)
    first = bisect_left(lines, line - _FARTHEST_LINES)
    last = bisect_right(lines, line + _FARTHEST_LINES)
    return slice(max(first, middle - _MOST_LABELS), min(last, middle + _MOST_LABELS))


def _edits(one: str, other: str) -> int:
    """The distance of two labels, `_FAR` when they are not alike."""
    shorter, longer = sorted((len(one), len(other)))
    if longer - shorter > _MOST_EDITS or longer > _LONGEST:
        return _FAR
    edits = distance(one.casefold(), other.casefold())
    return edits if 2 * edits < shorter else _FAR


def shown(label: str) -> str:
    """A label as a document writes it: ``[^dfft]``, ``※1``."""
    return label if label[:1] in "※注*[" else f"[^{label}]"


def repeated(notes: Iterable[Note]) -> Iterator[Problem]:
    """The problems of labels that are defined more than once; the first definition is used."""
    first: dict[str, Note] = {}
    for note in notes:
        used = first.setdefault(note.label, note)
        if used is not note:
            line = used.place.line
            message = said(f"{shown(note.label)} is defined again; the definition on line {line} is used")
            yield Problem("repeated-footnote", message, note.place)


def problems(
    dangling: Mapping[str, Hanging], orphans: Iterable[Note], pairs: Mapping[str, Note]
) -> Iterator[Problem]:
    """The problems of labels without a counterpart; `pairs` says which are probably meant."""
    meaning = {note: label for label, note in pairs.items()}
    for label, mark in dangling.items():
        message = said(f"{shown(label)} is defined nowhere")
        if meant := pairs.get(label):
            message = said(f"{message}; perhaps {shown(meant.label)} on line {meant.place.line} is meant")
        yield Problem("dangling-footnote", message, mark.place)
    for note in orphans:
        message = said(f"Nothing refers to the note {shown(note.label)}")
        if note in meaning:
            message = said(f"{message}; perhaps {shown(meaning[note])} means it")
        yield Problem("orphan-footnote", message, note.place)
