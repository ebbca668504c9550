"""Lines of text from characters: what stands on one base line, without a gap as wide as between columns.

Small characters that are raised beside larger ones are marks, and small kana above them are ruby.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import attrgetter

from yougo.language.characters import HIRAGANA, KATAKANA
from yougo.readers.pdf.printed import Glyph

_SAME_BASE = 0.2
"""Of a character's size: how far base lines of one row may be apart."""
_GAP, _GUTTER = 1.25, 0.8
"""Of a character's size: the widest gap within a column's line, and before one where other columns begin."""
_BESIDE, _LEAST_ROWS = 8, 4
"""How wide, of a character's size, is what a narrow gutter parts, and how many rows begin behind it."""
SMALL, _RUBY = 0.86, 0.65
"""Of a character's size: that of marks, and of kana above it."""
_LONGEST_LABEL = 4
_LABELS = frozenset("0123456789０１２３４５６７８９*＊※†‡")
_MARK_GAP, _LABEL_GAP, _LABEL_RAISED = 0.6, 4.0, 0.75
"""Of a character's size: how far a mark is from the text before it, and a note's label from the note."""
_DOUBLED = 0.1
_BAND = 60.0
_KANA = re.compile(rf"[{HIRAGANA}{KATAKANA}ー・]")
_base = attrgetter("base")


@dataclass(slots=True)
class Run:
    """Characters beside each other on one base line."""

    glyphs: list[Glyph]
    base: float
    size: float
    readings: list["Run"] = field(default_factory=list)
    """The kana above it."""

    @property
    def is_kana(self) -> bool:
        """Whether it may be the reading of other characters."""
        return all(map(_KANA.match, map(attrgetter("char"), self.glyphs)))

    def take(self, other: "Run") -> None:
        """Take in the characters of another run."""
        self.glyphs += other.glyphs
        self.glyphs.sort(key=attrgetter("left"))

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right

    def distance(self, other: "Run") -> float:
        """How far another run is to the left or to the right."""
        return max(0, self.left - other.right, other.left - self.right)

    def holds(self, small: "Run") -> bool:
        """Whether small characters belong to this run: they touch it, and are raised or lowered a little."""
        if small.size > SMALL * self.size:
            return False
        is_beside = self.distance(small) < _MARK_GAP * self.size
        return is_beside and self.base - 0.75 * self.size < small.base < self.base + 0.3 * self.size

    def is_labelled_by(self, label: "Run") -> bool:
        """Whether a note's label, which may be raised, is printed before this run."""
        is_beside = label.right <= self.left and self.distance(label) < _LABEL_GAP * self.size
        return is_beside and not self.is_label and -0.1 < (self.base - label.base) / self.size < _LABEL_RAISED

    @property
    def is_label(self) -> bool:
        """Whether it may be a note's label: 1, ※2, 注3)."""
        return len(self.glyphs) <= _LONGEST_LABEL and any(glyph.char in _LABELS for glyph in self.glyphs)

    def is_base_of(self, ruby: "Run") -> bool:
        """Whether small kana are printed above these characters."""
        if ruby.size > _RUBY * self.size:
            return False
        middle = (ruby.left + ruby.right) / 2
        height = (self.base - ruby.base) / self.size
        return self.left <= middle <= self.right and 0.7 < height < 1.5

    def is_above(self, glyph: Glyph) -> bool:
        """Whether a reading is printed above a character; it is as wide as its characters, or wider."""
        reach = 0.3 * glyph.size
        return self.left - reach < glyph.middle[0] < self.right + reach


def runs(glyphs: Iterable[Glyph]) -> list[Run]:
    """The runs that characters make, from the top; small ones are part of the larger ones that they touch."""
    rows = [sorted(row, key=attrgetter("left")) for row in _rows(glyphs)]
    lefts = _lefts(rows)
    found = [run for row in rows for run in _runs(row, lefts)]
    found.sort(key=attrgetter("size"), reverse=True)
    large = _Bands()
    for run in found:
        base = large.nearest(run, Run.is_base_of) if run.is_kana else None
        owner = large.nearest(run, Run.holds)
        if base:
            base.readings.append(run)
        elif owner:
            owner.take(run)
        else:
            large.add(run)
    return _whole(_labelled(large), lefts)


