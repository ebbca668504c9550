"""A person's ``also`` and ``not``: claims that belong to another concept than the names alone would say.

Each is a name, or ``name@document`` for what one document says by it; the latter goes before the former.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, product
from operator import attrgetter
from typing import TypeAlias

from yougo.language.name_sets import NameSet, keys_of
from yougo.language.text import same
from yougo.merge.by_key import by_each_key, by_key
from yougo.merge.groups import Group, gather
from yougo.merge.name_spans import Claim
from yougo.workspace.decision import Decision, name_in, names_a_document

Key: TypeAlias = tuple[str, str]
"""A document's name, ``""`` for any, and a name's key."""
_SOMETHING = "\n"
"""A key that no name has."""
_Request: TypeAlias = tuple[bool, str, str]
"""An entry of an ``also``: whether it leaves the document open, its concept's id, the entry itself."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Groups without the claims that an ``also`` gives to a concept, and those claims."""

    groups: list[Group]
    given: Mapping[str, list[Claim]]
    """From a concept's id to the claims that its ``also`` names; never empty."""


def set_aside(groups: Sequence[Group], decisions: Mapping[str, Decision]) -> SetAside:
    """Set aside what people's ``also`` gives to a concept, wherever it was."""
    wanted = _wanted(decisions)
    if not wanted:
        return SetAside(list(groups), {})
    left: list[Group] = []
    given: dict[str, list[Claim]] = defaultdict(list)
    for group in groups:
        by_owner = by_key(group.claims, lambda claim: _owner(claim, wanted, decisions))
        kept = by_owner.pop("", [])
        for owner, claims in by_owner.items():
            given[owner] += claims
        if not by_owner:
            left.append(group)
        elif kept:
            left.append(Group.of(kept))
    return SetAside(left, given)


def split(group: Group, decision: Decision, given: Sequence[Claim] = ()) -> tuple[Group, list[Group]]:
    """A group without the claims that its concept's ``not`` names, and the groups that these make.

    A mere by-name is taken out of its claim, which stays. Where no claim of the concept would stay, all do:
    their names are then denied one by one. `given` are further claims of the concept.
    """
    kept, away = list(group.claims), []
    for name in decision.excluded:
        by_meant = by_key(kept, partial(_applies_to, name, against=decision.also))
        kept = by_meant[False]
        english = keys_of(map(attrgetter("finding.english"), (*kept, *given)))
        for claim in by_meant[True]:
            if _is_only_by_name(claim, name, english):
                kept.append(_without(claim, name))
            else:
                away.append(claim)
    if not kept and not given:
        return group, []
    return Group.of(kept), gather(away)


def idle_entries(decision: Decision, stated: Collection[Key]) -> list[str]:
    """The ``name@document`` of its lists that the document does not state; `stated` is `stated_names`."""
    entries = dict.fromkeys(filter(names_a_document, (*decision.excluded, *decision.also)))
    return [entry for entry in entries if _asked(entry).isdisjoint(stated)]


def stated_names(claims: Iterable[Claim], documents: Iterable[str] = ()) -> set[Key]:
    """What all claims state, for `idle_entries`; of further `documents`, only that they state something."""
    return {*chain.from_iterable(map(_keys, claims)), *product(documents, [_SOMETHING])}


def _keys(claim: Claim) -> set[Key]:
    """Each name of a claim, by itself and in its document."""
    return set(product(("", claim.document), keys_of(claim.names)))


def _asked(entry: str) -> set[Key]:
    """What of `_keys` an entry asks for; a name may hold an @ itself."""
    name, _, document = entry.partition("@")
    return {("", same(entry)), (document, same(name))}


def _wanted(decisions: Mapping[str, Decision]) -> Mapping[Key, list[_Request]]:
    """For each key the requests for it; the first gets it."""
    requests: list[_Request] = []
    for identifier, decision in decisions.items():
        requests += [(not names_a_document(entry), identifier, entry) for entry in decision.also]
    return by_each_key(requests, lambda request: _asked(request[-1]))


def _owner(claim: Claim, wanted: Mapping[Key, list[_Request]], decisions: Mapping[str, Decision]) -> str:
    """The concept to which an ``also`` gives a claim; ``""`` for none."""
    asking = chain.from_iterable(map(wanted.__getitem__, wanted.keys() & _keys(claim)))
    for _, identifier, entry in sorted(asking):
        if not _is_overruled(claim, entry, decisions[identifier].excluded):
            return identifier
    return ""


def _applies_to(entry: str, claim: Claim, against: tuple[str, ...]) -> bool:
    """Whether an entry of one list speaks of a claim; `against` is the other list."""
    return not _asked(entry).isdisjoint(_keys(claim)) and not _is_overruled(claim, entry, against)


def _is_overruled(claim: Claim, entry: str, against: tuple[str, ...]) -> bool:
    """Whether the opposite list speaks of this claim by its document, and this entry does not."""
    if names_a_document(entry) or not against:
        return False
    asked = chain.from_iterable(map(_asked, filter(names_a_document, against)))
    return not _keys(claim).isdisjoint(asked)


def _is_only_by_name(claim: Claim, wanted: str, english: Collection[str]) -> bool:
    """Whether the claim is of this concept even without the name, which it adds to others of it."""
    name = same(name_in(wanted))
    finding = claim.finding
    if name in (same(finding.acronym), same(finding.english)):
        return False
    return name != same(claim.japanese) or same(finding.english) in english


def _without(claim: Claim, wanted: str) -> Claim:
    """The claim without a name."""
    denied = NameSet([name_in(wanted)])
    finding = claim.finding
    finding = replace(
        finding,
        aliases=tuple(denied.missing_from(finding.aliases)),
        former=tuple(denied.missing_from(finding.former)),
    )
    if claim.japanese not in denied:
        return replace(claim, finding=finding)
    return replace(claim, finding=replace(finding, japanese=()), japanese="")
