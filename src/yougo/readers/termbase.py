"""The reader of TermBase eXchange: ``.tbx``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.termbase.read`."""
    from yougo.readers.packed import termbase  # noqa: PLC0415 - slow to import, and most commands read no document

    return termbase.read(data, name)


READER = Reader(name="termbase", suffixes=(".tbx",), read=read)
