"""The blocks of a piece of HTML: its passages and tables.

Every tag of a block's beginning or end is a boundary. Blocks inside a cell or a term are lines of it; the
first paragraph of an item or a definition is that item or definition. An unclosed comment, script or style
hides what follows it, as in a browser.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from yougo.language.text import unwrapped
from yougo.model.documents import Passage, Place, Table
from yougo.readers.html import BLOCKS, PIECE, MarkedUp, Tag, tag
from yougo.readers.running import Voice, row

_ENDS = {"cell": frozenset(["cell", "row", "table"]), "term": frozenset(["term", "definition"])}
"""What ends a block that holds others."""
_HELD = frozenset(["item", "definition"])
"""Blocks whose first paragraph is what they are."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A block that is being read."""

    written: MarkedUp
    kind: str = "paragraph"
    """Its passage's kind, or ``table`` and ``row`` for the beginning of one, which has no text."""
    name: str = ""
    """The element."""

    def holds(self, found: Tag) -> bool:
        """Whether a block's tag stands inside this one."""
        return self.kind in _ENDS and found.role not in _ENDS[self.kind]

    def passage(self, document: str, voice: Voice) -> Passage:
        """What is read so far."""
        level = int(self.name[1]) if self.kind == "heading" else 0
        return replace(self.written.finish().passage(document, self.kind, voice), level=level)


@dataclass(slots=True)
class _Rows:
    """A table that is being read."""

    place: Place
    rows: list[list[Passage]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """The elements of its first row's cells."""

    def add(self, cell: Passage, name: str) -> None:
        """Add a cell to the last row."""
        if self.rows:
            self.rows[-1].append(cell)
        if len(self.rows) == 1:
            self.names.append(name)

    @property
    def has_no_header(self) -> bool:
        """Whether each row is headed by its own first cell."""
        return self.names[:1] == ["th"] and "td" in self.names


def read(source: str, line: int, document: str, voice: Voice = "author") -> tuple[list[Passage], list[Table]]:
    """The passages and the tables of HTML that begins on `line` of its document.

    A table of a single column is no table of terms: its cells are paragraphs.
    """
    passages: list[Passage] = []
    tables: list[_Rows] = []
    for block in _blocks(source, line):
        passage = block.passage(document, voice)
        if block.kind == "table":
            tables.append(_Rows(passage.place))
        elif block.kind == "row" and tables:
            tables[-1].rows.append([])
        elif block.kind == "cell" and tables:
            tables[-1].add(passage, block.name)
        else:
            passages.append(passage)
    found: list[Table] = []
    for table in tables:
        rows = list(filter(None, table.rows))
        if rows and len(rows[0]) > 1:
            found.append(_table(table, rows))
        else:
            passages += [replace(cell, kind="paragraph") for cells in rows for cell in cells]
    return passages, found


def _table(table: _Rows, rows: Sequence[Sequence[Passage]]) -> Table:
    """The table; its first row is the header, unless each row is headed by its own first cell."""
    words = tuple("" if table.has_no_header else unwrapped(cell.text) for cell in rows[0])
    below = rows if table.has_no_header else rows[1:]
    return Table(table.place, words, tuple(row(cells, len(words)) for cells in below))


def _blocks(source: str, line: int) -> Iterator[_Block]:
    """The blocks in their order, the empty ones too."""
    block = _Block(MarkedUp(line))
    for piece in PIECE.finditer(source):
        found = tag(piece[0])
        if not found or found.role not in BLOCKS or block.written.hides:
            _write(piece[0], found, block.written)
        elif block.holds(found):
            block.written.new_line(block.written.line + piece[0].count("\n"))
        else:
            yield block
            after = MarkedUp(block.written.line + piece[0].count("\n"))
            yield from _markers(found, after)
            block = _Block(after, _kind(found, block), found.name)
    yield block


def _markers(found: Tag, after: MarkedUp) -> Iterator[_Block]:
    """The beginning of a table or a row."""
    if found.role in {"table", "row"} and not found.closing:
        yield _Block(after, found.role)


def _kind(found: Tag, before: _Block) -> str:
    """The kind of the block that a tag begins."""
    if found.closing or found.role in {"table", "row"}:
        return "paragraph"
    is_first = before.kind in _HELD and before.written.is_empty
    return before.kind if is_first and found.role == "paragraph" else found.role


def _write(piece: str, found: Tag | None, written: MarkedUp) -> None:
    if found:
        written.tag(found)
        written.line += piece.count("\n")
    elif piece.startswith(("<!", "<?")):
        written.line += piece.count("\n")
    else:
        written.lines(piece)
