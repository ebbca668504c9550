"""A page's tables and lines in reading order, each with its page and its line there."""

from dataclasses import replace
from operator import attrgetter

from yougo.readers.pdf import columns, grids, rows, term_lists
from yougo.readers.pdf.figures import without_figures
from yougo.readers.pdf.grouping import levels
from yougo.readers.pdf.pages import Block, Column, Page, Print
from yougo.readers.pdf.printed import Sheet
from yougo.readers.pdf.upright import upright

_SAME_ROW = 3.0


def printed(sheet: Sheet) -> Print:
    """The lines and tables that a page's characters and rules make."""
    turned = upright(sheet)
    tables, others = grids.tables(turned.rules, turned.glyphs)
    lists, lines = term_lists.lists(rows.lines(others))
    both = (*tables, *lists)
    found = Print(sheet.number, turned.width, turned.height, tuple(lines), both, turned.rules, turned.figures)
    return without_figures(found)


def page(found: Print, above: int) -> Page:
    """What a page says, in reading order; `above` is how many lines the pages before it have."""
    last = above
    numbered: list[Column] = []
    for column in columns.columns([*found.lines, *found.grids]):
        blocks: list[Block] = []
        for block in column.blocks:
            blocks.append(_numbered(block, last))
            last = max(map(attrgetter("place"), blocks[-1].lines), default=last + 1)
        numbered.append(replace(column, blocks=tuple(blocks)))
    return Page(found.number, above, max(last, above + 1), tuple(numbered), found.rules)


def _numbered(block: Block, above: int) -> Block:
    """A line or table with its number, its lines counted on from `above`: beside each other, they are one."""
    numbers: dict[float, int] = {}
    for number, row in enumerate(levels(block.lines, attrgetter("base"), _SAME_ROW), above + 1):
        numbers |= {line.base: number for line in row}
    numbered = block.with_lines(lambda line: replace(line, place=numbers[line.base]))
    return replace(numbered, place=above + 1)
