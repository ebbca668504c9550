"""Where an export may be written: only to a plain file, and never over what a person or yougo keeps."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from yougo.errors import NoFolder, NotAnOutput
from yougo.pipeline import files, references
from yougo.pipeline.documents import sources
from yougo.pipeline.documents.leaving_out import is_left_out
from yougo.pipeline.documents.patterns import is_wild, readable, split, would_match
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary, load, load_settings
from yougo.translation import said
from yougo.workspace.settings import SourceSpec


def checked(glossary: Glossary, output: Path, inputs: Iterable[Path] = ()) -> Path:
    """The file that is written: where a link leads, not the link. `inputs` are read for it.

    Raises:
        NoFolder: its folder does not exist.
        NotAnOutput: it is a folder, a device, a document, a template or a part of the workspace.
    """
    path = _apart(output, inputs)
    if what := _other(glossary.workspace, glossary.settings.sources, path):
        raise NotAnOutput(file=output, what=what)
    return path


def checked_anywhere(workspace: Workspace, output: Path, inputs: Iterable[Path]) -> Path:
    """The same of a command that needs no workspace: there may be none.

    Raises:
        NoFolder, NotAnOutput: as `checked` does.
        InvalidFile: the workspace's yougo.toml is not as it must be.
    """
    if workspace.settings.exists():
        return checked(load(workspace), output, inputs)
    return _apart(output, inputs)


def _apart(output: Path, inputs: Iterable[Path]) -> Path:
    """The file that is written, if it can be, and is none of those that are read."""
    path = real(output)
    if not path.parent.is_dir():
        raise NoFolder(file=output, folder=output.parent)
    if what := files.kind(path):
        raise NotAnOutput(file=output, what=what)
    if path in map(real, inputs):
        raise NotAnOutput(file=output, what=said("a document that this command reads"))
    return path


def _other(workspace: Workspace, specs: Sequence[SourceSpec], path: Path) -> str:
    """What an output would be written over, or be taken for, if it cannot be written there."""
    if path in sources.by_path(workspace, specs):
        return said("a document that the glossary reads")
    if path.is_relative_to(real(workspace.glossary)) or path.name.startswith(workspace.database.name):
        return said("kept by the workspace")
    if path.is_relative_to(real(workspace.root / "templates")):
        return said("in the folder of your templates")
    if path in (real(place) for _spec, place in references.named(workspace, load_settings(workspace))):
        return said("a reference of the glossary")
    if readable(path) and any(_would_hold(workspace, spec, path) for spec in specs):
        return said("among the sources, where the glossary would read it as a document")
    return ""


def _would_hold(workspace: Workspace, spec: SourceSpec, path: Path) -> bool:
    """Whether a file there would be a source."""
    where = sources.absolute(workspace, spec.path)
    if not where.is_dir() and not is_wild(spec.path):
        return path == real(where)
    anchor, pattern = (where, ()) if where.is_dir() else split(where)
    folder = real(anchor)
    if folder not in path.parents:
        return False
    if pattern:
        return would_match(path.relative_to(folder), pattern)
    return real(workspace.build) not in path.parents and not is_left_out(path, folder, spec.exclude)
