"""Leaves out the words inside figures: short pieces that begin at many places, below or above a caption."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from operator import attrgetter

from yougo.language.patterns import BULLETS, SENTENCE_ENDS
from yougo.readers.pdf.columns import gutter, usual_size
from yougo.readers.pdf.pages import Block, Grid, Print
from yougo.readers.pdf.printed import Area, Line

_area = attrgetter("area")
_NUMBER = r"[\d０-９A-ZＡ-Ｚ]+(?:[-－‐―.．][\d０-９]+)*"
_CAPTION = re.compile(
    rf"[{BULLETS}<＜【〔\[]*\s*(?:第?{_NUMBER}図|図\s*{_NUMBER}|(?i:fig(?:ure|\.))\s*{_NUMBER})(?=$|[\s／/:：.．「【（(】〕＞>])"
)
_SOURCE = re.compile(r"[（(※]*(?:資料|出典|出所|提供|備考|注|Source|Note)")
_ITEM = re.compile(rf"[{BULLETS}・]")
_ENDS = re.compile(rf"[{SENTENCE_ENDS}][」』）)]*$")
_LONGEST_CAPTION = 90
_SHORT = 0.55
"""Of a column's width: how wide the words of a figure are at most."""
_COLUMN = 0.35
"""Of the page's width: how wide a column is at least."""
_TINY, _TINY_WIDTH = 0.75, 0.9
"""Of the text's size: what is no text, and of the column's width how wide it may be in a figure."""
_LARGE, _TEXT = 1.12, 0.97
"""Of the text's size: that of headings, and that of the text itself."""
_FAR = 6
"""Of the text's size: how far the words of a figure are from each other, down the page, at most."""
_IN_DRAWING = 0.4
"""Of a drawing's width: how wide its words are at most."""
_NEAR = 2
"""Of the text's size: how far a drawing is from its caption at most."""
_MANY = 8
"""How many words a drawing without a caption has at least; a picture may have a title on it."""
_FEWEST, _PLACES, _AS_IN_LISTS = 3, 4.0, 0.35
"""How many words a figure has; how far apart two places are where words begin, in points; of as many words as
a figure has, how many begin at places of their own: those of a list or a table begin below each other."""


