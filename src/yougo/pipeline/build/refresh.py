"""Brings the glossary up to date: reads and merges what changed, stores it in one transaction."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.errors import UnreadableDocument, UnusableGlossary
from yougo.model.concepts import Concept
from yougo.model.documents import Place, Problem
from yougo.pipeline import glossary as glossaries
from yougo.pipeline.build.written import Written
from yougo.pipeline.decisions import journal
from yougo.pipeline.documents import sources, versions
from yougo.pipeline.documents.patterns import is_wild
from yougo.pipeline.documents.reading import ALONE, Means, Reading, read_changed
from yougo.pipeline.documents.sources import Listed, listed
from yougo.pipeline.documents.versions import Versions
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load_settings
from yougo.search import seal
from yougo.store import Store, damage
from yougo.store.update import Cached, Update


@dataclass(frozen=True)
class Report:
    """What a build found."""

    glossary: Glossary
    """The glossary as it is now."""
    read: int = 0
    """How many documents were read now."""
    new: list[Concept] = field(default_factory=list)
    changed: list[Concept] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Ids that were in the glossary and are not now."""
    found: list[Problem] = field(default_factory=list)
    """The problems in the documents that were read now."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)
    """From a document's former name to its present one, where terms.toml spoke of it by name."""
    find_ignored: Callable[[], list[Problem]] = list
    lost: list[str] = field(default_factory=list)
    """Ids of the last glossary that the register has lost."""
    still_read: Mapping[str, str] = field(default_factory=dict)
    """From a path that was removed, or copied, to the source through which it is still read."""
    remade: bool = False
    """Whether the last glossary was damaged, and a new one was made."""

    @cached_property
    def ignored(self) -> list[Problem]:
        """The problems of yougo.toml and terms.toml, of which some lines are ignored."""
        return self.find_ignored()

    @property
    def problems(self) -> list[Problem]:
        """All problems: of yougo.toml and terms.toml, then of the documents."""
        return [*self.ignored, *self.found]

    @property
    def concepts(self) -> list[Concept]:
        """All terms, without the rejected."""
        return self.glossary.shown

    @property
    def documents(self) -> int:
        """How many documents the terms come from: those that were read, now or before."""
        return len(self.glossary.documents)


@dataclass(frozen=True, slots=True)
class _Build:
    """What a build is made of."""

    last: Glossary
    """The last glossary, with the settings, decisions and register as they are now."""
    written: Written
    documents: Sequence[Listed]
    reading: Reading
    versions: Versions
    meta: Mapping[str, str]
    """What the last build noted of itself."""
    means: Means

    @property
    def names(self) -> list[str]:
        """The names of the documents."""
        return list(map(attrgetter("name"), self.documents))

    @property
    def noted(self) -> Mapping[str, str]:
        """What this build notes of itself: by it a later one knows what was changed since."""
        return {**self.versions.as_meta(), **self.written.hashes(self.versions.version)}

    def is_needed(self, cached: Mapping[str, Cached]) -> bool:
        """Whether anything is not as the last build left it."""
        reading = self.reading
        is_read = bool(reading.read or reading.touched) or set(self.names) != cached.keys()
        return is_read or not self.noted.items() <= self.meta.items()


@dataclass(frozen=True, slots=True)
class _Merged:
    """What a build made of the glossary, or of the part of it that was merged."""

    glossary: Glossary
    before: Mapping[str, Concept] = field(default_factory=dict)
    """What was stored of it, by the ids."""
    now: Sequence[Concept] = ()


def refresh(workspace: Workspace, means: Means = ALONE) -> Report:
    """Bring ``build/glossary.db`` and ``register.tsv`` up to date with documents and decisions.

    Raises:
        InvalidFile: yougo.toml, terms.toml or register.tsv is not as it must be; nothing is changed then.
        CannotWrite: the last glossary is then as it was.
    """
    settings = load_settings(workspace)
    folders.prepare_build(workspace)
    with journal.held(workspace):
        written = Written(workspace)
        noted = _noted(workspace)
        now = versions.current(noted)
        written.compare(noted, now.version)
        with Store(workspace.database) as store:
            if store.meta() != noted:  # it was damaged, or somebody else's: what it noted says nothing
                written.compare({}, now.version)
            documents = listed(workspace, settings.sources, store.cached())
            reading = read_changed(documents, store.cached(), now.rules, means)
            last = glossaries.of(workspace, settings, written.decisions, written.register)
            build = _Build(last, written, documents, reading, now, store.meta(), means)
            if build.is_needed(store.cached()):
                report = _built(store, build)
            else:
                report = Report(
                    last, unreadable=reading.unreadable, find_ignored=partial(_ignored, build, last)
                )
        _date(workspace)
    return report


def _noted(workspace: Workspace) -> Mapping[str, str]:
    """What the last build noted of itself; nothing where there is none that can be read."""
    if not damage.is_safe_to_open(workspace.database):
        return {}
    with contextlib.suppress(UnusableGlossary), Store(workspace.database, last=True) as store:
        return store.meta()
    return {}


