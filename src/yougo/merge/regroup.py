"""A person's ``also`` and ``not``: claims that belong to another concept than the names alone would say.

Each is a name, or ``name@document`` for what one document says by it; the latter goes before the former.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import is_

from yougo.curation import Decision
from yougo.merge.extents import Claim
from yougo.merge.groups import Group, gather
from yougo.text import same


@dataclass(slots=True)
class Regrouped:
    """The groups as people want them."""

    groups: list[tuple[Group, str]] = field(default_factory=list)
    """Each with the id that it is known by, ``""`` for none; none is empty."""
    into: dict[str, str] = field(default_factory=dict)
    """From an id whose claims another took to the id of that other."""
    idle: dict[str, list[str]] = field(default_factory=dict)
    """From an id to what of its ``also`` and ``not`` names a document that says no such thing."""


def regroup(groups: list[Group], ids: Mapping[int, str], decisions: Mapping[str, Decision]) -> Regrouped:
    """Join and divide groups as decisions say; `ids` gives the id of each group that is known by one."""
    joining = {key: each for key, each in decisions.items() if each.also or each.apart}
    table = _Table(groups, ids)
    for identifier, decision in joining.items():
        for name in decision.apart:
            table.part(identifier, name, decision)
    if joining:
        table.index()
    entries = [(identifier, name) for identifier, each in joining.items() for name in each.also]
    for identifier, name in sorted(entries, key=lambda entry: "@" not in entry[1]):
        table.join(identifier, name, joining[identifier])
    return table.close()


class _Table:
    """Claims on the move."""

    def __init__(self, groups: list[Group], ids: Mapping[int, str]) -> None:
        self._groups = groups
        self._held = [list(group.claims) for group in groups]
        self._ids = [ids.get(number, "") for number in range(len(groups))]
        self._home = {identifier: number for number, identifier in ids.items()}
        self._fixed: set[int] = set()
        self._apart: dict[str, list[Claim]] = {}
        self._holder: dict[int, list[Claim]] = {}
        self._bearers: dict[str, list[Claim]] = {}
        self._result = Regrouped()

    def index(self) -> None:
        """Note where each claim is now, and which names it bears: what has a name is then found at once."""
        for held in (*self._held, *self._apart.values()):
            for claim in held:
                self._holder[id(claim)] = held
                for name in {same(name) for name in names(claim)}:
                    self._bearers.setdefault(name, []).append(claim)

    def part(self, identifier: str, name: str, decision: Decision) -> None:
        """Take the claims that bear a name out of a concept; a mere by-name is taken out of its claim."""
        home = self._home.get(identifier)
        if home is None:
            return
        held = self._held[home]
        bearing = [claim for claim in held if _bears(claim, name) and not _spared(claim, name, decision.also)]
        others = {same(c.finding.english) for c in held if not any(c is away for away in bearing)} - {""}
        kept = [claim for claim in held if not any(claim is away for away in bearing)]
        for claim in bearing:
            if _only_by_name(claim, name, others):
                kept.append(_without(claim, name))
            else:
                self._apart.setdefault(identifier, []).append(claim)
        self._held[home] = kept
        if not bearing and "@" in name:
            self._result.idle.setdefault(identifier, []).append(name)

    def join(self, identifier: str, name: str, decision: Decision) -> None:
        """Give the claims that bear a name to a concept, which may have had none."""
        wanted = [
            claim
            for claim in self._bearers.get(same(name), [])
            + self._bearers.get(same(name.partition("@")[0]), [])
            if id(claim) not in self._fixed
            and _bears(claim, name)
            and not _spared(claim, name, decision.apart)
        ]
        if not wanted:
            if "@" in name:
                self._result.idle.setdefault(identifier, []).append(name)
            return
        if identifier not in self._home:
            self._home[identifier] = len(self._held)
            self._held.append([])
            self._ids.append(identifier)
        home = self._held[self._home[identifier]]
        for claim in wanted:
            holder = self._holder[id(claim)]
            self._fixed.add(id(claim))
            if holder is not home:
                holder[:] = [other for other in holder if other is not claim]
                home.append(claim)
                self._holder[id(claim)] = home
        for held, emptied in zip(self._held, self._ids, strict=True):
            if not held and emptied:
                self._result.into.setdefault(emptied, identifier)

    def close(self) -> Regrouped:
        """What came of it."""
        for number, (held, identifier) in enumerate(zip(self._held, self._ids, strict=True)):
            before = self._groups[number] if number < len(self._groups) else Group()
            if held:
                same_claims = len(held) == len(before.claims) and all(map(is_, held, before.claims))
                self._result.groups.append((before if same_claims else _group(held), identifier))
        for held in self._apart.values():
            self._result.groups += [(group, "") for group in gather(held)]
        return self._result


def names(claim: Claim) -> Iterator[str]:
    """What a claim calls its concept, by-names and former names last."""
    finding = claim.finding
    stated = (finding.acronym, claim.japanese, finding.english, *finding.aliases, *finding.former)
    yield from (name for name in stated if name)


def _bears(claim: Claim, wanted: str) -> bool:
    known = {same(name) for name in names(claim)}
    name, _, document = wanted.partition("@")
    return same(wanted) in known or (same(name) in known and document in ("", claim.finding.place.document))


def _spared(claim: Claim, name: str, against: tuple[str, ...]) -> bool:
    """Whether the opposite list speaks of this claim by its document, and this name does not."""
    return "@" not in name and any("@" in other and _bears(claim, other) for other in against)


def _only_by_name(claim: Claim, wanted: str, english: set[str]) -> bool:
    """Whether the claim is of this concept even without the name, which it adds to others of it."""
    name = same(wanted.partition("@")[0])
    finding = claim.finding
    if name in (same(finding.acronym), same(finding.english)):
        return False
    return name != same(claim.japanese) or same(finding.english) in english


def _without(claim: Claim, wanted: str) -> Claim:
    """The claim without a name."""
    name = same(wanted.partition("@")[0])
    finding = claim.finding
    finding = replace(
        finding,
        japanese=() if same(claim.japanese) == name else finding.japanese,
        aliases=tuple(each for each in finding.aliases if same(each) != name),
        former=tuple(each for each in finding.former if same(each) != name),
    )
    return replace(claim, finding=finding, japanese="" if same(claim.japanese) == name else claim.japanese)


def _group(claims: list[Claim]) -> Group:
    group = Group()
    for claim in claims:
        group.take(claim)
    return group
