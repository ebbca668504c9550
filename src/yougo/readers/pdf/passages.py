"""Paragraphs, notes and tables of pages as passages: a paragraph's lines joined to one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from operator import attrgetter

from yougo.model.documents import Edge, Note, Passage, Place, Table
from yougo.readers.pdf.characters import is_latin
from yougo.readers.pdf.grouping import grouped
from yougo.readers.pdf.note_labels import PrintedNote
from yougo.readers.pdf.pages import Cell, Grid
from yougo.readers.pdf.paragraphs import Paragraph, is_full, right_edge
from yougo.readers.pdf.printed import Line
from yougo.readers.plain_lines import BULLET
from yougo.readers.running import RunningText, headed, table

_OWN_HYPHEN = (
    "co|non|self|well|cross|post|multi|anti|semi|quasi|root|mean|high|low|long|short|real|time|end|open|third"
    "|half|full|large|small|cost|data|user|state|decision|quality|risk|rule|evidence|peer|face|fine|machine"
)
_HYPHENATED = re.compile(rf"(?<![A-Za-z])(?!(?i:{_OWN_HYPHEN})-$)[A-Za-z]*[a-z]-$")
"""A word that is broken; those that are written with a hyphen anyway stay so."""
_DEEPEST = 6
_BROKEN = re.compile(r"[A-Za-z]-$")


def passage(lines: Sequence[Line], document: str, kind: str = "paragraph", edge: float = -inf) -> Passage:
    """Lines as one passage; what reaches the edge goes on with the next line."""
    text = RunningText(lines[0].place)
    for line, below in pairwise(lines):
        if is_full(line, below, edge):
            _write_line(text, line, len(line.text) - _is_broken(line, below))
            text.join(below.place)
            text.write(_between(line.text, below.text))
        else:
            _write_line(text, line, len(line.text))
            text.line(below.place)
    _write_line(text, lines[-1], len(lines[-1].text))
    return _with_whole_edges(text.passage(document, kind))


def _is_broken(line: Line, below: Line) -> bool:
    """Whether a line ends in a word that goes on below without its hyphen: not Per-Diem."""
    return bool(_HYPHENATED.search(line.text)) and not below.text[:1].isupper()


def _between(before: str, after: str) -> str:
    """A space where words meet, and nothing beside Japanese or in a word that was broken."""
    are_words = is_latin(before[-1]) and is_latin(after) and not _BROKEN.search(before)
    return " " if are_words else ""


def _write_line(text: RunningText, line: Line, end: int) -> None:
    """Write a line up to its end, with its marks and edges."""
    marks = {each.start: each for each in line.raised if each.labels}
    at = 0
    for stop in _stops(line, end):
        text.write(line.text[at:stop])
        at = max(at, stop)
        for edge in filter(lambda edge: edge.end == stop, line.edges):
            text.close(edge.basis)
        for edge in filter(lambda edge: edge.start == stop, line.edges):
            text.open(edge.basis, edge.value)
        if stop in marks:
            for label in marks[stop].labels:
                text.mark(label)
            at = marks[stop].end


def _stops(line: Line, end: int) -> list[int]:
    """Where an edge or a mark begins or ends, up to the line's end."""
    spans = [*line.edges, *line.raised]
    stops = {end, *map(attrgetter("start"), spans), *map(attrgetter("end"), spans)}
    return sorted(filter(lambda stop: stop <= end, stops))


def _with_whole_edges(passage: Passage) -> Passage:
    """The passage with the two parts of a link or of bold words joined where a line ended in them."""
    ordered = sorted(passage.edges, key=attrgetter("basis", "value", "start"))
    whole = [replace(parts[0], end=parts[-1].end) for parts in grouped(ordered, _goes_on)]
    return replace(passage, edges=tuple(sorted(whole, key=lambda edge: (edge.start, -edge.end))))


def _goes_on(parts: Sequence[Edge], edge: Edge) -> bool:
    before = parts[-1]
    is_same = (before.basis, before.value) == (edge.basis, edge.value)
    return is_same and edge.basis != "ruby" and edge.start - before.end <= 1


def of_paragraph(part: Paragraph, document: str, sizes: Sequence[float]) -> Passage:
    """A paragraph, a heading, or an item without its bullet; `sizes` are those of headings."""
    if part.is_heading:
        level = min(sizes.index(part.size) + 1, _DEEPEST)
        return replace(passage(part.lines, document, "heading"), level=level)
    first, *others = part.lines
    bullet = BULLET.match(first.text) if part.kind == "item" else None
    if bullet:
        first = first.behind(bullet.end())
    return passage((first, *others), document, part.kind)


def of_note(note: PrintedNote, document: str) -> Note:
    """A note."""
    body = passage(note.lines, document)
    return Note(note.label, body.place, (body,))


def of_grid(grid: Grid, document: str) -> Table:
    """A table whose first row is its header; a cell that spans rows is in each of them."""
    place = Place(document, grid.place)
    rows = [[Passage("", place, "cell")] * (len(grid.down) - 1) for _ in range(grid.rows)]
    for cell in filter(attrgetter("lines"), grid.cells):
        found = _cell(cell, document)
        for row in rows[cell.row : cell.row + cell.rows]:
            row[cell.column] = found
    return headed(place, rows) if grid.has_header else table(place, [""] * len(rows[0]), rows)


def _cell(cell: Cell, document: str) -> Passage:
    """A cell's lines; what is full reaches its right side."""
    edge = max(right_edge(cell.lines), cell.right - cell.lines[0].size)
    return passage(cell.lines, document, "cell", edge)
