"""The reader of plain text, as copied from pages and mails: ``.txt`` and ``.text``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `plain_lines.read`."""
    from yougo.readers import plain_lines  # noqa: PLC0415 - slow to import, and most commands read no document

    return plain_lines.read(data, name)


READER = Reader(name="plain", suffixes=(".txt", ".text"), read=read)
