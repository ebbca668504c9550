"""Ids: those that were issued go to the groups that have most of their names; the others get new ones."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, filterfalse

from yougo.language.letters import is_acronym
from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.merge.matching import (
    ACRONYM,
    ENGLISH,
    FURTHER,
    JAPANESE,
    Candidate,
    Fit,
    Holder,
    Pair,
    in_order,
    match,
    most_telling_first,
    pairs,
)
from yougo.model.concepts import NAMES, Concept
from yougo.workspace.register import Entry, Register, slug
from yougo.workspace.terms_file import Decision

_KINDS = {"full": ENGLISH, "variant": FURTHER, "acronym": ACRONYM}
_FEWEST = 2
"""How many names a group must have for a decision that was written before its first build."""


def names_by_kind(concept: Concept) -> dict[str, int]:
    """The key of each name of a concept, with its kind."""
    stated = [(concept.english, ENGLISH), (concept.japanese, JAPANESE), (concept.acronym, ACRONYM)]
    stated += [(variant.text, _KINDS[variant.type]) for variant in concept.variants]
    found: dict[str, int] = {}
    for name, kind in stated:
        if key := same(name):
            found[key] = max(kind, found.get(key, kind))
    return found


def _candidate(concept: Concept) -> Candidate:
    """What an id is compared with, of a concept."""
    return Candidate(names_by_kind(concept), concept.evidence)


def holders(register: Register, decisions: Mapping[str, Decision]) -> list[Holder]:
    """Every id that was issued or decided on, with the names that it had at the last build.

    One that had none yet, or was never issued, has those that a person gave it.
    """
    found = []
    for identifier in sorted({*register.entries, *decisions}):
        entry = register.entries.get(identifier, Entry(identifier))
        decision = decisions.get(identifier)
        names = list(entry.names or _given(entry, decision))
        holder = Holder(
            identifier,
            keys_of(names),
            decided=decision is not None,
            issued=identifier in register.entries,
            divides=bool(decision and decision.excluded),
            full=_full([*names, *_given(Entry(identifier), decision)]),
        )
        found.append(holder)
    return found


def _full(names: Iterable[str]) -> frozenset[str]:
    """The keys of names that are no acronyms."""
    return keys_of(filterfalse(is_acronym, names))


def _given(entry: Entry, decision: Decision | None) -> Iterable[str]:
    """The names that a person gave, or accepted while an ``also`` that is gone now gave them."""
    if not decision:
        return ()
    fields = decision.fields if decision.also else {**entry.documented, **decision.fields}
    return filter(None, map(fields.get, NAMES))


def homes(groups: Sequence[Concept], everyone: Sequence[Holder]) -> dict[int, str]:
    """From a group's number to its id, for the ids whose groups are about to be divided.

    A group that another id fits better, and no group so well, is not theirs; nor is one of a single name,
    unless it has their names.
    """
    own = [holder for holder in everyone if holder.divides]
    if not own:
        return {}
    candidates = list(map(_candidate, groups))
    best = _best_of_others(pairs(candidates, [holder for holder in everyone if not holder.divides]))
    wanted = [pair for pair in pairs(candidates, own) if _may_divide(pair, candidates, best)]
    ids = {number: holder.id for number, holder in match(wanted).items()}
    ids |= _by_slug(groups, _new(candidates, everyone) - ids.keys(), own, set(ids.values()))
    return most_telling_first(candidates, ids)


def _best_of_others(others: Iterable[Pair]) -> dict[int, Fit]:
    """For each group that is the best one for an id, how well it fits."""
    worst_first = sorted(others, key=lambda pair: pair.alike, reverse=True)
    wishes = {pair.holder.id: pair.alike for pair in worst_first}
    return {pair.number: pair.alike for pair in worst_first if pair.alike == wishes[pair.holder.id]}


def _may_divide(pair: Pair, candidates: Sequence[Candidate], best: Mapping[int, Fit]) -> bool:
    if pair.exact:
        return True
    fits = pair.alike <= best.get(pair.number, pair.alike)
    return fits and len(candidates[pair.number].names) >= _FEWEST


def _new(candidates: Sequence[Candidate], everyone: Iterable[Holder]) -> set[int]:
    """The groups of several names, none of which an id had that was issued."""
    issued = [holder.names for holder in everyone if holder.issued]
    known_names = frozenset(chain.from_iterable(issued))
    several = {number for number, group in enumerate(candidates) if len(group.names) >= _FEWEST}
    return {number for number in several if known_names.isdisjoint(candidates[number].names)}


def known(
    groups: Sequence[Concept],
    holders: Iterable[Holder],
    settled: Mapping[int, str],
    silent: Collection[int],
) -> dict[int, str]:
    """From a group's number to its id, for all groups that have one; `settled` are the `homes` among them.

    `silent` are groups that say too little to be a term unless a person decided that they are.
    """
    free = sorted(set(range(len(groups))) - settled.keys())
    others = [holder for holder in holders if not holder.divides]
    found = pairs([_candidate(groups[number]) for number in free], others)
    matched = match(pair for pair in found if pair.holder.decided or free[pair.number] not in silent)
    ids = {**settled, **{free[number]: holder.id for number, holder in matched.items()}}
    return ids | _by_slug(groups, set(free) - ids.keys(), others, set(ids.values()))


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
    groups: Sequence[Concept], holders: Iterable[Holder], gifts: Mapping[str, Gift]
) -> dict[str, str]:
    """From an id that is part of another concept now to that concept's id.

    All names of such an id are given to the other, and no group has them all.
    """
    takers: dict[str, list[str]] = defaultdict(list)
    for identifier in sorted(gifts):
        for name in gifts[identifier].stated:
            takers[name].append(identifier)
    with_name = _groups_with(groups, takers.keys())
    into: dict[str, str] = {}
    for holder in holders:
        if not holder.names or not holder.names <= takers.keys():
            continue
        rarest = min(holder.names, key=lambda name: (len(with_name[name]), name))
        if any(map(holder.names.issubset, with_name[rarest])):
            continue
        if taker := _taker(holder, [each for each in takers[rarest] if gifts[each].holds(holder)], into):
            into[holder.id] = taker
    return into


def _taker(holder: Holder, takers: Iterable[str], into: Mapping[str, str]) -> str:
    """The first of these concepts that is not itself part of the id's; ``""`` for none."""
    return next((each for each in takers if holder.id not in _way(each, into)), "")


