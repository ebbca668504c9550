"""The reader of tables: ``.csv`` (with commas, semicolons or tabs) and ``.tsv``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `table_rows.read`."""
    from yougo.readers import table_rows  # noqa: PLC0415 - slow to import, and most commands read no document

    return table_rows.read(data, name)


READER = Reader(name="table", suffixes=(".csv", ".tsv"), read=read)
