"""The reader of web pages: ``.html``, ``.htm`` and ``.xhtml``."""

from yougo.model.documents import Document, Reader


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `pages.page.read`."""
    from yougo.readers.pages import page  # noqa: PLC0415 - slow to import, and most commands read no document

    return page.read(data, name)


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml", ".xht"), read=read, version=2)
