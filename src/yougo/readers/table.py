"""The reader of tables: ``.csv`` (with commas, semicolons or tabs) and ``.tsv``."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath
from typing import TypeAlias

from yougo.errors import UnreadableDocument
from yougo.language.text import unwrapped
from yougo.model.documents import Document, Passage, Place, Problem, Reader, Row, Table
from yougo.readers.encoding import decode
from yougo.readers.formulas import unguarded
from yougo.readers.html import inline
from yougo.readers.running import RunningText

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
_QUOTED = re.compile('"[^"]*"?')
_MARKDOWN = (
    (re.compile(r"&(?!(?:[a-z]\w*|#\d+|#x[\da-f]+);)", re.IGNORECASE), "&amp;"),
    (re.compile(r"`([^`\n]+)`"), lambda found: f"<code>{found[1].replace('<', '&lt;')}</code>"),
    (re.compile(r"\*\*(?=[^\s*])([^*\n]+)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"~~(?=[^\s~])([^~\n]+)(?<=\S)~~"), r"<del>\1</del>"),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+\)"), "<img>"),
    (re.compile(r"\[([^\[\]\n]+)\]\(([^()\s\"]+)\)"), r'<a href="\2">\1</a>'),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
)
"""The marks of Markdown that mean nothing else in a cell, as HTML's; ``2*3`` and ``_`` are text."""
_END = "\ue000"
"""A private character on a line of its own after the last: a row that holds more has swallowed it."""


def read(data: bytes, name: str) -> Document:
    """One table whose first row is its header; shorter rows are filled up, longer ones cut.

    Tags of HTML and the commonest marks of Markdown in its cells are markup. What stands alone in the rows
    above the header is the document's title, and its first paragraphs. A cell's place is the line on which
    its row begins. A quote that is never closed is a problem of the document, which then ends before that
    row.

    Raises:
        UnreadableDocument: the bytes are no text, or a cell is longer than any cell is.
    """
    return _document(data, name, _marked_up)


def read_verbatim(data: bytes, name: str) -> Document:
    """The same for a table that yougo exported, whose cells hold no markup."""
    return _document(data, name, _verbatim)


def _document(data: bytes, name: str, cell: Cell) -> Document:
    text = decode(data, name)
    with _long_cells():
        found, problems = _kept(_rows(text, _delimiter(text, name), name), name)
    header = _header(found)
    above = [cell(" ".join(filter(None, cells)), line, name) for line, cells in found[:header]]
    rows = found[header:]
    return Document(
        name=name,
        title=unwrapped(above[0].text) if above else "",
        format=READER.name,
        passages=tuple(replace(passage, kind="paragraph") for passage in above),
        tables=(_table(rows, name, cell),) if rows else (),
        problems=(*problems, *_cut(rows, name)),
    )


def _header(rows: Sequence[Numbered]) -> int:
    """The first row that holds several cells; those above it are titles, unless they are too many."""
    for number, (_, cells) in enumerate(rows[: _MOST_TITLES + 1]):
        if len([cell for cell in cells if cell.strip()]) > 1:
            return number
    return 0


def _kept(rows: Iterable[Numbered], name: str) -> tuple[list[Numbered], list[Problem]]:
    """The rows that hold something, up to one that is none."""
    kept: list[Numbered] = []
    columns = missing = 0
    for line, cells in rows:
        if any(_END in cell for cell in cells):
            message = f"A quote that opens in the row of line {line} is never closed: close it."
            return kept, [Problem("unclosed-quote", message, Place(name, line))]
        if any(cell.strip() for cell in cells):
            kept.append((line, cells))
            columns = max(columns, len(cells))
            missing += columns - len(cells)
        if missing > _MISSING_CELLS:
            message = "The rows up to here are far shorter than the header: what is below is not read."
            return kept, [Problem("ragged-row", message, Place(name, line))]
    return kept, []


def _delimiter(text: str, name: str) -> str:
    """A tab in .tsv; in .csv the comma, semicolon or tab that is in every one of the first rows."""
    if PurePath(name).suffix.lower() == ".tsv":
        return "\t"
    rows = _QUOTED.sub("", text[:_SAMPLE]).split("\n")[:_SAMPLED_ROWS]
    divided = [row for row in rows if any(sign in row for sign in ",;\t")]
    counts = {sign: [row.count(sign) for row in divided] or [0] for sign in ",;\t"}
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


def _table(found: Sequence[Numbered], name: str, cell: Cell) -> Table:
    first, words = found[0]
    header = tuple(unwrapped(cell(word, first, name).text) for word in words)
    rows = []
    for line, cells in found[1:]:
        filler = [Passage("", Place(name, line), "cell")] * (len(header) - len(cells))
        rows.append(Row((*(cell(text, line, name) for text in cells[: len(header)]), *filler)))
    return Table(Place(name, first), header, tuple(rows))


def _marked_up(text: str, line: int, name: str) -> Passage:
    """A cell without markup, and without the ``'`` that keeps spreadsheets from taking it for a formula."""
    html = unguarded(text)
    for pattern, replacement in _MARKDOWN:
        html = pattern.sub(replacement, html)
    return inline(html, line).passage(name, "cell")


def _verbatim(text: str, line: int, name: str) -> Passage:
    """A cell with what looks like markup in it, without that ``'``."""
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
