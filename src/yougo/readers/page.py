"""The reader of web pages: ``.html`` and ``.htm``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `page_content.read`."""
    from yougo.readers import page_content  # noqa: PLC0415 - slow to import, and most commands read no document

    return page_content.read(data, name)


READER = Reader(name="html", suffixes=(".html", ".htm"), read=read)
