"""Copies documents into the workspace."""

from collections.abc import Sequence
from pathlib import Path

from yougo.errors import UnreadableDocument
from yougo.pipeline import files
from yougo.pipeline.documents import patterns, tasks
from yougo.pipeline.files import configuration


def copy(path: Path, target: Path, exclude: Sequence[str]) -> list[UnreadableDocument]:
    """Copy one document, or the documents of a folder; returns what of them cannot be read."""
    unreadable = []
    largest = configuration.load().largest
    with files.whole(target) as temporary:
        if path.is_dir():
            files.make_folder(temporary)
        for each in patterns.inside(path, exclude) if path.is_dir() else [path]:
            try:
                data = files.read_document(each, largest)
            except OSError as error:
                unreadable.append(tasks.unreadable(each, error))
            else:
                files.write(temporary / each.relative_to(path), data)
    return unreadable
