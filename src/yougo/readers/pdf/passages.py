"""Paragraphs, notes and tables of pages as passages: a paragraph's lines joined to one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from yougo.model.documents import Edge, Note, Passage, Place, Table
from yougo.readers.pdf.characters import is_latin
from yougo.readers.pdf.note_labels import PrintedNote
from yougo.readers.pdf.paragraphs import Paragraph, is_full, right_edge
from yougo.readers.pdf.printed import Cell, Grid, Line
from yougo.readers.plain_lines import BULLET
from yougo.readers.running import RunningText, headed

_HYPHENATED = re.compile(r"(?<![A-Za-z])(?!(?i:co|non|self|well|cross)-$)[A-Za-z]*[a-z]-$")
"""A word that is broken; those that are written with a hyphen anyway stay so."""
_SOFT_HYPHEN = "\xad"
_BROKEN = re.compile(r"\xad$|[A-Za-z]-$")


def passage(lines: Sequence[Line], document: str, kind: str = "paragraph", level: int = 0) -> Passage:
    """Lines as one passage, joined to one line."""
    text = RunningText(lines[0].place)
    before = ""
    for line in lines:
        if before:
            text.join(line.place)
            text.write(_between(before, line.text))
        before = _write_line(text, line, is_last=line is lines[-1])
    return _with_whole_edges(replace(text.passage(document, kind), level=level))


def _cell(cell: Cell, document: str, place: int) -> Passage:
    """A cell's lines, joined where they were full."""
    text = RunningText(cell.lines[0].place if cell.lines else place)
    before: Line | None = None
    end = right_edge(cell.lines)
    for line in cell.lines:
        if before and is_full(before, line, max(end, cell.right - before.size)):
            text.join(line.place)
            text.write(_between(before.text, line.text))
        else:
            text.line(line.place)
        _write_line(text, line, is_last=True)
        before = line
    return _with_whole_edges(text.passage(document, "cell"))


def _between(before: str, after: str) -> str:
    """A space where words meet, and nothing beside Japanese or in a word that was broken."""
    if _BROKEN.search(before):
        return ""
    return " " if is_latin(before[-1]) and is_latin(after) else ""


def _write_line(text: RunningText, line: Line, *, is_last: bool) -> str:
    """Write a line with its marks and edges; returns it, with a soft hyphen where a word was broken."""
    is_broken = not is_last and _HYPHENATED.search(line.text) is not None
    end = len(line.text) - is_broken
    opened: dict[Edge, int] = {}
    marks = {each.start: each for each in line.raised if each.labels}
    at = 0
    for stop in _stops(line, end):
        text.write(line.text[at:stop])
        at = max(at, stop)
        for edge in line.edges:
            if edge.end == stop and edge in opened:
                text.edge(opened[edge], edge.basis, edge.value)
            if edge.start == stop:
                opened[edge] = text.end
        if stop in marks:
            for label in marks[stop].labels:
                text.mark(label)
            at = marks[stop].end
    return line.text[:end] + _SOFT_HYPHEN if is_broken else line.text


def _stops(line: Line, end: int) -> list[int]:
    """Where an edge or a mark begins or ends, up to the line's end."""
    stops = {end}
    for edge in line.edges:
        stops |= {edge.start, edge.end}
    for raised in line.raised:
        stops |= {raised.start, raised.end}
    return sorted(stop for stop in stops if stop <= end)


def _with_whole_edges(passage: Passage) -> Passage:
    """The passage with the two parts of a link or of bold words joined where a line ended in them."""
    whole: list[Edge] = []
    for edge in sorted(passage.edges, key=attrgetter("basis", "value", "start")):
        before = whole[-1] if whole else None
        if before and _goes_on(before, edge):
            whole[-1] = replace(before, end=edge.end)
        else:
            whole.append(edge)
    return replace(passage, edges=tuple(sorted(whole, key=lambda edge: (edge.start, -edge.end))))


def _goes_on(before: Edge, edge: Edge) -> bool:
    is_same = (before.basis, before.value) == (edge.basis, edge.value)
    return is_same and edge.basis != "ruby" and edge.start - before.end <= 1


def of_paragraph(part: Paragraph, document: str, level: int) -> Passage:
    """A paragraph, a heading of this level, or an item without its bullet."""
    first, *others = part.lines
    bullet = BULLET.match(first.text) if part.kind == "item" else None
    if bullet:
        first = first.behind(bullet.end())
    return passage((first, *others), document, part.kind, level if part.kind == "heading" else 0)


def of_note(note: PrintedNote, document: str) -> Note:
    """A note."""
    body = passage(note.lines, document)
    return Note(note.label, body.place, (body,))


def of_grid(grid: Grid, document: str) -> Table:
    """A table whose first row is its header; a cell that spans rows is in each of them."""
    rows: list[list[Passage]] = []
    reaching: dict[int, tuple[int, Passage]] = {}
    for row in grid.rows:
        cells: list[Passage] = []
        for column, cell in enumerate(row):
            left, above = reaching.get(column, (0, None))
            if cell:
                found = _cell(cell, document, grid.place)
                reaching[column] = (cell.rows - 1, found)
            elif above and left:
                found = above
                reaching[column] = (left - 1, above)
            else:
                found = Passage("", Place(document, grid.place), "cell")
            cells.append(found)
        rows.append(cells)
    return headed(Place(document, grid.place), rows)
