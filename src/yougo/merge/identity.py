"""Ids: those that were issued go to the groups that have most of their names; the others get new ones."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.language.letters import is_acronym
from yougo.language.name_sets import keys_of
from yougo.merge.by_key import by_each_key, by_key
from yougo.merge.matching import Candidate, Candidates, Fit, Holder, Pair, in_order, match, pairs, subset
from yougo.model.concepts import NAMES
from yougo.workspace.decision import Decision
from yougo.workspace.register import Entry, Register


def holders(register: Register, decisions: Mapping[str, Decision]) -> list[Holder]:
    """Every id that was issued or decided on, with the names that it had at the last build.

    One that had none yet, or was never issued, has those that a person gave it.
    """
    known = {**dict.fromkeys(decisions), **register.entries}
    return [_holder(identifier, known[identifier], decisions.get(identifier)) for identifier in sorted(known)]


def without(holders: Iterable[Holder], ids: Container[str]) -> list[Holder]:
    """The holders of other ids than these."""
    return [holder for holder in holders if holder.id not in ids]


def _holder(identifier: str, entry: Entry | None, decision: Decision | None) -> Holder:
    known = entry or Entry(identifier)
    if not decision:
        return Holder(identifier, keys_of(known.names), full_names=_full_names(known.names))
    names = known.names or _given(known.documented, decision)
    return Holder(
        identifier,
        keys_of(names),
        decided=True,
        issued=entry is not None,
        divides=bool(decision.excluded),
        full_names=_full_names((*names, *_given({}, decision))),
        said=keys_of(filter(None, map(known.documented.get, NAMES))),
    )


def _full_names(names: Iterable[str]) -> frozenset[str]:
    """The keys of names that are not acronyms."""
    return keys_of(filterfalse(is_acronym, names))


def _given(documented: Mapping[str, str], decision: Decision) -> tuple[str, ...]:
    """The names that a person gave, or accepted while an ``also`` that is now gone gave them."""
    fields = decision.fields if decision.also else {**documented, **decision.fields}
    return tuple(filter(None, map(fields.get, NAMES)))


def groups_to_divide(groups: Candidates, everyone: Sequence[Holder]) -> dict[int, str]:
    """From a group's number to its id, for the ids whose ``not`` divides their group.

    Such an id does not get the best group of another id that fits it better. It gets a group with a single
    name only when that is all that its names are.
    """
    by_divides = by_key(everyone, attrgetter("divides"))
    own = by_divides[True]
    if not own:
        return {}
    best = _best_of_others(pairs(groups, by_divides[False]))
    ids = match(pair for pair in pairs(groups, own) if _may_divide(pair, groups[pair.number], best))
    ids |= _by_slug(_new(groups, everyone), own, ids)
    return in_order(groups, ids, first=lambda group: -group.telling)


def _best_of_others(others: Iterable[Pair]) -> dict[int, Fit]:
    """For each group that is the best one for an id, how well it fits."""
    worst_first = sorted(others, key=attrgetter("alike"), reverse=True)
    wishes = {pair.holder.id: pair.alike for pair in worst_first}
    return {pair.number: pair.alike for pair in worst_first if pair.alike == wishes[pair.holder.id]}


def _may_divide(pair: Pair, group: Candidate, best: Mapping[int, Fit]) -> bool:
    fits = pair.alike <= best.get(pair.number, pair.alike)
    return pair.is_exact or (fits and group.has_several_names)


def _new(groups: Candidates, everyone: Iterable[Holder]) -> Candidates:
    """The groups of several names, none of which an id had that was issued."""
    issued = filter(attrgetter("issued"), everyone)
    known_names = frozenset(chain.from_iterable(map(attrgetter("names"), issued)))
    numbers = []
    for number, group in groups.items():
        if group.has_several_names and known_names.isdisjoint(group.names):
            numbers.append(number)
    return subset(groups, numbers)


def issued_ids(
    groups: Candidates, holders: Iterable[Holder], settled: Mapping[int, str], silent: Collection[int]
) -> dict[int, str]:
    """From a group's number to its id, for all groups that have one.

    `settled` are the ids that `groups_to_divide` gave. `silent` groups say too little to be a term unless a
    person decided that they are.
    """
    others = list(filterfalse(attrgetter("divides"), holders))
    free = subset(groups, groups.keys() - settled.keys())
    found = pairs(free, others)
    ids = match(pair for pair in found if pair.holder.decided or pair.number not in silent)
    return {**settled, **ids, **_by_slug(free, others, ids)}


def _by_slug(groups: Candidates, holders: Iterable[Holder], ids: Mapping[int, str]) -> dict[int, str]:
    """Ids that a person decided on before any build, for the first group without an id that asks for each."""
    not_issued = filterfalse(attrgetter("issued"), holders)
    waiting = set(map(attrgetter("id"), not_issued)).difference(ids.values())
    asking = by_key(sorted(groups.keys() - ids.keys()), lambda number: groups[number].slug)
    return {asking[identifier][0]: identifier for identifier in sorted(waiting & asking.keys())}


def ordered(
    groups: Candidates, ids: Mapping[int, str], settled: Mapping[int, str], holders: Iterable[Holder]
) -> dict[int, str]:
    """From a group's number to its id, once new ones are issued, as they will be found again."""
    decided = {holder.id: holder for holder in holders if holder.decided}
    whole = subset(groups, ids.keys() - settled.keys())
    return in_order(whole, ids, decided)


@dataclass(frozen=True, slots=True)
class Gift:
    """What an ``also`` gives to its concept; keys of names."""

    named: frozenset[str]
    """The names in the ``also`` itself."""
    stated: frozenset[str]
    """These, and all names in the claims that state one of them."""

    def holds(self, holder: Holder) -> bool:
        """Whether all names of an id are given: by the ``also`` itself, where a person decided of it."""
        return holder.names <= (self.named if holder.decided else self.stated)


def absorbed(
    groups: Iterable[Candidate], holders: Iterable[Holder], gifts: Mapping[str, Gift]
) -> dict[str, str]:
    """From an id whose concept is now part of another to that concept's id.

    An ``also`` gives all names of such an id to the other concept, and no group has them all.
    """
    takers = by_each_key(sorted(gifts), lambda identifier: gifts[identifier].stated)
    with_name = by_each_key(map(attrgetter("all_names"), groups), takers.keys().__and__)
    merged_into: dict[str, str] = {}
    for holder in holders:
        if not holder.names or not holder.names <= takers.keys():
            continue
        rarest = min(holder.names, key=lambda name: (len(with_name[name]), name))
        if any(map(holder.names.issubset, with_name[rarest])):
            continue
        for taker in takers[rarest]:
            if gifts[taker].holds(holder) and not _is_part_of(taker, holder.id, merged_into):
                merged_into[holder.id] = taker
                break
    return merged_into


def _is_part_of(identifier: str, whole: str, merged_into: Mapping[str, str]) -> bool:
    """Whether an id is the whole, or was merged into it, at once or by way of other ids."""
    while identifier != whole and identifier in merged_into:
        identifier = merged_into[identifier]
    return identifier == whole
