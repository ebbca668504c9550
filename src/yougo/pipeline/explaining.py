"""Why terms were found in documents, or were not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from yougo import extract, readers, readings
from yougo.extract import Account
from yougo.pipeline import making
from yougo.pipeline.export import option_names
from yougo.pipeline.sources import listed
from yougo.pipeline.workspace import Workspace


def explain(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Account]:
    """What became of each bracket and note in the listed documents that these paths are, or hold."""
    wanted = [path.expanduser().resolve() for path in paths]
    for each in listed(workspace, making.settings(workspace, option_names())):
        path = each.path.resolve()
        if any(one == path or one in path.parents for one in wanted) and path.is_file():
            yield from extract.explain(readers.read(path.read_bytes(), each.name), readings.analyse)
