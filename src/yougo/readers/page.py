"""The reader of web pages: ``.html``, ``.xhtml``, and what browsers save, ``.mhtml`` and ``.webarchive``."""

from yougo.model.documents import Reader
from yougo.readers.deferred import deferred

_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht", ".webarchive")
READER = Reader(name="html", suffixes=_SUFFIXES, read=deferred("yougo.readers.pages.page"))
