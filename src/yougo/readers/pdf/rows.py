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
from yougo.readers.pdf.printed import Glyph, Line, Raised, shifted
from yougo.readers.pdf.runs import SMALL, Run, runs

T = TypeVar("T")

_WITH_SPACE = frozenset("、。，．・：；（）「」『』【】〔〕〈〉《》")
_SPACE_BESIDE_SIGN = 0.7
"""These signs have white space of their own, which may be left out."""
_SPACES = {(True, True): 0.16, (False, False): 0.18, (True, False): 0.4, (False, True): 0.4}
"""Of a character's size: a gap that is a space, by whether the characters beside it are Latin. Typesetting
itself leaves a quarter between Japanese and Latin letters."""
_RAISED = 0.12
_SAME_ROW = 0.35
_WIDE_GAP = "  "
_OPENING = ("(", "（", "[", "［")
_WORD = re.compile(r"[（「『【〔〈《“‘]*(?:[!-~]+|.)[、。，．）」』】〕〉》ーっゃゅょァィゥェォッャュョ]*")
"""What no line breaks: a Latin word or one character, with the brackets and signs around it."""


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that the characters make, from the top, each without gaps as wide as between columns."""
    return list(map(_line, runs(glyphs)))


def _line(run: Run) -> Line:
    """A run as text, with its marks and edges."""
    glyphs = run.glyphs
    usual = _usual_gap(glyphs)
    text = ""
    starts: list[int] = []
    for number, glyph in enumerate(glyphs):
        if number and not _has_reading(run, glyphs[number - 1 : number + 1]):
            text += _space(glyphs[number - 1], glyph, usual)
        starts.append(len(text))
        text += glyph.char
    first = _WORD.match(text)
    last = bisect_left(starts, first.end()) - 1 if first else 0
    return Line(
        text=text,
        left=run.left,
        right=run.right,
        base=run.base,
        size=run.size,
        raised=tuple(
            Raised(start, end) for start, end, _ in _stretches(run, starts, partial(_is_raised, run))
        ),
        edges=tuple(_edges(run, starts)),
        word=glyphs[last].right - run.left,
    )


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """How far Japanese characters are apart, which is wide where a line is justified."""
    gaps = [0.0]
    for before, glyph in pairwise(glyphs):
        if not is_latin(before.char) and not is_latin(glyph.char):
            gaps.append(glyph.left - before.right)
    return max(0, median(gaps))


def _has_reading(run: Run, glyphs: Sequence[Glyph]) -> bool:
    """Whether kana are printed above one of these characters, which may then stand apart."""
    return any(reading.is_above(glyph) for reading in run.readings for glyph in glyphs)


def _space(before: Glyph, glyph: Glyph, usual: float) -> str:
    """A space where there is more of a gap than usual between letters."""
    if before.char.isspace() or glyph.char.isspace():
        return ""
    are_latin = (is_latin(before.char), is_latin(glyph.char))
    gap = (glyph.left - before.right - usual) / max(before.size, glyph.size)
    has_own = before.char in _WITH_SPACE or glyph.char in _WITH_SPACE
    return " " if gap > (_SPACE_BESIDE_SIGN if has_own else _SPACES[are_latin]) else ""


def _is_raised(run: Run, glyph: Glyph) -> bool:
    return glyph.size <= SMALL * run.size and glyph.base < run.base - _RAISED * run.size


def _stretches(run: Run, starts: Sequence[int], value: Callable[[Glyph], T]) -> Iterator[tuple[int, int, T]]:
    """The stretches of a run's text whose characters have the same value, which is not empty."""
    numbers = range(len(run.glyphs))
    for each, group in groupby(numbers, lambda number: value(run.glyphs[number])):
        members = list(group)
        if each:
            last = members[-1]
            yield starts[members[0]], starts[last] + len(run.glyphs[last].char), each


def _edges(run: Run, starts: Sequence[int]) -> Iterator[Edge]:
    """What is bold, what is a link and what has a reading."""
    for start, end, _ in _stretches(run, starts, attrgetter("is_bold")):
        yield Edge(start, end, "emphasis")
    for start, end, link in _stretches(run, starts, attrgetter("link")):
        yield Edge(start, end, "link", link)
    for reading in sorted(run.readings, key=attrgetter("left")):
        kana = "".join(map(attrgetter("char"), reading.glyphs))
        for start, end, _ in _stretches(run, starts, reading.is_above):
            yield Edge(start, end, "ruby", kana)


def whole_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a stretch without columns: what is on one base line is one line."""
    return joined(lines(glyphs))


def joined(parts: Iterable[Line]) -> list[Line]:
    """Parts of lines on the same base line as one line each, with a wide gap between them.

    A bracket explains nothing across such a gap: in drawings, it is a text of its own.
    """
    found: list[Line] = []
    for part in sorted(parts, key=lambda line: (round(line.base), line.left)):
        is_beside = found and abs(part.base - found[-1].base) < _SAME_ROW * part.size
        if is_beside and not part.text.startswith(_OPENING):
            found[-1] = _beside(found[-1], part)
        else:
            found.append(part)
    return found


def _beside(one: Line, other: Line) -> Line:
    """Two parts of a line as one."""
    shift = len(one.text) + len(_WIDE_GAP)
    larger = max(one, other, key=lambda line: len(line.text))
    return replace(
        one,
        text=one.text + _WIDE_GAP + other.text,
        right=other.right,
        base=larger.base,
        size=larger.size,
        raised=one.raised
        + tuple(each._replace(start=each.start + shift, end=each.end + shift) for each in other.raised),
        edges=one.edges + shifted(other.edges, shift),
    )
