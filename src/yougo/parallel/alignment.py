"""Aligns the sentences of a Japanese and an English document.

After Gale and Church ("A program for aligning sentences in bilingual corpora", Computational Linguistics 19,
1993): sentences follow one another in both documents, mostly one for one; a sentence and its translation have
lengths of one ratio; dynamic programming finds the most likely way through both. As in hunalign (Varga et
al., "Parallel corpora for medium density languages", RANLP 2005) what the sentences share counts beside the
lengths (`clues`), and only ways near the sentences that clues of their own already pair are tried.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from yougo.parallel import clues
from yougo.parallel.sentences import Sentence

_MOST = 3
"""Sentences of one document in a bead."""
_PRICES = {
    (1, 1): 0.1, (1, 2): 3.0, (2, 1): 3.0, (1, 3): 5.0, (3, 1): 5.0, (2, 2): 6.0, (1, 0): 5.0, (0, 1): 5.0,
}  # fmt: skip
"""What it costs to take so many Japanese and English sentences together: how rare that is."""
_VARIANCE = 6.8
"""Of the length of a translation, for each character: Gale and Church's."""
_WIDTH, _WIDEST = 12, 40
"""How many sentences the way may be from the line between two pairs: at least, and at most."""
_UNSHARED = 0.3
"""What of its weight a clue costs that only one side has."""
_OTHER_KIND = 2.0
"""What it costs that only one side is a heading."""
_TEXT = attrgetter("text")


class Bead(NamedTuple):
    """Sentences that say the same: from and up to which, in each document."""

    japanese: tuple[int, int]
    english: tuple[int, int]
    score: float
    """The weight of what they share, less a part of that of what they do not."""

    @property
    def is_empty(self) -> bool:
        """Whether one document has nothing of it."""
        return self.japanese[0] == self.japanese[1] or self.english[0] == self.english[1]


class _Span(NamedTuple):
    """Some sentences that follow one another."""

    clues: frozenset[str] = frozenset()
    """Those that both documents have."""
    weight: float = 0
    length: int = 0
    """In characters."""
    is_heading: bool = False


_Side: TypeAlias = Sequence[Sequence[_Span]]
"""One document: from each sentence on, none, one, two, … sentences."""


def aligned(japanese: Sequence[Sentence], english: Sequence[Sentence]) -> list[Bead]:
    """The sentences that say the same, in their order; those that have no translation are in none."""
    if not (japanese and english):
        return []
    found = (
        list(map(clues.of_japanese, map(_TEXT, japanese))),
        list(map(clues.of_english, map(_TEXT, english))),
    )
    weights = clues.weights(*found)
    sides = _side(japanese, found[0], weights), _side(english, found[1], weights)
    return _way(sides, weights, _bands(sides, _paired(sides)))


def _side(sentences: Sequence[Sentence], found: Sequence[set[str]], weights: Mapping[str, float]) -> _Side:
    side = []
    for first, sentence in enumerate(sentences):
        spans = [_Span(is_heading=sentence.kind == "heading")]
        for each, own in zip(sentences[first : first + _MOST], found[first : first + _MOST], strict=True):
            both = spans[-1].clues | (own & weights.keys())
            length = spans[-1].length + len(each.text)
            spans.append(_Span(both, math.fsum(map(weights.__getitem__, both)), length, spans[0].is_heading))
        side.append(spans)
    return side


def _paired(sides: tuple[_Side, _Side]) -> list[tuple[int, int]]:
    """The sentences that share a clue which no other sentence has, as far as their numbers ascend."""
    one, other = map(_alone, sides)
    found = set()
    for clue in one.keys() & other.keys():
        found.add((one[clue], other[clue]))
    return _ascending(sorted(found))


def _alone(side: _Side) -> dict[str, int]:
    """The clues that one sentence alone has, with its number."""
    found = [spans[1].clues for spans in side]
    counts = Counter(chain.from_iterable(found))
    return {clue: number for number, each in enumerate(found) for clue in each if counts[clue] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, which are sorted, in which both numbers ascend."""
    tails: list[int] = []
    """The number of the last pair of the best part of each length."""
    before: list[int] = []
    ends: list[int] = []
    for number, (_, english) in enumerate(pairs):
        length = bisect_left(ends, english)
        before.append(tails[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [english]
    found = []
    number = tails[-1] if tails else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _bands(sides: tuple[_Side, _Side], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each Japanese sentence, and the end: from and up to which English ones the way may be."""
    sizes = len(sides[0]), len(sides[1])
    bands = []
    for (first, left), (last, right) in pairwise([(0, 0), *pairs, sizes]):
        width = min(_WIDEST, _WIDTH + max(last - first, right - left) // 4)
        slope = (right - left) / max(1, last - first)
        for number in range(last - first):
            middle, following = left + number * slope, left + (number + 1) * slope
            bands.append((max(0, int(middle) - width), min(sizes[1], int(following) + width)))
    bands[0] = (0, bands[0][1])  # the way begins there, wherever the translation of the first sentence is
    return [*bands, (0, sizes[1])]


class _Step(NamedTuple):
    """The cheapest way to a place, and the bead that ends there."""

    cost: float
    bead: Bead | None = None


_FAR = _Step(math.inf)


def _way(
    sides: tuple[_Side, _Side], weights: Mapping[str, float], bands: Sequence[tuple[int, int]]
) -> list[Bead]:
    """The cheapest way through both documents."""
    ratio = _length(sides[1]) / max(1, _length(sides[0]))
    steps: list[dict[int, _Step]] = [{} for _ in bands]
    steps[0][0] = _Step(0)
    for row, (first, last) in enumerate(bands):
        for column in range(first, last + 1):
            if column not in steps[row]:
                continue
            for (down, right), price in _PRICES.items():
                below, beyond = row + down, column + right
                if below >= len(bands) or not bands[below][0] <= beyond <= bands[below][1]:
                    continue
                cost, score = steps[row][column].cost + price, 0.0
                if down and right:
                    spans = sides[0][row][down], sides[1][column][right]
                    score = _score(spans, weights)
                    cost += _misfit(spans, ratio) - score
                if cost < steps[below].get(beyond, _FAR).cost:
                    steps[below][beyond] = _Step(cost, Bead((row, below), (column, beyond), score))
    return _followed(steps)


def _length(side: _Side) -> int:
    return sum(spans[1].length for spans in side)


def _score(spans: tuple[_Span, _Span], weights: Mapping[str, float]) -> float:
    """The weight of what two spans share, less a part of that of what they do not."""
    shared = math.fsum(map(weights.__getitem__, spans[0].clues & spans[1].clues))
    return shared - _UNSHARED * (spans[0].weight + spans[1].weight - 2 * shared)


def _misfit(spans: tuple[_Span, _Span], ratio: float) -> float:
    """What it costs that the lengths do not fit, and that only one of two spans is a heading."""
    expected, length = spans[0].length * ratio, spans[1].length
    deviation = abs(length - expected) / math.sqrt(_VARIANCE * max(1, (length + expected) / 2))
    likely = max(math.erfc(deviation / math.sqrt(2)), 1e-6)
    return -math.log(likely) + (_OTHER_KIND if spans[0].is_heading != spans[1].is_heading else 0)


def _followed(steps: Sequence[Mapping[int, _Step]]) -> list[Bead]:
    """The beads of the cheapest way to the end, in their order, but for sentences without a translation."""
    found = []
    step = steps[-1][max(steps[-1])]
    while step.bead:
        if not step.bead.is_empty:
            found.append(step.bead)
        step = steps[step.bead.japanese[0]][step.bead.english[0]]
    return found[::-1]
