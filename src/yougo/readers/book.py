"""The reader of books: ``.epub``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.book.read`."""
    from yougo.readers.packed import book  # noqa: PLC0415 - slow to import, and most commands read no document

    return book.read(data, name)


READER = Reader(name="book", suffixes=(".epub",), read=read)
