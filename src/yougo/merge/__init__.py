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
from operator import attrgetter

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

_ID = attrgetter("id")


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
    into = _absorbed(made, decisions, holders)
    ledger = Ledger(register)
    for identifier, other in into.items():
        ledger.merge(identifier, other, today)
    stated = [part.shown() for part in made.parts]
    silent = {number for number, concept in enumerate(stated) if not _says_something(concept)}
    ids = _ids(made, silent, [holder for holder in holders if holder.id not in into], ledger, today)
    idle = _idle(claims, decisions)
    shown = []
    for concept in _concepts(made, stated, ids):
        warned = replace(concept, warnings=(*concept.warnings, *idle.get(concept.id, ())))
        shown.append(decided(warned, decisions.get(concept.id), ledger))
    placed = {*into, *map(_ID, shown)}
    remembered = list(unstated(decisions, placed, ledger, today))
    for gone in register.entries.keys() - placed - set(map(_ID, remembered)):
        ledger.retire(gone, today)
    return Merged(tuple(with_homonyms([*shown, *remembered])), ledger.close())


def _absorbed(made: Divided, decisions: Mapping[str, Decision], holders: Iterable[Holder]) -> dict[str, str]:
    """From an id whose names are all given to another concept to that concept's id."""
    placed = made.whole.keys() | made.given.keys()
    unplaced = [holder for holder in holders if holder.id not in placed]
    return identity.absorbed(made.documented, unplaced, gifts(made.given, decisions))


def _ids(
    made: Divided, silent: set[int], holders: Sequence[Holder], ledger: Ledger, today: str
) -> dict[int, str]:
    """From a part's number to its id; `ledger` learns new ids and all present names."""
    concepts = made.documented
    settled = {number: part.id for number, part in enumerate(made.parts) if part.id}
    ids = identity.known(concepts, holders, settled, silent)
    for identifier in sorted({*ids.values(), *made.whole, *made.given}):
        ledger.record(identifier, None, today)
    kept = set(map(_ID, holders))
    for number in sorted(set(range(len(concepts))) - ids.keys() - silent):
        ids[number] = ledger.issue(slug(**concepts[number].preferred), (), today, but=kept)
    whole = {number: identifier for number, identifier in ids.items() if number not in settled}
    ids = settled | identity.ordered(concepts, whole, holders)
    names = {identifier: concepts[number] for number, identifier in ids.items()}
    for identifier, concept in {**names, **made.whole}.items():
        ledger.record(identifier, names_of(concept), today)
    return ids


def _concepts(made: Divided, stated: Sequence[Concept], ids: Mapping[int, str]) -> list[Concept]:
    """What documents say of each concept, with its id."""
    concepts = []
    for number, identifier in sorted(ids.items()):
        given = made.given.get(identifier)
        concept = made.parts[number].joined(given).shown() if given else stated[number]
        concepts.append(replace(concept, id=identifier))
    placed = set(ids.values())
    return concepts + [
        replace(part.shown(), id=each) for each, part in made.given.items() if each not in placed
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
    names = [name for name in concept.preferred.values() if name]
    facts = len(names) + len(concept.variants) + bool(concept.definition)
    return facts > 1 or bool(names and concept.warnings)
