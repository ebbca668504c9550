"""The reader of OpenDocument texts: ``.odt``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.opendocument.read`."""
    from yougo.readers.packed import opendocument  # noqa: PLC0415 - slow to import, and few commands read one

    return opendocument.read(data, name)


READER = Reader(name="opendocument", suffixes=(".odt", ".ott"), read=read, version=2)
