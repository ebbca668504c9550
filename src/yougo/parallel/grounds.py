"""On what grounds a match is proposed."""

from collections.abc import Iterable, Sequence
from itertools import starmap
from operator import ge
from typing import NamedTuple

from yougo.language.text import same
from yougo.parallel.corpus import Pair
from yougo.parallel.matches import Match


class _Least(NamedTuple):
    """What a match must have at least, to be proposed on one ground."""

    words: int
    """Of the English name."""
    together: int
    """Sentences that have both names."""
    share: float
    covered: float
    shared: float
    both: float = 0
    """`covered` and `shared` together."""


_KNOWN = (
    _Least(words=2, together=1, share=0.3, covered=0.85, shared=0.8),
    _Least(words=2, together=1, share=0.3, covered=0.95, shared=0.7),
    _Least(words=2, together=2, share=0.3, covered=0.85, shared=0.6),
    _Least(words=1, together=2, share=0.4, covered=0.95, shared=1),
    _Least(words=1, together=2, share=0.6, covered=0.8, shared=0.5),
    _Least(words=1, together=3, share=0.6, covered=0, shared=0.5, both=0.8),
)
"""Words of either name are known to be called by the other's; the fewer, the more sentences have both."""
_FREQUENT = (
    _Least(words=1, together=3, share=0.8, covered=0, shared=0),
    _Least(words=1, together=2, share=1, covered=0, shared=0, both=0.95),
)
"""They stand together in most of the sentences that have one of them: if in two, some words are known."""
_FEW_SHARED = 0.45
"""Which share of the English words is too few: the name is longer than what is known of it."""
_LEAST_SHARE_OF_WHOLE = 0.5
_NEARLY = 0.75
"""Which part of a match's share makes another a rival."""


def is_told(match: Match, others: Iterable[Match]) -> bool:
    """Whether there are grounds for a match among others of the same sentences."""
    if _is_cut(match):
        return False
    if _has(_KNOWN, match) or _is_whole(match):
        return True
    if not _has(_FREQUENT, match) or 0 < match.shared < _FEW_SHARED:
        return False
    return not any(_is_rival(other, match) for other in others)


def _has(grounds: Iterable[_Least], match: Match) -> bool:
    both = match.covered + match.shared
    values = (match.words, len(match.together), match.share, match.covered, match.shared, both)
    return any(_are_least(values, least) for least in grounds)


def _are_least(values: Sequence[float], least: _Least) -> bool:
    return all(starmap(ge, zip(values, least, strict=True)))


def _is_rival(other: Match, match: Match) -> bool:
    """Whether another match that is no part of this one stands there nearly as often."""
    return other.share > _NEARLY * match.share and not other.is_within(match)


def _is_whole(match: Match) -> bool:
    """Whether each name is a whole heading, item or cell, one beside the other."""
    if match.share < _LEAST_SHARE_OF_WHOLE:
        return False
    names = same(match.japanese), same(match.english)
    return names in map(_whole_texts, map(match.corpus.pairs.__getitem__, match.together))


def _is_cut(match: Match) -> bool:
    """Whether one name is a whole heading, mostly, and the other only a part of that beside it."""
    names = same(match.japanese), same(match.english)
    wholes = list(map(_whole_texts, map(match.corpus.pairs.__getitem__, match.together)))
    cut = [texts for texts in wholes if (texts[0] == names[0]) != (texts[1] == names[1])]
    return 2 * len(cut) >= len(wholes)


def _whole_texts(pair: Pair) -> tuple[str, str]:
    """What both sides of a pair are, if each is a whole heading, item or cell; else nothing."""
    if not all((pair.is_sure, pair.japanese.is_whole, pair.english.is_whole)):
        return "", ""
    return same(pair.japanese.text), same(pair.english.text)
