"""Which claims speak of one concept.

Two claims contradict each other when they state different English or different acronyms. Claims are grouped
by agreeing English first; a claim without English goes to the group that shares its Japanese name, else to
its acronym's group in the same document, else to that acronym's group with most evidence. Those that give an
acronym and a Japanese name are placed first: they tell which group is the acronym's.
"""

import math
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, filterfalse, islice, product
from operator import attrgetter
from typing import Self

from yougo.language.name_sets import keys_of
from yougo.merge.by_key import by_key
from yougo.merge.name_spans import Claim
from yougo.model.documents import Place

_ACRONYM, _ENGLISH = attrgetter("acronym_key"), attrgetter("english_key")
_JAPANESE = attrgetter("japanese")
_MOST_GROUPS = 50
"""How many groups with one name are considered for a further claim: more would not tell it better."""


@dataclass(slots=True, eq=False)
class Group:
    """The claims of one concept, while they are gathered."""

    claims: list[Claim] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)
    japanese: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Of two names stated equally often, those that go before: a person's ``also`` gave the others."""
    first: tuple[object, ...] = ()
    """The first of what its claims say (see `statement`)."""
    _lines: dict[str, list[int]] = field(default_factory=dict)
    """For each document the lines of the claims, sorted."""

    @classmethod
    def of(cls, claims: Iterable[Claim], given: Iterable[Claim] = ()) -> Self:
        """A group of claims, with those that a person gave to its concept."""
        group = cls()
        group.add(claims)
        group.own = group.acronyms | group.english | group.japanese
        group.add(given)
        group.claims.sort(key=document_order)
        return group

    def add(self, claims: Iterable[Claim]) -> None:
        """Add claims and their names."""
        for claim in claims:
            stated = statement(claim)
            self.first = min(self.first or stated, stated)
            self.claims.append(claim)
            insort(self._lines.setdefault(claim.document, []), claim.finding.place.line)
            self.acronyms |= keys_of([claim.finding.acronym])
            self.english |= keys_of([claim.finding.english])
            self.japanese |= claim.japanese_keys

    def may_have(self, acronym: str) -> bool:
        """Whether an acronym, by its key, does not contradict those that the group has."""
        return not acronym or not self.acronyms or acronym in self.acronyms

    def stating(self, english: str) -> list[Claim]:
        """The claims that give an English name, by its key."""
        return [claim for claim in self.claims if claim.english_key == english]

    def distance(self, place: Place) -> float:
        """How many lines away the nearest claim of the same document is; infinite when there is none."""
        lines = self._lines.get(place.document, [])
        after = bisect(lines, place.line)
        near = lines[max(0, after - 1) : after + 1]
        return min((abs(line - place.line) for line in near), default=math.inf)


def gather(claims: Iterable[Claim]) -> list[Group]:
    """Groups in the order of their first evidence.

    Neither the claims' own order matters nor what their documents are called.
    """
    by_english = by_key(sorted(claims, key=statement), _ENGLISH)
    left = by_english.pop("", [])
    groups = list(chain.from_iterable(map(_by_acronym, by_english.values())))
    expanded = frozenset(chain.from_iterable(map(_JAPANESE, groups)))
    index = _GroupsByName(groups)
    for claim in sorted(left, key=lambda claim: _tells_little(claim, expanded)):
        index.place(claim)
    for group in index.groups:
        group.claims.sort(key=document_order)
    return sorted(index.groups, key=lambda group: document_order(group.claims[0]))


def _tells_little(claim: Claim, expanded: Collection[str]) -> int:
    """The most telling first: an acronym with a name that has English, with any name, alone; no acronym."""
    if not claim.finding.acronym:
        return 3
    if not claim.japanese_keys.isdisjoint(expanded):
        return 0
    return 1 if claim.japanese else 2


def document_order(claim: Claim) -> tuple[object, ...]:
    """The order of claims in documents."""
    place = claim.finding.place
    return (place.document, place.line, *statement(claim))


def statement(claim: Claim) -> tuple[object, ...]:
    """What a claim says, wherever it is; of claims that say the same, the first is first."""
    finding = claim.finding
    return (
        finding.rule,
        finding.acronym,
        claim.japanese,
        finding.english,
        finding.definition,
        finding.aliases,
        finding.former,
        finding.reading,
        finding.sentence,
        finding.url,
        finding.place.document,
        finding.place.line,
    )


def _by_acronym(claims: Iterable[Claim]) -> list[Group]:
    """One group for each acronym of the same English; claims without one join the fullest of them.

    If possible, they join one that shares a Japanese name.
    """
    by_acronym = by_key(claims, _ACRONYM)
    alone = by_acronym.pop("", [])
    groups = list(map(_group, by_acronym.values()))
    if not groups:
        return [_group(alone)]
    names = _group(alone).japanese
    sharing = [group for group in groups if not group.japanese.isdisjoint(names)]
    _fullest(sharing or groups).add(alone)
    return groups


def _group(claims: Iterable[Claim]) -> Group:
    group = Group()
    group.add(claims)
    return group


def _fullest(groups: Iterable[Group]) -> Group:
    """The group with most evidence; of equals, the one whose first claim is first by what it says."""
    return min(groups, key=lambda group: (-len(group.claims), group.first))


class _GroupsByName:
    """Groups found again by their names."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self._by_acronym = _Index()
        self._by_japanese = _Index()
        for group in groups:
            for claim in group.claims:
                self._learn(group, claim)

    def _learn(self, group: Group, claim: Claim) -> None:
        self._by_japanese.add(group, claim.japanese_keys, claim.document)
        self._by_acronym.add(group, keys_of([claim.finding.acronym]), claim.document)

    def place(self, claim: Claim) -> None:
        """Put a claim without English where it belongs, or into a new group."""
        candidates = self._candidates(claim)
        group = _nearest(candidates, claim.finding.place) if candidates else self._new()
        group.add([claim])
        self._learn(group, claim)

    def _candidates(self, claim: Claim) -> list[Group]:
        """The groups with both names; where there are none, with its acronym, else with its Japanese name."""
        acronym = claim.acronym_key
        with_name = partial(self._by_japanese.first, document=claim.document)
        named = chain.from_iterable(map(with_name, sorted(claim.japanese_keys)))
        sharing = [group for group in named if group.may_have(acronym)]
        both = [group for group in sharing if acronym in group.acronyms]
        return both or self._by_acronym.first(acronym, claim.document) or sharing

    def _new(self) -> Group:
        self.groups.append(Group())
        return self.groups[-1]


class _Index:
    """Groups by one of their names."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str], dict[Group, None]] = defaultdict(dict)
        """By the name and the document that states it, ``""`` for any."""

    def add(self, group: Group, names: Iterable[str], document: str) -> None:
        """Learn that this document gives a group these names."""
        for key in product(names, (document, "")):
            self._groups[key].setdefault(group)

    def first(self, name: str, document: str) -> list[Group]:
        """The groups with a name, as many as are considered: those of this document first."""
        own = self._groups.get((name, document), {})
        others = filterfalse(own.__contains__, self._groups.get((name, ""), {}))
        return list(islice(chain(own, others), _MOST_GROUPS))


def _nearest(groups: Iterable[Group], place: Place) -> Group:
    """The group with evidence nearest in the same document, else the one with most evidence."""
    by_distance = by_key(groups, lambda group: group.distance(place))
    return _fullest(by_distance[min(by_distance)])
