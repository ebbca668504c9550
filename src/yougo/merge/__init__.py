"""The findings of all documents, people's decisions and the register become the glossary's concepts.

Pure, independent of the order of its input, and done once and for all: merged again with the register that
it gives, the same findings and decisions give the same concepts and the same register.

Claims are grouped by their names; an ``also`` takes its claims out of their groups, a ``not`` divides a
group; each group gets the id that had most of its names (`matching`); then an ``also``'s claims join
their concept. The register learns the names of a group alone, so that what a person gave to a concept is
never taken for it.

A part of a glossary that nothing links to the rest (see `links`) can be merged by itself.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from yougo.confidence import with_confidence
from yougo.merge import identity, regroup
from yougo.merge.decisions import decided, unstated
from yougo.merge.editions import with_bases
from yougo.merge.groups import gather
from yougo.merge.matching import Holder
from yougo.merge.name_spans import settle
from yougo.merge.parts import Divided, Part, divide, gifts
from yougo.merge.warnings import Unexpanded, no_unexpanded, with_homonyms
from yougo.model.concepts import Concept, names_of
from yougo.model.findings import Finding
from yougo.workspace.decision import Decision
from yougo.workspace.register import Ledger, Register

_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class Merged:
    """The glossary's concepts, the rejected among them, and the register that now holds."""

    concepts: tuple[Concept, ...]
    register: Register
    unexpanded: Mapping[str, str]
    """The acronyms that nothing expands, by their keys."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What must be known beside claims: of the rest of a glossary, where a part of it is merged."""

    has_id: Callable[[str], bool] = lambda _: False
    """Whether an id is taken there."""
    documents: Collection[str] = ()
    """The documents that state terms there."""
    unexpanded: Unexpanded = no_unexpanded
    versions: Mapping[str, str] = field(default_factory=dict)
    """From each document that has a version in the other language to the name that stands for both."""


NOWHERE = Elsewhere()


def merge(
    findings: Iterable[Finding],
    decisions: Mapping[str, Decision],
    register: Register,
    today: str,
    elsewhere: Elsewhere = NOWHERE,
) -> Merged:
    """Group findings into concepts, give them ids, apply decisions, warn of what is doubtful.

    `today` (an ISO date) is written beside ids that are issued now. Of a part of a glossary, `elsewhere` is
    the rest.
    """
    claims = settle(findings)
    holders = identity.holders(register, decisions)
    divided = divide(gather(claims), decisions, holders, elsewhere.unexpanded, elsewhere.versions)
    ledger = Ledger(register)
    merged_into = _absorbed(divided, decisions, holders)
    for identifier, other in merged_into.items():
        ledger.merge(identifier, other, today)
    reserved = set(map(_ID, holders))
    ids = _ids(
        divided,
        identity.without(holders, merged_into),
        ledger,
        today,
        lambda identifier: identifier in reserved or elsewhere.has_id(identifier),
    )
    stated = regroup.stated_names(claims, elsewhere.documents) if decisions else set()
    documented = _concepts(divided, ids)
    shown = [decided(concept, decisions.get(concept.id), ledger, stated) for concept in documented]
    placed = {*merged_into, *map(_ID, shown)}
    remembered = list(unstated(decisions, placed, ledger, today))
    for gone in register.entries.keys() - placed - set(map(_ID, remembered)):
        ledger.retire(gone, today)
    concepts = with_bases(with_homonyms([*shown, *remembered]))
    return Merged(tuple(map(with_confidence, concepts)), ledger.close(), divided.unexpanded)


def _absorbed(
    divided: Divided, decisions: Mapping[str, Decision], holders: Iterable[Holder]
) -> dict[str, str]:
    """From an id whose names are all given to another concept to that concept's id."""
    placed = divided.undivided.keys() | divided.given.keys()
    unplaced = identity.without(holders, placed)
    return identity.absorbed(divided.candidates.values(), unplaced, gifts(divided.given, decisions))


def _ids(
    divided: Divided,
    holders: Sequence[Holder],
    ledger: Ledger,
    today: str,
    is_kept: Callable[[str], bool],
) -> dict[int, str]:
    """From a part's number to its id; `ledger` learns new ids and all present names.

    `is_kept` tells which ids are kept for others.
    """
    groups, silent, settled = divided.candidates, divided.silent, divided.settled
    ids = identity.issued_ids(groups, holders, settled, silent)
    for identifier in sorted({*ids.values(), *divided.undivided, *divided.given}):
        ledger.record(identifier, None, today)
    for number in sorted(groups.keys() - ids.keys() - silent):
        ids[number] = ledger.issue(groups[number].slug, (), today, is_kept)
    ids = settled | identity.ordered(groups, ids, settled, holders)
    for number, identifier in ids.items():
        ledger.record(identifier, names_of(divided.parts[number].documented), today)
    for identifier, concept in divided.undivided.items():
        ledger.record(identifier, names_of(concept), today)
    return ids


def _concepts(divided: Divided, ids: Mapping[int, str]) -> list[Concept]:
    """What documents say of each concept, with its id."""
    given = dict(divided.given)
    parts: dict[str, Part] = {}
    for number, identifier in sorted(ids.items()):
        part = divided.parts[number]
        parts[identifier] = part.joined(given.pop(identifier)) if identifier in given else part
    return [replace(part.shown, id=identifier) for identifier, part in {**parts, **given}.items()]
