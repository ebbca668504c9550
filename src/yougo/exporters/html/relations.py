"""Which terms name each other: parents such as ITU and ITU-R, former names, acronyms in a definition."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from yougo.language.text import same, shortened
from yougo.model.concepts import Concept

_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")
_MOST = 5
_LONGEST = 16
_LOOKED_AT = 50
"""How many terms that bear one name are looked at: an entry shows five."""


def related(concepts: Sequence[Concept]) -> dict[str, list[tuple[str, str]]]:
    """For each concept's id the terms to see: id and short name, at most five, those it names first."""
    bearers = _bearers(concepts)
    found: dict[str, dict[str, str]] = {concept.id: {} for concept in concepts}
    back: list[tuple[Concept, Concept]] = []
    for concept in concepts:
        for name, is_mutual in _named(concept):
            for other in bearers.get(same(name), [])[:_LOOKED_AT]:
                if other.id == concept.id or _are_homonyms(concept, other):
                    continue
                found[concept.id].setdefault(other.id, _short(other))
                back += [(other, concept)] if is_mutual else []
    for here, there in back:
        found[here.id].setdefault(there.id, _short(there))
    return {here: list(seen.items())[:_MOST] for here, seen in found.items()}


def _bearers(concepts: Sequence[Concept]) -> dict[str, list[Concept]]:
    """The concepts that bear each name."""
    bearers: dict[str, list[Concept]] = {}
    for concept in concepts:
        for name in set(map(same, (concept.acronym, concept.japanese, concept.english))):
            bearers.setdefault(name, []).append(concept)
    bearers.pop("", None)
    return bearers


def _named(concept: Concept) -> Iterator[tuple[str, bool]]:
    """Names inside a concept's names and definition, and whether the other entry should name this one too."""
    for name in (concept.acronym, concept.english, concept.japanese):
        for acronym in _acronyms(name):
            for word in (acronym, re.split("[-/]", acronym)[0]):
                if word != name and _is_acronym(word):
                    yield word, True
    for variant in concept.variants:
        if variant.former:
            yield variant.text, True
    yield from product(_acronyms(concept.definition), [False])


def _acronyms(text: str) -> Iterable[str]:
    return filter(_is_acronym, _ACRONYM.findall(text))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and sum(map(str.isupper, word)) > 1


def _short(concept: Concept) -> str:
    """The name by which other entries name it."""
    return shortened(concept.acronym or concept.japanese or concept.english, _LONGEST)


def _are_homonyms(one: Concept, other: Concept) -> bool:
    return bool(one.acronym) and same(one.acronym) == same(other.acronym)
