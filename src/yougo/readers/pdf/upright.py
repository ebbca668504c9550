"""Turns a page that is written from top to bottom, so that its lines run from left to right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, starmap

from yougo.readers.pdf.characters import is_wide
from yougo.readers.pdf.grouping import grouped
from yougo.readers.pdf.printed import Glyph, Rule, Sheet

_LEAST = 20
_MOST_ABREAST = 4
"""How many upright characters are beside each other in a vertical line, as the digits of a year."""


def upright(sheet: Sheet) -> Sheet:
    """The page with its lines from left to right, the rightmost one on top."""
    if not is_vertical(sheet.glyphs):
        return sheet
    return replace(
        sheet,
        width=sheet.height,
        height=sheet.width,
        glyphs=(*_turned(sheet), *sheet.sideways),
        rules=tuple(map(partial(_turned_rule, sheet.width), sheet.rules)),
        figures=(),
    )


def _turned(sheet: Sheet) -> Iterator[Glyph]:
    """The characters on the turned page; rows from left to right, as heads are, stay so above all others."""
    for row in grouped(sheet.glyphs, lambda row, glyph: _step(row[-1], glyph) == "right"):
        if len(row) > _MOST_ABREAST:
            yield from (glyph._replace(base=glyph.base - sheet.height) for glyph in row)
        else:
            yield from _abreast(row, sheet.width)


def _abreast(row: Sequence[Glyph], width: float) -> Iterator[Glyph]:
    """Characters beside each other in a vertical line, which take the place of one."""
    first, last = row[0], row[-1]
    top, share = first.middle[1] - first.size / 2, first.size / len(row)
    base = width - (first.left + last.right) / 2 + 0.38 * first.size
    for number, glyph in enumerate(row):
        left = top + number * share
        yield glyph._replace(left=left, right=left + share, base=base)


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most Japanese characters are printed below the one before."""
    wide = filter(lambda glyph: is_wide(glyph.char), glyphs)
    steps = Counter(starmap(_step, pairwise(wide)))
    return steps["down"] > _LEAST and steps["down"] > 2 * steps["right"]


def _step(before: Glyph, glyph: Glyph) -> str:
    across, down = glyph.left - before.left, glyph.base - before.base
    size = glyph.size
    if abs(down) < 0.3 * size and 0 < across < 3 * size:
        return "right"
    if abs(across) < 0.6 * size and 0 < down < 3 * size:
        return "down"
    return ""


def _turned_rule(width: float, rule: Rule) -> Rule:
    return Rule(rule.top, width - rule.right, rule.bottom, width - rule.left)
