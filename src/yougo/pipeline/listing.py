"""Names documents in yougo.toml, then reads them."""

import os
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, filterfalse
from operator import attrgetter
from pathlib import Path

from yougo import readers
from yougo.errors import (
    AddingInterrupted,
    NoFolders,
    UnreadableDocument,
    UnusableName,
    WrongColumns,
    YougoError,
)
from yougo.extract import table_files
from yougo.extract.shapes import term_lists
from yougo.model.documents import Columns
from yougo.pipeline import files, parallels, version_pairs
from yougo.pipeline.build.refresh import Report, refresh
from yougo.pipeline.documents import copying, patterns, reading, sources
from yougo.pipeline.documents.named_sources import NamedSources
from yougo.pipeline.documents.reading import Means
from yougo.pipeline.files import paths as file_paths
from yougo.pipeline.files.paths import expanded, is_folder, real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.pipeline.unique_names import UniqueNames
from yougo.translation import said
from yougo.workspace import settings, source_edits
from yougo.workspace.settings import SourceSpec

_UNCALLED: Mapping[Path, str] = {}


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are added."""

    copy: bool = False
    """Whether they are copied into the workspace."""
    columns: str = ""
    """What the columns of the tables hold: ``japanese=2,english=1``."""
    exclude: Sequence[str] = ()
    """What of the folders is not read: see `SourceSpec`."""
    parallel: bool = False
    """Whether two each are one document in two languages."""


AS_THEY_ARE = Manner()
"""Where they are, all of them."""


def add(workspace: Workspace, paths: Iterable[Path], means: Means, manner: Manner = AS_THEY_ARE) -> Report:
    """List documents, folders or patterns as sources (or copy them in), then bring the glossary up to date.

    A document that cannot be read, or is no version of its pair, is in the report, and is not listed.

    Raises:
        NoSuchSource: one of them is not there; nothing is changed then.
        UnknownFormat: one of them is a file that no reader takes.
        WrongColumns: columns are given that map nothing, or one of the files is not a table.
        NoFolders: something is excluded, but none of the paths is a folder.
        NotParallel, EmptyVersion, SameVersion, NoVersions: none can be parallel; nothing is changed then.
        CannotWrite: nothing is changed then, and no copy is left.
        AddingInterrupted: by Ctrl-C, when they are listed already.
    """
    mapping = table_files.parse(manner.columns) if manner.columns else {}
    found = list(map(patterns.located, paths))
    _check(found, manner)
    versions = version_pairs.found(found, manner.exclude) if manner.parallel else version_pairs.NONE
    refused = _refused(versions.pairs)
    pairs = list(filterfalse(refused.__contains__, versions.pairs))
    usable, unreadable = _tried(workspace, list(chain.from_iterable(pairs)) or found, mapping)
    pairs = list(filter(set(usable).issuperset, pairs))
    with files.locked(workspace.glossary):
        if manner.copy:
            unreadable += _copy_in(workspace, usable, mapping, manner.exclude)
        else:
            _list(workspace, usable, mapping, manner.exclude, version_pairs.names(pairs))
        left = version_pairs.write(workspace, pairs)
    report = _read(workspace, means, usable)
    report = replace(
        report,
        unreadable=[*unreadable, *report.unreadable],
        not_read=dict(_not_read(report, filter(is_folder, found), manner.exclude)),
        left=left,
        alone=list(map(file_paths.shown, versions.alone)),
        refused=_by_shown_names(refused),
    )
    return with_still_read(report, usable) if manner.copy else report


def _check(found: Sequence[Path], manner: Manner) -> None:
    """Refuse columns where one of the files is no table, and patterns to exclude where there is no folder."""
    if manner.columns:
        _check_tables(found, manner.columns)
    if manner.exclude and not any(map(is_folder, found)):
        raise NoFolders


def _refused(pairs: Sequence[version_pairs.Two]) -> dict[version_pairs.Two, YougoError]:
    """Why some documents are no versions of one; an error where none of them are."""
    refused = parallels.refused(pairs)
    if refused and len(refused) == len(pairs):
        raise next(iter(refused.values()))
    return refused


def _by_shown_names(refused: Mapping[version_pairs.Two, YougoError]) -> dict[tuple[str, str], YougoError]:
    return {(file_paths.shown(one), file_paths.shown(other)): why for (one, other), why in refused.items()}


def _read(workspace: Workspace, means: Means, added: Iterable[Path]) -> Report:
    """Bring the glossary up to date; who interrupts that learns that the documents are listed already."""
    try:
        return refresh(workspace, means)
    except KeyboardInterrupt:
        paths = shlex.join(map(file_paths.shown, added))
        raise AddingInterrupted(paths=paths) from None


def _not_read(
    report: Report, folders: Iterable[Path], exclude: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Each folder, and how many of its files are not read."""
    workspace = report.glossary.workspace
    listed = {real(sources.absolute(workspace, spec.path)): spec for spec in report.glossary.settings.sources}
    for folder in folders:
        excluded = listed[folder].exclude if folder in listed else exclude
        if counted := patterns.not_read(folder, excluded):
            yield file_paths.shown(folder), counted


