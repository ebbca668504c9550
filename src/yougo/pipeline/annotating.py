"""Marks the first mention of each term in a copy of a person's document."""

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yougo.errors import NoSuchSource, NotAnnotated, UnreadableDocument
from yougo.exporters import annotation
from yougo.exporters.annotation import Annotated
from yougo.model.concepts import Concept
from yougo.pipeline import files
from yougo.pipeline.admission import Choice
from yougo.readers.encoding import decoded, name_of
from yougo.translation import said

_WAYS: dict[str, Callable[[str, Sequence[Concept], Sequence[Concept]], Annotated]] = {
    **dict.fromkeys((".md", ".markdown", ".txt", ".text"), annotation.in_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), annotation.in_html),
}
_CHARSET = re.compile(r"(<meta\b[^<>]*charset\s*=\s*[\"']?)[\w-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a document, to be written in UTF-8."""

    text: str
    marks: Annotated
    encoding: str
    """In which the document is: ``Shift_JIS``; ``""`` where it has no name here."""


def annotated(path: Path, choice: Choice) -> Copy:
    """A copy of a document in which the first mention of each term that the choice takes is marked.

    A byte order mark of UTF-8 stays.

    Raises:
        NoSuchSource: it is not there.
        NotAnnotated: its format cannot be marked.
        UnreadableDocument: it is not text, or cannot be read.
    """
    mark = _WAYS.get(path.suffix.lower())
    if not mark:
        raise NotAnnotated(path=path, suffixes=tuple(_WAYS))
    try:
        data = files.read_document(path)
    except FileNotFoundError:
        raise NoSuchSource(path=path) from None
    except OSError as error:
        remedy = said("check the file")
        raise UnreadableDocument(document=path, reason=error.strerror or str(error), remedy=remedy) from error
    text = decoded(data, str(path))
    made = mark(_CHARSET.sub(r"\1utf-8", text), choice.taken, choice.waiting)
    lead = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    return Copy(lead + made.text, made, name_of(data, text))
