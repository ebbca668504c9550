"""Footnote labels that do not meet: proposes which dangling reference means which orphan definition.

A pair is proposed when the labels differ by two letters at most (restricted Damerau-Levenshtein distance;
Damerau 1964, with transpositions) and by less than half of the shorter, and the two stand close together.
"""

from collections.abc import Iterable, Mapping

from yougo.documents import Note, Place, Problem

_FARTHEST_LINES = 80
_MOST_EDITS = 2


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


def repaired(dangling: Mapping[str, Place], orphans: Iterable[Note]) -> dict[str, Note]:
    """From each dangling label to the orphan that it probably means; one to one, nearest spelling first."""
    proposals = sorted(
        (edits, abs(place.line - note.place.line), label, number, note)
        for number, note in enumerate(orphans)
        for label, place in dangling.items()
        if (lines := abs(place.line - note.place.line)) <= _FARTHEST_LINES
        and abs(len(label) - len(note.label)) <= _MOST_EDITS
        and (edits := distance(label.casefold(), note.label.casefold())) <= _MOST_EDITS
        and 2 * edits < min(len(label), len(note.label))
        and lines >= 0
    )
    pairs: dict[str, Note] = {}
    used: set[int] = set()
    for _, _, label, number, note in proposals:
        if label not in pairs and number not in used:
            pairs[label] = note
            used.add(number)
    return pairs


def problems(
    dangling: Mapping[str, Place], orphans: Iterable[Note], pairs: Mapping[str, Note]
) -> Iterable[Problem]:
    """What to tell about labels that do not meet."""
    meant = {id(note): label for label, note in pairs.items()}
    for label, place in dangling.items():
        hint = (
            f"; perhaps [^{pairs[label].label}] on line {pairs[label].place.line} is meant"
            if label in pairs
            else ""
        )
        yield Problem("dangling-footnote", f"[^{label}] is defined nowhere{hint}", place)
    for note in orphans:
        hint = f"; perhaps [^{meant[id(note)]}] means it" if id(note) in meant else ""
        yield Problem("orphan-footnote", f"Nothing refers to the note [^{note.label}]{hint}", note.place)
