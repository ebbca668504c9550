"""Which terms of two glossaries are one: those that have most names in common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from yougo.language.name_sets import keys_of
from yougo.model.concepts import Concept, names_of
from yougo.pipeline.unique_names import UniqueNames


def under_ids_of(before: Iterable[Concept], now: Sequence[Concept]) -> list[Concept]:
    """The terms of one glossary; what another has, too, is under the id that it has there."""
    bearers: dict[str, set[str]] = {}
    free = UniqueNames()
    for concept in before:
        free.reserve(concept.id)
        for name in keys_of(names_of(concept)):
            bearers.setdefault(name, set()).add(concept.id)
    ids = _matched(now, bearers)
    found: list[Concept] = []
    for number, concept in enumerate(now):
        identifier = ids.get(number) or free.take(concept.id)
        found.append(replace(concept, id=identifier))
    return found


def _matched(now: Sequence[Concept], bearers: Mapping[str, set[str]]) -> dict[int, str]:
    """From a term's number to the id of the other glossary's that has most names in common; each once."""
    pairs: list[tuple[int, bool, int, str]] = []
    for number, concept in enumerate(now):
        shared = Counter[str]()
        for name in keys_of(names_of(concept)):
            shared.update(bearers.get(name, ()))
        pairs += [(-count, other != concept.id, number, other) for other, count in shared.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, number, other in sorted(pairs):
        if number not in ids and other not in taken:
            ids[number] = other
            taken.add(other)
    return ids
