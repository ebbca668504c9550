"""Stores what documents and decisions make now: the part of the glossary that is not as it was, or all."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from operator import attrgetter

from yougo.model.concepts import Concept
from yougo.pipeline import references
from yougo.pipeline.build import merging
from yougo.pipeline.build.known_readings import Engines, KnownReadings
from yougo.pipeline.build.materials import Build
from yougo.pipeline.build.merging import Result
from yougo.pipeline.build.sharding import Whole
from yougo.pipeline.build.voicing import voiced
from yougo.pipeline.build.written import Lines
from yougo.pipeline.glossary import Glossary
from yougo.pipeline.references import Opened
from yougo.store import Store
from yougo.store.update import Update


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made of the glossary, or of the part of it that was merged."""

    glossary: Glossary
    before: Sequence[str] = ()
    """The ids that were in it, in the glossary's order; also of the others, only ids are held."""
    now: set[str] = field(default_factory=set)
    new: list[str] = field(default_factory=list)
    """Of those that are shown; in the glossary's order, too."""
    changed: list[str] = field(default_factory=list)

    def compare(self, before: Mapping[str, Concept], now: Iterable[Concept]) -> None:
        """Note how some concepts differ from those of before."""
        for concept in now:
            self.now.add(concept.id)
            if concept.is_rejected or concept == before.get(concept.id):
                continue
            differing = self.changed if concept.id in before else self.new
            differing.append(concept.id)

    def put_in_order(self, ids: Iterable[str]) -> None:
        """Put what differs in the order of these ids."""
        places = {identifier: place for place, identifier in enumerate(ids)}
        self.new.sort(key=places.__getitem__)
        self.changed.sort(key=places.__getitem__)

    @property
    def gone(self) -> list[str]:
        """The ids that were in it and are not."""
        return list(filterfalse(self.now.__contains__, self.before))


def made(store: Store, build: Build, today: str) -> Made:
    """The glossary that documents and decisions make now, stored where it is not as it was.

    `today` (an ISO date) is written beside ids that are issued now.

    Raises:
        CannotWrite: the last glossary is then as it was.
    """
    update = Update(
        listed=frozenset(build.names),
        changed=tuple(build.reading.read),
        touched=tuple(build.reading.touched),
        part=(),
        versions=build.pairs,
        anew=build.meta.get("version") != build.versions.version or build.has_other_references,
    )
    change = merging.difference(store, update, build.written)
    if change is None:
        return _renewed(store, build, update, today)
    if not change:
        store.update(replace(update, meta=build.noted))
        return Made(build.last)
    merged = merging.merged(store, change, build.written, today)
    return _mended(store, build, update, merged) if merged else _renewed(store, build, update, today)


def _mended(store: Store, build: Build, update: Update, merged: Result) -> Made:
    """The glossary, of which only a part was merged."""
    before = {concept.id: concept for concept in store.concepts(merged.part.ids)}
    with _asked(build) as asked, Engines(build.means) as engines:
        stored = _stored(update, merged, _known(store, build, before), (engines, asked))
    register = build.written.write(merged.register, merged.part.register)
    store.update(replace(stored, meta=build.noted))
    made = Made(replace(build.last, load_register=lambda: register), list(before))
    made.compare(before, stored.concepts)
    return made


def _renewed(store: Store, build: Build, update: Update, today: str) -> Made:
    """The glossary, all of which was merged, in shards; only what these hold is ever in memory."""
    last, lines = build.last, Lines()
    whole = Whole(store, last.decisions, last.register, build.pairs)
    made = Made(last, store.ids())
    with (
        _asked(build) as asked,
        store.renewing(update, whole.ids()) as renewal,
        Engines(build.means, whole.count(renewal)) as engines,
    ):
        for merged in whole.merged(renewal, today):
            before = renewal.former({*merged.part.ids, *map(attrgetter("id"), merged.concepts)})
            stored = _stored(update, merged, _known(store, build, before), (engines, asked))
            renewal.store(stored)
            made.compare(before, stored.concepts)
            lines.take(merged.part.register, merged.register)
        register = build.written.write_all(lines)
        renewal.note(build.noted)
    made.put_in_order(store.ids())
    return replace(made, glossary=replace(last, load_register=lambda: register))


def _known(store: Store, build: Build, before: Mapping[str, Concept]) -> KnownReadings:
    """The readings that the same engines gave: of the concepts `before`, and those that are kept by name."""
    if build.meta.get("engines") != build.versions.engines or build.has_other_references:
        return KnownReadings()
    return KnownReadings(before.values(), store.readings_of)


def _asked(build: Build) -> "AbstractContextManager[Opened]":
    """The references, open."""
    return references.opened(build.last.workspace, build.last.settings)


def _stored(update: Update, merged: Result, known: KnownReadings, means: tuple[Engines, Opened]) -> Update:
    """An update with what is to be stored of a part that was merged, by these engines and references."""
    engines, asked = means
    filled = map(asked.filled, merged.concepts)
    concepts = tuple(voiced(filled, known, engines, asked.weighed))
    readings = known.without(concepts)
    return replace(update, concepts=concepts, part=merged.part.ids, links=merged.links, readings=readings)