def _built(store: Store, build: _Build) -> Report:
    """Make the glossary of documents and decisions as they are now."""
    from yougo.pipeline.build import renaming  # noqa: PLC0415 - most commands find nothing changed

    last, written = build.last, build.written
    names = renaming.renamed(store.cached(), build.documents, build.reading)
    followed = renaming.follow(last.workspace, last.decisions, names)
    is_renamed = followed is not last.decisions
    if is_renamed:
        written = Written(last.workspace)
        written.compare(build.meta, build.versions.version)
        last = replace(last, load_decisions=written.decisions)
        build = replace(build, last=last, written=written)
    lost: list[str] = []
    if written.changed_ids is None:
        lost = register_file.lost(last.workspace, last.register, store.ids())
    report = _report(build, _brought_up(store, build))
    return replace(report, lost=lost, remade=store.remade, renamed=names if is_renamed else {})


def _ignored(build: _Build, now: Glossary) -> list[Problem]:
    """The problems of yougo.toml and terms.toml, of which some lines are ignored."""
    from yougo.pipeline.build.unused import unused, without_taken_names  # noqa: PLC0415 - most commands do not ask

    used, taken = without_taken_names(build.last.decisions, build.last.register)
    with Store(now.workspace.database, last=True) as store:
        present = store.present(used)
    return [
        *build.last.settings.problems,
        *_unmatched(build.last, build.documents),
        *taken,
        *unused(used, present, now.by_id, build.last.register),
    ]


def _unmatched(glossary: Glossary, documents: Sequence[Listed]) -> Iterator[Problem]:
    """The sources without a document: patterns that match none, and folders that hold none."""
    workspace = glossary.workspace
    for spec in sources.unmatched(workspace, glossary.settings.sources, documents):
        what = "matches the path" if is_wild(spec.path) else "is in the folder"
        message = f"no document {what} “{spec.path}”"
        yield Problem("ignored-setting", message, Place(workspace.shown(workspace.settings), spec.line))


def last_built(workspace: Workspace) -> dt.datetime | None:
    """When the last glossary was built; None when there is none, or it was changed since.

    It is what can be shown of a workspace that cannot be written.
    """
    path = workspace.database
    if not path.exists() or seal.state(path) == "changed":
        return None
    return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def today() -> str:
    """The date that is written beside ids that are issued now."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def _date(workspace: Workspace) -> None:
    """See that the database is not older than the decisions it holds, though nothing in it had to change."""
    terms, database = workspace.terms, workspace.database
    if terms.exists() and terms.stat().st_mtime_ns > database.stat().st_mtime_ns:
        seal.touch(database)


def _brought_up(store: Store, build: _Build) -> _Merged:
    """The glossary that documents and decisions make now, stored where it is not as it was."""
    from yougo.pipeline.build import merging  # noqa: PLC0415 - slow to import, and most commands change nothing
    from yougo.pipeline.build.known_readings import KnownReadings  # noqa: PLC0415 - likewise
    from yougo.pipeline.build.voicing import voiced  # noqa: PLC0415 - likewise

    last, written = build.last, build.written
    update = Update(
        listed=frozenset(build.names),
        changed=tuple(build.reading.read),
        touched=tuple(build.reading.touched),
        part=(),
        anew=build.meta.get("version") != build.versions.version,
    )
    merged = merging.merged(store, update, written, today())
    if not merged:
        store.update(replace(update, meta=build.noted))
        return _Merged(last)
    before = {concept.id: concept for concept in store.concepts(merged.part.ids)}
    same_engines = build.meta.get("engines") == build.versions.engines
    known = KnownReadings(before.values(), store.readings_of) if same_engines else KnownReadings()
    concepts = voiced(merged.concepts, known, build.means)
    is_whole = merged.part.ids is None
    register = written.write(merged.register, merged.part.register, is_whole=is_whole)
    store.update(
        replace(
            update,
            concepts=tuple(concepts),
            part=merged.part.ids,
            links=merged.links,
            readings=known.without(concepts),
            meta=build.noted,
        )
    )
    glossary = replace(last, load_register=lambda: register)
    return _Merged(glossary, before, concepts)


def _report(build: _Build, made: _Merged) -> Report:
    before, read = made.before, build.reading.read
    shown = list(filterfalse(attrgetter("is_rejected"), made.now))
    now = set(map(attrgetter("id"), made.now))
    return Report(
        glossary=made.glossary,
        read=len(read),
        new=[concept for concept in shown if concept.id not in before],
        changed=[concept for concept in shown if before.get(concept.id, concept) != concept],
        gone=list(filterfalse(now.__contains__, before)),
        found=list(chain.from_iterable(each.problems for each in read)),
        unreadable=build.reading.unreadable,
        find_ignored=partial(_ignored, build, made.glossary),
    )
