"""A Markdown document's blocks as the records of a `documents.Document`."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token
from markdown_it.utils import EnvType

from yougo.language.characters import is_japanese
from yougo.language.patterns import BULLETS
from yougo.language.text import unwrapped
from yougo.model.documents import OBJECT, Note, Passage, Place, Problem, Row, Table
from yougo.readers.grammar import Grammar
from yougo.readers.inline import running
from yougo.readers.markup import blocks
from yougo.readers.running import RunningText, Voice

_CALLOUT = re.compile(r"\[!([^\[\]\n]+)\][+-]?[ \t]*+([^\n]*)")
_ITEM = re.compile(rf"^\s*(?:\d{{1,2}}[.．)）]|[-*・{BULLETS}])\s*")
_PROGRAM = re.compile(r"[{};=<>$|\\#]|//|--|\w\(|^\s*[/%'\"]")
_QUOTING = frozenset("cite quote".split())
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_KINDS = {"heading_open": "heading", "dt_open": "term"}
_CONTAINERS = {"list_item_open": "item", "dd_open": "definition", "footnote_reference_open": "paragraph"}
_ENDS = frozenset("list_item_close dd_close footnote_reference_close blockquote_close".split())


@dataclass(slots=True)
class _Container:
    """A list item, definition, note or quotation that is open."""

    kind: str
    """The kind of the next paragraph in it."""
    voice: Voice
    in_note: bool


@dataclass(slots=True)
class _Grid:
    """A table in the making."""

    place: Place
    header: list[str] = field(default_factory=list)
    cells: list[Passage] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def end_row(self) -> None:
        if self.cells:
            self.rows.append(Row(tuple(self.cells)))
            self.cells.clear()


class Blocks:
    """What was found in the blocks that `read` has been given."""

    def __init__(self, document: str, grammar: Grammar, env: EnvType) -> None:
        self.title = ""
        """The first heading of the first level."""
        self.passages: list[Passage] = []
        self.notes: list[Note] = []
        self.tables: list[Table] = []
        self.problems: list[Problem] = []
        self._document = document
        self._grammar = grammar
        self._env = env
        self._open = [_Container("paragraph", "author", in_note=False)]
        self._kind = ""  # of a heading or term that is open
        self._level = ""
        self._noted: list[tuple[str, Place, list[Passage]]] = []  # notes that are open
        self._unlabelled = 0
        self._grid: _Grid | None = None
        self._in_header = False

    def read(self, tokens: Sequence[Token]) -> None:
        """Go through the tokens of a whole document."""
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._inline(token)
            elif kind in _KINDS:
                self._kind, self._level = _KINDS[kind], token.tag
            elif kind in _CONTAINERS or kind == "blockquote_open":
                self._enter(token, tokens[index + 1 : index + 3])
            elif kind in _ENDS:
                self._leave(kind)
            elif kind == "html_block":
                self._html(token)
            elif kind == "code_block" and _is_prose(token.content):
                self._indented(token)
            elif kind == "acronyms":
                self._acronyms(token)
            else:
                self._table(token)

    def _place(self, token: Token, below: int = 0) -> Place:
        return Place(self._document, (token.map[0] if token.map else 0) + below + 1)

    def _enter(self, token: Token, following: Sequence[Token]) -> None:
        """A list item, definition, quotation or note opens."""
        around = self._open[-1]
        if token.type == "blockquote_open":
            callout = _callout(following)
            voice: Voice = "annotator" if callout and callout not in _QUOTING else "quotation"
            self._open.append(_Container("paragraph", voice, around.in_note))
            return
        noted = token.type == "footnote_reference_open"
        if noted:
            self._noted.append((token.meta["label"], self._place(token), []))
        self._open.append(_Container(_CONTAINERS[token.type], around.voice, around.in_note or noted))

    def _leave(self, kind: str) -> None:
        self._open.pop()
        if kind == "footnote_reference_close":
            label, place, body = self._noted.pop()
            self.notes.append(Note(label, place, tuple(body)))

    def _inline(self, token: Token) -> None:
        """The text of a paragraph, heading, term or cell."""
        content, line = token.content, self._place(token).line
        if self._grid:
            self._cell(content, line)
        elif self._kind:
            passage = self._passage(content, line, self._kind)
            if self._level == "h1" and not self.title and passage.text and not self._noted:
                self.title = unwrapped(passage.text)
            self._keep(replace(passage, level=int(self._level[1:]) if self._kind == "heading" else 0))
            self._kind = self._level = ""
        else:
            for part, below, kind in self._parts(content):
                self._keep(self._passage(part, line + below, kind))

    def _parts(self, content: str) -> Iterator[tuple[str, int, str]]:
        """A block's paragraphs, two with a callout's title: text, lines below the block's first, kind."""
        container = self._open[-1]
        kind = container.kind
        if kind == "item":
            container.kind = "paragraph"
            content = _TASK.sub("", content, count=1) if _TASK.match(content) else content
        callout = _CALLOUT.match(content) if container.voice != "author" else None
        if callout is None:
            yield content, 0, kind
            return
        yield callout[2], 0, kind
        yield content[callout.end() + 1 :], 1, kind

    def _passage(self, content: str, line: int, kind: str) -> Passage:
        tokens = self._grammar.parse_inline(content, self._env)
        return running(content, tokens, line, self._add_note).passage(
            self._document, kind, self._open[-1].voice
        )

    def _add_note(self, body: Callable[[], RunningText]) -> str:
        self._unlabelled += 1
        label, index = f"^{self._unlabelled}", len(self.notes)
        passage = body().passage(self._document, "paragraph", self._open[-1].voice)
        self.notes.insert(index, Note(label, passage.place, (passage,)))  # before the notes inside it
        return label

    def _keep(self, passage: Passage) -> None:
        """Add a passage where it belongs, unless it says nothing."""
        if not (passage.text.strip(f"{OBJECT} \n") or passage.marks):
            return
        if not self._open[-1].in_note:
            self.passages.append(passage)
        else:
            self._noted[-1][2].append(_in_note(passage))

    def _html(self, token: Token) -> None:
        if token.content.startswith("<!--") and "-->" not in token.content:
            message = "This comment is never closed and hides all that follows: close it with “-->”."
            self.problems.append(Problem("unclosed-comment", message, self._place(token)))
        grid: _Grid | None = None
        for kind, text in blocks(token.content, self._place(token).line):
            passage = text.passage(self._document, kind, self._open[-1].voice)
            if kind == "table":
                self._end_grid(grid)
                grid = _Grid(passage.place)
            elif kind == "row" and grid:
                grid.end_row()
            elif kind == "cell" and grid:
                grid.cells.append(passage)
            else:
                self._keep(passage)
        self._end_grid(grid)

    def _end_grid(self, grid: _Grid | None) -> None:
        """A HTML table is whole: its first row is its header; a table of one column is no table of terms."""
        if not grid:
            return
        grid.end_row()
        header, *rows = grid.rows or [Row(())]
        for row in grid.rows if len(header.cells) < 2 else ():
            for cell in row.cells:
                self._keep(replace(cell, kind="paragraph"))
        if len(header.cells) > 1:
            filled = [
                Row((*row.cells, *self._empty(row, len(header.cells)))[: len(header.cells)]) for row in rows
            ]
            words = tuple(unwrapped(cell.text) for cell in header.cells)
            self.tables.append(Table(grid.place, words, tuple(filled)))

    def _empty(self, row: Row, columns: int) -> list[Passage]:
        """The cells that a row lacks."""
        return [Passage("", row.cells[0].place, "cell")] * (columns - len(row.cells))

    def _indented(self, token: Token) -> None:
        """A list that stands as far in as code would."""
        for below, line in enumerate(token.content.split("\n")):
            if line.strip():
                self._keep(self._passage(_ITEM.sub("", line), self._place(token, below).line, "item"))

    def _acronyms(self, token: Token) -> None:
        rows = [
            Row((self._passage(acronym, line + 1, "cell"), self._passage(expansion, line + 1, "cell")))
            for line, acronym, expansion in token.meta["rows"]
        ]
        self.tables.append(Table(self._place(token), ("acronym", "expansion"), tuple(rows)))

    def _table(self, token: Token) -> None:
        """A token of a table's frame; others say nothing."""
        if token.type == "table_open":
            self._grid = _Grid(self._place(token))
        elif self._grid and token.type in ("thead_open", "thead_close"):
            self._in_header = token.type == "thead_open"
        elif self._grid and token.type == "tr_close":
            self._grid.end_row()
        elif self._grid and token.type == "table_close":
            grid, self._grid = self._grid, None
            self.tables.append(Table(grid.place, tuple(grid.header), tuple(grid.rows)))

    def _cell(self, content: str, line: int) -> None:
        passage = self._passage(content, line, "cell")
        if self._grid and self._in_header:
            self._grid.header.append(unwrapped(passage.text))
        elif self._grid:
            self._grid.cells.append(passage)


def _is_prose(code: str) -> bool:
    """Whether an indented block is a Japanese list, without the signs of a program."""
    lines = [line for line in code.split("\n") if line.strip()]
    return len(lines) > 1 and all(
        is_japanese(line) and _ITEM.match(line) and not _PROGRAM.search(line) for line in lines
    )


def _callout(following: Sequence[Token]) -> str:
    """The type of the callout that a quotation is: ``note``; empty for a plain one."""
    match = _CALLOUT.match(following[-1].content) if following and following[-1].type == "inline" else None
    return match[1].partition("|")[0].strip().lower() if match else ""


def _in_note(passage: Passage) -> Passage:
    """As a note's body has it."""
    kind = "item" if passage.kind == "item" else "paragraph"
    return Passage(
        passage.text, passage.place, kind, passage.edges, passage.marks, passage.lines, passage.voice
    )
