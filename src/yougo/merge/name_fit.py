"""Whether Japanese names may be further names of a concept that has the same acronym.

Within a document an acronym mostly has one meaning: names that share a part, as 業務の改革 and 改革, or of
which nothing is known, are of one concept. グリーンインフラ（GI） and 地理的表示（Geographical Indication:
GI） are of two. Across documents names must agree: be nearly the same, or translations of each other.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import islice, product, starmap

from yougo.language.characters import is_japanese
from yougo.language.renderings import differ, is_translation, parts_of, shared
from yougo.merge.matching import may_be_one

AGREES, OPEN, DIFFERS = "agrees", "open", "differs"
"""How names fit those of a concept in their document."""
_MOST_COMPARED = 50
"""How many pairs of names are compared: more would not change the answer."""


def may_be_further(names: Iterable[str], japanese: Iterable[str], english: Iterable[str]) -> bool:
    """Whether Japanese names may be of a concept of other documents that has these names."""
    return _any(may_be_one, names, japanese) or _any(is_translation, names, english)


def fit(names: Iterable[str], japanese: Collection[str], english: Collection[str]) -> str:
    """How Japanese names fit a concept of their document that has these names."""
    names = list(filter(is_japanese, names))
    if _any(_share_parts, names, japanese) or _any(_share_words, names, english):
        return AGREES
    if names and (japanese or _any(differ, names, english)):
        return DIFFERS
    return OPEN


def _any(holds: Callable[[str, str], bool], names: Iterable[str], others: Iterable[str]) -> bool:
    pairs = product(sorted(names), sorted(others))
    return any(starmap(holds, islice(pairs, _MOST_COMPARED)))


def _share_parts(one: str, other: str) -> bool:
    return may_be_one(one, other) or not parts_of(one).isdisjoint(parts_of(other))


def _share_words(japanese: str, english: str) -> bool:
    return shared(japanese, english).agree
