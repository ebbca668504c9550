"""Brings the glossary up to date: reads what changed, merges all, stores it in one transaction."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import filterfalse
from operator import attrgetter

from yougo.errors import UnreadableDocument
from yougo.model.concepts import Concept
from yougo.model.documents import Place, Problem
from yougo.pipeline.build import renaming
from yougo.pipeline.build.unused import unused, without_taken_names
from yougo.pipeline.decisions import journal
from yougo.pipeline.documents import sources, versions
from yougo.pipeline.documents.patterns import is_wild
from yougo.pipeline.documents.reading import Progress, Reading, read_changed
from yougo.pipeline.documents.sources import Listed, listed
from yougo.pipeline.documents.versions import Versions
from yougo.pipeline.files import decisions_file, folders, register_file
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load_settings
from yougo.search import seal
from yougo.store import Store
from yougo.store.update import Update
from yougo.workspace.terms_file import Decision


@dataclass(frozen=True, slots=True)
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
    problems: list[Problem] = field(default_factory=list)
    """The problems in the documents that were read now."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)
    """From a document's former name to its present one, where terms.toml spoke of it by name."""
    ignored: list[Problem] = field(default_factory=list)
    """Those of `problems` that are about yougo.toml and terms.toml, of which some lines are ignored."""
    lost: list[str] = field(default_factory=list)
    """Ids of the last glossary that the register has lost."""
    still_read: Mapping[str, str] = field(default_factory=dict)
    """From a path that was removed, or copied, to the source through which it is still read."""
    remade: bool = False
    """Whether the last glossary was damaged, and a new one was made."""

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
    decisions: Mapping[str, Decision]
    """Those that are used."""
    documents: Sequence[Listed]
    reading: Reading
    versions: Versions
    meta: Mapping[str, str]
    """What the last build noted of itself."""

    @property
    def names(self) -> list[str]:
        """The names of the documents."""
        return list(map(attrgetter("name"), self.documents))

    def state(self) -> str:
        """A hash of all, beside the documents' contents, that a merge depends on."""
        entries = self.last.register.entries.values()
        ids = [(e.id, e.names, sorted(e.documented.items()), e.merged_into, e.gone) for e in entries]
        facts = (self.versions.version, self.names, sorted(self.decisions.items()), sorted(ids))
        return hashlib.sha256(repr(facts).encode()).hexdigest()


def refresh(workspace: Workspace, progress: Progress = lambda *_: None) -> Report:
    """Bring ``build/glossary.db`` and ``register.tsv`` up to date with documents and decisions.

    Raises:
        InvalidFile: yougo.toml, terms.toml or register.tsv is not as it must be; nothing is changed then.
        CannotWrite: the last glossary is then as it was.
    """
    settings = load_settings(workspace)
    folders.prepare_build(workspace)
    with journal.held(workspace):
        decisions: Mapping[str, Decision] = decisions_file.load(workspace)
        register = register_file.load_in_order(workspace)
        with Store(workspace.database) as store:
            cached = store.cached()
            documents = listed(workspace, settings.sources, cached)
            meta = store.meta()
            now = versions.current(meta)
            reading = read_changed(documents, cached, now.rules, progress)
            names = renaming.renamed(cached, documents, reading)
            followed = renaming.follow(workspace, decisions, names)
            used, taken = without_taken_names(followed, register)
            last = Glossary(workspace, settings, followed, register, store.concepts())
            lost = register_file.lost(workspace, register, list(last.by_id))
            build = _Build(last, used, documents, reading, now, meta)
            glossary = _brought_up(store, build)
        _date(workspace)
    ignored = [
        *settings.problems,
        *_unmatched(last, documents),
        *taken,
        *unused(used, glossary.by_id, register),
    ]
    report = replace(_report(build, glossary, ignored), lost=lost, remade=store.remade)
    return report if followed is decisions else replace(report, renamed=names)


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
    reading, noted = build.reading, build.versions.as_meta()
    update = Update(
        listed=frozenset(build.names),
        changed=tuple(reading.read),
        touched=tuple(reading.touched),
        concepts=tuple(build.last.concepts),
        meta=noted,
    )
    if reading.read or build.meta.get("state") != build.state():
        return _merged(store, build, update)
    if reading.touched or not noted.items() <= build.meta.items():
        store.update(update)
    return build.last


def _merged(store: Store, build: _Build, update: Update) -> Glossary:
    """The glossary merged again, and stored."""
    from yougo.merge import merge  # noqa: PLC0415 - slow to import, and most commands change nothing
    from yougo.pipeline.build.voicing import voiced  # noqa: PLC0415 - likewise

    last, now, meta = build.last, build.versions, build.meta
    merged = merge(store.merge_with(update), build.decisions, last.register, today())
    same_engines = meta.get("engines") == now.engines
    concepts = voiced(merged.concepts, last.concepts if same_engines else ())
    if merged.register != last.register:
        register_file.write(last.workspace, merged.register)
    glossary = replace(last, register=merged.register, concepts=concepts)
    state = replace(build, last=glossary).state()
    anew = meta.get("version") != now.version
    store.update(replace(update, concepts=tuple(concepts), meta={**update.meta, "state": state}, anew=anew))
    return glossary


def _report(build: _Build, now: Glossary, ignored: list[Problem]) -> Report:
    before, read = build.last.by_id, build.reading.read
    problems = list(ignored)
    for each in read:
        problems += each.problems
    return Report(
        glossary=now,
        read=len(read),
        new=[concept for concept in now.shown if concept.id not in before],
        changed=[concept for concept in now.shown if before.get(concept.id, concept) != concept],
        gone=list(filterfalse(now.by_id.__contains__, before)),
        problems=problems,
        unreadable=build.reading.unreadable,
        ignored=ignored,
    )
