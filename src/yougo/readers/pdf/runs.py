"""Runs of characters: what stands on one base line, without a gap as wide as between columns.

Small characters that are raised beside larger ones are marks, and small kana above them are ruby.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from math import inf
from operator import attrgetter, methodcaller
from typing import NamedTuple

from yougo.language.characters import HIRAGANA, KATAKANA
from yougo.language.patterns import BULLETS
from yougo.readers.pdf.grouping import grouped
from yougo.readers.pdf.printed import Glyph

_SAME_BASE = 0.2
"""Of a character's size: how far base lines of one row may be apart."""
_GAP, _GUTTER = 1.25, 0.8
"""Of a character's size: the widest gap within a column's line, and before one where other columns begin."""
_BESIDE, _LEAST_ROWS = 8, 4
"""How wide, of a character's size, is what a narrow gutter parts, and how many rows begin behind it."""
_WIDEST_GAP = 1.2
"""Of its own size: what is farther from larger characters is beside them, and no mark of theirs."""
_DOUBLED = 0.4
"""Of a character's width: how far apart it is printed twice; brackets may be half their width apart."""
SMALL = 0.86
"""Of a character's size: that of marks."""
_LONGEST_LABEL = 4
_LABEL = re.compile(rf"[0-9０-９*＊※†‡{BULLETS}]")
_BAND = 60.0
_KANA = re.compile(rf"[{HIRAGANA}{KATAKANA}ー・]+")
_left = attrgetter("left")


class _Fit(NamedTuple):
    """Where small characters are that belong to larger ones, as shares of the size of those."""

    size: float
    """How large they are at most."""
    gap: float
    """How far to the left or right they are at most."""
    lowest: float
    """How far above the base line they are at least."""
    highest: float


_MARK = _Fit(SMALL, 0.6, -0.3, 0.75)
_RUBY = _Fit(0.65, 0.01, 0.7, 1.5)
_NOTE_LABEL = _Fit(inf, 4.0, -0.1, 0.75)
_LARGE_MARK = _Fit(1.15, 0.3, 0.3, 0.6)


@dataclass(slots=True)
class Run:
    """Characters beside each other on one base line."""

    glyphs: list[Glyph]
    base: float
    size: float
    readings: list["Run"] = field(default_factory=list)
    """The kana above it."""

    @property
    def text(self) -> str:
        """Its characters, without the spaces between them."""
        return "".join(map(attrgetter("char"), self.glyphs))

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right

    @property
    def is_kana(self) -> bool:
        """Whether it may be the reading of other characters."""
        return _KANA.fullmatch(self.text) is not None

    @property
    def is_label(self) -> bool:
        """Whether it may be the label of a note or an item: 1, ※2, 注3), •."""
        return len(self.glyphs) <= _LONGEST_LABEL and _LABEL.search(self.text) is not None

    def take(self, other: "Run") -> None:
        """Take in the characters of another run, and what is above them."""
        self.glyphs = sorted(self.glyphs + other.glyphs, key=_left)
        self.readings += other.readings
        other.glyphs = []

    def gap(self, other: "Run") -> float:
        """How far another run is to the left or to the right."""
        return max(0, self.left - other.right, other.left - self.right)

    def has(self, small: "Run", fit: _Fit) -> bool:
        """Whether small characters are where those are that belong to this run."""
        farthest = fit.gap * min(self.size, _WIDEST_GAP * small.size)
        if small.size > fit.size * self.size or self.gap(small) >= farthest:
            return False
        return fit.lowest < (self.base - small.base) / self.size < fit.highest

    def is_labelled_by(self, label: "Run") -> bool:
        """Whether a note's label, which may be raised, is printed before this run."""
        return label.right <= self.left and not self.is_label and self.has(label, _NOTE_LABEL)

    def has_room_for(self, label: "Run") -> bool:
        """Whether a mark as large as the text is raised in a gap of it, as Word prints some."""
        if not self.has(label, _LARGE_MARK):
            return False
        return not any(glyph.covers(label.left, label.right) for glyph in self.glyphs)

    def is_above(self, glyph: Glyph) -> bool:
        """Whether a reading is printed above a character; it is as wide as its characters, or wider."""
        reach = 0.3 * glyph.size
        return self.left - reach < glyph.middle[0] < self.right + reach


