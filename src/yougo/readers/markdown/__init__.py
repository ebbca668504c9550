"""The reader of Markdown: ``.md`` and ``.markdown``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `source.read`."""
    from yougo.readers.markdown import source  # noqa: PLC0415 - loads a parser, and most commands read no document

    return source.read(data, name)


READER = Reader(name="markdown", suffixes=(".md", ".markdown"), read=read)
