"""Which claims speak of one concept.

Two claims contradict each other when they state different English or different acronyms. Claims are grouped
by agreeing English first; a claim without English goes to the group that shares its Japanese name, else to
its acronym's group in the same document, else to that acronym's group with most evidence.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from yougo.merge.extents import Claim
from yougo.text import same


@dataclass(slots=True)
class Group:
    """The claims of one concept, while they are gathered."""

    claims: list[Claim] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    english: set[str] = field(default_factory=set)
    japanese: set[str] = field(default_factory=set)

    def take(self, claim: Claim) -> None:
        """Add a claim and its names."""
        finding = claim.finding
        self.claims.append(claim)
        for names, name in ((self.acronyms, finding.acronym), (self.english, finding.english)):
            if name:
                names.add(same(name))
        self.japanese |= {same(name) for name in (claim.japanese, *finding.aliases) if name}


def gather(claims: Iterable[Claim]) -> list[Group]:
    """Groups in the order of their first evidence; the claims' own order does not matter."""
    ordered = sorted(claims, key=order)
    groups = _by_english(ordered)
    shelf = _Shelf(groups)
    for claim in ordered:
        if not claim.finding.english and claim.finding.acronym:
            shelf.place(claim)
    for claim in ordered:
        if not claim.finding.english and not claim.finding.acronym:
            shelf.place(claim)
    for group in shelf.groups:
        group.claims.sort(key=order)
    return sorted(shelf.groups, key=lambda group: order(group.claims[0]))


def order(claim: Claim) -> tuple[object, ...]:
    """Where a claim stands: by document, line, and what it says."""
    finding = claim.finding
    return (
        finding.place.document,
        finding.place.line,
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
    )


def _by_english(claims: list[Claim]) -> list[Group]:
    """One group for each pair of English and acronym; English alone joins the only, or first, such pair."""
    pairs: dict[str, dict[str, Group]] = defaultdict(dict)
    for claim in claims:
        if claim.finding.english:
            by_acronym = pairs[same(claim.finding.english)]
            by_acronym.setdefault(same(claim.finding.acronym), Group()).take(claim)
    groups = []
    for by_acronym in pairs.values():
        alone = by_acronym.pop("", None)
        if alone and by_acronym:
            sharing = [group for group in by_acronym.values() if group.japanese & alone.japanese]
            home = (sharing or list(by_acronym.values()))[0]
            for claim in alone.claims:
                home.take(claim)
        elif alone:
            groups.append(alone)
        groups.extend(by_acronym.values())
    return groups


class _Shelf:
    """Groups found again by the names that they bear."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self._by_acronym: dict[str, list[Group]] = defaultdict(list)
        self._by_japanese: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            self._index(group)

    def _index(self, group: Group) -> None:
        for index, names in ((self._by_acronym, group.acronyms), (self._by_japanese, group.japanese)):
            for name in names:
                if not any(known is group for known in index[name]):
                    index[name].append(group)

    def place(self, claim: Claim) -> None:
        """Put a claim without English where it belongs, or into a new group."""
        acronym = same(claim.finding.acronym)
        names = [same(name) for name in (claim.japanese, *claim.finding.aliases) if name]
        sharing = [
            group
            for name in names
            for group in self._by_japanese.get(name, ())
            if not acronym or not group.acronyms or acronym in group.acronyms
        ]
        bearing = self._by_acronym.get(acronym, []) if acronym else []
        both = [group for group in sharing if any(group is other for other in bearing)]
        candidates = both or bearing or sharing
        group = _nearest(candidates, claim) if candidates else self._new()
        group.take(claim)
        self._index(group)

    def _new(self) -> Group:
        self.groups.append(Group())
        return self.groups[-1]


def _nearest(groups: list[Group], claim: Claim) -> Group:
    """The group with evidence nearest in the same document, else the one with most evidence."""
    if len(groups) == 1:
        return groups[0]
    place = claim.finding.place

    def rank(group: Group) -> tuple[int, int, int]:
        lines = [
            abs(other.finding.place.line - place.line)
            for other in group.claims
            if other.finding.place.document == place.document
        ]
        return (0, min(lines), -len(group.claims)) if lines else (1, 0, -len(group.claims))

    return min(groups, key=rank)
