"""Marks the first mention of each term in a copy of a person's document."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from yougo.errors import NoSuchSource, NotAnnotated, UnreadableDocument
from yougo.exporters import annotation
from yougo.exporters.annotation import Annotated
from yougo.model.concepts import Concept
from yougo.pipeline import files
from yougo.readers.encoding import decoded
from yougo.translation import said

_WAYS: dict[str, Callable[[str, Iterable[Concept]], Annotated]] = {
    **dict.fromkeys((".md", ".markdown", ".txt", ".text"), annotation.in_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), annotation.in_html),
}
_CHARSET = re.compile(r"(<meta\b[^<>]*charset\s*=\s*[\"']?)[\w-]+", re.IGNORECASE)


def annotated(path: Path, concepts: Iterable[Concept]) -> Annotated:
    """A copy of a document, in UTF-8, in which the first mention of each of these terms is marked.

    Raises:
        NoSuchSource: it is not there.
        NotAnnotated: its format cannot be marked.
        UnreadableDocument: it is not text, or cannot be read.
    """
    mark = _WAYS.get(path.suffix.lower())
    if not mark:
        raise NotAnnotated(path=path, suffixes=tuple(_WAYS))
    try:
        text = decoded(files.read_document(path), str(path))
    except FileNotFoundError:
        raise NoSuchSource(path=path) from None
    except OSError as error:
        remedy = said("check the file")
        raise UnreadableDocument(document=path, reason=error.strerror or str(error), remedy=remedy) from error
    return mark(_CHARSET.sub(r"\1utf-8", text), concepts)
