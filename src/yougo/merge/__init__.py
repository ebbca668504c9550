"""The findings of all documents, people's decisions and the register become the glossary's concepts.

Pure, independent of the order of its input, and done once and for all: merged again with the register that
it gives, the same findings and decisions give the same concepts and the same register.

Claims are grouped by their names; an ``also`` takes its claims out of their groups, a ``not`` divides a
group; each group gets the id that had most of its names (`matching`); then an ``also``'s claims join
their concept. The register learns the names of a group alone, so that what a person gave to a concept is
never taken for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from yougo.merge import identity, regroup
from yougo.merge.decisions import TERMS, decided, unstated
from yougo.merge.groups import gather
from yougo.merge.matching import Holder
from yougo.merge.name_spans import Claim, settle
from yougo.merge.parts import Divided, divide, gifts
from yougo.merge.warnings import with_homonyms
from yougo.model.concepts import Concept, TermWarning, names_of
from yougo.model.documents import Place
from yougo.model.findings import Finding
from yougo.workspace.register import Ledger, Register, slug
from yougo.workspace.terms_file import Decision


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
    claims = settle(findings)
    holders = identity.holders(register, decisions)
    made = divide(gather(claims), decisions, holders)
    unplaced = [holder for holder in holders if holder.id not in made.whole and holder.id not in made.given]
    said = [part.said for part in made.parts]
    into = identity.absorbed(said, unplaced, gifts(made.given, decisions))
    told = [part.told() for part in made.parts]
    silent = {number for number, concept in enumerate(told) if not _says_something(concept)}
    ledger = Ledger(register)
    for identifier, other in into.items():
        ledger.merge(identifier, other, today)
    ids = _ids(made, silent, [holder for holder in holders if holder.id not in into], ledger, today)
    idle = _idle(claims, decisions)
    shown = []
    for concept in _concepts(made, told, ids):
        warned = replace(concept, warnings=(*concept.warnings, *idle.get(concept.id, ())))
        shown.append(decided(warned, decisions.get(concept.id), ledger))
    shown += unstated(decisions, {*into, *(concept.id for concept in shown)}, ledger, today)
    for gone in register.entries.keys() - {concept.id for concept in shown} - into.keys():
        ledger.retire(gone, today)
    return Merged(tuple(with_homonyms(shown)), ledger.close())


def _ids(
    made: Divided, silent: set[int], holders: Sequence[Holder], ledger: Ledger, today: str
) -> dict[int, str]:
    """From a part's number to its id; `ledger` learns new ids and all present names."""
    said = [part.said for part in made.parts]
    settled = {number: part.id for number, part in enumerate(made.parts) if part.id}
    ids = identity.known(said, holders, settled, silent)
    for identifier in sorted({*ids.values(), *made.whole, *made.given}):
        ledger.bear(identifier, None, today)
    kept = {holder.id for holder in holders}
    for number, concept in enumerate(said):
        if number not in ids and number not in silent:
            wanted = slug(concept.acronym, concept.japanese, concept.english)
            ids[number] = ledger.issue(wanted, (), today, but=kept)
    whole = {number: identifier for number, identifier in ids.items() if number not in settled}
    ids = settled | identity.ordered(said, whole, holders)
    names = {**{identifier: said[number] for number, identifier in ids.items()}, **made.whole}
    for identifier, concept in names.items():
        ledger.bear(identifier, names_of(concept), today)
    return ids


def _concepts(made: Divided, told: Sequence[Concept], ids: Mapping[int, str]) -> list[Concept]:
    """What documents say of each concept, with its id."""
    concepts = []
    for number, identifier in sorted(ids.items()):
        given = made.given.get(identifier)
        concept = made.parts[number].joined(given).told() if given else told[number]
        concepts.append(replace(concept, id=identifier))
    placed = set(ids.values())
    return concepts + [
        replace(part.told(), id=each) for each, part in made.given.items() if each not in placed
    ]


def _idle(claims: Iterable[Claim], decisions: Mapping[str, Decision]) -> dict[str, list[TermWarning]]:
    """For each id a warning for each name of its ``also`` and ``not`` that joins or divides nothing."""
    stated = regroup.stated_names(claims)
    found: dict[str, list[TermWarning]] = {}
    for identifier, decision in decisions.items():
        place = Place(TERMS, decision.line)
        found[identifier] = [
            TermWarning("idle-decision", f"“{name}”: nothing is called so (any more)", (place,))
            for name in regroup.idle(decision, stated)
        ]
    return found


def _says_something(concept: Concept) -> bool:
    """Whether two names, or a name and its definition, are stated; a reading alone makes no term."""
    names = [concept.acronym, concept.japanese, concept.english]
    facts = sum(map(bool, names)) + len(concept.variants) + bool(concept.definition)
    return facts > 1 or (any(names) and bool(concept.warnings))
