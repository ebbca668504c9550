"""Removes control characters from every string of a document, whichever reader it comes from."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from yougo.language.text import clean, shortened
from yougo.model.documents import Document, Edge, Mark, Note, Part, Passage, Problem, Row, Table

_LONGEST_PART = 40
"""Characters of a part's name that are printed with a place."""


def cleaned(document: Document) -> Document:
    """The document without control characters in any of its strings; offsets move with the text.

    Its name stays: it is how the document is found again. What must be on one line is.
    """
    return replace(
        document.with_passages(_passage),
        title=one_line(document.title),
        url=one_line(document.url),
        format=one_line(document.format),
        notes=tuple(map(_note, document.notes)),
        tables=tuple(map(_table, document.tables)),
        problems=tuple(map(_problem, document.problems)),
        parts=tuple(map(_part, document.parts)),
    )


def one_line(text: str) -> str:
    r"""Clean, and on one line.

    >>> one_line("https://x/\x1fa\n b\x9b")
    'https://x/a b'
    """
    return " ".join(clean(text).split())


def _passage(passage: Passage) -> Passage:
    text = clean(passage.text)
    moved: Callable[[int], int] = int
    if text != passage.text:
        at = _moved(passage)
        moved = at.__getitem__
    return replace(
        passage,
        text=text,
        edges=tuple(_edge(edge, moved) for edge in passage.edges),
        marks=tuple(Mark(moved(mark.offset), one_line(mark.label)) for mark in passage.marks),
        joins=tuple(map(moved, passage.joins)),
    )


def _edge(edge: Edge, moved: Callable[[int], int]) -> Edge:
    return Edge(moved(edge.start), moved(edge.end), one_line(edge.basis), one_line(edge.value))


def _moved(passage: Passage) -> dict[int, int]:
    """From each offset of an edge, a mark or a join to where it is in the clean text."""
    ends = chain.from_iterable(map(attrgetter("start", "end"), passage.edges))
    offsets = sorted({*ends, *map(attrgetter("offset"), passage.marks), *passage.joins})
    longest = len(clean(passage.text))
    at, start, length = {}, 0, 0
    for offset in offsets:
        length += len(clean(passage.text[start:offset]))
        at[offset] = min(length, longest)
        start = offset
    return at


def _note(note: Note) -> Note:
    return replace(note, label=one_line(note.label), body=tuple(map(_passage, note.body)))


def _table(table: Table) -> Table:
    return replace(table, header=tuple(map(one_line, table.header)), rows=tuple(map(_row, table.rows)))


def _row(row: Row) -> Row:
    return Row(tuple(map(_passage, row.cells)))


def _problem(problem: Problem) -> Problem:
    return replace(problem, message=one_line(problem.message))


def _part(part: Part) -> Part:
    return replace(part, name=shortened(one_line(part.name), _LONGEST_PART))
