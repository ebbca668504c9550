"""What a file is by its bytes, where they say more surely than its name does."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from yougo.model.documents import Document, Place, Problem, Reader
from yougo.translation import said

_ARCHIVE = rb"PK\x03\x04(?s:.{26})"
_BEGINNINGS = {
    "pdf": re.compile(rb"%PDF-\d"),
    "html": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^<>]*+>\s*+)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
    ),
    "book": re.compile(_ARCHIVE + rb"(?s:.*)META-INF/container\.xml"),
    "opendocument": re.compile(_ARCHIVE + rb"mimetypeapplication/vnd\.oasis\.opendocument\.text"),
    "word": re.compile(_ARCHIVE + rb"(?s:.*)word/document\.xml"),
    "slides": re.compile(_ARCHIVE + rb"(?s:.*)ppt/presentation\.xml"),
    "workbook": re.compile(_ARCHIVE + rb"(?s:.*)xl/workbook\.xml"),
    "omegat": re.compile(
        rb"(?:\xef\xbb\xbf)?(?:#[^\n]*+\n)?(?:[^\t\n]++\t[^\t\n]++(?:\t[^\t\n]*+)?\n){3,}\s*\Z"
    ),
}
"""How the files of each reader begin, or what they hold; slides may hold workbooks, but not the other way."""
_NO_TEXTS = _BEGINNINGS.keys() - {"html", "omegat"}
"""Those that no text begins like, whatever its name is."""
_TOLD_AS_TABLES = frozenset(["omegat", "table", "termbase", "workbook", "yomitan"])
"""The formats of which `yougo.extract.table_files` tells that they are empty."""
_MAY_BE_WITHOUT_TEXT = _TOLD_AS_TABLES | {"markdown"}
"""The formats in which people write files without text: notes that are front matter or queries alone."""
_UNSURE = frozenset(["", "plain"])
"""The readers of names that may be those of any file."""


def sniffed(data: bytes, by_name: str, readers: Mapping[str, Reader]) -> Reader | None:
    """The reader of these bytes, whose name is for the reader `by_name`; None if that is the right one."""
    own = _BEGINNINGS.get(by_name)
    if own and own.match(data):
        return None
    possible = _possible(by_name)
    found = (name for name, beginning in _BEGINNINGS.items() if name in possible and beginning.match(data))
    return readers.get(next(found, ""))


def _possible(by_name: str) -> Collection[str]:
    """What a file may be in truth: a text keeps the format of its name, where that is one of texts."""
    if by_name in _UNSURE:
        return _BEGINNINGS.keys()
    return _NO_TEXTS | {"html"} if by_name in _NO_TEXTS else _NO_TEXTS


def with_content_told(document: Document, data: bytes) -> Document:
    """The document with a problem where nothing was read of these bytes, and nothing else tells why."""
    found = (document.passages, document.notes, document.tables, document.aliases, document.problems)
    is_empty = not data.strip()
    if any(found) or document.format in (_TOLD_AS_TABLES if is_empty else _MAY_BE_WITHOUT_TEXT):
        return document
    message = said("It is empty.") if is_empty else said("It has no text that yougo reads.")
    return replace(document, problems=(Problem("nothing-read", message, Place(document.name, 1)),))


def told(document: Document, reader: Reader) -> Document:
    """The document with a problem that says as what it was read."""
    message = said(f"Its content is that of a {reader.suffixes[0]} file, and it is read as one: rename it.")
    problem = Problem("other-format", message, Place(document.name, 1))
    return replace(document, problems=(*document.problems, problem))
