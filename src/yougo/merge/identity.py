"""Ids: those that were issued go to the concepts that share most names with them; the others get new ones."""

from collections import defaultdict
from collections.abc import Sequence

from yougo.model import Concept, names_of
from yougo.register import Ledger, Register, slug
from yougo.text import same


def identify(concepts: Sequence[Concept], register: Register, ledger: Ledger, today: str) -> list[str]:
    """The id of each concept; `ledger`, begun from `register`, learns new ids and all present names.

    One to one, by most shared names (English, then Japanese, then acronyms), so that a changed expansion
    costs no id. New ids are issued in the order of `concepts`.
    """
    ids = _known(concepts, register)
    for number, concept in enumerate(concepts):
        names = sorted(set(names_of(concept)))
        if number in ids:
            ledger.rename(ids[number], names)
            ledger.revive(ids[number])
        else:
            wanted = slug(concept.acronym, concept.japanese, concept.english)
            ids[number] = ledger.issue(wanted, names, today)
    return [ids[number] for number in range(len(concepts))]


def _known(concepts: Sequence[Concept], register: Register) -> dict[int, str]:
    """From a concept's number to the id that it had before."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in register.entries.values():
        if not entry.into:
            for name in entry.names:
                bearers[same(name)].add(entry.id)
    scores: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, concept in enumerate(concepts):
        for rank, name in _ranked(concept):
            for identifier in bearers.get(name, ()):
                scores[identifier, number][rank] += 1
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for (identifier, number), _ in sorted(
        scores.items(), key=lambda item: ([-count for count in item[1]], item[0][1], item[0][0])
    ):
        if identifier not in taken and number not in ids:
            ids[number] = identifier
            taken.add(identifier)
    return ids


def _ranked(concept: Concept) -> set[tuple[int, str]]:
    """Each name's key with its weight's place: English 0, Japanese 1, acronym 2."""
    ranked = {(0, same(concept.english)), (1, same(concept.japanese)), (2, same(concept.acronym))}
    for variant in concept.variants:
        rank = 2 if variant.type == "acronym" else 0 if variant.lang == "en" else 1
        ranked.add((rank, same(variant.text)))
    return {(rank, name) for rank, name in ranked if name}
