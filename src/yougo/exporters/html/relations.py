"""Which terms name each other: parents such as ITU and ITU-R, former names, acronyms in a definition."""

import re
from collections.abc import Iterator, Sequence

from yougo.language.text import same
from yougo.model.concepts import Concept

_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")
_MOST = 5
_LONGEST = 16
_LOOKED_AT = 50
"""How many terms that bear one name are looked at: an entry shows five."""


def related(concepts: Sequence[Concept]) -> dict[str, list[tuple[str, str]]]:
    """For each concept's id the terms to see: id and short name, at most five, those it names first."""
    bearers: dict[str, list[Concept]] = {}
    for concept in concepts:
        for name in {same(concept.acronym), same(concept.japanese), same(concept.english)} - {""}:
            bearers.setdefault(name, []).append(concept)
    shown = {
        concept.id: _short(concept.acronym or concept.japanese or concept.english) for concept in concepts
    }
    found: dict[str, dict[str, None]] = {concept.id: {} for concept in concepts}
    back: list[tuple[str, str]] = []
    for concept in concepts:
        for name, mutual in _named(concept):
            for other in bearers.get(same(name), [])[:_LOOKED_AT]:
                if other.id != concept.id and not _are_homonyms(concept, other):
                    found[concept.id].setdefault(other.id)
                    if mutual:
                        back.append((other.id, concept.id))
    for here, there in back:
        found[here].setdefault(there)
    return {here: [(there, shown[there]) for there in list(seen)[:_MOST]] for here, seen in found.items()}


def _named(concept: Concept) -> Iterator[tuple[str, bool]]:
    """Names that stand in a concept's names and definition, and whether the other should name it too."""
    for name in (concept.acronym, concept.english, concept.japanese):
        for match in _ACRONYM.finditer(name):
            parts = re.split("[-/]", match[0])
            yield from ((word, True) for word in (match[0], parts[0]) if word != name and _is_acronym(word))
    for variant in concept.variants:
        if variant.former:
            yield variant.text, True
    for match in _ACRONYM.finditer(concept.definition):
        if _is_acronym(match[0]):
            yield match[0], False


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _are_homonyms(one: Concept, other: Concept) -> bool:
    return bool(one.acronym) and same(one.acronym) == same(other.acronym)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and sum(char.isupper() for char in word) > 1
