"""Where an export may be written: only to a plain file, and never over what a person or yougo keeps."""

from pathlib import Path

from yougo.errors import NoFolder, NotAnOutput
from yougo.pipeline import files
from yougo.pipeline.documents import sources
from yougo.pipeline.documents.leaving_out import is_left_out
from yougo.pipeline.documents.patterns import is_wild, readable, split, would_match
from yougo.pipeline.files.paths import real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import Glossary
from yougo.translation import said
from yougo.workspace.settings import SourceSpec


def checked(glossary: Glossary, output: Path) -> Path:
    """The file that is written: where a link leads, not the link.

    Raises:
        NoFolder: its folder does not exist.
        NotAnOutput: it is a folder, a device, a document, a template or a part of the workspace.
    """
    path = real(output)
    if not path.parent.is_dir():
        raise NoFolder(file=output, folder=output.parent)
    if what := files.kind(path) or _other(glossary, path):
        raise NotAnOutput(file=output, what=what)
    return path


def _other(glossary: Glossary, path: Path) -> str:
    """What an output would be written over, or be taken for, if it cannot be written there."""
    workspace, specs = glossary.workspace, glossary.settings.sources
    if path in sources.by_path(workspace, specs):
        return said("a document that the glossary reads")
    if path.is_relative_to(real(workspace.glossary)) or path.name.startswith(workspace.database.name):
        return said("kept by the workspace")
    if path.is_relative_to(real(workspace.root / "templates")):
        return said("in the folder of your templates")
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
