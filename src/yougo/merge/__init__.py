"""The findings of all documents, people's decisions and the register become the glossary's concepts.

Pure, and independent of the order of its input.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yougo.curation import Decision
from yougo.merge.concepts import concept as described
from yougo.merge.decisions import decided, unstated
from yougo.merge.doubts import doubts, suspects, with_homonyms
from yougo.merge.extents import settle
from yougo.merge.groups import gather, order
from yougo.merge.identity import identify, known
from yougo.merge.regroup import regroup
from yougo.model import Concept, Finding
from yougo.register import Ledger, Register


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

    A decision may name an id that is issued only now; then what it joins or divides is done with that id.
    """
    findings = list(findings)
    merged = _merged(findings, decisions, register, today)
    issued = merged.register.entries.keys() - register.entries.keys()
    if any(decisions[each].also or decisions[each].apart for each in issued & decisions.keys()):
        merged = _merged(findings, decisions, merged.register, today)
    return merged


def _merged(
    findings: list[Finding], decisions: Mapping[str, Decision], register: Register, today: str
) -> Merged:
    groups = gather(settle(findings))
    before = known([described(group, frozenset()) for group in groups], register)
    wanted = sorted(regroup(groups, before, decisions), key=lambda pair: order(pair[0].claims[0]))
    said: list[Concept] = []
    had: dict[int, str] = {}
    claimed = suspects([group for group, _ in wanted])
    for number, (group, identifier) in enumerate(wanted):
        doubtful = claimed.get(number, {})
        concept = described(group, frozenset(doubtful))
        if _says_something(concept):
            if identifier:
                had[len(said)] = identifier
            said.append(replace(concept, warnings=tuple(doubts(concept, group, doubtful))))
    ledger = Ledger(register)
    ids = identify(said, known(said, register, had), ledger, today)
    concepts = [
        decided(replace(concept, id=identifier), decisions.get(identifier), ledger)
        for identifier, concept in zip(ids, said, strict=True)
    ]
    concepts += unstated(decisions, set(ids), register, ledger, today)
    for gone in register.entries.keys() - {concept.id for concept in concepts}:
        ledger.retire(gone, today)
    return Merged(tuple(with_homonyms(concepts)), ledger.close())


def _says_something(concept: Concept) -> bool:
    """Whether two names, or a name and its definition, are stated; a reading alone makes no term."""
    names = [concept.acronym, concept.japanese, concept.english]
    facts = sum(map(bool, names)) + len(concept.variants) + bool(concept.definition)
    return facts > 1 or (any(names) and bool(concept.warnings))
