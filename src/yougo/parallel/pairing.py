"""Two versions of one document as pairs of sentences that say the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeAlias

from yougo.model.documents import Document
from yougo.parallel import clues
from yougo.parallel.alignment import Bead, aligned
from yougo.parallel.corpus import Pair, Said
from yougo.parallel.sentences import Sentence, sentences

LAYOUT = 3
"""To be counted up when the same documents give other pairs."""
_Rows: TypeAlias = tuple[int, int] | None


def pairs(japanese: Document, english: Document) -> list[Pair]:
    """What both say, in the order in which they say it; nothing where they give other numbers."""
    sides = sentences(japanese), sentences(english)
    beads = aligned(*sides)
    found = []
    for bead, is_sure in zip(beads, _sure(beads, sides), strict=True):
        one = _said(japanese, sides[0][slice(*bead.japanese)])
        other = _said(english, sides[1][slice(*bead.english)])
        if bead.score >= 0 or not clues.contradict(one.text, other.text):
            found.append(Pair(one, other, round(bead.score, 2), is_sure))
    return found


def _said(document: Document, parts: Sequence[Sentence]) -> Said:
    text = " ".join(map(attrgetter("text"), parts))
    return Said(text, document.name, parts[0].where, len(parts) == 1 and parts[0].is_whole)


def _sure(beads: Sequence[Bead], sides: tuple[Sequence[Sentence], Sequence[Sentence]]) -> Iterator[bool]:
    """Whether each bead shares something, or those before and after it do; of cells, whether their rows do.

    The rows of two tables need not have one order, so that what is around them says nothing.
    """
    shares = [False, *map(_shares, beads), False]
    rows = [_rows(bead, sides) for bead in beads]
    shared: dict[_Rows, float] = defaultdict(float)
    for bead, row in zip(beads, rows, strict=True):
        shared[row] += bead.score
    for number, row in enumerate(rows):
        if row:
            yield shared[row] > 0
        else:
            before, own, after = shares[number : number + 3]
            yield own or (before and after)


def _shares(bead: Bead) -> bool:
    return bead.score > 0


def _rows(bead: Bead, sides: tuple[Sequence[Sentence], Sequence[Sentence]]) -> _Rows:
    """The lines of the rows whose cells are beside one another; none where something else is."""
    one, other = sides[0][bead.japanese[0]], sides[1][bead.english[0]]
    return (one.line, other.line) if one.kind == other.kind == "cell" else None
