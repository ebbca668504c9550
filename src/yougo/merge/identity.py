"""Ids: those that were issued go to the concepts that share most names with them; the others get new ones."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from yougo.model import Concept, names_of
from yougo.register import Ledger, Register, slug
from yougo.text import same


def known(
    concepts: Sequence[Concept],
    register: Register,
    fixed: Mapping[int, str] | None = None,
    but: Collection[str] = (),
) -> dict[int, str]:
    """From a concept's number to the id that it had before, for those that had one.

    One to one, by most shared names (English, then Japanese, then acronyms), so that a changed expansion
    costs no id; of equals the id that has the fewest names beside, so that one which was joined with another
    is not taken for it. `fixed` are pairs that are settled already, `but` ids that are not to be had.
    """
    ids = dict(fixed or {})
    taken = {*ids.values(), *but}
    scores = _scores(concepts, register)
    width = {identifier: len(entry.names) for identifier, entry in register.entries.items()}
    best_first = sorted(
        scores, key=lambda pair: ([-count for count in scores[pair]], width[pair[0]], pair[1], pair[0])
    )
    for identifier, number in best_first:
        if identifier not in taken and number not in ids:
            ids[number] = identifier
            taken.add(identifier)
    return ids


def identify(concepts: Sequence[Concept], before: Mapping[int, str], ledger: Ledger, today: str) -> list[str]:
    """The id of each concept; `ledger` learns new ids and all present names.

    `before` are the ids that are `known`; new ones are issued in the order of `concepts`, once those that are
    known stand in the ledger, which may have been lost.
    """
    ids = dict(before)
    for number in (*sorted(before), *(number for number in range(len(concepts)) if number not in before)):
        concept = concepts[number]
        names = sorted(set(names_of(concept)))
        if number in ids and ids[number] in ledger:
            ledger.rename(ids[number], names)
            ledger.revive(ids[number])
        else:
            wanted = ids.get(number) or slug(concept.acronym, concept.japanese, concept.english)
            ids[number] = ledger.issue(wanted, names, today)
    return [ids[number] for number in range(len(concepts))]


def _scores(concepts: Sequence[Concept], register: Register) -> dict[tuple[str, int], list[int]]:
    """For an id and a concept's number, how many names they share: English, Japanese, acronyms."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in register.entries.values():
        for name in entry.names:
            bearers[same(name)].add(entry.id)
    scores: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, concept in enumerate(concepts):
        for rank, name in _ranked(concept):
            for identifier in bearers.get(name, ()):
                scores[identifier, number][rank] += 1
    return scores


def _ranked(concept: Concept) -> set[tuple[int, str]]:
    """Each name's key with its weight's place: English 0, Japanese 1, acronym 2."""
    ranked = {(0, same(concept.english)), (1, same(concept.japanese)), (2, same(concept.acronym))}
    for variant in concept.variants:
        rank = 2 if variant.type == "acronym" else 0 if variant.lang == "en" else 1
        ranked.add((rank, same(variant.text)))
    return {(rank, name) for rank, name in ranked if name}
