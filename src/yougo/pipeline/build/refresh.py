"""Brings the glossary up to date: reads and merges what changed, stores it in one transaction."""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from yougo.errors import UnreadableDocument, UnusableGlossary, YougoError
from yougo.model.concepts import Concept
from yougo.model.documents import Place, Problem
from yougo.pipeline import glossary as glossaries
from yougo.pipeline import references
from yougo.pipeline.build.materials import Build
from yougo.pipeline.build.written import Written
from yougo.pipeline.decisions import journal
from yougo.pipeline.documents import sources, version_names, versions
from yougo.pipeline.documents.patterns import is_address, is_wild
from yougo.pipeline.documents.reading import ALONE, Means, Reading, read_changed
from yougo.pipeline.documents.sources import Ask, Listed, listed
from yougo.pipeline.files import folders, register_file
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Chosen, Glossary, load_settings
from yougo.search import seal
from yougo.store import Store, damage
from yougo.translation import said
from yougo.workspace.settings import SourceSpec

if TYPE_CHECKING:
    from yougo.pipeline.build.making import Made


_MARK = ".reading"
"""In ``build/`` while documents are read: see `Means.mark`."""


@dataclass(frozen=True)
class Report:
    """What a build found."""

    glossary: Glossary
    """The glossary as it is now."""
    read: int = 0
    """How many documents were read now."""
    new: Sequence[Concept] = ()
    changed: Sequence[Concept] = ()
    gone: list[str] = field(default_factory=list)
    """Ids that were in the glossary and are not now."""
    found: list[Problem] = field(default_factory=list)
    """The problems in the documents that were read now."""
    unreadable: list[UnreadableDocument] = field(default_factory=list)
    unusable: Sequence[YougoError] = ()
    """Why some references cannot be asked."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """From a document's former name to its present one, where terms.toml spoke of it by name."""
    find_ignored: Callable[[], list[Problem]] = list
    lost: list[str] = field(default_factory=list)
    """Ids of the last glossary that the register has lost."""
    still_read: Mapping[str, str] = field(default_factory=dict)
    """From a path that was removed, or copied, to the source through which it is still read."""
    not_read: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """From each folder that was added to how many of its files are not read, by suffix or by why."""
    left: Sequence[tuple[str, str]] = ()
    """Two sources each that are no longer versions of one document."""
    alone: Sequence[str] = ()
    """Documents of which no version in the other language was found."""
    refused: Mapping[tuple[str, str], YougoError] = field(default_factory=dict)
    """Why some documents are not two versions of one; they are not added."""
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


def refresh(
    workspace: Workspace, means: Means = ALONE, *, looked_at: Sequence[Listed] | None = None
) -> Report:
    """Bring ``build/glossary.db`` and ``register.tsv`` up to date with documents and decisions.

    Documents that this command `looked_at` since it holds the workspace are not looked at again.

    Raises:
        InvalidFile: yougo.toml, terms.toml or register.tsv is not as it must be; nothing is changed then.
        CannotWrite: the last glossary is then as it was.
    """
    settings = load_settings(workspace)
    marked = replace(means, mark=workspace.build / _MARK)
    folders.prepare_build(workspace)
    with journal.held(workspace):
        written = Written(workspace)
        noted = _noted(workspace)
        now = versions.current(noted)
        written.compare(noted, now.version)
        with Store(workspace.database) as store:
            if store.meta() != noted:  # it was damaged, or somebody else's: what it noted says nothing
                written.compare({}, now.version)
            documents, reading = looked_at, Reading()
            if documents is None:
                documents = listed(workspace, settings.sources, store.cached(), _asking(means))
                reading = read_changed(documents, store.cached(), now.rules, marked)
            last = glossaries.of(workspace, settings, written.decisions, written.register)
            last = replace(last, looked_at=documents)
            asked = references.state(workspace, settings)
            pairs = version_names.of(workspace, settings.sources, documents)
            build = Build(last, written, documents, reading, now, store.meta(), means, asked.text, pairs)
            if build.is_needed(store.cached()):
                report = _built(store, build)
            else:
                report = Report(
                    last, unreadable=reading.unreadable, find_ignored=partial(_ignored, build, last)
                )
        _date(workspace)
    return replace(report, unusable=asked.unusable)


def _asking(means: Means) -> Ask | None:
    """Who asks storage at addresses which documents it has: nobody but a build on a cluster."""
    if not means.scheduler:
        return None
    from yougo.pipeline.documents import remote  # noqa: PLC0415 - few builds need it

    return remote.listed


def _noted(workspace: Workspace) -> Mapping[str, str]:
    """What the last build noted of itself; nothing where there is none that can be read."""
    if not damage.is_safe_to_open(workspace.database):
        return {}
    with contextlib.suppress(UnusableGlossary), Store(workspace.database, last=True) as store:
        return store.meta()
    return {}


def _built(store: Store, build: Build) -> Report:
    """Make the glossary of documents and decisions as they are now."""
    from yougo.pipeline.build import making, renaming  # noqa: PLC0415 - slow to import, and most commands change nothing

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
    report = _report(build, making.made(store, build, today()))
    return replace(report, lost=lost, remade=store.remade, renamed=names if is_renamed else {})


def _ignored(build: Build, now: Glossary) -> list[Problem]:
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

    def problem(spec: SourceSpec, message: str) -> Problem:
        return Problem("ignored-setting", message, Place(workspace.shown(workspace.settings), spec.line))

    places = {each.real for each in documents}
    for spec in glossary.settings.sources:
        if spec.parallel and str(real(sources.absolute(workspace, spec.parallel))) not in places:
            yield problem(spec, said(f"“{spec.parallel}” is parallel to “{spec.path}”, but is no source"))
    for spec in sources.unmatched(workspace, glossary.settings.sources, documents):
        if is_address(spec.path):
            yield problem(spec, said(f"“{spec.path}” is read only by `yougo build --dask`"))
        elif is_wild(spec.path):
            yield problem(spec, said(f"no document matches the path “{spec.path}”"))
        else:
            yield problem(spec, said(f"no document is in the folder “{spec.path}”"))


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


def _report(build: Build, found: "Made") -> Report:
    read, workspace = build.reading.read, build.last.workspace
    return Report(
        glossary=found.glossary,
        read=len(read),
        new=Chosen(workspace, found.new),
        changed=Chosen(workspace, found.changed),
        gone=found.gone,
        found=list(chain.from_iterable(map(attrgetter("problems"), read))),
        unreadable=build.reading.unreadable,
        find_ignored=partial(_ignored, build, found.glossary),
    )