def _check_tables(paths: Iterable[Path], columns: str) -> None:
    """Refuse columns for what is not a table."""
    for path in filterfalse(_may_hold_tables, paths):
        raise WrongColumns(value=columns, reason=said(f"{path.name} is not a table (.csv or .tsv)"))


def _tried(
    workspace: Workspace, paths: Iterable[Path], columns: Columns
) -> tuple[list[Path], list[UnreadableDocument]]:
    """The paths that can be read, and why the others cannot.

    Documents that are sources already are not tried, unless they get columns: the build reports them.
    """
    specs = () if columns else load_settings(workspace).sources
    known = sources.by_path(workspace, specs)
    usable, unreadable = [], []
    for path in paths:
        fault = None if real(path) in known else _fault(path, columns)
        if fault:
            unreadable.append(fault)
        else:
            usable.append(path)
    return usable, unreadable


def with_still_read(report: Report, paths: Iterable[Path]) -> Report:
    """The report, with what of these paths is still read where it is, and through which source."""
    places = sources.sources_by_place(report.glossary.workspace, report.glossary.settings.sources)
    found: dict[str, str] = {}
    for path in paths:
        if source := places.get(real(expanded(path))):
            found[file_paths.shown(path)] = source
    return replace(report, still_read=found)


def _may_hold_tables(path: Path) -> bool:
    """Whether a folder, a file or a pattern is for tables: ``terms.csv``, ``tables/*``."""
    return path.is_dir() or not path.suffix or readers.format_of(path.name) in term_lists.FORMATS


def _fault(path: Path, columns: Columns) -> UnreadableDocument | None:
    """Why a document cannot be read, if it is one and cannot."""
    if is_folder(path) or not os.path.lexists(path):
        return None
    try:
        reading.read(sources.single(path, columns))
    except UnreadableDocument as error:
        return error
    return None


def _list(
    workspace: Workspace,
    paths: Iterable[Path],
    columns: Columns,
    exclude: Sequence[str] = (),
    called: Mapping[Path, str] = _UNCALLED,
) -> None:
    """Write paths, what their columns hold and what is excluded into yougo.toml, but for what it has.

    What is read through a folder gets no block of its own, unless it has columns or is to be `called` so.
    """
    before = files.read_text(workspace.settings)
    known = NamedSources(workspace, before)
    paths = list(paths)
    folders = list(filter(is_folder, paths)) if exclude else []
    own = {*called, *folders, *(paths if columns else ())}
    wanted = [path for path in paths if path in own or not known.hold(path)]
    named = {known.source(path, called.get(path, "")).path for path in wanted}
    _check_names(known.new)
    text = source_edits.add_sources(before, known.new)
    if columns:
        text = source_edits.set_key(text, named, "columns", columns)
    for folder in folders:
        spec = known.source(folder)
        both = list(dict.fromkeys([*spec.exclude, *exclude]))
        text = source_edits.set_key(text, {spec.path}, "exclude", both)
    if text != before:
        files.write(workspace.settings, text.encode(), follow=True)


def _check_names(specs: Iterable[SourceSpec]) -> None:
    """Refuse what no TOML file can name."""
    for spec in specs:
        if not settings.is_writable(spec.path):
            raise UnusableName(path=patterns.shown(Path(spec.path)))


def _copy_in(
    workspace: Workspace, paths: Iterable[Path], columns: Columns, exclude: Sequence[str]
) -> list[UnreadableDocument]:
    """Copy documents into ``glossary/sources/`` and list them; returns what of them cannot be read.

    What has the same name there is not overwritten, and of copies that cannot be listed nothing is left.
    """
    copies: list[Path] = []
    unreadable: list[UnreadableDocument] = []
    try:
        files.check_inside(workspace.sources, workspace.glossary)
        files.make_folder(workspace.sources)
        names = UniqueNames(map(attrgetter("name"), workspace.sources.iterdir()))
        for path in patterns.with_matches(paths):
            copies.append(workspace.sources / names.take(path.name))
            unreadable += copying.copy(path, copies[-1], exclude)
        _list(workspace, copies, columns)
    except BaseException:
        for each in copies:
            files.remove(each)
        raise
    return unreadable
