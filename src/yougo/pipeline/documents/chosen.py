"""Documents that a person names for one command, whether the workspace lists them or not."""

from collections.abc import Sequence
from pathlib import Path

from yougo import readers
from yougo.errors import NoDocuments, UnreadableDocument, YougoError
from yougo.model.documents import Document
from yougo.pipeline.documents import patterns, reading
from yougo.pipeline.documents.sources import Listed, by_path, single
from yougo.pipeline.files.paths import expanded, is_folder, real
from yougo.pipeline.files.workspace import Workspace
from yougo.pipeline.glossary import load_settings


def read(paths: Sequence[Path], workspace: Workspace) -> tuple[list[Document], list[YougoError]]:
    """The documents at these paths, in these folders and of these patterns, and what could not be read.

    A table that the workspace lists has the columns that yougo.toml gives it.

    Raises:
        NoSuchSource: one of the paths is not there.
        NothingMatches: one of them is a pattern that no document matches.
        UnknownFormat: one of them is a file that no reader takes.
    """
    known = _listed(workspace)
    documents: list[Document] = []
    files, unreadable = _files(paths)
    for path in files:
        try:
            columns = known[real(path)].columns if real(path) in known else {}
            documents.append(reading.read(single(path, columns)))
        except UnreadableDocument as error:
            unreadable.append(error)
    return documents, unreadable


def _listed(workspace: Workspace) -> dict[Path, Listed]:
    """The documents that the workspace lists, by where they really are; none where there is no workspace."""
    return by_path(workspace, load_settings(workspace).sources) if workspace.settings.exists() else {}


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[YougoError]]:
    """The documents that these paths, folders and patterns mean, and the folders without any."""
    for path in paths:
        patterns.located(path)
    files: dict[Path, Path] = {}
    empty: list[YougoError] = []
    for path in patterns.with_matches(map(expanded, paths)):
        found = list(patterns.inside(path)) if is_folder(path) else [path]
        for each in found:
            files.setdefault(real(each), each)
        if not found:
            empty.append(NoDocuments(path=path, suffixes=tuple(readers.suffixes())))
    return list(files.values()), empty
