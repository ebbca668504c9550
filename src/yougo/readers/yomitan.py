"""The reader of dictionaries for Yomitan: ``.zip``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.yomitan.read`."""
    from yougo.readers.packed import yomitan  # noqa: PLC0415 - slow to import, and most commands read no document

    return yomitan.read(data, name)


READER = Reader(name="yomitan", suffixes=(), named_suffixes=(".zip",), read=read)
