"""What a reader must be warned of: expansions that do not fit, one acronym for two things, several names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from yougo.documents import Place
from yougo.letters import spell
from yougo.merge.groups import Group
from yougo.model import Concept, Doubt
from yougo.text import same

_FITS = {"initials", "content", "syllables"}


def suspects(groups: Sequence[Group]) -> dict[int, dict[str, str]]:
    """Expansions that another acronym of these documents spells better.

    Returns, for the number of each group that holds one, the English (as `text.same` makes it) and the
    other acronym. Nothing is suspected that spells its own acronym, or whose other has English of its own.
    """
    owners: dict[str, Group] = {}
    written: dict[str, str] = {}
    for group in groups:
        for claim in group.claims:
            if claim.finding.acronym:
                owners.setdefault(same(claim.finding.acronym), group)
                written.setdefault(same(claim.finding.acronym), claim.finding.acronym)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for claim in group.claims:
            finding = claim.finding
            if finding.acronym and finding.english and finding.letters == "none":
                other = _better(finding.acronym, finding.english, owners, written)
                if other:
                    found[number][same(finding.english)] = other
    return dict(found)


def _better(acronym: str, english: str, owners: Mapping[str, Group], written: Mapping[str, str]) -> str:
    for key, owner in owners.items():
        free = not owner.english or same(english) in owner.english
        if key != same(acronym) and free and spell(written[key], english).sort in _FITS:
            return written[key]
    return ""


def doubts(concept: Concept, group: Group, claimed: Mapping[str, str]) -> Iterator[Doubt]:
    """The warnings about one concept that its own claims raise; `claimed` is this group's of `suspects`."""
    for key, other in claimed.items():
        claim = next(claim for claim in group.claims if same(claim.finding.english) == key)
        english, acronym = claim.finding.english, claim.finding.acronym
        place = (claim.finding.place,)
        told = f"“{english}”, stated for {acronym}, spells {other}: not shown"
        yield Doubt("expansion-claimed-twice", told, place)
        yield Doubt("expansion-mismatch", f"“{english}” does not spell {acronym}", place)
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        places = tuple(_places(group, concept.english))
        yield Doubt("expansion-mismatch", f"“{concept.english}” does not spell {concept.acronym}", places)
    names = {same(claim.japanese): claim.japanese for claim in group.claims if claim.japanese}
    if len(names) > 1:
        yield Doubt("variant-names", "Several Japanese names: " + "、".join(names.values()))
    problems = {problem: None for claim in group.claims for problem in claim.finding.problems}
    for problem in problems:
        yield Doubt(problem.code, problem.message, (problem.place,))


def _places(group: Group, english: str) -> Iterator[Place]:
    for claim in group.claims:
        if same(claim.finding.english) == same(english):
            yield claim.finding.place


def with_homonyms(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, warned where another that is not rejected bears the same acronym."""
    concepts = list(concepts)
    bearers: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        if concept.acronym and concept.status != "rejected":
            bearers[same(concept.acronym)].append(concept)
    for concept in concepts:
        others = [other for other in bearers[same(concept.acronym)] if other.id != concept.id]
        if others and concept.status != "rejected":
            message = f"{concept.acronym} is also the acronym of " + "、".join(map(_called, others))
            yield replace(concept, warnings=(*concept.warnings, Doubt("homonym", message)))
        else:
            yield concept


def _called(concept: Concept) -> str:
    return f"{concept.japanese or concept.english or concept.acronym} ({concept.id})"
