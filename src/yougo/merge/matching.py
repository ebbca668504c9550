"""Which id goes to which group of names: one to one, each id to the group that has most of its names.

Applied to its own result this changes nothing. Each id then has exactly the names of its group; that pair
comes before all others that the id could be in, and before all that the group could be in, save those that
came before it the first time too. `tests/test_fixpoint.py` tries it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, product, starmap
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Self, TypeAlias

from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.merge.by_key import by_each_key, by_key
from yougo.model.concepts import Concept, Evidence
from yougo.workspace.register import slug

Names: TypeAlias = Mapping[str, int]
"""From a name's key (as `text.same` makes it) to its kind in one group."""
ENGLISH, JAPANESE, FURTHER, ACRONYM = 4, 3, 2, 1
"""The kinds, each by how much it tells of which concept is meant."""
_KINDS = {"full": ENGLISH, "variant": FURTHER, "acronym": ACRONYM}
Fit: TypeAlias = tuple[int, ...]
_COMMON = 50
"""A name that more groups have tells nothing of which of them is meant."""
_WORD = re.compile(f"[{KANJI}]+|[{KATAKANA}]+")
_NEARLY = 0.8
"""How much of two spellings must be the same for one to be a correction of the other (see `difflib`)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An id and the names by which its concept is found again."""

    id: str
    names: frozenset[str]
    decided: bool = False
    """Whether a person decided anything about it."""
    issued: bool = True
    """Whether an earlier build gave it to a concept; else only a decision names it."""
    divides: bool = False
    """Whether a ``not`` takes claims out of its concept."""
    full_names: frozenset[str] = frozenset()
    """Its names that are not acronyms, and those that a person gave it."""
    said: frozenset[str] = frozenset()
    """What documents called it when a person decided, without its further names."""


@dataclass(frozen=True)
class Candidate:
    """What a group calls its concept, and the sentences that say so."""

    names: Names
    evidence: Sequence[Evidence] = ()
    preferred: Mapping[str, str] = field(default_factory=dict)
    """The preferred names by their fields, as `Concept.preferred` gives them."""

    @classmethod
    def of(cls, concept: Concept) -> Self:
        """The candidate that a concept is; a name of two kinds is of the more telling one."""
        stated = [(variant.text, _KINDS[variant.type]) for variant in concept.variants]
        stated += [(concept.acronym, ACRONYM), (concept.japanese, JAPANESE), (concept.english, ENGLISH)]
        names: dict[str, int] = {}
        for name, kind in sorted(stated, key=itemgetter(1)):
            names[same(name)] = kind
        names.pop("", None)
        return cls(names, concept.evidence, concept.preferred)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """All its names."""
        return frozenset(self.names)

    @cached_property
    def full_names(self) -> frozenset[str]:
        """Its names that are not acronyms."""
        return frozenset(name for name, kind in self.names.items() if kind != ACRONYM)

    @cached_property
    def slug(self) -> str:
        """The id that it asks for."""
        return slug(**self.preferred)

    @cached_property
    def _sentences(self) -> frozenset[frozenset[str]]:
        """The keys of the names that each sentence states together."""
        return frozenset(keys_of(row.names) for row in self.evidence)

    def kept(self, known: frozenset[str]) -> int:
        """How many of these names are in sentences that state no other: those that the concept had."""
        return len(frozenset[str]().union(*filter(known.issuperset, self._sentences)))

    def called(self, names: frozenset[str]) -> int:
        """How many of its preferred names are among these."""
        return len(names & keys_of(self.preferred.values()))

    @property
    def has_several_names(self) -> bool:
        """Whether it has more names than one."""
        return len(self.names) > 1

    @property
    def telling(self) -> int:
        """How much all its names tell of which concept is meant."""
        return sum(self.names.values())


Candidates: TypeAlias = Mapping[int, Candidate]
"""Groups by their numbers."""


def subset(groups: Candidates, numbers: Iterable[int]) -> Candidates:
    """The groups of these numbers, in order."""
    return {number: groups[number] for number in sorted(numbers)}


@dataclass(frozen=True, slots=True)
class Pair:
    """An id and a group that it may go to."""

    holder: Holder
    number: int
    """The group's."""
    differs: bool
    """Whether both have names beside acronyms, and share none of these."""
    fit: Fit
    """The least fits best."""

    @property
    def is_exact(self) -> bool:
        """Whether both have the same names."""
        return not self.fit[0]

    @property
    def alike(self) -> Fit:
        """How well both fit, whoever decided what."""
        return (self.differs, *self.fit)

    @property
    def rank(self) -> Fit:
        """What a person decided goes first, but not for an acronym alone."""
        return (self.differs, not self.holder.decided, *self.fit)


