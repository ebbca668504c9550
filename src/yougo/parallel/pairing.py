"""Two versions of one document as pairs of sentences that say the same."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from yougo.model.documents import Document
from yougo.parallel.alignment import Bead, aligned
from yougo.parallel.corpus import Pair, Said
from yougo.parallel.sentences import Sentence, sentences

LAYOUT = 1
"""To be counted up when the same documents give other pairs."""


def pairs(japanese: Document, english: Document) -> list[Pair]:
    """What both say, in the order in which they say it."""
    sides = sentences(japanese), sentences(english)
    beads = aligned(*sides)
    return [
        Pair(
            _said(japanese, sides[0][slice(*bead.japanese)]),
            _said(english, sides[1][slice(*bead.english)]),
            round(bead.score, 2),
            is_sure,
        )
        for bead, is_sure in zip(beads, _sure(beads), strict=True)
    ]


def _said(document: Document, parts: Sequence[Sentence]) -> Said:
    text = " ".join(map(attrgetter("text"), parts))
    return Said(text, document.name, parts[0].where, len(parts) == 1 and parts[0].is_whole)


def _sure(beads: Sequence[Bead]) -> Iterable[bool]:
    """Whether each bead shares something, or those before and after it do."""
    shares = [False, *(bead.score > 0 for bead in beads), False]
    around = zip(shares, shares[2:], strict=False)
    for own, (before, after) in zip(shares[1:], around, strict=False):
        yield own or (before and after)
