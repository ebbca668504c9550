"""Cells that say the same as the one above them: 同上, 〃."""

from collections.abc import Sequence
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.model.documents import Passage, Row, Table


def filled(table: Table) -> Table:
    """The table with what such cells stand for; nothing in its first row."""
    if not any(_is_ditto(cell) for row in table.rows for cell in row.cells):
        return table
    rows: list[Row] = []
    above: Sequence[Passage] = ()
    for row in table.rows:
        above = [_filled(at, cell, above) for at, cell in enumerate(row.cells)]
        rows.append(Row(tuple(above)))
    return replace(table, rows=tuple(rows))


def _filled(at: int, cell: Passage, above: Sequence[Passage]) -> Passage:
    if not _is_ditto(cell):
        return cell
    text = above[at].text if above else ""
    return replace(cell, text=text, edges=(), marks=(), hard=(), loose=(), joins=())


def _is_ditto(cell: Passage) -> bool:
    return vocabulary.phrase("same as above").fullmatch(cell.text) is not None
