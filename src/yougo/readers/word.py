"""The reader of Word's documents: ``.docx``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.word.read`."""
    from yougo.readers.packed import word  # noqa: PLC0415 - slow to import, and most commands read no document

    return word.read(data, name)


READER = Reader(name="word", suffixes=(".docx", ".docm"), read=read)
