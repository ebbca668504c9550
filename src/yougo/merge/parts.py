"""Groups as a person decided: divided by ``not``, without what an ``also`` gives to another concept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Self

from yougo.language.name_sets import keys_of
from yougo.merge import identity, regroup
from yougo.merge.concepts import described
from yougo.merge.groups import Group, document_order
from yougo.merge.identity import Gift
from yougo.merge.matching import Candidate, Holder
from yougo.merge.name_spans import Claim, names_in
from yougo.merge.warnings import Owners, Unexpanded, warnings_of
from yougo.model.concepts import Concept
from yougo.workspace.decision import Decision, name_in


@dataclass(frozen=True)
class Part:
    """A group that gets one id."""

    group: Group
    documented: Concept
    """What its documents say; by these names the id is found again."""
    id: str = ""
    """Where it is what a ``not`` left of a concept."""
    doubtful: Mapping[str, str] = field(default_factory=dict)
    """Its expansions (as `text.same` makes them) that spell another acronym, with that acronym."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """The documents that are versions of one (see `yougo.merge.Elsewhere`)."""

    @cached_property
    def candidate(self) -> Candidate:
        """What ids are compared with."""
        return Candidate.of(self.documented)

    @cached_property
    def shown(self) -> Concept:
        """What its documents say, with their doubts and without what must not be shown."""
        concept = described(self.group, frozenset(self.doubtful)) if self.doubtful else self.documented
        return replace(
            concept, warnings=tuple(warnings_of(concept, self.group, self.doubtful, self.versions))
        )

    @property
    def is_silent(self) -> bool:
        """Whether it states neither two names nor a name and its definition; a reading makes no term."""
        concept = self.shown
        names = list(filter(None, concept.preferred.values()))
        facts = len(names) + len(concept.variants) + bool(concept.definition)
        return facts <= 1 and not (names and concept.warnings)

    def joined(self, other: Self) -> Self:
        """Both as one, for the claims that an ``also`` gives to its concept."""
        group = Group.of(self.group.claims, other.group.claims)
        doubtful = {**self.doubtful, **other.doubtful}
        return replace(self, group=group, documented=described(group), doubtful=doubtful)


@dataclass(frozen=True, slots=True)
class Divided:
    """All that the claims became."""

    parts: list[Part]
    """In the order of their first evidence."""
    given: Mapping[str, Part]
    """From an id to the claims that an ``also`` gives to its concept."""
    undivided: Mapping[str, Concept]
    """From an id whose concept a ``not`` divides to what documents say of it undivided."""
    unexpanded: Mapping[str, str]
    """The acronyms that nothing expands, by their keys."""

    @property
    def candidates(self) -> dict[int, Candidate]:
        """What ids are compared with, by the parts' numbers."""
        return _candidates(self.parts)

    @property
    def silent(self) -> set[int]:
        """The numbers of the parts that say too little to be a term."""
        return {number for number, part in enumerate(self.parts) if part.is_silent}

    @property
    def settled(self) -> dict[int, str]:
        """From a part's number to its id, where it is what a ``not`` left of a concept."""
        return {number: part.id for number, part in enumerate(self.parts) if part.id}


def divide(
    groups: Sequence[Group],
    decisions: Mapping[str, Decision],
    holders: Sequence[Holder],
    elsewhere: Unexpanded,
    versions: Mapping[str, str],
) -> Divided:
    """Take out of each group what an ``also`` gives away and a ``not`` takes off.

    `elsewhere` are acronyms of other groups that nothing expands; `versions` as `yougo.merge.Elsewhere` has
    it.
    """
    taken = regroup.set_aside(groups, decisions)
    whole = list(map(_part, taken.groups))
    to_divide = identity.groups_to_divide(_candidates(whole), holders)
    parts: list[Part] = []
    for number, part in enumerate(whole):
        if identifier := to_divide.get(number):
            parts += _divided(part.group, identifier, decisions[identifier], taken.given.get(identifier, ()))
        else:
            parts.append(part)
    parts.sort(key=lambda part: document_order(part.group.claims[0]))
    given = [_part(Group.of(claims), identifier) for identifier, claims in sorted(taken.given.items())]
    owners = Owners(list(map(attrgetter("group"), (*parts, *given))), elsewhere)
    suspected = [
        replace(part, doubtful=owners.claimed(part.group), versions=versions) for part in (*parts, *given)
    ]
    return Divided(
        parts=suspected[: len(parts)],
        given=dict(zip(sorted(taken.given), suspected[len(parts) :], strict=True)),
        undivided={identifier: whole[number].documented for number, identifier in to_divide.items()},
        unexpanded=owners.unexpanded,
    )


def _candidates(parts: Iterable[Part]) -> dict[int, Candidate]:
    return dict(enumerate(map(attrgetter("candidate"), parts)))


def _part(group: Group, identifier: str = "") -> Part:
    return Part(group, described(group), identifier)


def _divided(group: Group, identifier: str, decision: Decision, given: Sequence[Claim]) -> list[Part]:
    """What a ``not`` leaves of a concept's group, if anything, and what it takes off."""
    kept, away = regroup.split(group, decision, given)
    left = [_part(kept, identifier)] if kept.claims else []
    return left + list(map(_part, away))


def gifts(given: Mapping[str, Part], decisions: Mapping[str, Decision]) -> dict[str, Gift]:
    """What each ``also`` gives, by its concept's id."""
    found: dict[str, Gift] = {}
    for identifier, decision in decisions.items():
        if decision.also:
            claims = given[identifier].group.claims if identifier in given else []
            named = keys_of(map(name_in, decision.also))
            found[identifier] = Gift(named, named | keys_of(names_in(claims)))
    return found
