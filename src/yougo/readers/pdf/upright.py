"""Turns a page that is written from top to bottom, so that its lines run from left to right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, starmap

from yougo.readers.pdf.characters import is_wide
from yougo.readers.pdf.printed import Glyph, Rule, Sheet

_LEAST = 20


def upright(sheet: Sheet) -> Sheet:
    """The page with its lines from left to right, the rightmost one on top."""
    if not is_vertical(sheet.glyphs):
        return sheet
    return replace(
        sheet,
        width=sheet.height,
        height=sheet.width,
        glyphs=tuple(map(partial(_turned, sheet.width), sheet.glyphs)),
        rules=tuple(map(partial(_turned_rule, sheet.width), sheet.rules)),
    )


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


def _turned(width: float, glyph: Glyph) -> Glyph:
    across, down = glyph.middle
    half = glyph.size / 2
    return glyph._replace(left=down - half, right=down + half, base=width - across + 0.38 * glyph.size)


def _turned_rule(width: float, rule: Rule) -> Rule:
    return Rule(rule.top, width - rule.right, rule.bottom, width - rule.left)