def match(pairs: Iterable[Pair]) -> dict[int, str]:
    """From a group's number to its id, for the groups that have one: the best pairs, one after the other.

    Of equals, the first id and the first group.
    """
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (pair.rank, pair.holder.id, pair.number)):
        if pair.holder.id not in taken and pair.number not in ids:
            ids[pair.number] = pair.holder.id
            taken.add(pair.holder.id)
    return ids


def pairs(groups: Candidates, holders: Iterable[Holder]) -> list[Pair]:
    """Each holder with the groups that share a telling name with it, and with one that has the same names."""
    with_name = by_each_key(groups, lambda number: groups[number].names)
    same_names = _by_all_names(groups)
    acronyms = with_name.keys() - set(chain.from_iterable(map(attrgetter("full_names"), groups.values())))
    found: list[Pair] = []
    for holder in sorted(holders, key=lambda holder: (not holder.decided, holder.id)):
        alike = same_names.get(holder.names, [])
        for number in _sharing(holder, with_name).union(alike[:1]):
            pair = _pair(holder, number, groups[number], acronyms)
            if not (pair.differs and _contradict(holder.full_names, groups[number].full_names)):
                found.append(pair)
        del alike[:1]
    return found


def _sharing(holder: Holder, with_name: Mapping[str, Sequence[int]]) -> set[int]:
    """The groups that have a name of an id which few groups have."""
    lists = map(with_name.__getitem__, holder.names & with_name.keys())
    return set(chain.from_iterable(numbers for numbers in lists if len(numbers) <= _COMMON))


def _by_all_names(groups: Candidates) -> Mapping[frozenset[str], list[int]]:
    """The numbers of the groups that have just the same names."""
    return by_key(sorted(groups), lambda number: groups[number].all_names)


def _contradict(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether both have names in one language, and no name of one could be one of the other.

    An acronym that both have then stands for two things.
    """
    alike = [(one, other) for one, other in product(some, others) if is_japanese(one) == is_japanese(other)]
    return bool(alike) and not any(starmap(may_be_one, alike))


def may_be_one(one: str, other: str) -> bool:
    """Whether one name is the other, a part of it, has all of its words, or is spelled nearly so."""
    if one in other or other in one or _has_words_of(one, other) or _has_words_of(other, one):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def _has_words_of(one: str, other: str) -> bool:
    """Whether one Japanese name has several words between its kana, and the other has them all.

    信頼性のある自由なデータ流通 and 信頼性のあるデータの自由な流通の促進 do not differ.
    """
    words = set(_WORD.findall(one))
    return len(words) > 1 and words.issubset(_WORD.findall(other))


def _pair(holder: Holder, number: int, group: Candidate, acronyms: set[str]) -> Pair:
    """How well an id and a group fit each other, the most important first.

    All names are the same; many are in sentences that the concept had; many are shared; the shared ones are
    telling; few are missing; few are added.
    """
    names = group.all_names
    shared = holder.names & names
    missing = len(holder.names) - len(shared)
    added = len(names) - len(shared)
    telling = sum(map(group.names.__getitem__, shared))
    differs = shared <= acronyms and not (holder.names <= acronyms or names <= acronyms)
    differing = bool(missing or added)
    kept = group.kept(holder.names) if differing else 0
    fit = (differing, -kept, -len(shared), -telling, missing, added)
    return Pair(holder, number, differs, fit)


def in_order(
    groups: Candidates,
    ids: Mapping[int, str],
    decided: Mapping[str, Holder] = MappingProxyType({}),
    first: Callable[[Candidate], int] = lambda _: 0,
) -> dict[int, str]:
    """From a group's number to its id, where groups of the same names have theirs in order.

    The `decided` ids come before others, each with the group that is still called as it was then; nothing
    else tells such groups apart. Before others come the groups for which `first` is least, too; some of
    `groups` may have no id yet.
    """
    ordered: dict[int, str] = {}
    for numbers in _by_all_names(groups).values():
        held = sorted(filter(None, map(ids.get, numbers)), key=lambda each: (each not in decided, each))
        numbers.sort(key=lambda number: first(groups[number]))
        for identifier in held:
            said = decided[identifier].said if identifier in decided else frozenset()
            number = max(numbers, key=lambda number: groups[number].called(said))
            numbers.remove(number)
            ordered[number] = identifier
    return ordered