class _Bands:
    """Runs by their height on the page, so that those near another are found at once."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._bands: dict[int, list[Run]] = {}

    def add(self, run: Run) -> None:
        """Add a run."""
        self.runs.append(run)
        self._bands.setdefault(int(run.base / _BAND), []).append(run)

    def nearest(self, small: Run, belongs: Callable[[Run], bool]) -> Run | None:
        """The nearest of the runs to which a small one may belong."""
        band = int(small.base / _BAND)
        near = chain.from_iterable(map(self._bands.get, (band - 1, band, band + 1), ([], [], [])))
        whole = filter(attrgetter("glyphs"), near)
        return min(filter(belongs, whole), key=methodcaller("gap", small), default=None)


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """The runs that characters make, from the top; small ones are part of the larger ones that they touch."""
    on_bases = grouped(sorted(glyphs, key=attrgetter("base")), _is_on_base)
    rows = list(map(_inked, on_bases))
    lefts = _lefts(rows)
    found: list[Run] = []
    for row in rows:
        found += map(_run, grouped(row, partial(_is_beside, lefts)))
    large = _Bands()
    for run in sorted(found, key=attrgetter("size"), reverse=True):
        if not _is_taken(run, large):
            large.add(run)
    _take_labels(large)
    return _whole(filter(attrgetter("glyphs"), large.runs), lefts)


def _is_on_base(row: list[Glyph], glyph: Glyph) -> bool:
    return glyph.base - row[-1].base <= _SAME_BASE * min(glyph.size, row[-1].size)


def _inked(row: Iterable[Glyph]) -> list[Glyph]:
    """The characters of a row from the left, without blanks and without those that are printed twice."""
    inked: list[Glyph] = []
    blank = ""
    for glyph in sorted(row, key=_left):
        if glyph.char.isspace():
            blank = glyph.char
        elif not (inked and _is_again(inked[-1], glyph)):
            inked.append(glyph._replace(blank=blank))
            blank = ""
    return inked


def _is_again(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is printed twice, a little apart, to look bold or as its shadow."""
    apart = glyph.left - before.left
    return glyph.char == before.char and apart < _DOUBLED * (before.right - before.left)


def _lefts(rows: Iterable[list[Glyph]]) -> set[int]:
    """Where several rows begin, or go on behind a gap: there, a gap that is narrow may be a gutter."""
    starts: Counter[int] = Counter()
    for row in rows:
        parts = grouped(row, lambda part, glyph: not _is_wide_gap(part[-1], glyph, _GUTTER))
        starts.update(round(part[0].left) for part in parts)
    return {left for left, count in starts.items() if count >= _LEAST_ROWS}


def _is_beside(lefts: Container[int], part: list[Glyph], glyph: Glyph) -> bool:
    """Whether no gap is before a character as wide as between columns, or as between those at `lefts`."""
    is_column = round(glyph.left) in lefts and glyph.left - part[0].left > _BESIDE * glyph.size
    if is_column:
        return glyph.left - part[-1].right <= _GUTTER * min(glyph.size, part[-1].size)
    return not _is_wide_gap(part[-1], glyph, _GAP)


def _is_wide_gap(before: Glyph, glyph: Glyph, least: float) -> bool:
    return glyph.left - before.right > least * max(glyph.size, before.size)


def _run(glyphs: list[Glyph]) -> Run:
    """Characters as a run; it is as large as those that take most of its width."""
    widths: dict[tuple[float, float], float] = defaultdict(float)
    for glyph in glyphs:
        widths[glyph.size, glyph.base] += glyph.right - glyph.left
    size, base = max(widths, key=widths.__getitem__)
    return Run(glyphs, base, size)


def _is_taken(run: Run, large: _Bands) -> bool:
    """Whether a run belongs to a larger one, which then has it as its reading or as a mark."""
    base = large.nearest(run, lambda each: each.has(run, _RUBY)) if run.is_kana else None
    if base:
        base.readings.append(run)
        return True
    owner = large.nearest(run, lambda each: each.has(run, _MARK))
    if owner:
        owner.take(run)
    return owner is not None


def _take_labels(large: _Bands) -> None:
    """Put the labels of notes in front of their first lines, and large marks into their gaps."""
    for label in filter(attrgetter("is_label"), large.runs):
        owner = large.nearest(label, methodcaller("is_labelled_by", label))
        owner = owner or large.nearest(label, methodcaller("has_room_for", label))
        if owner:
            owner.take(label)


def _whole(runs: Iterable[Run], lefts: Container[int]) -> list[Run]:
    """The runs from the top, those together that only a raised mark held apart."""
    whole: list[Run] = []
    for first, *others in grouped(sorted(runs, key=attrgetter("base", "left")), partial(_goes_on, lefts)):
        for other in others:
            first.take(other)
        whole.append(first)
    return whole


def _goes_on(lefts: Container[int], before: list[Run], run: Run) -> bool:
    return before[-1].base == run.base and _is_beside(lefts, before[-1].glyphs, run.glyphs[0])