def _groups_with(groups: Iterable[Concept], wanted: Collection[str]) -> dict[str, list[frozenset[str]]]:
    """For each of these names all names of the groups that have it."""
    with_name: dict[str, list[frozenset[str]]] = {name: [] for name in wanted}
    for group in groups if wanted else ():
        names = frozenset(names_by_kind(group))
        for name in names.intersection(wanted):
            with_name[name].append(names)
    return with_name


def _way(identifier: str, into: Mapping[str, str]) -> list[str]:
    """An id, what it is part of, what that is part of, and so on."""
    way = [identifier]
    while way[-1] in into:
        way.append(into[way[-1]])
    return way


def ordered(groups: Sequence[Concept], ids: Mapping[int, str], holders: Iterable[Holder]) -> dict[int, str]:
    """From a group's number to its id, once new ones are issued: as they will be found again."""
    names = {number: Candidate(names_by_kind(groups[number])) for number in ids}
    return in_order(names, ids, {holder.id for holder in holders if holder.decided})


def _by_slug(
    groups: Sequence[Concept], free: Iterable[int], holders: Iterable[Holder], taken: set[str]
) -> dict[int, str]:
    """Groups whose id a person decided on before any build: the first that would ask for it."""
    waiting = {holder.id for holder in holders if not holder.issued} - taken
    ids: dict[int, str] = {}
    for number in sorted(free) if waiting else ():
        wanted = slug(**groups[number].preferred)
        if wanted in waiting:
            ids[number] = wanted
            waiting.remove(wanted)
    return ids
