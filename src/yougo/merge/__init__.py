"""The findings of all documents, people's decisions and the register become the glossary's concepts.

Pure, and independent of the order of its input.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yougo.curation import Decision
from yougo.documents import Place
from yougo.merge.concepts import concept as described
from yougo.merge.decisions import TERMS, decided, unstated
from yougo.merge.doubts import doubts, suspects, with_homonyms
from yougo.merge.extents import settle
from yougo.merge.groups import gather, order
from yougo.merge.identity import identify, known
from yougo.merge.regroup import regroup
from yougo.model import Concept, Doubt, Finding
from yougo.register import Ledger, Register, slug


@dataclass(frozen=True, slots=True)
class Merged:
    """The glossary's concepts, the rejected among them, and the register that now holds."""

    concepts: tuple[Concept, ...]
    register: Register


def merge(
    findings: Iterable[Finding], decisions: Mapping[str, Decision], register: Register, today: str
) -> Merged:
    """Group findings into concepts, give them ids, apply decisions, warn of what is doubtful.

    `today` (an ISO date) is written beside ids that are issued now.
    """
    groups = gather(settle(findings))
    bare = [described(group, frozenset()) for group in groups]
    known_as = {id(group): concept for group, concept in zip(groups, bare, strict=True)}
    regrouped = regroup(groups, _homes(bare, decisions, register), decisions)
    wanted = sorted(regrouped.groups, key=lambda pair: order(pair[0].claims[0]))
    said: list[Concept] = []
    had: dict[int, str] = {}
    claimed = suspects([group for group, _ in wanted])
    for number, (group, identifier) in enumerate(wanted):
        doubtful = claimed.get(number, {})
        concept = None if doubtful else known_as.get(id(group))
        concept = concept or described(group, frozenset(doubtful))
        if _says_something(concept) or identifier in decisions:
            if identifier:
                had[len(said)] = identifier
            said.append(replace(concept, warnings=tuple(doubts(concept, group, doubtful))))
    ledger = Ledger(register)
    ids = identify(said, known(said, register, had, but=regrouped.into.keys()), ledger, today)
    concepts = [
        decided(_told(replace(concept, id=each), decisions, regrouped.idle), decisions.get(each), ledger)
        for each, concept in zip(ids, said, strict=True)
    ]
    for identifier, into in regrouped.into.items():
        if identifier not in ids:
            ledger.merge(identifier, into, today)
    concepts += unstated(decisions, {*ids, *regrouped.into}, register, ledger, today)
    for gone in register.entries.keys() - {concept.id for concept in concepts} - regrouped.into.keys():
        ledger.retire(gone, today)
    return Merged(tuple(with_homonyms(concepts)), ledger.close())


def _homes(bare: Sequence[Concept], decisions: Mapping[str, Decision], register: Register) -> dict[int, str]:
    """The id by which each group is known, or which a person decided on and it will ask for."""
    homes = known(bare, register)
    waiting = decisions.keys() - register.entries.keys()
    for number, concept in enumerate(bare if waiting else ()):
        wanted = slug(concept.acronym, concept.japanese, concept.english)
        if number not in homes and wanted in waiting:
            homes[number] = wanted
            waiting -= {wanted}
    return homes


def _told(concept: Concept, decisions: Mapping[str, Decision], idle: Mapping[str, list[str]]) -> Concept:
    """The concept with a warning for each name of its ``also`` and ``not`` that joins or divides nothing."""
    if concept.id not in idle:
        return concept
    place = Place(TERMS, decisions[concept.id].line)
    new = (
        Doubt("idle-decision", f"“{name}”: nothing is called so (any more)", (place,))
        for name in idle[concept.id]
    )
    return replace(concept, warnings=(*concept.warnings, *new))


def _says_something(concept: Concept) -> bool:
    """Whether two names, or a name and its definition, are stated; a reading alone makes no term."""
    names = [concept.acronym, concept.japanese, concept.english]
    facts = sum(map(bool, names)) + len(concept.variants) + bool(concept.definition)
    return facts > 1 or (any(names) and bool(concept.warnings))
