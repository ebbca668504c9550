"""Where an export may be written: only to a plain file, and never over what a person or yougo keeps."""

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from yougo.errors import NoFolder, NotAnOutput
from yougo.pipeline import files
from yougo.pipeline.documents import sources
from yougo.pipeline.files.workspace import Workspace
from yougo.workspace.settings import SourceSpec


def checked(workspace: Workspace, specs: Iterable[SourceSpec], output: Path) -> Path:
    """The file that is written: where a link leads, not the link.

    Raises:
        NoFolder: its folder does not exist.
        NotAnOutput: it is a folder, a device, a document, a template or a part of the workspace.
    """
    path = _real(output)
    if not path.parent.is_dir():
        raise NoFolder(file=output, folder=output.parent)
    if what := _other(workspace, tuple(specs), path):
        raise NotAnOutput(file=output, what=what)
    return path


def _other(workspace: Workspace, specs: tuple[SourceSpec, ...], path: Path) -> str:
    """What is in the place of an output, or would come of it, if it cannot be one."""
    if kind := files.kind(path):
        return kind
    if any(str(path) == each.real for each in sources.listed(workspace, specs)):
        return "a document that the glossary reads"
    if _real(workspace.glossary) in path.parents or path.name.startswith(workspace.database.name):
        return "kept by the workspace"
    if _real(workspace.root / "templates") in path.parents:
        return "in the folder of your templates"
    if sources.readable(path) and any(_would_hold(workspace, spec, path) for spec in specs):
        return "among the sources, where the glossary would read it as a document"
    return ""


def _would_hold(workspace: Workspace, spec: SourceSpec, path: Path) -> bool:
    """Whether a file there would be a source."""
    where = sources.absolute(workspace, spec.path)
    if where.is_dir():
        folder = _real(where)
        return (
            folder in path.parents
            and _real(workspace.build) not in path.parents
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        )
    if not sources.is_wild(spec.path):
        return path == _real(where)
    anchor, pattern = sources.split(where)
    folder = _real(anchor)
    return folder in path.parents and _fits(path.relative_to(folder).parts, pattern)


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether a path below a pattern's fixed part is matched; ``**`` stands for any folders."""
    if "**" in pattern:
        return fnmatchcase(parts[-1], pattern[-1])
    return len(parts) == len(pattern) and all(map(fnmatchcase, parts, pattern))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
