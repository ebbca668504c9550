"""Names documents in yougo.toml, or takes them out; then reads what that changed."""

import glob
import shutil
from collections.abc import Iterable
from pathlib import Path

from yougo import readers, settings
from yougo.errors import CannotWrite, NoSuchSource, NotASource, UnknownFormat
from yougo.pipeline import files
from yougo.pipeline.export import option_names
from yougo.pipeline.reading import Progress
from yougo.pipeline.refresh import Report, refresh
from yougo.pipeline.sources import readable
from yougo.pipeline.workspace import Workspace
from yougo.settings import SourceSpec


def add(workspace: Workspace, paths: Iterable[Path], progress: Progress, *, copy: bool = False) -> Report:
    """List documents, folders or patterns as sources (or copy them in), then bring the glossary up to date.

    Raises:
        NoSuchSource: one of them is not there; nothing is changed then.
        UnknownFormat: one of them is a file that no reader takes.
    """
    paths = [_checked(path) for path in paths]
    with files.locked(workspace.glossary):
        text = files.read_text(workspace.settings)
        for path in paths:
            text = _with(workspace, text, _copied(workspace, path) if copy else path)
        if text != files.read_text(workspace.settings):
            files.write(workspace.settings, text.encode())
    return refresh(workspace, progress)


def remove(workspace: Workspace, paths: Iterable[Path], progress: Progress) -> Report:
    """Take sources out of yougo.toml, then bring the glossary up to date; no document is touched.

    Raises:
        NotASource: one of them is not listed; nothing is changed then.
    """
    with files.locked(workspace.glossary):
        text = files.read_text(workspace.settings)
        for path in paths:
            spec = next((spec for spec in _listed(workspace, text) if _means(workspace, spec, path)), None)
            if not spec:
                raise NotASource(path=path, file=workspace.shown(workspace.settings))
            text = settings.remove_source(text, spec.path)
        files.write(workspace.settings, text.encode())
    return refresh(workspace, progress)


def _checked(path: Path) -> Path:
    path = path.expanduser()
    if not path.exists() and not glob.glob(str(path), recursive=True):  # noqa: PTH207 - absolute patterns too
        raise NoSuchSource(path=path)
    if path.is_file() and not readable(path):
        raise UnknownFormat(path=path, suffixes=", ".join(readers.suffixes()))
    return path.resolve()


def _listed(workspace: Workspace, text: str) -> tuple[SourceSpec, ...]:
    return settings.parse(text, workspace.shown(workspace.settings), option_names()).sources


def _means(workspace: Workspace, spec: SourceSpec, path: Path) -> bool:
    """Whether the person's path or name is what yougo.toml calls `spec`."""
    if str(path) in (spec.path, spec.name):
        return True
    return (workspace.root / Path(spec.path).expanduser()).resolve() == path.expanduser().resolve()


def _with(workspace: Workspace, text: str, path: Path) -> str:
    """yougo.toml's text with one more source; a path inside the workspace is written relative to it."""
    specs = _listed(workspace, text)
    if any(_means(workspace, spec, path) or _holds(workspace, spec, path) for spec in specs):
        return text
    try:
        return settings.add_source(text, path.resolve().relative_to(workspace.root).as_posix())
    except ValueError:
        return settings.add_source(text, str(path), _free(path.name, {spec.name for spec in specs}))


def _holds(workspace: Workspace, spec: SourceSpec, path: Path) -> bool:
    """Whether a listed folder holds the path already."""
    folder = (workspace.root / Path(spec.path).expanduser()).resolve()
    return folder.is_dir() and folder in path.resolve().parents


def _free(name: str, taken: set[str]) -> str:
    """The name, or with ``-2``, ``-3``, … before its suffix."""
    stem, suffix = Path(name).stem, Path(name).suffix
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{stem}-{number}{suffix}"
    return free


def _copied(workspace: Workspace, path: Path) -> Path:
    """The document's copy in ``glossary/sources/``; one of the same name there is not overwritten."""
    folder = workspace.glossary / "sources"
    files.make_folder(folder)
    target = folder / _free(path.name, {each.name for each in folder.iterdir()})
    try:
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copyfile(path, target)
    except OSError as error:
        raise CannotWrite.at(target, error) from None
    return target
