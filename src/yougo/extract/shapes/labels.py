"""Footnote labels that do not meet: proposes which dangling reference means which orphan definition.

A pair is proposed when the labels differ by two letters at most (restricted Damerau-Levenshtein distance;
Damerau 1964, with transpositions) and by less than half of the shorter, or when the note expands the
acronym that the mark hangs on; in both cases the two must stand close together.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from yougo.model.documents import Note, Place, Problem

_FARTHEST_LINES, _MOST_LABELS = 80, 20
_LONGEST = 60
"""Letters of a label beyond which nobody mistypes it: it is no label."""
_MOST_EDITS, _FAR = 2, 1_000


def distance(one: str, other: str) -> int:
    """Edits (insert, delete, replace, swap neighbours) from one label to the other."""
    rows: list[list[int]] = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def repaired(
    dangling: Mapping[str, Place], orphans: Sequence[Note], agrees: Callable[[str, Note], bool]
) -> dict[str, Note]:
    """From each dangling label to the orphan that it probably means; one to one, nearest spelling first.

    `agrees` tells whether the text at a label's mark and a note speak of the same.
    """
    by_line = sorted(dangling, key=lambda label: dangling[label].line)
    lines = [dangling[label].line for label in by_line]
    proposals = []
    for number, note in enumerate(orphans):
        for label in _near(note.place.line, lines, by_line):
            edits = _edits(label, note.label)
            if edits <= _MOST_EDITS or agrees(label, note):
                away = abs(dangling[label].line - note.place.line)
                proposals.append((edits, away, label, number))
    proposals.sort()
    pairs: dict[str, Note] = {}
    used: set[int] = set()
    for _, _, label, number in proposals:
        if label not in pairs and number not in used:
            pairs[label] = orphans[number]
            used.add(number)
    return pairs


def _near(line: int, lines: Sequence[int], labels: Sequence[str]) -> Iterator[str]:
    """The labels on lines close to `line`: the nearest few on either side."""
    middle = bisect_left(lines, line)
    for at in range(max(0, middle - _MOST_LABELS), min(len(lines), middle + _MOST_LABELS)):
        if abs(lines[at] - line) <= _FARTHEST_LINES:
            yield labels[at]


def _edits(one: str, other: str) -> int:
    """The distance of two labels, `_FAR` when they are not alike."""
    if abs(len(one) - len(other)) > _MOST_EDITS or len(one) > _LONGEST:
        return _FAR
    edits = distance(one.casefold(), other.casefold())
    return edits if 2 * edits < min(len(one), len(other)) else _FAR


def shown(label: str) -> str:
    """A label as a document writes it: ``[^dfft]``, ``※1``."""
    return label if label[:1] in "※注*[" else f"[^{label}]"


def repeated(notes: Iterable[Note]) -> Iterable[Problem]:
    """What to tell about labels that are defined more than once; the first definition is used."""
    first: dict[str, Note] = {}
    for note in notes:
        if note.label in first:
            line = first[note.label].place.line
            message = f"{shown(note.label)} is defined again; the definition on line {line} is used"
            yield Problem("repeated-footnote", message, note.place)
        first.setdefault(note.label, note)


def problems(
    dangling: Mapping[str, Place], orphans: Iterable[Note], pairs: Mapping[str, Note]
) -> Iterable[Problem]:
    """What to tell about labels that do not meet."""
    meant = {id(note): label for label, note in pairs.items()}
    for label, place in dangling.items():
        hint = (
            f"; perhaps {shown(pairs[label].label)} on line {pairs[label].place.line} is meant"
            if label in pairs
            else ""
        )
        yield Problem("dangling-footnote", f"{shown(label)} is defined nowhere{hint}", place)
    for note in orphans:
        hint = f"; perhaps {shown(meant[id(note)])} means it" if id(note) in meant else ""
        yield Problem("orphan-footnote", f"Nothing refers to the note {shown(note.label)}{hint}", note.place)
