"""Why terms were found in documents, or were not."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from yougo import extract, readings
from yougo.extract import Account
from yougo.pipeline.documents import reading
from yougo.pipeline.documents.sources import listed
from yougo.pipeline.export import option_names
from yougo.pipeline.files import folders
from yougo.pipeline.files.workspace import Workspace


def explain(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Account]:
    """What became of each bracket and note in the listed documents that these paths are, or hold."""
    wanted = [Path(os.path.realpath(path.expanduser())) for path in paths]
    for each in listed(workspace, folders.settings(workspace, option_names()).sources):
        path = Path(each.real)
        if any(one == path or one in path.parents for one in wanted):
            for document in reading.readable_ones([each]):
                yield from extract.explain(document, readings.analyse)
