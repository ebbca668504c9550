"""Brings the glossary up to date: reads what changed, merges all, stores it in one transaction."""

import contextlib
import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, filterfalse
from operator import attrgetter

from yougo.errors import UnreadableDocument, UnusableGlossary
from yougo.model.concepts import Concept
from yougo.model.documents import Place, Problem
from yougo.pipeline.build import renaming
from yougo.pipeline.build.unused import unused, without_taken_names
from yougo.pipeline.build.written import Written
from yougo.pipeline.decisions import journal
from yougo.pipeline.documents import sources, versions
from yougo.pipeline.documents.patterns import is_wild
from yougo.pipeline.documents.reading import ALONE, Means, Reading, read_changed
from yougo.pipeline.documents.sources import Listed, listed
from yougo.pipeline.documents.versions import Versions
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load_settings, stored
from yougo.search import seal
from yougo.store import Store, damage
from yougo.store.update import Cached, Update
from yougo.workspace.register import Register
from yougo.workspace.terms_file import Decision


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

    @property
    def names(self) -> list[str]:
        """The names of the documents."""
        return list(map(attrgetter("name"), self.documents))

    @property
    def inputs(self) -> str:
        """A hash by which a later build knows, without parsing anything, that nothing was decided since."""
        return self.written.hash(self.versions.version)

    def is_needed(self, cached: Mapping[str, Cached]) -> bool:
        """Whether anything is not as the last build left it."""
        reading, noted = self.reading, {**self.versions.as_meta(), "inputs": self.inputs}
        is_read = bool(reading.read or reading.touched) or set(self.names) != cached.keys()
        return is_read or not noted.items() <= self.meta.items()

    def state(self, decisions: Mapping[str, Decision], register: Register) -> str:
        """A hash of all, beside the documents' contents, that a merge depends on."""
        entries = register.entries.values()
        ids = [(e.id, e.names, sorted(e.documented.items()), e.merged_into, e.gone) for e in entries]
        facts = (self.versions.version, self.names, sorted(decisions.items()), sorted(ids))
        return hashlib.sha256(repr(facts).encode()).hexdigest()


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
        if noted.get("inputs") != written.hash(now.version):
            written.check()
        with Store(workspace.database) as store:
            documents = listed(workspace, settings.sources, store.cached())
            reading = read_changed(documents, store.cached(), now.rules, means)
            last = Glossary(workspace, settings, written.decisions, written.register, store.concepts)
            build = _Build(last, written, documents, reading, now, store.meta())
            if build.is_needed(store.cached()):
                report = _built(store, build)
            else:
                last = replace(last, load_concepts=partial(stored, workspace))
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
    last, written = build.last, build.written
    names = renaming.renamed(store.cached(), build.documents, build.reading)
    followed = renaming.follow(last.workspace, last.decisions, names)
    is_renamed = followed is not last.decisions
    if is_renamed:
        written = Written(last.workspace)
        last = replace(last, load_decisions=written.decisions)
        build = replace(build, last=last, written=written)
    lost = register_file.lost(last.workspace, last.register, list(last.by_id))
    glossary = _brought_up(store, build)
    report = _report(build, glossary)
    return replace(report, lost=lost, remade=store.remade, renamed=names if is_renamed else {})


def _ignored(build: _Build, now: Glossary) -> list[Problem]:
    """The problems of yougo.toml and terms.toml, of which some lines are ignored."""
    used, taken = without_taken_names(build.last.decisions, build.last.register)
    return [
        *build.last.settings.problems,
        *_unmatched(build.last, build.documents),
        *taken,
        *unused(used, now.by_id, build.last.register),
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
        os.utime(database)


def _brought_up(store: Store, build: _Build) -> Glossary:
    """The glossary that documents and decisions make now, stored where it is not as it was."""
    last, reading = build.last, build.reading
    used, _ = without_taken_names(last.decisions, last.register)
    update = Update(
        listed=frozenset(build.names),
        changed=tuple(reading.read),
        touched=tuple(reading.touched),
        concepts=tuple(last.concepts),
        meta={**build.versions.as_meta(), "inputs": build.inputs},
    )
    if reading.read or build.meta.get("state") != build.state(used, last.register):
        return _merged(store, build, update, used)
    store.update(update)
    return last


def _merged(store: Store, build: _Build, update: Update, used: Mapping[str, Decision]) -> Glossary:
    """The glossary merged again, and stored."""
    from yougo.merge import merge  # noqa: PLC0415 - slow to import, and most commands change nothing
    from yougo.pipeline.build.voicing import voiced  # noqa: PLC0415 - likewise

    last, now, meta = build.last, build.versions, build.meta
    merged = merge(store.merge_with(update), used, last.register, today())
    same_engines = meta.get("engines") == now.engines
    concepts = voiced(merged.concepts, last.concepts if same_engines else ())
    if merged.register != last.register:
        build.written.write(merged.register)
    glossary = replace(last, load_register=lambda: merged.register, load_concepts=lambda: concepts)
    noted = {**update.meta, "state": build.state(used, merged.register), "inputs": build.inputs}
    anew = meta.get("version") != now.version
    store.update(replace(update, concepts=tuple(concepts), meta=noted, anew=anew))
    return glossary


def _report(build: _Build, now: Glossary) -> Report:
    before, read = build.last.by_id, build.reading.read
    return Report(
        glossary=now,
        read=len(read),
        new=[concept for concept in now.shown if concept.id not in before],
        changed=[concept for concept in now.shown if before.get(concept.id, concept) != concept],
        gone=list(filterfalse(now.by_id.__contains__, before)),
        found=list(chain.from_iterable(each.problems for each in read)),
        unreadable=build.reading.unreadable,
        find_ignored=partial(_ignored, build, now),
    )
