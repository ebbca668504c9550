"""The reader of PDF: ``.pdf``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `document.read`."""
    from yougo.readers.pdf import document  # noqa: PLC0415 - most commands read no document

    return document.read(data, name)


READER = Reader(name="pdf", suffixes=(".pdf",), read=read, version=4)
