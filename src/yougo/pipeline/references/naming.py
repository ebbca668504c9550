"""Names references in yougo.toml or in your own config.toml, or takes them out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path

from yougo import readers
from yougo.errors import WrongColumns, YougoError
from yougo.model.documents import Columns
from yougo.pipeline import files
from yougo.pipeline.documents import sources
from yougo.pipeline.files import configuration, paths
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings
from yougo.pipeline.references import compiling
from yougo.pipeline.unique_names import UniqueNames
from yougo.proposal_errors import NoSuchReference, UnusableReference
from yougo.translation import said
from yougo.workspace import reference_specs, toml
from yougo.workspace.reference_specs import ReferenceSpec
from yougo.workspace.settings import is_writable


@dataclass(frozen=True, slots=True)
class Named:
    """A reference as a list shows it."""

    spec: ReferenceSpec
    path: Path
    is_yours: bool
    """Whether all your workspaces have it."""
    entries: int = 0
    is_new: bool = True
    """Whether it is named now and was not before."""
    fault: YougoError | None = None
    """Why it cannot be asked."""
    told: Sequence[YougoError] = ()
    """What there is to say of it though it can."""

    @property
    def name(self) -> str:
        """What it is called: by its file's name where nobody gave it one."""
        return self.spec.name or self.path.name


@dataclass(frozen=True, slots=True)
class _Page:
    """A file with blocks of references, and the folder from which their paths begin."""

    file: Path
    specs: Sequence[ReferenceSpec]
    root: Path | None = None
    """None for your own file, where they begin anywhere."""

    def located(self, path: str) -> Path:
        """Where a path leads that the file gives."""
        return paths.absolute(self.root, path) if self.root else paths.expanded(path)

    def written(self, path: Path) -> str:
        """A path as the file gives it."""
        if self.root:
            return paths.written(self.root, path)
        home = paths.real(Path.home())
        return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def listed(workspace: Workspace) -> Iterator[Named]:
    """The references of the workspace and then yours, compiled where that can be done."""
    for page in (_of_workspace(workspace), _yours()):
        for spec in page.specs:
            yield _looked_at(page, spec)


def _looked_at(page: _Page, spec: ReferenceSpec) -> Named:
    path = page.located(spec.path)
    try:
        made = compiling.named(spec, path)
        (*told,) = compiling.away(made, spec, path)
        return Named(spec, path, not page.root, made.entries, told=told)
    except YougoError as error:
        return Named(spec, path, not page.root, fault=error)


def add(workspace: Workspace, added: Iterable[Path], *, for_all: bool, columns: str = "") -> Iterator[Named]:
    """Compile references and name them, each where it is not named yet; `for_all` your workspaces.

    `columns` say what those of the tables hold: ``japanese=2,english=1``.

    Raises:
        WrongColumns: they map nothing, or one of the files is no table; nothing is changed then.
        UnusableReference: one of them is no reference; those before it stay.
        CannotWrite: yougo.toml, your config.toml or your cache cannot be written.
    """
    paths_added = list(added)
    mapping = _mapping(columns, paths_added) if columns else {}
    for path in paths_added:
        where = paths.real(paths.expanded(path))
        if not is_writable(str(where)):
            reason = said("its name has a line break or another control character, or is not UTF-8")
            raise UnusableReference(path=path, reason=reason, remedy=said("rename it"))
        if own := "" if for_all else _own(workspace, where):
            raise UnusableReference(path=path, reason=own, remedy=said("name another one"))
        page = _yours() if for_all else _of_workspace(workspace)
        known = _spec_at(page, where)
        held = mapping or (known.columns if known else {})
        made = compiling.compiled(where, held)
        spec = known or _new_spec(page, where, made.title)
        if spec.columns != held:
            spec = replace(spec, columns=held)
        if spec != known:
            _change(page, partial(_written, known=known, spec=spec))
        yield Named(spec, where, for_all, made.entries, is_new=not known)


