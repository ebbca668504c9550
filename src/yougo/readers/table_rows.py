"""What a table of commas, semicolons or tabs says, row by row."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from pathlib import PurePath
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.language.text import unwrapped
from yougo.model.documents import Document, Passage, Place, Problem, Table
from yougo.readers.encoding import decode
from yougo.readers.formulas import unguarded
from yougo.readers.html import inline
from yougo.readers.running import RunningText, headings, table
from yougo.translation import said

Numbered: TypeAlias = tuple[int, list[str]]
"""A row with the line on which it begins."""

Cell: TypeAlias = Callable[[str, int, str], Passage]
"""Makes a cell of its text, its line and the document's name."""

_LONGEST_CELL = 1 << 24
_MISSING_CELLS = 1 << 20
"""Cells that short rows may lack in all: filling up more would make a small file a huge table."""
_SAMPLE = 1 << 14
_SAMPLED_ROWS = 5
_MOST_TITLES = 4
_SEPARATOR = re.compile(r"\Asep=.\n")
"""A line above the table that tells Excel what divides its cells."""
_QUOTED = re.compile('"[^"]*"?')
_MARKDOWN = (
    (re.compile(r"&(?!(?:[a-z]\w*|#\d+|#x[\da-f]+);)", re.IGNORECASE), "&amp;"),
    (re.compile(r"\*\*(?=[^\s*])([^*\n]+)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"~~(?=[^\s~])([^~\n]+)(?<=\S)~~"), r"<del>\1</del>"),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\(([^()\s\"]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
"""The marks of Markdown that mean nothing else in a cell, as HTML's; ``2*3`` and ``_`` are text."""
_END = "\ue000"
"""A private character on a line of its own after the last: a row that holds more has swallowed it."""


def read(data: bytes, name: str) -> Document:
    """One table whose first row is its header; shorter rows are filled up, longer ones cut.

    Tags of HTML and the commonest marks of Markdown in its cells are markup. What is alone in a row above
    the header is the document's title, and its first paragraphs. A cell's place is the line on which
    its row begins. A quote that is never closed is a problem of the document, which then ends before that
    row.

    Raises:
        UnreadableDocument: the bytes are not text, or a cell is longer than any cell is.
    """
    return _document(data, name, _marked_up)


def read_verbatim(data: bytes, name: str) -> Document:
    """The same for a table that yougo exported, whose cells hold no markup."""
    return _document(data, name, verbatim)


def _document(data: bytes, name: str, cell: Cell) -> Document:
    text = _SEPARATOR.sub("\n", decode(data, name))
    with _long_cells():
        return of_rows(_rows(text, _delimiter(text, name), name), name, cell)


def of_rows(numbered: Iterable[Numbered], name: str, cell: Cell) -> Document:
    """The document that rows of cells are, `cell` making a cell of each text."""
    found, problems = _kept(numbered, name)
    header = header_of(found)
    above = [cell(" ".join(_filled(cells)), line, name) for line, cells in found[:header]]
    rows = found[header:]
    return Document(
        name=name,
        title=unwrapped(above[0].text) if above else "",
        passages=tuple(replace(passage, kind="paragraph") for passage in above),
        tables=(_table(rows, name, cell),) if rows else (),
        problems=(*problems, *_cut(rows, name)),
    )


def _filled(cells: Sequence[str]) -> list[str]:
    """The cells that are not blank."""
    return list(filter(str.strip, cells))


def header_of(rows: Sequence[Numbered]) -> int:
    """The first row that holds several cells; those above it are titles, unless they are too many."""
    for number, (_, cells) in enumerate(rows[: _MOST_TITLES + 1]):
        if len(_filled(cells)) > 1:
            return number
    return 0


def _kept(rows: Iterable[Numbered], name: str) -> tuple[list[Numbered], list[Problem]]:
    """The rows that are not blank, up to one with an unclosed quote."""
    kept: list[Numbered] = []
    columns = missing = 0
    for line, cells in rows:
        place = Place(name, line)
        if _END in "".join(cells):
            message = said(f"A quote that opens in the row of line {line} is never closed: close it.")
            return kept, [Problem("unclosed-quote", message, place)]
        if missing > _MISSING_CELLS:
            message = said("The rows up to here are far shorter than the header: what is below is not read.")
            return kept, [Problem("ragged-row", message, place)]
        if _filled(cells):
            kept.append((line, cells))
            columns = max(columns, len(cells))
            missing += columns - len(cells)
    return kept, []


def _delimiter(text: str, name: str) -> str:
    """A tab in .tsv; in .csv the comma, semicolon or tab that is in every one of the first rows."""
    if PurePath(name).suffix.lower() == ".tsv":
        return "\t"
    rows = _QUOTED.sub("", text[:_SAMPLE]).split("\n")[:_SAMPLED_ROWS]
    divided = list(filter(re.compile("[,;\t]").search, rows)) or [","]
    return max(",;\t", key=lambda sign: (min(row.count(sign) for row in divided), divided[0].count(sign)))


def _rows(text: str, delimiter: str, name: str) -> Iterator[Numbered]:
    """The rows with the lines on which they begin, up to `_END`, unless a quote is open there."""
    lines = io.StringIO(f"{text.replace(_END, '')}\n{_END}")
    reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    try:
        for cells in takewhile([_END].__ne__, reader):
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableDocument(
            document=name,
            reason=said(f"the row that begins on line {line} is not a valid table row ({error})"),
            remedy=said("look for a quotation mark that is never closed"),
        ) from error


@contextmanager
def _long_cells() -> Iterator[None]:
    """Python's own limit of 128 kB, which holds for the whole process, is too low for a page in a cell."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _table(found: Sequence[Numbered], name: str, cell: Cell) -> Table:
    first, words = found[0]
    header = headings(_cells((first, words), name, cell))
    below = []
    for line, texts in found[1:]:
        below.append(_cells((line, texts[: len(header)]), name, cell))
    return table(Place(name, first), header, below)


def _cells(numbered: Numbered, name: str, cell: Cell) -> list[Passage]:
    line, texts = numbered
    return [cell(text, line, name) for text in texts]


def _marked_up(text: str, line: int, name: str) -> Passage:
    """A cell without markup, and without the ``'`` that keeps spreadsheets from taking it for a formula."""
    html = unguarded(text)
    for pattern, replacement in _MARKDOWN:
        html = pattern.sub(replacement, html)
    return inline(html, line).passage(name, "cell")


def verbatim(text: str, line: int, name: str) -> Passage:
    """A cell with what looks like markup in it, without the ``'`` that keeps spreadsheets from a formula."""
    written = RunningText(line)
    for number, part in enumerate(unguarded(text).split("\n"), line):
        written.line(number, is_hard=True)
        written.write(part)
    return written.passage(name, "cell")


def _cut(found: Sequence[Numbered], name: str) -> list[Problem]:
    """A problem of the first row that says something beyond the header's last word."""
    for line, cells in found:
        columns = len(found[0][1])
        if _filled(cells[columns:]):
            message = said(
                f"The header has {columns} columns and this row {len(cells)}: the rest is not read."
            )
            return [Problem("ragged-row", message, Place(name, line))]
    return []
