"""Which id goes to which group of names: one to one, each id to the group that has most of its names.

Applied to its own result this changes nothing. Each id then has exactly the names of its group; that pair
comes before all others that the id could be in, and before all that the group could be in, save those that
came before it the first time too. `tests/test_fixpoint.py` tries it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from yougo.language.characters import is_japanese
from yougo.language.name_sets import keys_of
from yougo.model.concepts import Evidence

Names: TypeAlias = Mapping[str, int]
"""From a name's key (as `text.same` makes it) to its kind in one group."""
ENGLISH, JAPANESE, FURTHER, ACRONYM = 4, 3, 2, 1
"""The kinds, each by how much it tells of which concept is meant."""
Fit: TypeAlias = tuple[int, ...]
_COMMON = 50
"""A name that more groups have tells nothing of which of them is meant."""
_NEARLY = 0.8
"""How much of two spellings must be the same for one to be a correction of the other (see `difflib`)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An id and the names by which its concept is found again."""

    id: str
    names: frozenset[str]
    decided: bool = False
    """Whether a person decided anything of it."""
    issued: bool = True
    """Whether an earlier build gave it to a concept; else only a decision names it."""
    divides: bool = False
    """Whether a ``not`` takes claims out of its concept."""
    full: frozenset[str] = frozenset()
    """Its names that are no acronyms, and those that a person gave it."""


@dataclass(frozen=True)
class Candidate:
    """What a group calls its concept, and the sentences that say so."""

    names: Names
    evidence: Sequence[Evidence] = ()

    @cached_property
    def _sentences(self) -> frozenset[frozenset[str]]:
        """The keys of the names that each sentence states together."""
        return frozenset(keys_of(row.names) for row in self.evidence)

    def kept(self, known: frozenset[str]) -> int:
        """How many of these names are in sentences that state no other: those that the concept had."""
        return len(frozenset[str]().union(*filter(known.issuperset, self._sentences)))

    @property
    def telling(self) -> int:
        """How much all its names tell of which concept is meant."""
        return sum(self.names.values())


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
    def exact(self) -> bool:
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


def match(pairs: Iterable[Pair]) -> dict[int, Holder]:
    """From a group's number to its holder, for the groups that have one: the best pairs, one after the other.

    Of equals, the first id and the first group.
    """
    held: dict[int, Holder] = {}
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (pair.rank, pair.holder.id, pair.number)):
        if pair.holder.id not in taken and pair.number not in held:
            held[pair.number] = pair.holder
            taken.add(pair.holder.id)
    return held


def pairs(groups: Sequence[Candidate], holders: Iterable[Holder]) -> list[Pair]:
    """Each holder with the groups that share a telling name with it, and with one that has the same names."""
    with_name: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group.names:
            with_name[name].append(number)
    same_names = _by_all_names(dict(enumerate(groups)))
    acronyms = {name for name in with_name if all(groups[n].names[name] == ACRONYM for n in with_name[name])}
    found: list[Pair] = []
    for holder in sorted(holders, key=lambda holder: (not holder.decided, holder.id)):
        numbers = _sharing(holder, with_name).union(_taken_first(same_names.get(holder.names, [])))
        for number in numbers:
            pair = _pair(holder, number, groups[number], acronyms)
            if not (pair.differs and _contradict(holder.full, groups[number])):
                found.append(pair)
    return found


def _sharing(holder: Holder, with_name: Mapping[str, Sequence[int]]) -> set[int]:
    """The groups that have a name of an id which few groups have."""
    lists = [with_name[name] for name in holder.names & with_name.keys()]
    return set(chain.from_iterable(numbers for numbers in lists if len(numbers) <= _COMMON))


def _taken_first(numbers: list[int]) -> list[int]:
    """The first of these, which is then gone from them, if there is one."""
    first = numbers[:1]
    del numbers[:1]
    return first


def _by_all_names(groups: Mapping[int, Candidate]) -> dict[frozenset[str], list[int]]:
    """The numbers of the groups that have just the same names."""
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for number in sorted(groups):
        alike[frozenset(groups[number].names)].append(number)
    return alike


def _contradict(full: Iterable[str], group: Candidate) -> bool:
    """Whether an id and a group have names in one language, and no name of one could be one of the other.

    An acronym that both have then stands for two things.
    """
    own = [name for name, kind in group.names.items() if kind != ACRONYM]
    alike = [(one, other) for one in full for other in own if is_japanese(one) == is_japanese(other)]
    return bool(alike) and not any(_may_be_one(one, other) for one, other in alike)


def _may_be_one(one: str, other: str) -> bool:
    """Whether one name is the other, a part of it, or spelled nearly so."""
    if one in other or other in one:
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def _pair(holder: Holder, number: int, group: Candidate, acronyms: set[str]) -> Pair:
    """How well both fit.

    All names are the same, most are in sentences that the concept had, most are shared, the most telling
    ones are, few are not.
    """
    names = group.names
    shared = holder.names & names.keys()
    missing = len(holder.names) - len(shared)
    added = len(names) - len(shared)
    telling = sum(names[name] for name in shared)
    differs = shared <= acronyms and not holder.names <= acronyms and not names.keys() <= acronyms
    differing = bool(missing or added)
    kept = group.kept(holder.names) if differing else 0
    fit = (differing, -kept, -len(shared), -telling, missing, added)
    return Pair(holder, number, differs, fit)


def in_order(
    groups: Mapping[int, Candidate], ids: Mapping[int, str], decided: Collection[str]
) -> dict[int, str]:
    """From a group's number to its id, where groups of the same names have theirs in order.

    Nothing else tells such groups apart.
    """
    ordered: dict[int, str] = {}
    for numbers in _by_all_names({number: groups[number] for number in ids}).values():
        held = sorted((ids[number] for number in numbers), key=lambda each: (each not in decided, each))
        ordered |= dict(zip(numbers, held, strict=True))
    return ordered


def most_telling_first(groups: Sequence[Candidate], ids: Mapping[int, str]) -> dict[int, str]:
    """From a group's number to its id, where of groups of the same names the most telling have the ids."""
    moved: dict[int, str] = {}
    for numbers in _by_all_names(dict(enumerate(groups))).values():
        held = sorted(ids[number] for number in numbers if number in ids)
        if held:
            numbers.sort(key=lambda number: -groups[number].telling)
        moved |= dict(zip(numbers, held, strict=False))
    return moved
