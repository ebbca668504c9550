"""The reader of tables: ``.csv`` (with commas, semicolons or tabs) and ``.tsv``."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.language.text import unwrapped
from yougo.model.documents import Document, Passage, Place, Problem, Reader, Row, Table
from yougo.readers.encoding import decode
from yougo.readers.formulas import unguarded
from yougo.readers.running import RunningText

Numbered: TypeAlias = tuple[int, list[str]]
"""A row with the line on which it begins."""

_LONGEST_CELL = 1 << 24
_MISSING_CELLS = 1 << 20
"""Cells that short rows may lack in all: filling up more would make a small file a huge table."""
_SAMPLE = 1 << 14
_SAMPLED_ROWS = 5
_QUOTED = re.compile('"[^"]*"?')
_END = "\ue000"
"""A private character on a line of its own after the last: a row that holds more has swallowed it."""


def read(data: bytes, name: str) -> Document:
    """One table whose first row is its header; shorter rows are filled up, longer ones cut.

    A cell's place is the line on which its row begins. A quote that is never closed is a problem of the
    document, which then ends before that row.

    Raises:
        UnreadableDocument: the bytes are no text, or a cell is longer than any cell is.
    """
    text = decode(data, name)
    with _long_cells():
        found, problems = _kept(_rows(text, _delimiter(text, name), name), name)
    tables = (_table(found, name),) if found else ()
    return Document(name=name, format=READER.name, tables=tables, problems=(*problems, *_cut(found, name)))


def _kept(rows: Iterable[Numbered], name: str) -> tuple[list[Numbered], list[Problem]]:
    """The rows that hold something, up to one that is none."""
    kept: list[Numbered] = []
    missing = 0
    for line, cells in rows:
        if any(_END in cell for cell in cells):
            message = f"A quote that opens in the row of line {line} is never closed: close it."
            return kept, [Problem("unclosed-quote", message, Place(name, line))]
        if any(cell.strip() for cell in cells):
            kept.append((line, cells))
            missing += max(0, len(kept[0][1]) - len(cells))
        if missing > _MISSING_CELLS:
            message = "The rows up to here are far shorter than the header: what is below is not read."
            return kept, [Problem("ragged-row", message, Place(name, line))]
    return kept, []


def _delimiter(text: str, name: str) -> str:
    """A tab in .tsv; in .csv the comma, semicolon or tab that is in every one of the first rows."""
    if PurePath(name).suffix.lower() == ".tsv":
        return "\t"
    rows = [row for row in _QUOTED.sub("", text[:_SAMPLE]).split("\n")[:_SAMPLED_ROWS] if row.strip()]
    counts = {sign: [row.count(sign) for row in rows] or [0] for sign in ",;\t"}
    return max(counts, key=lambda sign: (min(counts[sign]), counts[sign][0]))


def _rows(text: str, delimiter: str, name: str) -> Iterator[Numbered]:
    """The rows with the lines on which they begin; the last is `_END`, unless a quote is open."""
    lines = io.StringIO(text.replace(_END, "") + ("" if text.endswith("\n") else "\n") + _END)
    reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    while True:
        try:
            cells = next(reader, [_END])
        except csv.Error as error:
            raise UnreadableDocument(
                document=name,
                reason=f"the row that begins on line {line} is not a valid table row ({error})",
                remedy="look for a quote there that is never closed",
            ) from error
        if cells == [_END]:
            return
        yield line, cells
        line = reader.line_num + 1


@contextmanager
def _long_cells() -> Iterator[None]:
    """Python's own limit of 128 kB, which holds for the whole process, is too low for a page in a cell."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _table(found: Sequence[Numbered], name: str) -> Table:
    first, words = found[0]
    header = tuple(unwrapped(_cell(word, first, name).text) for word in words)
    rows = []
    for line, cells in found[1:]:
        filler = [_cell("", line, name)] * (len(header) - len(cells))
        rows.append(Row((*(_cell(cell, line, name) for cell in cells[: len(header)]), *filler)))
    return Table(Place(name, first), header, tuple(rows))


def _cell(text: str, line: int, name: str) -> Passage:
    """The cell's text without the ``'`` that keeps spreadsheets from taking it for a formula."""
    written = RunningText(line)
    for index, part in enumerate(unguarded(text).split("\n")):
        if index:
            written.line(line + index)
        written.write(part)
    return written.passage(name, "cell")


def _cut(found: Sequence[Numbered], name: str) -> Iterator[Problem]:
    """The first row that says something beyond the header's last word."""
    columns = len(found[0][1]) if found else 0
    for line, cells in found:
        if any(cell.strip() for cell in cells[columns:]):
            message = f"The header has {columns} columns and this row {len(cells)}: the rest is not read."
            yield Problem("ragged-row", message, Place(name, line))
            return


READER = Reader(name="table", suffixes=(".csv", ".tsv"), read=read)
