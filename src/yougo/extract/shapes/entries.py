"""The entries of a glossary, whatever they look like: a head, and the lines behind and below it.

## 揚力, **揚力（Lift）**, ■揚力, 【揚力】, or 揚力 as the first line of a paragraph or alone in an item.
The heads of a glossary look alike, nearly all of them may be terms, and most have something below them: that
tells them from labels, marked words and the headings of chapters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import pairwise, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes.glossaries import is_glossary
from yougo.extract.shapes.heads import may_be_term
from yougo.extract.shapes.scan import Scan
from yougo.language.patterns import ROUND_BRACKET

_FEWEST, _MOST_TERMS, _MOST_EXPLAINED, _MOST_GROUPS = 2, 0.8, 0.6, 0.5
_NAME = r"(?P<name>[^。、\s][^。\n]{0,60}?)"
_SIGNED = re.compile(rf"(?P<sign>[■◆●○◇□▼▶◎★・])\s*{_NAME}\s*$")
_FRAMED = re.compile(r"(?P<sign>[【［〔《])(?P<name>[^】］〕》\n]{1,60})[】］〕》]\s*$")
_PLAIN = re.compile(r"(?P<name>[^。、:：]{1,40})$")
_BEHIND_MARK = re.compile(rf"(?:[ \t]*+{ROUND_BRACKET})?[ \t]*+(?:$|(?=\u3000| {{2}}|\t))")
"""What comes after a marked name: a bracket of its own, then the end of the line or a wide space."""
_KINDS = {"paragraph", "item"}
_BRACKET = re.compile(ROUND_BRACKET)
_ON_ONE_LINE = re.compile(r"[^。\n]{1,40}?(?:[:：](?!//)|\s[-–—]\s)\s*\S")


@dataclass(frozen=True)
class Line:
    """A line of a passage."""

    number: int
    """Of the passage in the view."""
    scan: Scan
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line as written."""
        return self.scan.passage.text[self.start : self.end]

    @property
    def is_first(self) -> bool:
        """Whether it begins its passage."""
        return self.start == 0

    @property
    def is_last(self) -> bool:
        """Whether it ends its passage."""
        return self.end == len(self.scan.passage.text)


@dataclass(frozen=True)
class Head:
    """What an entry may begin with."""

    line: Line
    shape: str
    """What heads that look alike share: ``marked``, ``■``."""
    name: str
    end: int
    """Where in the passage it ends."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A head with the lines behind and below it."""

    head: Head
    body: tuple[Line, ...]

    @cached_property
    def is_term(self) -> bool:
        """Whether its head may be a term."""
        name = _BRACKET.sub("", self.head.name).strip(":： ")
        return may_be_term(name, self.head.line.scan.analyse)

    @property
    def introduces(self) -> bool:
        """Whether its body only introduces what follows."""
        return vocabulary.pattern("introductions").search(self.body[0].text) is not None

    @property
    def is_index(self) -> bool:
        """Whether it only orders the entries below it: あ行, A-C, 用語集."""
        return is_index(self.head.name)

    @property
    def is_group(self) -> bool:
        """Whether its body holds other entries."""
        return sum(map(_may_be_entry, self.body)) >= _FEWEST


def is_index(name: str) -> bool:
    """Whether a head only orders entries: あ行, A-C, 用語集."""
    return is_glossary(name) or vocabulary.phrase("index heading").fullmatch(name) is not None


def lines(scan: Scan, number: int) -> Iterator[Line]:
    """The lines of a passage."""
    start = 0
    for text in scan.passage.text.split("\n"):
        yield Line(number, scan, start, start + len(text))
        start += len(text) + 1


def entries(of: Sequence[Line]) -> list[Entry]:
    """The entries in the lines of one glossary: its headings, or what else its heads look like."""
    heads = list(filter(None, map(_head, of)))
    by_headings = _fit(of, heads, {"heading"})
    if by_headings and sum(map(attrgetter("is_group"), by_headings)) <= _MOST_GROUPS * len(by_headings):
        return by_headings
    shapes = {head.shape for head in heads} - {"heading"}
    return _fit(of, heads, {shape for shape in shapes if _fit(of, heads, {shape})})


def _fit(of: Sequence[Line], heads: Iterable[Head], shapes: set[str]) -> list[Entry]:
    """The entries whose heads have these shapes; none where they do not look like those of a glossary."""
    dividing = [head for head in heads if head.shape in {*shapes, "heading"}]
    found = [entry for entry in _divided(of, dividing) if entry.head.shape in shapes and not entry.is_index]
    explained = [entry for entry in found if entry.body]
    terms = list(filter(attrgetter("is_term"), explained))
    introductions = sum(map(attrgetter("introduces"), explained))
    is_explained = shapes == {"heading"} or len(explained) >= _MOST_EXPLAINED * len(found)
    is_explained &= introductions <= _MOST_GROUPS * len(explained)
    fewest = 1 if shapes == {"marked"} else _FEWEST
    return terms if is_explained and len(terms) >= max(fewest, _MOST_TERMS * len(explained)) else []


def _divided(of: Sequence[Line], heads: Sequence[Head]) -> Iterator[Entry]:
    """Each head with the lines up to the next one."""
    places = {id(line): at for at, line in enumerate(of)}
    starts = [places[id(head.line)] for head in heads]
    for head, (at, end) in zip(heads, pairwise((*starts, len(of))), strict=True):
        behind = replace(head.line, start=head.end)
        below = takewhile(partial(_is_below, head.line), of[at + 1 : end])
        yield Entry(head, tuple(line for line in (behind, *below) if line.text.strip()))


def _is_below(head: Line, line: Line) -> bool:
    """Whether a line is not of an item beside the one that a head is in."""
    passage = head.scan.passage
    is_beside = line.scan.passage.kind == "item" and line.scan.passage.level <= passage.level
    return line.number == head.number or passage.kind != "item" or not is_beside


def _head(line: Line) -> Head | None:
    """What an entry may begin with on a line."""
    kind = line.scan.passage.kind
    if kind == "heading":
        return Head(line, kind, line.text, line.end)
    if kind not in _KINDS:
        return None
    marked = _marked_end(line)
    if marked:
        return Head(line, "marked", line.scan.passage.text[line.start : marked], marked)
    found = _SIGNED.match(line.text) or _FRAMED.match(line.text)
    if found:
        return Head(line, found["sign"], found["name"], line.end)
    is_plain = line.is_first and (kind == "item" or not line.is_last) and _PLAIN.match(line.text)
    return Head(line, f"{kind} {line.scan.passage.level}", line.text, line.end) if is_plain else None


def _marked_end(line: Line) -> int:
    """Where a marked name ends with which a line begins, if it is all of the line or a wide space follows."""
    text = line.scan.passage.text
    for edge in line.scan.edges_from(line.start):
        behind = _BEHIND_MARK.match(text, edge.end, line.end) if edge.basis == "emphasis" else None
        if behind:
            return behind.end()
    return 0


def _may_be_entry(line: Line) -> bool:
    """Whether a line may be an entry by itself, or begin one."""
    kind = line.scan.passage.kind
    is_listed = kind == "item" and _ON_ONE_LINE.match(line.text)
    is_marked = _marked_end(line) and not line.text.endswith((":", "："))
    return kind == "term" or bool(is_listed or is_marked)
