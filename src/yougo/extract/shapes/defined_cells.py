"""Cells that say a name and, on the lines below it, what it means: two columns instead of one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes.cell_texts import is_sentence
from yougo.extract.shapes.columns import NAMES, field_of
from yougo.extract.shapes.parts import part
from yougo.language.text import start_of, unwrapped
from yougo.model.documents import Passage, Row, Table

_BOTH = NAMES | {"term", "definition"}
"""What the header of such a column may say."""
_BELOW = re.compile(r"\n(?![(（\[［【〔])")
"""The end of a line that is not followed by more about the name in a bracket."""
_LONGEST_NAME, _FEWEST = 40, 2


def divided(table: Table) -> Table:
    """The table with such a column as two, where no other says what the names mean."""
    fields = list(map(field_of, table.header))
    for at, header in enumerate(table.header):
        is_alone = "definition" not in fields[:at] + fields[at + 1 :]
        if is_alone and _names_terms(header) and _are_defined(table, at):
            return _with_column(table, at)
    return table


def _names_terms(header: str) -> bool:
    """Whether a header says that its column holds terms: 用語, 名称／定義, 用語の定義."""
    return not _BOTH.isdisjoint(map(field_of, _words(header)))


def _words(header: str) -> list[str]:
    """The words of such a header: 用語と定義."""
    return vocabulary.phrase("between words of a header").split(header)


def _are_defined(table: Table, at: int) -> bool:
    """Whether most cells of a column, and no less than two, are a name and a sentence below it."""
    cells = [row.cells[at] for row in table.rows]
    defined = sum(_end_of_name(cell) < len(cell.text) for cell in cells)
    return defined >= max(_FEWEST, len(list(filter(attrgetter("text"), cells))) / 2)


def _with_column(table: Table, at: int) -> Table:
    """The table with a column of definitions behind that of the names."""
    name = _words(table.header[at])[0]
    both = (name if field_of(name) in NAMES else "term", "definition")
    header = (*table.header[:at], *both, *table.header[at + 1 :])
    return replace(table, header=header, rows=tuple(Row(_cut(row.cells, at)) for row in table.rows))


def _cut(cells: Sequence[Passage], at: int) -> tuple[Passage, ...]:
    """The cells of a row with one of them as two; the note marks stay with the name."""
    cell, end = cells[at], _end_of_name(cells[at])
    name = replace(part(cell, 0, end), marks=cell.marks)
    return (*cells[:at], name, part(cell, min(end + 1, len(cell.text)), len(cell.text)), *cells[at + 1 :])


def _end_of_name(cell: Passage) -> int:
    """Where the name ends above a sentence; the end of a cell that says nothing else."""
    whole = len(cell.text)
    end = start_of(_BELOW.search(cell.text, 1), whole)
    is_name = 0 < end <= _LONGEST_NAME and not is_sentence(unwrapped(cell.text[:end]))
    return end if is_name and _is_said(unwrapped(cell.text[end:])) else whole


def _is_said(below: str) -> bool:
    """Whether the lines below a name are a sentence, which the full stop of a short one shows."""
    return below.endswith("。") or is_sentence(below)
