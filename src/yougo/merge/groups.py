"""Which claims speak of one concept.

Two claims contradict each other when they state different English or different acronyms. Claims are grouped
by agreeing English first; a claim without English goes to the group that shares its Japanese name, else to
its acronym's group in the same document, else to that acronym's group with most evidence. Those that give an
acronym and a Japanese name are placed first: they tell which group is the acronym's.
"""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Self

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.merge.name_spans import Claim
from yougo.model.documents import Place

_MOST = 50
"""How many groups with one name are considered for a further claim: more would not tell it better."""


@dataclass(slots=True)
class Group:
    """The claims of one concept, while they are gathered."""

    claims: list[Claim] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)
    japanese: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    """Of two names stated equally often, those that go before: a person's ``also`` gave the others."""
    first: tuple[object, ...] = ()
    """The first of what its claims say (see `content`)."""
    _lines: dict[str, list[int]] = field(default_factory=dict)
    """For each document the lines of the claims, sorted."""

    @classmethod
    def of(cls, claims: Iterable[Claim], given: Iterable[Claim] = ()) -> Self:
        """A group of claims, with those that a person gave to its concept."""
        group = cls()
        for claim in claims:
            group.take(claim)
        group.own = group.acronyms | group.english | group.japanese
        for claim in given:
            group.take(claim)
        group.claims.sort(key=order)
        return group

    def take(self, claim: Claim) -> None:
        """Add a claim and its names."""
        finding = claim.finding
        said = content(claim)
        self.first = min(self.first, said) if self.claims else said
        self.claims.append(claim)
        insort(self._lines.setdefault(finding.place.document, []), finding.place.line)
        self.acronyms |= keys_of([finding.acronym])
        self.english |= keys_of([finding.english])
        self.japanese |= japanese_names(claim)

    def may_have(self, acronym: str) -> bool:
        """Whether an acronym, by its key, does not contradict those that the group has."""
        return not acronym or not self.acronyms or acronym in self.acronyms

    def distance(self, place: Place) -> int | None:
        """How many lines away the nearest claim of the same document is, if there is one."""
        lines = self._lines.get(place.document, [])
        after = bisect(lines, place.line)
        near = lines[max(0, after - 1) : after + 1]
        return min((abs(line - place.line) for line in near), default=None)


def japanese_names(claim: Claim) -> set[str]:
    """The keys of a claim's Japanese name and its by-names."""
    return set(keys_of((claim.japanese, *claim.finding.aliases)))


def gather(claims: Iterable[Claim]) -> list[Group]:
    """Groups in the order of their first evidence.

    Neither the claims' own order matters nor what their documents are called.
    """
    ordered = sorted(claims, key=content)
    groups = _by_english(ordered)
    shelf = _Shelf(groups)
    left = [claim for claim in ordered if not claim.finding.english]
    expanded = {name for group in groups for name in group.japanese}
    for claim in sorted(left, key=lambda claim: _tells_little(claim, expanded)):
        shelf.place(claim)
    for group in shelf.groups:
        group.claims.sort(key=order)
    return sorted(shelf.groups, key=lambda group: order(group.claims[0]))


def _tells_little(claim: Claim, expanded: set[str]) -> int:
    """The most telling first: an acronym with a name that has English, with any name, alone; no acronym."""
    if not claim.finding.acronym:
        return 3
    if japanese_names(claim) & expanded:
        return 0
    return 1 if claim.japanese else 2


def order(claim: Claim) -> tuple[object, ...]:
    """The order of claims in documents."""
    place = claim.finding.place
    return (place.document, place.line, *content(claim))


def content(claim: Claim) -> tuple[object, ...]:
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


def _by_english(claims: list[Claim]) -> list[Group]:
    """One group for each pair of English and acronym; English alone joins the only, or fullest, such pair."""
    pairs: dict[str, dict[str, Group]] = defaultdict(dict)
    for claim in claims:
        if claim.finding.english:
            by_acronym = pairs[same(claim.finding.english)]
            by_acronym.setdefault(same(claim.finding.acronym), Group()).take(claim)
    groups = []
    for by_acronym in pairs.values():
        alone = by_acronym.pop("", None)
        if alone and by_acronym:
            _join(alone, list(by_acronym.values()))
        elif alone:
            groups.append(alone)
        groups.extend(by_acronym.values())
    return groups


def _join(alone: Group, others: Sequence[Group]) -> None:
    """Give the claims of a group without an acronym to one of these, if possible one with a name of it."""
    sharing = [group for group in others if group.japanese & alone.japanese]
    home = _fullest(sharing or others)
    for claim in alone.claims:
        home.take(claim)


def _fullest(groups: Sequence[Group]) -> Group:
    """The group with most evidence; of equals, the one whose first claim is first by what it says."""
    most = max(len(group.claims) for group in groups)
    fullest = [group for group in groups if len(group.claims) == most]
    return min(fullest, key=lambda group: group.first)


class _Shelf:
    """Groups found again by their names."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self._by_acronym = _Index()
        self._by_japanese = _Index()
        for group in groups:
            for claim in group.claims:
                self._learn(group, claim)

    def _learn(self, group: Group, claim: Claim) -> None:
        document = claim.finding.place.document
        self._by_japanese.add(group, japanese_names(claim), document)
        self._by_acronym.add(group, keys_of([claim.finding.acronym]), document)

    def place(self, claim: Claim) -> None:
        """Put a claim without English where it belongs, or into a new group."""
        acronym = same(claim.finding.acronym)
        japanese = japanese_names(claim)
        document = claim.finding.place.document
        named = chain.from_iterable(self._by_japanese.first(name, document) for name in sorted(japanese))
        sharing = [group for group in named if group.may_have(acronym)]
        both = [group for group in sharing if acronym in group.acronyms]
        candidates = both or self._by_acronym.first(acronym, document) or sharing
        group = _nearest(candidates, claim) if candidates else self._new()
        group.take(claim)
        self._learn(group, claim)

    def _new(self) -> Group:
        self.groups.append(Group())
        return self.groups[-1]


class _Index:
    """Groups by one of their names."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str], dict[int, Group]] = defaultdict(dict)
        """By the name and the document that states it, ``""`` for any."""

    def add(self, group: Group, names: Iterable[str], document: str) -> None:
        """Learn that this document gives a group these names."""
        for name in names:
            for where in (document, ""):
                self._groups[name, where].setdefault(id(group), group)

    def first(self, name: str, document: str) -> list[Group]:
        """The groups with a name, as many as are considered: those of this document first."""
        own = self._groups.get((name, document), {})
        all_of_them = self._groups.get((name, ""), {})
        others = (group for key, group in all_of_them.items() if key not in own)
        return list(islice(chain(own.values(), others), _MOST))


def _nearest(groups: list[Group], claim: Claim) -> Group:
    """The group with evidence nearest in the same document, else the one with most evidence."""
    if len(groups) == 1:
        return groups[0]
    distances = [group.distance(claim.finding.place) for group in groups]
    nearest = min((distance for distance in distances if distance is not None), default=None)
    return _fullest([group for group, far in zip(groups, distances, strict=True) if far == nearest])
