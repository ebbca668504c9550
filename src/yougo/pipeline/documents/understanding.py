"""What a document's bytes say, and which terms they state."""

from dataclasses import replace

from yougo import extract, readers, readings
from yougo.extract import Extraction, table_files
from yougo.model.documents import Document
from yougo.pipeline.documents.sources import Listed


def understood(data: bytes, document: Listed) -> Document:
    """The document in these bytes, its tables by the columns that yougo.toml maps.

    Its address is its own, or the one that it was fetched from.

    Raises:
        UnreadableDocument: with the reason and what to do.
    """
    found = readers.read(data, document.name)
    found = replace(found, url=found.url or document.url)
    return table_files.understood(found, document.columns)


def stated(document: Document) -> Extraction:
    """What a document states, and what is wrong in it."""
    return extract.extract(document, readings.analyse)
