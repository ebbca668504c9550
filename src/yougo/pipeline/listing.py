"""Names documents in yougo.toml, or takes them out; then reads what that changed."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from yougo import readers
from yougo.errors import NoSuchSource, NotASource, UnknownFormat, UnreadableDocument, WrongColumns
from yougo.extract import table_files
from yougo.language.text import shortened
from yougo.model.documents import Columns
from yougo.pipeline import files
from yougo.pipeline.build.refresh import Report, refresh
from yougo.pipeline.documents import reading, sources
from yougo.pipeline.documents.reading import Progress
from yougo.pipeline.documents.sources import Listed
from yougo.pipeline.export import option_names
from yougo.pipeline.files import configuration
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace import settings
from yougo.workspace.settings import SourceSpec

_LONGEST = 200
"""Characters of a path that a sentence shows."""


def add(
    workspace: Workspace, paths: Iterable[Path], progress: Progress, *, copy: bool = False, columns: str = ""
) -> Report:
    """List documents, folders or patterns as sources (or copy them in), then bring the glossary up to date.

    A document that cannot be read is told in the report, and not listed. `columns` says what the columns of
    the tables hold: ``japanese=2,english=1``.

    Raises:
        NoSuchSource: one of them is not there; nothing is changed then.
        UnknownFormat: one of them is a file that no reader takes.
        WrongColumns: `columns` maps no columns, or one of the files is not a table.
        CannotWrite: nothing is changed then, and no copy is left.
    """
    mapping = table_files.parse(columns) if columns else {}
    known = _known(workspace)
    usable, unreadable = [], []
    for path in [_checked(path) for path in paths]:
        if columns and not path.is_dir() and not _may_hold_tables(path):
            raise WrongColumns(value=columns, reason=f"{path.name} is not a table (.csv or .tsv)")
        fault = None if _real(path) in known and not columns else _fault(path, mapping)
        if fault:
            unreadable.append(fault)
        else:
            usable.append(path)
    with files.locked(workspace.glossary):
        if copy:
            unreadable += _copy_in(workspace, usable, mapping)
        else:
            _list(workspace, usable, mapping)
    report = refresh(workspace, progress)
    return replace(report, unreadable=[*unreadable, *report.unreadable])


def remove(workspace: Workspace, paths: Iterable[Path], progress: Progress) -> Report:
    """Take sources out of yougo.toml, then bring the glossary up to date; no document is touched.

    Raises:
        NotASource: one of them is not listed; nothing is changed then.
    """
    with files.locked(workspace.glossary):
        text = files.read_text(workspace.settings)
        there = _There(workspace, _specs(workspace, text))
        gone = set()
        for path in paths:
            spec = there.meant(path)
            if not spec:
                raise NotASource(path=_shown(path), file=workspace.shown(workspace.settings))
            gone.add(spec.path)
        text = settings.remove_sources(text, gone)
        files.write(workspace.settings, text.encode(), follow=True)
    return refresh(workspace, progress)


def _known(workspace: Workspace) -> set[Path]:
    """The documents that are listed already: the build tells when they cannot be read."""
    specs = _specs(workspace, files.read_text(workspace.settings))
    return {Path(each.real) for each in sources.listed(workspace, specs)}


def _checked(path: Path) -> Path:
    """Where what is to be added really is; a path that exists is never taken for a pattern."""
    given = Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises for ~unknown
    if os.path.isdir(given):  # noqa: PTH112 - never raises
        return _real(given)
    found = _real(given.parent) / given.name
    if not os.path.lexists(found):
        if not _matches(found):
            raise NoSuchSource(path=_shown(path))
    elif not sources.readable(found):
        raise UnknownFormat(path=_shown(path), suffixes=", ".join(readers.suffixes()))
    return found


def _real(path: Path) -> Path:
    return Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111 - pathlib raises for ~unknown


def _matches(path: Path) -> bool:
    """Whether it is a pattern for some documents."""
    try:
        return sources.is_wild(str(path)) and any(sources.matching(path))
    except (ValueError, OSError):
        return False


def _may_hold_tables(path: Path) -> bool:
    """Whether a file or a pattern is for tables: ``terms.csv``, ``tables/*``."""
    return not path.suffix or readers.format_of(path.name) == table_files.FORMAT


def _shown(path: Path) -> str:
    return shortened(str(path), _LONGEST)


def _fault(path: Path, columns: Columns) -> UnreadableDocument | None:
    """Why a document cannot be read, if it is one and cannot."""
    if os.path.isdir(path) or not os.path.lexists(path):  # noqa: PTH112 - never raises
        return None
    try:
        reading.read(Listed(str(path), path, str(path), str(path), columns=columns))
    except UnreadableDocument as error:
        return error
    return None


def _specs(workspace: Workspace, text: str) -> tuple[SourceSpec, ...]:
    return settings.parse(text, workspace.shown(workspace.settings), option_names()).sources


class _There:
    """The sources that yougo.toml lists, found again by what they are called and where they are."""

    def __init__(self, workspace: Workspace, specs: Iterable[SourceSpec]) -> None:
        self._workspace = workspace
        self._called: dict[str, SourceSpec] = {}
        self._at: dict[Path, SourceSpec] = {}
        self._names = sources.Names()
        for spec in specs:
            self.add(spec)

    def add(self, spec: SourceSpec) -> None:
        """Know one more source."""
        for word in filter(None, (spec.path, spec.name)):
            self._called.setdefault(word, spec)
            self._names.reserve(word)
        self._at.setdefault(_real(sources.absolute(self._workspace, spec.path)), spec)

    def meant(self, path: Path) -> SourceSpec | None:
        """The source that a person's path or name means, if one does."""
        return self._called.get(str(path)) or self._at.get(_real(path))

    def hold(self, path: Path) -> bool:
        """Whether a listed folder holds the path; hidden files it does not."""
        for folder in path.parents:
            if folder in self._at and folder.is_dir():
                return not any(part.startswith(".") for part in path.relative_to(folder).parts)
        return False

    def named(self, path: Path) -> SourceSpec:
        """A source for this very path; one outside the workspace gets a name."""
        written = _written(self._workspace.root, path)
        if path.is_relative_to(self._workspace.root):
            return SourceSpec(written)
        return SourceSpec(written, self._names.take(path.name))


def _list(workspace: Workspace, paths: Iterable[Path], columns: Columns) -> None:
    """Write the paths and what their columns hold into yougo.toml, but not what it says already."""
    before = files.read_text(workspace.settings)
    there = _There(workspace, _specs(workspace, before))
    own, added = set(), []
    for path in paths:
        spec = there.meant(path)
        if not spec and (columns or not there.hold(path)):
            spec = there.named(path)
            there.add(spec)
            added.append(spec)
        if spec:
            own.add(spec.path)
    text = settings.add_sources(before, added)
    if columns:
        text = settings.set_columns(text, own, columns)
    if text != before:
        files.write(workspace.settings, text.encode(), follow=True)


def _written(root: Path, path: Path) -> str:
    """A path as yougo.toml has it: from the workspace or from the home folder, whichever is shorter."""
    if path.is_relative_to(root):
        inside = path.relative_to(root).as_posix()
        return f"./{inside}" if inside.startswith("~") else inside
    ways = [Path(os.path.relpath(path, root)).as_posix(), path.as_posix()]
    with contextlib.suppress(ValueError, RuntimeError):
        ways.append(f"~/{path.relative_to(_real(Path.home())).as_posix()}")
    return min(ways, key=len)


def _copy_in(workspace: Workspace, paths: Iterable[Path], columns: Columns) -> list[UnreadableDocument]:
    """Copy documents into ``glossary/sources/`` and list them; returns what of them cannot be read.

    What has the same name there is not overwritten, and of copies that cannot be listed nothing is left.
    """
    copies: list[Path] = []
    unreadable: list[UnreadableDocument] = []
    try:
        files.check_inside(workspace.sources, workspace.glossary)
        files.make_folder(workspace.sources)
        names = sources.Names(each.name for each in workspace.sources.iterdir())
        for path in _expanded(paths):
            copies.append(workspace.sources / names.take(path.name))
            unreadable += _copy(path, copies[-1])
        _list(workspace, copies, columns)
    except BaseException:
        for each in copies:
            shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
        raise
    return unreadable


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths, with what a pattern matches in its place."""
    for path in paths:
        if os.path.lexists(path):
            yield path
        else:
            yield from sources.matching(path)


def _copy(path: Path, target: Path) -> list[UnreadableDocument]:
    """Copy one document, or the documents of a folder; returns what of them cannot be read."""
    unreadable = []
    with files.whole(target) as temporary:
        if path.is_dir():
            files.make_folder(temporary)
        for each in sources.inside(path) if path.is_dir() else [path]:
            try:
                data = files.read_document(each, configuration.load().largest)
            except OSError as error:
                reason = error.strerror or str(error)
                unreadable.append(
                    UnreadableDocument(document=each, reason=reason, remedy="check its permissions")
                )
                continue
            files.write(temporary / each.relative_to(path), data)
    return unreadable
