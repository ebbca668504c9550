"""A page's tables and lines in reading order, each with its page and its line there."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from yougo.readers.pdf import columns, grids, rows
from yougo.readers.pdf.printed import Area, Block, Column, Glyph, Grid, Line, Page, Print, Sheet
from yougo.readers.pdf.upright import upright

_SAME_ROW = 3.0
_SHORT = 0.75


def printed(sheet: Sheet) -> Print:
    """The lines and tables that a page's characters and rules make."""
    turned = upright(sheet)
    tables, others = _apart(turned)
    rules = (
        rule for rule in turned.rules if rule.is_across and rule.right - rule.left < _SHORT * turned.width
    )
    lines = rows.lines(others)
    return Print(sheet.number, turned.width, turned.height, tuple(lines), tuple(tables), tuple(rules))


def page(found: Print, above: int) -> Page:
    """What a page says, in reading order; `above` is how many lines the pages before it have."""
    ordered, count = _numbered(columns.columns([*found.lines, *found.grids]), above)
    return Page(found.number, above, max(count, above + 1), ordered, found.rules)


def _apart(sheet: Sheet) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, and the characters outside of them."""
    frames = grids.frames(sheet.rules)
    areas = [frame.area for frame in frames]
    inside: list[list[Glyph]] = [[] for _ in frames]
    others: list[Glyph] = []
    for glyph in sheet.glyphs:
        number = _holder(areas, glyph)
        (others if number is None else inside[number]).append(glyph)
    return list(map(grids.grid, frames, inside)), others


def _holder(areas: Iterable[Area], glyph: Glyph) -> int | None:
    """The number of the area that a character is in."""
    for number, area in enumerate(areas):
        if area.holds(glyph.middle):
            return number
    return None


def _numbered(found: Iterable[Column], count: int) -> tuple[tuple[Column, ...], int]:
    """The columns, their lines and the rows of tables counted on from `count`, and the last number."""
    numbered = []
    for column in found:
        blocks: list[Block] = []
        for block in column.blocks:
            if isinstance(block, Line):
                count += 1
                blocks.append(replace(block, place=count))
            else:
                blocks.append(_counted(block, count))
                count += max(1, len(_bases(block)))
        numbered.append(replace(column, blocks=tuple(blocks)))
    return tuple(numbered), count


def _bases(grid: Grid) -> list[float]:
    """Where the lines in a table's cells stand, each once."""
    kept: list[float] = []
    for base in sorted(line.base for line in grid.lines):
        if not kept or base - kept[-1] > _SAME_ROW:
            kept.append(base)
    return kept


def _counted(grid: Grid, count: int) -> Grid:
    """The table with the numbers of its lines."""
    bases = _bases(grid)

    def counted(line: Line) -> Line:
        return replace(line, place=count + bisect_right(bases, line.base))

    return replace(grid.with_lines(counted), place=count + 1)
