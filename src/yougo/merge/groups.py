"""Which claims speak of one concept.

Two claims contradict each other when they state different English or different acronyms. Claims are grouped
by agreeing English first; a claim without English goes to the group that shares its Japanese name, else to
its acronym's group in the same document, unless their names speak of two things. An acronym alone joins no
documents: 人工知能（AI） in one and Amnesty International (AI) in another are two things, as they share no
word (see `name_fit`). A document that nowhere gives its acronym in full speaks of what others call so, where
that is but one thing.

Claims are placed in rounds, each by what the rounds before it gathered: neither their order matters nor what
their documents are called.
"""

import math
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, filterfalse, islice, product
from operator import attrgetter
from typing import Self

from yougo.language.name_sets import keys_of
from yougo.language.renderings import parts_of
from yougo.merge import spellings
from yougo.merge.by_key import by_key, linked
from yougo.merge.name_fit import AGREES, OPEN, fit, may_be_further
from yougo.merge.name_spans import Claim
from yougo.model.documents import Place

_ACRONYM = attrgetter("acronym_key")
_JAPANESE, _DOCUMENT = attrgetter("japanese"), attrgetter("document")
_MOST_GROUPS = 50
"""How many groups with one name are considered for a further claim: more would not tell it better."""


@dataclass(slots=True, eq=False)
class Group:
    """The claims of one concept, while they are gathered."""

    claims: list[Claim] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)
    japanese: set[str] = field(default_factory=set)
    expansions: set[str] = field(default_factory=set)
    """The English names as documents write them."""
    given: list[Claim] = field(default_factory=list)
    """Those of its claims that a person gave to its concept."""
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
        group.given = list(given)
        group.add(group.given)
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
            self.expansions |= {claim.finding.english} - {""}

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
    """Groups in the order of their first evidence."""
    in_order = sorted(claims, key=statement)
    usual = spellings.usual(in_order)
    by_english = by_key(in_order, lambda claim: usual.get(claim.english_key, claim.english_key))
    left = by_english.pop("", [])
    groups = list(chain.from_iterable(map(_by_acronym, by_english.values())))
    index = _GroupsByName(groups)
    expanded = frozenset(chain.from_iterable(map(_JAPANESE, groups)))
    rounds = by_key(left, lambda claim: _tells_little(claim, expanded))
    index.place_named([*index.placed(rounds[0]), *rounds[1]])
    index.place_acronyms(rounds[2])
    for claim in rounds[3]:
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
    return 1 if claim.japanese_keys else 2


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
        for alone in self.placed([claim]):
            self._join(self._new(), [alone])

    def placed(self, claims: Iterable[Claim]) -> list[Claim]:
        """Put claims where they belong by what is gathered now; returns those that belong nowhere."""
        left: list[Claim] = []
        for claim, group in [(claim, self._meant(claim)) for claim in claims]:
            if group and group.may_have(claim.acronym_key):
                self._join(group, [claim])
            else:
                left.append(claim)
        return left

    def place_named(self, claims: Iterable[Claim]) -> None:
        """Put claims of an acronym and a Japanese name where they belong, or into new groups.

        Those of one acronym are together where they share a document or a name.
        """
        left = self.placed(self.placed(claims))
        for together in linked(left, _links):
            names = _group(together).japanese
            groups = self._by_acronym.first(together[0].acronym_key, "")
            possible = [group for group in groups if may_be_further(names, group.japanese, group.expansions)]
            self._join(_fullest(possible) if possible else self._new(), together)

    def place_acronyms(self, claims: Iterable[Claim]) -> None:
        """Put acronyms without a name where they belong: elsewhere only where they have one meaning."""
        for acronym, left in by_key(self.placed(claims), _ACRONYM).items():
            groups = self._by_acronym.first(acronym, "")
            if len(groups) > 1:
                for together in by_key(left, _DOCUMENT).values():
                    self._join(self._new(), together)
            else:
                self._join(groups[0] if groups else self._new(), left)

    def _join(self, group: Group, claims: Sequence[Claim]) -> None:
        group.add(claims)
        for claim in claims:
            self._learn(group, claim)

    def _meant(self, claim: Claim) -> Group | None:
        """The group with both names, else with its Japanese name, else with its acronym in its document."""
        acronym, document = claim.acronym_key, claim.document
        named = chain.from_iterable(
            self._by_japanese.first(key, document) for key in sorted(claim.japanese_keys)
        )
        sharing = [group for group in named if group.may_have(acronym)]
        both = [group for group in sharing if acronym in group.acronyms]
        found = both or sharing or self._of_acronym(claim)
        return _nearest(found, claim.finding.place) if found else None

    def _of_acronym(self, claim: Claim) -> list[Group]:
        """The groups with its acronym in its document that agree with its name, else those that may."""
        stated = self._by_acronym.stated_in(claim.document, claim.acronym_key)
        by_fit = by_key(stated, lambda group: fit(claim.japanese_keys, group.japanese, group.expansions))
        return by_fit[AGREES] or by_fit[OPEN]

    def _new(self) -> Group:
        self.groups.append(Group())
        return self.groups[-1]


def _links(claim: Claim) -> Iterable[tuple[str, str, str]]:
    """What joins a claim with others: its acronym, with parts of names in its document, with each name."""
    parts = ((claim.document, part) for part in chain.from_iterable(map(parts_of, claim.japanese_keys)))
    names = (("", key) for key in claim.japanese_keys)
    return ((claim.acronym_key, *link) for link in (*parts, *names))


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

    def stated_in(self, document: str, name: str) -> list[Group]:
        """The groups to which this document gives a name, as many as are considered."""
        return list(islice(self._groups.get((name, document), ()), _MOST_GROUPS))


def _nearest(groups: Iterable[Group], place: Place) -> Group:
    """The group with evidence nearest in the same document, else the one with most evidence."""
    by_distance = by_key(groups, lambda group: group.distance(place))
    return _fullest(by_distance[min(by_distance)])
