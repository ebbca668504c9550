"""Why terms were found in documents, or were not."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from yougo import extract, readings
from yougo.extract import Account
from yougo.pipeline.documents import reading
from yougo.pipeline.documents.sources import listed
from yougo.pipeline.glossary import Glossary


def explain(glossary: Glossary, paths: Sequence[Path]) -> Iterator[Account]:
    """What became of each bracket and note in the listed documents that these paths are, or hold."""
    wanted = {Path(os.path.realpath(path.expanduser())) for path in paths}
    for each in listed(glossary.workspace, glossary.settings.sources):
        path = Path(each.real)
        if not wanted.isdisjoint((path, *path.parents)):
            for document in reading.readable_ones([each]):
                yield from extract.explain(document, readings.analyse)
