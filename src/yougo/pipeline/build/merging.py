"""Merges again what is not as the last build left it, and all that this can influence; or everything.

Each build leaves, in the database, what links findings and ids (`yougo.store.neighbours`), and hashes of what
terms.toml said. The next one finds what differs: the findings of documents that were read now, are gone, or
are versions of one only now; the tables of terms.toml, the entries of register.tsv. From the keys of these,
old and new, it follows the links to all that they can influence. Only this part is merged, by the same
function as a whole glossary (`yougo.merge.merge`), and only what it gives is compared with what is stored.

An expansion may spell an acronym elsewhere that no document expands. That links nothing, for one that is
misspelled would join all others; so where the merge expands such an acronym, or ceases to, the claims that
spell it join the part, and it is merged once more.

Where it is not known what the last build left (another version, a register that another program wrote), or
the part would be most of the glossary, everything is merged (see `sharding`).
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter

from yougo.language.name_sets import keys_of
from yougo.merge import NOWHERE, Elsewhere, Merged, links, merge
from yougo.merge.warnings import MOST_COMPARED, first_letter, is_claimed
from yougo.model.concepts import NAMES, Concept
from yougo.model.findings import Finding
from yougo.pipeline.build.unused import without_taken_names
from yougo.pipeline.build.written import Written
from yougo.pipeline.documents import version_names
from yougo.store import Store, stated
from yougo.store.neighbours import Neighbourhood, Neighbours
from yougo.store.update import Links, Update
from yougo.workspace.decision import Decision
from yougo.workspace.register import Register
from yougo.workspace.schema import without

_PLACED = ("conflict", "idle-decision", "source-gone")
"""The warnings that may say where in terms.toml a decision is."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is not as the last build left it."""

    keys: frozenset[str] = frozenset()
    """Of the findings that are new or gone, and of the ids as they are now."""
    findings: Sequence[Finding] = ()
    """Those that are new."""
    gone: Sequence[Finding] = ()
    documents: Collection[str] = ()
    """The documents of all of these."""
    ids: frozenset[str] = frozenset()
    """Of which terms.toml or register.tsv say something else."""
    decisions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The decisions that are other ones, or elsewhere in terms.toml, as `Links` has them."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """All documents that are versions of one, as an `Update` has them."""

    def __bool__(self) -> bool:
        return bool(self.documents or self.ids or self.decisions)


@dataclass(frozen=True, slots=True)
class Part:
    """What is merged: a part of the glossary, or all of it."""

    findings: Sequence[Finding]
    decisions: Mapping[str, Decision]
    register: Register
    elsewhere: Elsewhere = NOWHERE
    ids: frozenset[str] = frozenset()
    """The ids in it before."""
    acronyms: frozenset[str] = frozenset()
    """The keys of its acronyms, those that are gone too."""

    @property
    def used(self) -> Mapping[str, Decision]:
        """The decisions that count."""
        return without_taken_names(self.decisions, self.register)[0]

    def merged(self, today: str) -> Merged:
        """The part, merged."""
        return merge(self.findings, self.used, self.register, today, self.elsewhere)

    def links(self, merged: Merged, decisions: Mapping[str, tuple[str, str]]) -> Links:
        """What later merges need to know of it; a decision that did not count looks new to the next one."""
        entries = merged.register.entries
        ids = {*entries, *self.decisions}
        keys = {each: links.of_id(each, entries.get(each), self.decisions.get(each)) for each in ids}
        gone: dict[str, Collection[str]] = dict.fromkeys(self.ids - ids, ())
        return Links(
            {**gone, **keys},
            {**without(decisions, self.decisions), **hashes(self.used)},
            self.acronyms,
            merged.unexpanded,
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What a merge gave."""

    part: Part
    merged: Merged
    links: Links

    @property
    def concepts(self) -> Sequence[Concept]:
        """The concepts of the part."""
        return self.merged.concepts

    @property
    def register(self) -> Register:
        """The register's entries of the part."""
        return self.merged.register


def difference(store: Store, update: Update, written: Written) -> Change | None:
    """What is not as the last build left it; None where that is not known, or all is made anew."""
    if update.anew or written.changed_ids is None:
        return None
    return change(store, update, written.decisions(), written.register(), written.changed_ids)


def merged(store: Store, change: Change, written: Written, today: str) -> Result | None:
    """What changed, merged with all that it can influence; None where that is most of the glossary."""
    found = part(store, change, written.decisions(), written.register(), today)
    return Result(*found, found[0].links(found[1], change.decisions)) if found else None


def change(
    store: Store,
    update: Update,
    decisions: Mapping[str, Decision],
    register: Register,
    changed_ids: Collection[str],
) -> Change:
    """What is not as the last build left it; `changed_ids` are those of register.tsv."""
    read = update.read | (store.cached().keys() - update.listed)
    regrouped = version_names.differing(store.meta(), update.versions) - read
    documents = read | regrouped
    gone = store.findings_of(documents)
    new = list(chain.from_iterable(stated.unpack(each.findings) for each in update.changed))
    new += store.findings_of(regrouped)
    now, before = hashes(decisions), store.neighbours().decisions()
    differing = {key: said for key, said in now.items() if before.get(key) != said}
    ids = {*changed_ids, *(before.keys() - now.keys())}
    ids |= {key for key, (said, _) in differing.items() if key not in before or before[key][0] != said}
    if differing:
        ids |= differing.keys() & set(store.warned(*_PLACED))
    if documents:
        ids |= {key for key, each in decisions.items() if not _documents_of(each).isdisjoint(documents)}
    keys = set(chain.from_iterable(map(links.of_finding, (*gone, *new))))
    for each in ids:
        keys |= links.of_id(each, register.entries.get(each), decisions.get(each))
    return Change(frozenset(keys), new, gone, documents, frozenset(ids), differing, update.versions)


