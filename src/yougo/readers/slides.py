"""The reader of slides: ``.pptx``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `packed.slides.read`."""
    from yougo.readers.packed import slides  # noqa: PLC0415 - slow to import, and few commands read one

    return slides.read(data, name)


READER = Reader(name="slides", suffixes=(".pptx", ".ppsx"), read=read)
