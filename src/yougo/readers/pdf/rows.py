"""Lines of text from runs of characters: with spaces, note marks, links, bold words and readings."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import TypeVar

from yougo.model.documents import Edge
from yougo.readers.pdf.characters import is_latin
from yougo.readers.pdf.note_labels import keys
from yougo.readers.pdf.printed import Glyph, Line, Raised
from yougo.readers.pdf.runs import SMALL, Run, runs

T = TypeVar("T")

_WITH_SPACE = frozenset("、。，．・：；（）「」『』【】〔〕〈〉《》")
_SPACE_BESIDE_SIGN = 0.7
"""These signs have white space of their own, which may be left out."""
_SPACES = {(True, True): 0.16, (False, False): 0.18, (True, False): 0.4, (False, True): 0.4}
"""Of a character's size: a gap that is a space, by whether the characters beside it are Latin. Typesetting
itself leaves a quarter between Japanese and Latin letters."""
_RAISED, _HIGH = 0.12, 0.28
"""Of a line's size: how far above its base line marks are that are smaller, and those as large as text."""
_SAME_ROW = 0.35
_WIDE_GAP = "  "
_QUOTES, _NARROW = frozenset("“”‘’"), 0.6
"""Marks that Japanese and Latin letters share; of their size, how wide those beside Latin letters are."""
_OPENING = ("(", "（", "[", "［")
_WORD = re.compile(r"[（「『【〔〈《“‘]*(?:[!-~]+|.)[、。，．）」』】〕〉》ーっゃゅょァィゥェォッャュョ]*")
"""What no line breaks: a Latin word or one character, with the brackets and signs around it."""


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that the characters make, from the top, each without gaps as wide as between columns."""
    return list(map(_line, runs(glyphs)))


def _line(run: Run) -> Line:
    """A run as text, with its marks and edges."""
    text, starts = _text(run)
    first = _WORD.match(text)
    last = bisect_left(starts, first.end()) - 1 if first else 0
    raised = _stretches(run, starts, partial(_is_raised, run))
    return Line(
        text=text,
        left=run.left,
        right=run.right,
        base=run.base,
        size=run.size,
        raised=tuple(Raised(start, end, keys(text[start:end])) for start, end, _ in raised),
        edges=tuple(_edges(run, starts)),
        word=run.glyphs[last].right - run.left,
    )


def _text(run: Run) -> tuple[str, list[int]]:
    """What a run says, and where each of its characters is there."""
    usual = _usual_gap(run.glyphs)
    text = run.glyphs[0].char
    starts = [0]
    for before, glyph in pairwise(run.glyphs):
        if not _has_reading(run, before, glyph):
            text += _space(before, glyph, usual)
        starts.append(len(text))
        text += glyph.char
    return text, starts


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """How far Japanese characters are apart: far where a line is justified, not at all in thick letters."""
    gaps = [0.0]
    for before, glyph in pairwise(glyphs):
        if not is_latin(before.char) and not is_latin(glyph.char):
            gaps.append(glyph.left - before.right)
    return median(gaps)


def _space(before: Glyph, glyph: Glyph, usual: float) -> str:
    """The blank between two characters, or a space where there is more of a gap than usual."""
    are_latin = _is_latin(before), _is_latin(glyph)
    least = _SPACES[are_latin]
    usual = max(0, usual) if any(are_latin) else usual
    if before.char in _WITH_SPACE or glyph.char in _WITH_SPACE:
        least = _SPACE_BESIDE_SIGN
    gap = (glyph.left - before.right - usual) / max(before.size, glyph.size)
    return glyph.blank or " " * (gap > least)


def _is_latin(glyph: Glyph) -> bool:
    """Whether a character is one that words are written with; quotation marks are if they are narrow."""
    is_narrow = glyph.char in _QUOTES and glyph.right - glyph.left < _NARROW * glyph.size
    return is_narrow or is_latin(glyph.char)


def _has_reading(run: Run, before: Glyph, glyph: Glyph) -> bool:
    """Whether kana are printed above one of two characters, which may then stand apart."""
    return any(reading.is_above(before) or reading.is_above(glyph) for reading in run.readings)


def _is_raised(run: Run, glyph: Glyph) -> bool:
    least = _RAISED if glyph.size <= SMALL * run.size else _HIGH
    return glyph.base < run.base - least * run.size


def _stretches(run: Run, starts: Sequence[int], value: Callable[[Glyph], T]) -> Iterator[tuple[int, int, T]]:
    """The stretches of a run's text whose characters have the same value, which is not empty."""
    for each, group in groupby(zip(starts, run.glyphs, strict=True), lambda pair: value(pair[1])):
        members = list(group)
        last, glyph = members[-1]
        if each:
            yield members[0][0], last + len(glyph.char), each


def _edges(run: Run, starts: Sequence[int]) -> Iterator[Edge]:
    """What is bold, what is a link and what has a reading."""
    for start, end, _ in _stretches(run, starts, attrgetter("is_bold")):
        yield Edge(start, end, "emphasis")
    for start, end, link in _stretches(run, starts, attrgetter("link")):
        yield Edge(start, end, "link", link)
    for reading in sorted(run.readings, key=attrgetter("left")):
        for start, end, _ in _stretches(run, starts, reading.is_above):
            yield Edge(start, end, "ruby", reading.text)


def whole_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a stretch without columns: what is on one base line is one line."""
    return joined(lines(glyphs))


def joined(parts: Iterable[Line]) -> list[Line]:
    """Parts of lines on the same base line as one line each, with a wide gap between them."""
    found: list[Line] = []
    for part in sorted(parts, key=lambda line: (round(line.base), line.left)):
        if found and _is_beside(found[-1], part):
            found[-1] = _beside(found[-1], part)
        else:
            found.append(part)
    return found


def _is_beside(line: Line, part: Line) -> bool:
    """Whether a part goes on with a line; in drawings, a bracket far from a word is a text of its own."""
    return abs(part.base - line.base) < _SAME_ROW * part.size and not part.text.startswith(_OPENING)


def _beside(one: Line, other: Line) -> Line:
    """Two parts of a line as one."""
    moved = other.moved(len(one.text) + len(_WIDE_GAP))
    larger = max(one, other, key=lambda line: len(line.text))
    return replace(
        one,
        text=one.text + _WIDE_GAP + other.text,
        right=other.right,
        base=larger.base,
        size=larger.size,
        raised=one.raised + moved.raised,
        edges=one.edges + moved.edges,
    )
