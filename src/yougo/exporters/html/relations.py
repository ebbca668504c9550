"""Which terms name each other: parents such as ITU and ITU-R, former names, acronyms in a definition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from yougo.language.text import same, shortened
from yougo.model.concepts import Concept

_Link = tuple[Concept, Concept]
"""An entry, and another that it names."""
_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")
_PARENT = re.compile("[-/]")
_MOST = 5
_LONGEST = 16
_LOOKED_AT = 50
"""How many terms that bear one name are looked at: an entry shows five."""


def related(concepts: Sequence[Concept]) -> dict[str, list[tuple[str, str]]]:
    """From a concept's id to the terms to see: id and short name, at most five, those it names first."""
    bearers = _bearers(concepts)
    links: list[_Link] = []
    back: list[_Link] = []
    for concept in concepts:
        mutual = list(_links(concept, _parts_and_former_names(concept), bearers))
        links += [*mutual, *_links(concept, _acronyms(concept.definition), bearers)]
        back += [(there, here) for here, there in mutual]
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for here, there in links + back:
        found[here.id].setdefault(there.id, _short(there))
    return {identifier: list(seen.items())[:_MOST] for identifier, seen in found.items()}


def _links(concept: Concept, names: Iterable[str], bearers: dict[str, list[Concept]]) -> Iterator[_Link]:
    """From a concept to the others that bear one of these names."""
    for name in names:
        for other in bearers.get(same(name), [])[:_LOOKED_AT]:
            if other.id != concept.id and not _are_homonyms(concept, other):
                yield concept, other


def _bearers(concepts: Sequence[Concept]) -> dict[str, list[Concept]]:
    """The concepts that bear each name."""
    bearers: dict[str, list[Concept]] = {}
    for concept in concepts:
        for name in set(map(same, (concept.acronym, concept.japanese, concept.english))):
            bearers.setdefault(name, []).append(concept)
    bearers.pop("", None)
    return bearers


def _parts_and_former_names(concept: Concept) -> Iterator[str]:
    """The acronyms inside a concept's names, and its former names; the entries of these name it too."""
    for name in (concept.acronym, concept.english, concept.japanese):
        yield from filter(name.__ne__, _with_parents(name))
    yield from map(attrgetter("text"), filter(attrgetter("former"), concept.variants))


def _with_parents(name: str) -> Iterable[str]:
    """The acronyms in a name, each with what comes before its first hyphen or slash: ITU-R, ITU."""
    with_parents = chain.from_iterable((acronym, _PARENT.split(acronym)[0]) for acronym in _acronyms(name))
    return filter(_is_acronym, with_parents)


def _acronyms(text: str) -> Iterable[str]:
    return filter(_is_acronym, _ACRONYM.findall(text))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and sum(map(str.isupper, word)) > 1


def _short(concept: Concept) -> str:
    """The name by which other entries name it."""
    return shortened(concept.acronym or concept.japanese or concept.english, _LONGEST)


def _are_homonyms(one: Concept, other: Concept) -> bool:
    return bool(one.acronym) and same(one.acronym) == same(other.acronym)