class _Bands:
    """Runs by their height on the page, so that those near another are found at once."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._bands: dict[int, list[Run]] = {}

    def add(self, run: Run) -> None:
        """Add a run."""
        self.runs.append(run)
        self._bands.setdefault(int(run.base / _BAND), []).append(run)

    def nearest(self, small: Run, belongs: Callable[[Run, Run], bool]) -> Run | None:
        """The nearest of the runs to which a small one may belong."""
        band = int(small.base / _BAND)
        near = chain.from_iterable(self._bands.get(each, ()) for each in (band - 1, band, band + 1))
        found = [each for each in near if each.glyphs and belongs(each, small)]
        return min(found, key=lambda each: each.distance(small), default=None)


def _labelled(bands: _Bands) -> list[Run]:
    """The runs, with the labels of notes in front of their first lines."""
    for label in filter(attrgetter("is_label"), bands.runs):
        note = bands.nearest(label, Run.is_labelled_by)
        if note:
            note.take(label)
            label.glyphs = []
    return [run for run in bands.runs if run.glyphs]


def _whole(runs: Iterable[Run], lefts: Container[int]) -> list[Run]:
    """The runs from the top, those together that only a raised mark held apart."""
    kept: list[Run] = []
    for run in sorted(runs, key=attrgetter("base", "left")):
        before = kept[-1] if kept else None
        if before and before.base == run.base and not _is_apart(before.glyphs, run.glyphs[0], lefts):
            before.take(run)
            before.readings += run.readings
        else:
            kept.append(run)
    return kept


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Characters on one base line, from the top."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=_base):
        if row and glyph.base - row[-1].base > _SAME_BASE * min(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _lefts(rows: Iterable[Sequence[Glyph]]) -> set[int]:
    """Where several rows begin, or go on behind a gap: there, a gap that is narrow may be a gutter."""
    starts: Counter[int] = Counter()
    for row in rows:
        inked = [glyph for glyph in row if not glyph.char.isspace()]
        starts.update(round(glyph.left) for glyph in inked[:1])
        for before, glyph in pairwise(inked):
            starts[round(glyph.left)] += _is_wide_gap(before, glyph, _GUTTER)
    return {left for left, count in starts.items() if count >= _LEAST_ROWS}


def _runs(row: Sequence[Glyph], lefts: Container[int]) -> Iterator[Run]:
    """The parts of a row between wide gaps; blanks at their ends are dropped."""
    run: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in row:
        if glyph.char.isspace():
            blanks = [glyph]
            continue
        if run and _is_again(run[-1], glyph):
            continue
        if run and _is_apart(run, glyph, lefts):
            yield _run(run)
            run = []
        run += [*blanks, glyph] if run else [glyph]
        blanks = []
    if run:
        yield _run(run)


def _is_apart(run: Sequence[Glyph], glyph: Glyph, lefts: Container[int]) -> bool:
    """Whether a gap is as wide as between columns, or as between those that begin at `lefts`."""
    is_beside = round(glyph.left) in lefts and glyph.left - run[0].left > _BESIDE * glyph.size
    return _is_wide_gap(run[-1], glyph, _GUTTER if is_beside else _GAP)


def _is_wide_gap(before: Glyph, glyph: Glyph, least: float) -> bool:
    return glyph.left - before.right > least * max(glyph.size, before.size)


def _is_again(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is printed twice, a hair apart, to look bold."""
    return glyph.char == before.char and glyph.left - before.left < _DOUBLED * glyph.size


def _run(glyphs: list[Glyph]) -> Run:
    size = _common(glyph.size for glyph in glyphs)
    return Run(glyphs, _common(glyph.base for glyph in glyphs if glyph.size == size), size)


def _common(values: Iterable[float]) -> float:
    return Counter(values).most_common(1)[0][0]