@dataclass(frozen=True, slots=True)
class _Text:
    """How the text of a page is set."""

    size: float
    width: float
    """That of its lines, as most of it has them."""
    gutter: float
    """Between its columns; 0 if it has one."""

    @classmethod
    def of(cls, page: Print) -> "_Text":
        """How the text of a page is set, also where it is mostly tables or figures."""
        size = usual_size([*page.lines, *chain.from_iterable(grid.lines for grid in page.grids)])
        own = [line for line in page.lines if _TEXT * size <= line.size <= _LARGE * size]
        widths = sorted([line.width for line in own] or [0])
        return cls(size, max(widths[len(widths) * 3 // 4], _COLUMN * page.width), gutter(own))

    def is_beside(self, caption: Line, block: Block) -> bool:
        """Whether a block is in another column than a caption."""
        if caption.right <= self.gutter:
            return block.left >= self.gutter
        return 0 < self.gutter <= caption.left and block.right <= self.gutter

    def is_word(self, block: Block, widest: float = 0) -> bool:
        """Whether a block is as short as a word of a figure, or the grid of a chart."""
        if isinstance(block, Grid):
            return len(block.lines) < len(block.cells) / 2
        share = _TINY_WIDTH if block.size < _TINY * self.size else _SHORT
        return block.width <= max(widest, share * self.width) and not _ENDS.search(block.text)

    def are_drawn(self, words: Iterable[Block], drawing: Area) -> bool:
        """Whether all that is in a drawing may be its words, which may be longer in a large one."""
        return all(self.is_word(word, _IN_DRAWING * drawing.width) for word in words)

    def is_in_figure(self, block: Block) -> bool:
        """Whether a block may be in a figure that has no bounds: no heading, item, source or caption is."""
        if isinstance(block, Grid) or not self.is_word(block):
            return self.is_word(block)
        is_item = block.size >= _TEXT * self.size and _ITEM.match(block.text)
        is_large = block.size > _LARGE * self.size
        return not (is_large or is_item or _SOURCE.match(block.text) or is_caption(block))


def is_caption(block: Block) -> bool:
    """Whether a line is the caption of a figure, and no sentence that begins with one."""
    if not isinstance(block, Line) or len(block.text) > _LONGEST_CAPTION or _ENDS.search(block.text):
        return False
    return _CAPTION.match(block.text) is not None


def without_figures(page: Print) -> Print:
    """The page without the words of its figures, and without tables that hold nothing."""
    blocks: list[Block] = sorted([*page.lines, *page.grids], key=attrgetter("top"))
    text = _Text.of(page)
    instead = _below_captions(page, blocks, text) | dict.fromkeys(_in_drawings(page, blocks, text))
    lines = [instead.get(id(line), line) for line in page.lines]
    grids = tuple(grid for grid in page.grids if id(grid) not in instead and grid.lines)
    return replace(page, lines=tuple(filter(None, lines)), grids=grids)


def _below_captions(page: Print, blocks: Sequence[Block], text: _Text) -> dict[int, Line | None]:
    """What stands for the captions of a page and, nothing, for the words of their figures, by their ids.

    A caption takes the width of its figure, and so divides the columns that the figure divides.
    """
    instead: dict[int, Line | None] = {}
    for caption in filter(is_caption, page.lines):
        words = _figure(caption, blocks, text, page.figures)
        instead |= dict.fromkeys(map(id, words))
        near = [drawing for drawing in page.figures if drawing.meets(caption.area, _NEAR * text.size)]
        whole = Area.around([caption.area, *map(_area, words), *near])
        instead[id(caption)] = replace(caption, left=whole.left, right=whole.right)
    return instead


def _in_drawings(page: Print, blocks: Iterable[Block], text: _Text) -> Iterator[int]:
    """The ids of the words in drawings that have no caption."""
    for drawing in page.figures:
        words = [block for block in blocks if drawing.holds(block.area.middle)]
        if len(words) >= _MANY and _begin_anywhere(words) and text.are_drawn(words, drawing):
            yield from map(id, words)


def _figure(caption: Line, blocks: Sequence[Block], text: _Text, drawings: Sequence[Area]) -> list[Block]:
    """The words of a caption's figure, which is below it or above it; none if it is a picture."""
    near = [block for block in blocks if not text.is_beside(caption, block)]
    below = [block for block in near if block.top >= caption.bottom]
    above = [block for block in reversed(near) if block.bottom <= caption.top]
    for side in (below, above):
        words = _words(caption, side, text)
        words += _beside(words, caption, blocks, text)
        if _begin_anywhere(words) or _are_drawn(words, drawings):
            return words
    return []


def _words(caption: Line, side: Iterable[Block], text: _Text) -> list[Block]:
    """What may be words of a figure, from its caption on to the first line of text."""
    found: list[Block] = [caption]
    for block in takewhile(text.is_in_figure, side):
        if min(_apart(block, other) for other in found) > _FAR * text.size:
            break
        found.append(block)
    return found[1:]


def _apart(one: Block, other: Block) -> float:
    """How far one is above or below the other."""
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _begin_anywhere(words: Sequence[Block]) -> bool:
    """Whether words are many enough and begin at as many places as only those of figures do."""
    places = {round(block.left / _PLACES) for block in words}
    return len(words) >= _FEWEST and len(places) > max(2, _AS_IN_LISTS * len(words))


def _are_drawn(words: Sequence[Block], drawings: Iterable[Area]) -> bool:
    """Whether words are many enough and most of them are in pictures or drawings."""
    inside = [word for word in words if any(drawing.holds(word.area.middle) for drawing in drawings)]
    return len(words) >= _FEWEST and len(inside) > len(words) / 2


def _beside(words: Sequence[Block], caption: Line, blocks: Iterable[Block], text: _Text) -> list[Block]:
    """The words of a figure that reaches into the other column, if that has no text beside it."""
    if not words:
        return []
    whole = Area.around(map(_area, words))
    other = [block for block in blocks if text.is_beside(caption, block)]
    beside = [block for block in other if block.bottom > whole.top and block.top < whole.bottom]
    return beside if all(map(text.is_in_figure, beside)) else []