def _own(workspace: Workspace, where: Path) -> str:
    """Why a path is no reference but what the workspace says itself; ``""`` for any other."""
    if where == paths.real(workspace.root):
        return said("it is this workspace itself")
    is_source = where in sources.by_path(workspace, load_settings(workspace).sources)
    return said("it is a document of this workspace") if is_source else ""


def _mapping(columns: str, paths_added: Iterable[Path]) -> Columns:
    """What columns hold, as a person writes it."""
    from yougo.extract import table_files  # noqa: PLC0415 - slow to import, and most references have none
    from yougo.extract.shapes import term_lists  # noqa: PLC0415 - likewise

    for path in paths_added:
        if readers.format_of(path.name) not in term_lists.FORMATS:
            raise WrongColumns(value=columns, reason=said(f"{path.name} is not a table (.csv or .tsv)"))
    return table_files.parse(columns)


def _new_spec(page: _Page, where: Path, title: str) -> ReferenceSpec:
    names = UniqueNames(map(attrgetter("name"), page.specs))
    return ReferenceSpec(page.written(where), names.take(_on_one_line(title)))


def _written(text: str, known: ReferenceSpec | None, spec: ReferenceSpec) -> str:
    """The text with a reference; what it says of the same one is replaced."""
    if known:
        page = _specs_in(text)
        text = reference_specs.without(text, page.index(known.path))
    return reference_specs.added(text, spec)


def _specs_in(text: str) -> list[str]:
    """The paths of the references that a text names."""
    return [each["path"] for each in toml.parsed(text).get(reference_specs.KEY, [])]


def remove(workspace: Workspace, words: Iterable[str]) -> Iterator[Named | YougoError]:
    """Take references out, each called by its name, its file's or its path; the files themselves stay.

    Of a word that calls none, the error comes, and the others are taken out.

    Raises:
        CannotWrite: yougo.toml or your config.toml cannot be written.
    """
    for word in dict.fromkeys(words):
        yield _removed(workspace, word) or NoSuchReference(name=word)


def _removed(workspace: Workspace, word: str) -> Named | None:
    """The reference that a word calls, taken out: the workspace's, else yours; None where it calls none."""
    for is_called in (_has_name, _has_base_name):
        for page in (_of_workspace(workspace), _yours()):
            found = [number for number, spec in enumerate(page.specs) if is_called(page, spec, word)]
            if found:
                spec = page.specs[found[0]]
                _change(page, partial(reference_specs.without, number=found[0]))
                return Named(spec, page.located(spec.path), not page.root)
    return None


def _of_workspace(workspace: Workspace) -> _Page:
    return _Page(workspace.settings, load_settings(workspace).references, workspace.root)


def _yours() -> _Page:
    return _Page(configuration.path(), configuration.load().references)


def _spec_at(page: _Page, where: Path) -> ReferenceSpec | None:
    found = (spec for spec in page.specs if paths.real(page.located(spec.path)) == where)
    return next(found, None)


def _has_name(page: _Page, spec: ReferenceSpec, word: str) -> bool:
    """Whether a reference is called so, or is there."""
    path = page.located(spec.path)
    is_there = paths.real(path) == paths.real(paths.expanded(word))
    return is_there or word in (spec.name or path.name, spec.path)


def _has_base_name(page: _Page, spec: ReferenceSpec, word: str) -> bool:
    """Whether its file is called so, with what follows the dot or without."""
    path = page.located(spec.path)
    return word in (path.name, path.stem)


def _on_one_line(title: str) -> str:
    return " ".join(title.split())


def _change(page: _Page, edited: Callable[[str], str]) -> None:
    """Write a page anew, as an edit of its text has it; nobody else writes it meanwhile."""
    files.make_folder(page.file.parent)
    with files.locked(page.file.parent):
        text = edited(files.read_text(page.file, missing=""))
        files.write(page.file, text.encode(), follow=True)
