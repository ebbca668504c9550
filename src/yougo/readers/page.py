"""The reader of web pages: ``.html``, ``.xhtml``, and what browsers save, ``.mhtml`` and ``.webarchive``."""

from yougo.model.documents import Document, Reader

_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht", ".webarchive")


def read(data: bytes, name: str) -> Document:
    """The document in these bytes: see `pages.page.read`."""
    from yougo.readers.pages import page  # noqa: PLC0415 - slow to import, and most commands read no document

    return page.read(data, name)


READER = Reader(name="html", suffixes=_SUFFIXES, read=read, version=3)
