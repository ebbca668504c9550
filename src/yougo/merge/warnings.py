"""What a reader must be warned of: expansions that do not fit, one acronym for two things, several names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from yougo.language.alignment import acronym_letters, first_letters
from yougo.language.letters import spell
from yougo.language.text import same
from yougo.merge.concepts import spelled
from yougo.merge.groups import Group
from yougo.model.concepts import Concept, TermWarning
from yougo.model.documents import Place

_FITS = {"initials", "content", "syllables"}
_MOST = 100
"""With how many acronyms an expansion that does not spell its own is compared."""
_NAMED = 5
"""How many names a warning gives; the rest is counted."""


def suspects(groups: Sequence[Group]) -> dict[int, dict[str, str]]:
    """Expansions that another acronym of these documents spells better.

    Returns, for the number of each group that holds one, the English (as `text.same` makes it) and the
    other acronym. Nothing is suspected that spells its own acronym, or whose other has English of its own.
    """
    owners = _Owners(groups)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for claim in group.claims:
            finding = claim.finding
            if finding.acronym and finding.english and finding.letters == "none":
                other = owners.better(finding.acronym, finding.english)
                if other:
                    found[number][same(finding.english)] = other
    return dict(found)


class _Owners:
    """The acronyms that an expansion may belong to: those it is stated for, and those without any."""

    def __init__(self, groups: Iterable[Group]) -> None:
        english: dict[str, set[str]] = defaultdict(set)
        written: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            for acronym in group.acronyms:
                english[acronym] |= group.english
            for claim in group.claims:
                written[same(claim.finding.acronym)].add(claim.finding.acronym)
        self._beside: dict[str, list[str]] = defaultdict(list)
        self._without: dict[str, list[str]] = defaultdict(list)
        for key in sorted(english):
            acronym = min(written[key])
            for expansion in english[key]:
                self._beside[expansion].append(acronym)
            if not english[key]:
                self._without[acronym_letters(acronym)[:1]].append(acronym)

    def better(self, acronym: str, english: str) -> str:
        """Another acronym that an expansion spells, ``""`` for none."""
        beside = self._beside.get(same(english), [])
        without = [other for letter in first_letters(english) for other in self._without.get(letter, ())]
        for other in (*beside[:_MOST], *without[:_MOST]):
            if same(other) != same(acronym) and spell(other, english).sort in _FITS:
                return other
        return ""


def warnings_of(concept: Concept, group: Group, claimed: Mapping[str, str]) -> Iterator[TermWarning]:
    """The warnings about one concept that its own claims raise; `claimed` is this group's of `suspects`."""
    for key, other in sorted(claimed.items()):
        yield from _claimed_twice(group, key, other)
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        places = tuple(_places(group, concept.english))
        yield TermWarning(
            "expansion-mismatch", f"“{concept.english}” does not spell {concept.acronym}", places
        )
    names = _japanese_names(group)
    if len(names) > 1:
        yield TermWarning("variant-names", "Several Japanese names: " + _listed(names))
    for problem in dict.fromkeys(problem for claim in group.claims for problem in claim.finding.problems):
        yield TermWarning(problem.code, problem.message, (problem.place,))


def _claimed_twice(group: Group, key: str, other: str) -> Iterator[TermWarning]:
    """The warnings about an expansion, by its key, that spells another acronym."""
    finding = next(claim.finding for claim in group.claims if same(claim.finding.english) == key)
    english, acronym = finding.english, finding.acronym
    place = (finding.place,)
    message = f"“{english}”, stated for {acronym}, spells {other}: not shown"
    yield TermWarning("expansion-claimed-twice", message, place)
    yield TermWarning("expansion-mismatch", f"“{english}” does not spell {acronym}", place)


def _japanese_names(group: Group) -> list[str]:
    """The Japanese names of a group, each in one spelling."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for claim in group.claims:
        if claim.japanese:
            spellings[same(claim.japanese)].append(claim.japanese)
    return sorted(map(spelled, spellings.values()))


def _places(group: Group, english: str) -> Iterator[Place]:
    for claim in group.claims:
        if same(claim.finding.english) == same(english):
            yield claim.finding.place


def with_homonyms(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, warned where another that is not rejected has the same acronym."""
    concepts = list(concepts)
    sharing: dict[str, list[Concept]] = defaultdict(list)
    for concept in sorted(concepts, key=lambda concept: concept.id):
        if _may_be_homonym(concept):
            sharing[same(concept.acronym)].append(concept)
    for concept in concepts:
        alike = sharing[same(concept.acronym)] if _may_be_homonym(concept) else []
        yield _with_homonyms(concept, alike) if len(alike) > 1 else concept


def _may_be_homonym(concept: Concept) -> bool:
    return bool(concept.acronym) and concept.status != "rejected"


def _with_homonyms(concept: Concept, alike: Sequence[Concept]) -> Concept:
    """A concept warned of those that have its acronym, itself among them."""
    first = [other for other in alike[: _NAMED + 1] if other.id != concept.id][:_NAMED]
    names = _listed(list(map(_called, first)), more=len(alike) - 1 - len(first))
    warning = TermWarning("homonym", f"{concept.acronym} is also the acronym of {names}")
    return replace(concept, warnings=(*concept.warnings, warning))


def _listed(names: Sequence[str], more: int = 0) -> str:
    """Names one after the other; beyond `_NAMED` they are counted, with the `more` that are not given."""
    more += len(names[_NAMED:])
    rest = f" and {more:,} others" if more > 1 else " and 1 other" if more else ""
    return "、".join(names[:_NAMED]) + rest


def _called(concept: Concept) -> str:
    return f"{concept.japanese or concept.english or concept.acronym} ({concept.id})"