def hashes(decisions: Mapping[str, Decision]) -> dict[str, tuple[str, str]]:
    """From an id to the hashes of what terms.toml says of it, and of where."""
    return {key: (_hash(_said(decision)), _hash(_where(decision))) for key, decision in decisions.items()}


def _said(decision: Decision) -> object:
    fields = sorted(decision.fields.items())
    return (
        decision.status,
        fields,
        decision.note,
        decision.also,
        decision.excluded,
        decision.tags,
        sorted(decision.origins.items()),
    )


def _where(decision: Decision) -> object:
    return decision.line, sorted(decision.list_lines.items())


def _hash(value: object) -> str:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _documents_of(decision: Decision) -> set[str]:
    """The documents that a decision names: ``ITU@policy.md``."""
    return {entry.partition("@")[2] for entry in decision.placed}


def part(
    store: Store, change: Change, decisions: Mapping[str, Decision], register: Register, today: str
) -> tuple[Part, Merged] | None:
    """The part of the glossary that a change can influence, merged; None where it is most of it."""
    neighbours, keys = store.neighbours(), set(change.keys)
    while True:
        found = _part(store, neighbours, replace(change, keys=frozenset(keys)), decisions, register)
        if not found:
            return None
        merged = found.merged(today)
        more = set(_newly_suspected(neighbours, found.acronyms, merged.unexpanded)) - keys
        if not more:
            return found, merged
        keys |= more


def _part(
    store: Store,
    neighbours: Neighbours,
    change: Change,
    decisions: Mapping[str, Decision],
    register: Register,
) -> Part | None:
    """What the keys and ids of a change are linked with."""
    linked = neighbours.linked(change.keys, change.ids)
    if not linked:
        return None

    def has_id(identifier: str) -> bool:
        is_decided = identifier not in linked.ids and _keeps_its_id(decisions.get(identifier))
        return is_decided or identifier in register.entries

    return joined(store, linked, has_id, (decisions, register), change)


def joined(
    store: Store,
    linked: Neighbourhood,
    has_id: Callable[[str], bool],
    written: tuple[Mapping[str, Decision], Register],
    change: Change,
) -> Part:
    """What is linked, with what a change adds, as a part to be merged; `has_id` as `Elsewhere` has it.

    `written` are all decisions, and the register.
    """
    decisions, register = written
    findings = [*_unchanged(linked.findings.values(), change), *change.findings]
    acronyms = keys_of(map(attrgetter("acronym"), (*findings, *change.gone)))
    own = {key: decision for key, decision in decisions.items() if key in linked.ids}
    entries = {key: register.entries[key] for key in sorted(linked.ids) if key in register.entries}
    neighbours = store.neighbours()
    elsewhere = Elsewhere(
        has_id=has_id,
        documents=_stating(store, own.values(), change),
        unexpanded=lambda letter: neighbours.unexpanded(letter, acronyms),
        versions=change.versions,
    )
    return Part(findings, own, Register(entries), elsewhere, frozenset(linked.ids), acronyms)


def _unchanged(findings: Iterable[Finding], change: Change) -> Iterator[Finding]:
    """The findings of documents that are as they were."""
    return (each for each in findings if each.place.document not in change.documents)


def _stating(store: Store, decisions: Iterable[Decision], change: Change) -> frozenset[str]:
    """The documents that decisions name and that state terms now."""
    named = chain.from_iterable(map(_documents_of, decisions))
    return frozenset(name for name in named if _states_terms(store, name, change))


def _keeps_its_id(decision: Decision | None) -> bool:
    """Whether a decision of the last merge keeps an id that was not issued even so.

    One that gives a name was issued, or left out for its name (see `without_taken_names`).
    """
    return decision is not None and not any(map(decision.fields.get, NAMES))


def _states_terms(store: Store, document: str, change: Change) -> bool:
    """Whether a document that a decision names states terms now."""
    stated = store.findings_of([document])
    if document in change.documents:
        stated = [each for each in change.findings if each.place.document == document]
    return any(map(links.is_named, stated))


def _newly_suspected(
    neighbours: Neighbours, acronyms: frozenset[str], now: Mapping[str, str]
) -> Iterator[str]:
    """The keys of the claims that spell an acronym which, by this merge, is expanded or is so no more.

    `acronyms` are those that were merged, `now` those of them that nothing expands.
    """
    before = neighbours.unexpanded_among(acronyms)
    differing_ones = before.items() ^ now.items()
    for letter in sorted({first_letter(acronym) for _, acronym in differing_ones}):
        own = {(key, acronym) for key, acronym in now.items() if first_letter(acronym) == letter}
        others = neighbours.unexpanded(letter, acronyms)
        differing = set(sorted([*others, *own])[:MOST_COMPARED]) ^ set(neighbours.unexpanded(letter))
        for finding in neighbours.misspelled(letter):
            if _spells_one(finding, differing):
                yield from links.of_finding(finding)


def _spells_one(finding: Finding, acronyms: Iterable[tuple[str, str]]) -> bool:
    return any(is_claimed(finding, acronym) for _, acronym in acronyms)
