"""The reader of Excel's workbooks: ``.xlsx``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.workbook.read`."""
    from yougo.readers.packed import workbook  # noqa: PLC0415 - slow to import, and most commands read no document

    return workbook.read(data, name)


READER = Reader(name="workbook", suffixes=(".xlsx", ".xlsm"), read=read, version=2)
