"""What a reader must be warned of: expansions that do not fit, one acronym for two things, several names."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, filterfalse
from operator import attrgetter, itemgetter
from typing import TypeAlias

from yougo.language.alignment import acronym_letters
from yougo.language.initials import first_letters, may_spell_all, weighty_initials
from yougo.language.letters import spell
from yougo.language.text import same
from yougo.merge.by_key import by_each_key, by_key, linked
from yougo.merge.concepts import cut_names, usual_spelling
from yougo.merge.groups import Group
from yougo.merge.name_spans import Claim
from yougo.model.concepts import Concept, TermWarning
from yougo.model.documents import Place
from yougo.model.findings import Finding
from yougo.translation import said

_FITS = {"initials", "content", "syllables"}
MOST_COMPARED = 100
"""With how many acronyms of one sort an expansion that does not spell its own is compared."""
_MOST_NAMED = 5
"""How many names a warning gives; the rest is counted."""


Unexpanded: TypeAlias = Callable[[str], Iterable[tuple[str, str]]]
"""From a first letter to the acronyms that nothing expands: the key and the spelling, ordered by the keys."""


def no_unexpanded(_letter: str) -> Iterable[tuple[str, str]]:
    """No acronyms at all."""
    return ()


class Owners:
    """The acronyms that an expansion may belong to: those it is stated for, and those without any."""

    def __init__(self, groups: Sequence[Group], elsewhere: Unexpanded = no_unexpanded) -> None:
        """Learn the acronyms of groups; `elsewhere` are those of others that nothing expands."""
        claims = chain.from_iterable(map(attrgetter("claims"), groups))
        spellings = by_key(set(map(attrgetter("finding.acronym"), claims)), same)
        by_acronym = by_each_key(groups, attrgetter("acronyms"))
        expansions: dict[str, set[str]] = {}
        for key in sorted(by_acronym):
            expansions[key] = set().union(*map(attrgetter("english"), by_acronym[key]))
        self._spelled = {key: min(spellings[key]) for key in expansions}
        self._beside = by_each_key(expansions, expansions.__getitem__)
        """For each expansion the acronyms that it is stated for, by their keys."""
        self.unexpanded = {key: self._spelled[key] for key in filterfalse(expansions.__getitem__, expansions)}
        """The acronyms without an expansion, by their keys."""
        self._own = by_key(self.unexpanded.items(), lambda item: first_letter(item[1]))
        self._elsewhere = elsewhere
        self._compared: dict[str, list[str]] = {}
        """By their first letter the acronyms that expansions are compared with."""

    def claimed(self, group: Group) -> dict[str, str]:
        """The expansions of a group that another acronym spells better than their own, with that acronym.

        Each is given as `text.same` makes it. Nothing is suspected that spells its own acronym, or whose
        other has English of its own.
        """
        found: dict[str, str] = {}
        for claim in filter(attrgetter("finding.is_misspelled"), group.claims):
            if other := self._better(claim):
                found[claim.english_key] = other
        return found

    def _better(self, claim: Claim) -> str:
        """Another acronym that the expansion of a claim spells, ``""`` for none."""
        english = claim.finding.english
        initials = weighty_initials(english)
        beside = self._beside.get(claim.english_key, [])[:MOST_COMPARED]
        without = chain.from_iterable(map(self._without, first_letters(english)))
        others: Iterable[str] = (*map(self._spelled.__getitem__, beside), *without)
        for other in others:
            if may_spell_all(other, initials) and is_claimed(claim.finding, other):
                return other
        return ""

    def _without(self, letter: str) -> list[str]:
        """The acronyms with this first letter that have no expansion, as many as are compared."""
        if letter not in self._compared:
            found = sorted([*self._own.get(letter, ()), *self._elsewhere(letter)])
            self._compared[letter] = list(map(itemgetter(1), found[:MOST_COMPARED]))
        return self._compared[letter]


def first_letter(acronym: str) -> str:
    """The letter by which an acronym is found that an expansion may spell."""
    return acronym_letters(acronym)[:1]


def is_claimed(finding: Finding, other: str) -> bool:
    """Whether the expansion in a finding spells another acronym than its own."""
    return same(other) != same(finding.acronym) and spell(other, finding.english).sort in _FITS


def warnings_of(
    concept: Concept, group: Group, claimed: Mapping[str, str], versions: Mapping[str, str]
) -> Iterator[TermWarning]:
    """The warnings that a concept's own claims raise.

    `claimed` is what `Owners` say of its group, `versions` what `yougo.merge.Elsewhere` says.
    """
    for key, other in sorted(claimed.items()):
        yield from _claimed_twice(group.stating(key)[0].finding, other)
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        places = map(attrgetter("finding.place"), group.stating(same(concept.english)))
        yield _mismatch(concept.acronym, concept.english, places)
    names = _japanese_names(group, cut_names(group.claims, concept.japanese))
    if len(names) > 1:
        yield TermWarning("variant-names", said(f"Several Japanese names: {_listed(names)}"))
    if joined := _joined_by_acronym(group, versions):
        message = said(f"Only the acronym {concept.acronym} joins what different documents say")
        yield TermWarning("joined-by-acronym", message, joined)
    problems = chain.from_iterable(map(attrgetter("finding.problems"), group.claims))
    for problem in dict.fromkeys(problems):
        yield TermWarning(problem.code, problem.message, (problem.place,))


def _joined_by_acronym(group: Group, versions: Mapping[str, str]) -> tuple[Place, ...]:
    """The first place of each document that shares no full name with most of them, and no person joined.

    What the versions of a document say, one document says.
    """

    def document_of(claim: Claim) -> str:
        return versions.get(claim.document, claim.document)

    by_document = by_key(group.claims, document_of)

    def full_names(document: str) -> set[str]:
        claims = by_document[document]
        japanese = set().union(*map(attrgetter("japanese_keys"), claims))
        return (japanese | set(map(attrgetter("english_key"), claims))) - {""}

    together = list(linked(by_document, full_names))
    together.sort(key=lambda documents: (not full_names(documents[0]), -len(documents)))
    stated, given = (Counter(map(document_of, claims)) for claims in (group.claims, group.given))
    others = sorted(_joined_by_nobody(together, set(stated - given), set(given)))
    return tuple(by_document[document][0].finding.place for document in others)


def _joined_by_nobody(together: Sequence[list[str]], own: set[str], given: set[str]) -> Iterable[str]:
    """The documents that neither names nor a person join to most others; those that share names are together.

    What a person gave to the concept, in the documents `given`, is joined to the first of them, or to those
    with which it shares names; `own` are those that state more of it.
    """
    left = list(filter(given.isdisjoint, together))
    by_person = chain.from_iterable(filterfalse(given.isdisjoint, together))
    return chain.from_iterable(left[1:] if own.isdisjoint(by_person) else left)


def _claimed_twice(finding: Finding, other: str) -> Iterator[TermWarning]:
    """The warnings about an expansion that spells another acronym."""
    english, acronym, place = finding.english, finding.acronym, finding.place
    message = said(f"“{english}”, stated for {acronym}, spells {other}: not shown")
    yield TermWarning("expansion-claimed-twice", message, (place,))
    yield _mismatch(acronym, english, [place])


def _mismatch(acronym: str, english: str, places: Iterable[Place]) -> TermWarning:
    return TermWarning("expansion-mismatch", said(f"“{english}” does not spell {acronym}"), tuple(places))


def _japanese_names(group: Group, cut: frozenset[str]) -> list[str]:
    """The Japanese names of a group, each in one spelling, without those that are cut."""
    spellings = by_key(filter(None, map(attrgetter("japanese"), group.claims)), same)
    for key in cut:
        spellings.pop(key, None)
    return sorted(map(usual_spelling, spellings.values()))


def with_homonyms(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, warned where another that is not rejected has the same acronym."""
    concepts = list(concepts)
    shown = filterfalse(attrgetter("is_rejected"), concepts)
    sharing = by_key(sorted(shown, key=attrgetter("id")), _acronym)
    for concept in concepts:
        alike = sharing.get(_acronym(concept), [])
        is_homonym = concept.acronym and len(alike) > 1 and not concept.is_rejected
        yield _with_homonyms(concept, alike) if is_homonym else concept


def _acronym(concept: Concept) -> str:
    return same(concept.acronym)


def _with_homonyms(concept: Concept, alike: Sequence[Concept]) -> Concept:
    """A concept warned of those that have its acronym, itself among them."""
    first = [other for other in alike[: _MOST_NAMED + 1] if other.id != concept.id][:_MOST_NAMED]
    names = _listed(list(map(_called, first)), more=len(alike) - 1 - len(first))
    warning = TermWarning("homonym", said(f"{concept.acronym} is also the acronym of {names}"))
    return replace(concept, warnings=(*concept.warnings, warning))


def _listed(names: Sequence[str], more: int = 0) -> str:
    """The first `_MOST_NAMED` names, and how many others there are; `more` of these are not given."""
    more += len(names[_MOST_NAMED:])
    first = "、".join(names[:_MOST_NAMED])
    if not more:
        return first
    return said(f"{first} and {more:,} others") if more > 1 else said(f"{first} and 1 other")


def _called(concept: Concept) -> str:
    return f"{concept.japanese or concept.english or concept.acronym} ({concept.id})"
