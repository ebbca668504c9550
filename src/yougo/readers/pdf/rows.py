"""Lines of text from runs of characters: with spaces, note marks, links, bold words and readings."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
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
_SPACES = {(True, True): 0.16, (False, False): 0.9, (True, False): 0.4, (False, True): 0.4}
"""Of a character's size: a gap that is a space, by whether the characters beside it are Latin. Typesetting
itself leaves a quarter between Japanese and Latin letters, and up to a whole one in justified Japanese."""
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
    gaps = [glyph.left - before.right for before, glyph in pairwise(glyphs)]
    usual = max(0, median(gaps)) if gaps else 0
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
            Raised(start, end) for start, end, value in _stretches(run, starts, _is_raised) if value
        ),
        edges=tuple(_edges(run, starts)),
        word=glyphs[last].right - run.left,
    )


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


def _is_raised(glyph: Glyph, run: Run) -> bool:
    return glyph.size <= SMALL * run.size and glyph.base < run.base - _RAISED * run.size


def _is_bold(glyph: Glyph, _run: Run) -> bool:
    return glyph.is_bold


def _link(glyph: Glyph, _run: Run) -> str:
    return glyph.link


def _stretches(
    run: Run, starts: Sequence[int], value: Callable[[Glyph, Run], T]
) -> Iterator[tuple[int, int, T]]:
    """The stretches of a run's text whose characters have the same value."""
    numbered = ((value(glyph, run), number) for number, glyph in enumerate(run.glyphs))
    for each, group in groupby(numbered, key=itemgetter(0)):
        numbers = [number for _, number in group]
        yield starts[numbers[0]], _end(run, starts, numbers[-1]), each


def _end(run: Run, starts: Sequence[int], number: int) -> int:
    return starts[number] + len(run.glyphs[number].char)


def _edges(run: Run, starts: Sequence[int]) -> Iterator[Edge]:
    """What is bold, what is a link and what has a reading."""
    for start, end, is_bold in _stretches(run, starts, _is_bold):
        if is_bold:
            yield Edge(start, end, "emphasis")
    for start, end, link in _stretches(run, starts, _link):
        if link:
            yield Edge(start, end, "link", link)
    for reading in sorted(run.readings, key=attrgetter("left")):
        under = [number for number, glyph in enumerate(run.glyphs) if reading.is_above(glyph)]
        if under:
            kana = "".join(map(attrgetter("char"), reading.glyphs))
            yield Edge(starts[under[0]], _end(run, starts, under[-1]), "ruby", kana)


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
