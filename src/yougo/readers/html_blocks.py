"""The blocks of a piece of HTML: its passages and tables.

Every tag of a block's beginning or end is a boundary. Blocks inside a cell or a term are lines of it; the
first paragraph of an item or a definition is that item or definition. An unclosed comment, script or style
hides what follows it, as in a browser.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from yougo.model.documents import Passage, Place, Table
from yougo.readers.html import MarkedUp
from yougo.readers.html_tags import BLOCKS, Piece, Tag, pieces
from yougo.readers.running import Voice, headed, lowest, table

_ENDS = {"cell": frozenset(["cell", "row", "table"]), "term": frozenset(["term", "definition"])}
"""What ends a block that holds others."""
_HELD = {"item": frozenset(["paragraph"]), "definition": frozenset(["paragraph", "item"])}
"""Blocks, and those in them that are the same if they come first."""
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5}
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that is being read."""

    written: MarkedUp
    tag: Tag
    """What it begins with."""
    kind: str = "paragraph"
    """Its passage's kind, or ``table`` and ``row`` for the beginning of one, which has no text."""

    def holds(self, found: Tag) -> bool:
        """Whether a block's tag is inside this one."""
        return self.kind in _ENDS and found.role not in _ENDS[self.kind]

    def passage(self, document: str, voice: Voice) -> Passage:
        """What is read so far."""
        level = _LEVELS.get(self.tag.name, _LOWEST) if self.kind == "heading" else 0
        return replace(self.written.finish().passage(document, self.kind, voice), level=level)


@dataclass(slots=True)
class _Rows:
    """A table that is being read."""

    place: Place
    rows: list[list[Passage]] = field(default_factory=list)
    tags: list[list[Tag]] = field(default_factory=list)
    """What each row's own cells begin with."""
    _reaching: dict[int, tuple[int, Passage]] = field(default_factory=dict)
    """The cells that reach down from rows above, by their column, with the rows that they still have."""

    def begin(self, _row: Passage, _found: Tag) -> None:
        """Begin a row."""
        self.rows.append([])
        self.tags.append([])
        self._reach()

    def add(self, cell: Passage, found: Tag) -> None:
        """Add a cell to the last row; the further columns that it spans are empty."""
        if not self.rows:
            return
        row = self.rows[-1]
        empty = Passage("", cell.place, "cell")
        for each in (cell, *[empty] * (found.columns - 1)):
            self._reaching[len(row)] = (found.rows - 1, each)
            row.append(each)
            self._reach()
        self.tags[-1].append(found)

    def _reach(self) -> None:
        """Add the cells of rows above that reach down to where the last row has come."""
        row = self.rows[-1]
        while len(row) in self._reaching:
            left, cell = self._reaching.pop(len(row))
            if not left:
                return
            self._reaching[len(row)] = (left - 1, cell)
            row.append(cell)

    @property
    def has_no_header(self) -> bool:
        """Whether each row is headed by its own first cell."""
        return self.names[:1] == ["th"] and "td" in self.names

    @property
    def names(self) -> list[str]:
        """The elements of its first row's cells."""
        return [each.name for each in chain(*self.tags[:1])]

    @property
    def depth(self) -> int:
        """How many rows its header has: several if cells of the first reach over columns or down.

        A row of ``<td>`` is such a header if each of its cells does the one or the other.
        """
        first, second = [*self.tags, [], []][:2]
        deepest = max(map(attrgetter("rows"), first), default=1)
        is_wide = any(each.columns > 1 for each in first)
        if second and all(each.name == "th" for each in second):
            return max(deepest, 1 + is_wide)
        reaches = all(max(each.rows, each.columns) > 1 for each in first)
        is_headed = reaches or "td" not in self.names
        return deepest if is_wide and is_headed else 1


_IN_TABLES = {"row": _Rows.begin, "cell": _Rows.add}
"""What a block inside a table adds to it."""


Blocks: TypeAlias = tuple[list[Passage], list[Table]]
"""Passages and tables."""


def read(source: str, line: int, document: str, voice: Voice = "author") -> Blocks:
    """The passages and the tables of HTML that begins on `line` of its document."""
    return of_pieces(pieces(source), line, document, voice)


def of_pieces(found: Iterable[Piece], line: int, document: str, voice: Voice = "author") -> Blocks:
    """The passages and the tables of HTML's pieces, the first of which begins on `line` of its document.

    A table of a single column is not a table of terms: its cells are paragraphs.
    """
    passages: list[Passage] = []
    tables: list[_Rows] = []
    for block in _blocks(found, line):
        passage = block.passage(document, voice)
        if block.kind == "table":
            tables.append(_Rows(passage.place))
        elif tables and block.kind in _IN_TABLES:
            _IN_TABLES[block.kind](tables[-1], passage, block.tag)
        else:
            passages.append(passage)
    made: list[Table] = []
    for each in tables:
        rows = list(filter(None, each.rows)) or [[]]
        if len(rows[0]) > 1:
            made.append(_table(each, rows))
        else:
            passages += map(partial(replace, kind="paragraph"), chain.from_iterable(rows))
    return passages, made


def _table(found: _Rows, rows: Sequence[Sequence[Passage]]) -> Table:
    """The table; its first rows are the header, unless each row is headed by its own first cell."""
    if found.has_no_header:
        return table(found.place, [""] * len(rows[0]), rows)
    header = lowest(rows[: found.depth], attrgetter("text"))
    made = headed(found.place, [header, *rows[found.depth :]])
    return made if "th" in found.names else replace(made, place=rows[0][0].place, has_header=False)


def _blocks(source: Iterable[Piece], line: int) -> Iterator[_Block]:
    """The blocks in their order, the empty ones too."""
    block = _Block(MarkedUp(line), Tag(""))
    for piece in source:
        found = piece.tag
        if not found or found.role not in BLOCKS or block.written.hides:
            _write(piece, block.written)
        elif block.holds(found):
            block.written.new_line(block.written.line + piece.breaks, is_hard=True)
        else:
            yield block
            after = MarkedUp(block.written.line + piece.breaks)
            yield from _markers(found, after)
            block = _Block(after, found, _kind(found, block))
    yield block


def _markers(found: Tag, after: MarkedUp) -> Iterator[_Block]:
    """The beginning of a table or a row."""
    if found.role in {"table", "row"} and not found.closing:
        yield _Block(after, found, found.role)


def _kind(found: Tag, before: _Block) -> str:
    """The kind of the block that a tag begins."""
    if found.closing or found.role in {"table", "row"}:
        return "paragraph"
    is_first = before.written.is_empty and found.role in _HELD.get(before.kind, ())
    return before.kind if is_first else found.role


def _write(piece: Piece, written: MarkedUp) -> None:
    if piece.tag:
        written.tag(piece.tag)
    if piece.mark:
        written.mark(piece.mark)
    written.flow(piece.text)
    written.line += piece.breaks
