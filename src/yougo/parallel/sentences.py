"""A document as its sentences, in its order; a heading, an item or a cell is at least one of its own."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from yougo.language.characters import JAPANESE
from yougo.language.patterns import FULL_STOP
from yougo.language.text import unwrapped
from yougo.model.documents import Document, Passage

_END = re.compile(rf"[。．！？][」』）)]*\s*|(?:{FULL_STOP}|[!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z0-9])|\n{{2,}}")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_LETTER = re.compile(f"[A-Za-z{JAPANESE}]")
_LEAST = 0.15
"""The share of Japanese characters among the letters of a Japanese document, at least."""


class Sentence(NamedTuple):
    """A sentence, or a heading, an item or a cell without one."""

    text: str
    """On one line."""
    line: int
    where: str
    """Where in its document it is, as people write it: ``line 12``, ``page 3``."""
    kind: str
    """Its passage's: ``heading``."""
    is_whole: bool
    """Whether it is all of its passage."""


def sentences(document: Document) -> list[Sentence]:
    """The sentences of a document, those of notes and tables too, in the order of its lines."""
    found = chain.from_iterable(_of(document, passage) for passage in _passages(document) if passage.text)
    return sorted(found, key=attrgetter("line"))


def is_japanese(document: Document) -> bool:
    """Whether a document is written in Japanese."""
    text = _text(document)
    return len(_JAPANESE.findall(text)) > _LEAST * len(_LETTER.findall(text))


def is_empty(document: Document) -> bool:
    """Whether a document has no letters of either language."""
    return not _LETTER.search(_text(document))


def _text(document: Document) -> str:
    return " ".join(map(attrgetter("text"), _passages(document)))


def _passages(document: Document) -> Iterable[Passage]:
    yield from document.passages
    for note in document.notes:
        yield from note.body
    for table in document.tables:
        yield from chain.from_iterable(map(attrgetter("cells"), table.rows))


def _of(document: Document, passage: Passage) -> Iterator[Sentence]:
    """The sentences of one passage."""
    starts = [0, *map(re.Match.end, _END.finditer(passage.text)), len(passage.text)]
    pieces = [(start, end) for start, end in pairwise(starts) if end > start]
    for start, end in pieces:
        place = document.located(passage.place_at(start))
        text = unwrapped(passage.text[start:end])
        if text:
            yield Sentence(text, place.line, place.where, passage.kind, len(pieces) == 1)
