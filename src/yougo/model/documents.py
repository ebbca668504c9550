"""A document as its reader understood it: passages, notes and tables, each with the line that it came from.

Offsets count characters of the record's own text; ``""`` and ``()`` mean unknown.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from yougo.model.codes import WarningCode

Voice = Literal["author", "annotator", "quotation"]
"""Whose words: ``annotator`` in a callout such as ``[!note]``; ``quotation`` in ``>`` and ``[!cite]``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is in a document.

    >>> str(Place("notes/policy.md", 12))
    'notes/policy.md:12'
    """

    document: str
    """The document's name in the workspace: ``notes/policy.md``."""
    line: int
    """The line as an editor counts, from 1; in a document without lines, a number that grows down it."""
    within: str = ""
    """What people look for in a document without lines: ``page 12, line 3`` (see `Part`)."""

    @property
    def where(self) -> str:
        """Where in its document it is: ``line 12``, ``page 12, line 3``."""
        return self.within or f"line {self.line}"

    def __str__(self) -> str:
        """As people write it: ``notes/policy.md:12``, ``policy.pdf (page 12, line 3)``; ``""`` for none."""
        if not self.document:
            return ""
        return f"{self.document} ({self.within})" if self.within else f"{self.document}:{self.line}"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document that people find by its name: a page, a sheet, what is below a heading.

    >>> Part(41, "page 2", "line", 40).told(43), Part(7, "第2章").told(9)
    ('page 2, line 3', '第2章')
    >>> Part(1, "", "paragraph").told(9)
    'paragraph 9'
    """

    first: int
    """Its first line, as `Place` counts; it ends where the next part begins."""
    name: str
    unit: str = ""
    """What people count in it: ``line``, ``row``; ``""`` where they count nothing."""
    zero: int = 0
    """The line before the one that they count as 1."""

    def told(self, line: int) -> str:
        """What people look for to find a line."""
        number = f"{self.unit} {line - self.zero}" if self.unit else ""
        return ", ".join(filter(None, (self.name, number)))


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of a passage that the document's own markup bounds, and so a whole name, perhaps."""

    start: int
    end: int
    basis: str
    """``link``, ``wikilink``, ``emphasis``, ``ruby``, ``abbreviation`` or ``code`` (around an `OBJECT`)."""
    value: str = ""
    """What the markup says of it: a link's target, a ruby's kana, an ``<abbr>``'s title; the code itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark (``[^x]``, ``^[…]``), which the passage's text does not hold."""

    offset: int
    """The mark hangs on what ends at this offset."""
    label: str
    """The label as written: ``dfft``; ``^1``, ``^2``, … for notes without one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain running text of one block, without markup, note marks, comments and code."""

    text: str
    """Unicode NFC; line breaks inside the block are one ``\\n`` each, with no white space around them."""
    place: Place
    """Where the block's text begins."""
    kind: str = "paragraph"
    """``heading``, ``paragraph``, ``item``, ``cell``, ``term``, ``definition`` (of a definition list),
    ``note`` (plain text's ※…), ``alias`` (in front matter)."""
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    lines: tuple[int, ...] = ()
    """The document's lines in the text, when they do not simply follow one another."""
    voice: Voice = "author"
    hard: tuple[int, ...] = ()
    """The lines of the text that a hard break ends (``<br>``, two spaces, a backslash), the first being 0."""
    loose: tuple[int, ...] = ()
    """Those that a break ends inside of which a name may be: Word's and slides' within a paragraph."""
    level: int = 0
    """Of a heading: 1 for the highest; in a list: how many lists are around it; 0 when unknown."""
    joins: tuple[int, ...] = ()
    """Where inside a line of the text a line of the document begins, as in a paragraph that was wrapped."""

    def place_at(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        joined = bisect_right(self.joins, offset)
        return self.place_of(self.text.count("\n", 0, offset) + joined)

    @property
    def line_ends(self) -> list[int]:
        """The last offset of each line of the document but the last."""
        breaks = list(map(re.Match.start, re.finditer("\n", self.text)))
        return sorted([*breaks, *(join - 1 for join in self.joins)]) if self.joins else breaks

    def place_of(self, number: int) -> Place:
        """The place of one of the document's lines in the text, the first being 0."""
        line = self.lines[number] if number < len(self.lines) else self.place.line + number
        return Place(self.place.document, line)

    def edges_of(self, basis: str) -> list[Edge]:
        """The edges of one kind of markup, in their order."""
        return [edge for edge in self.edges if edge.basis == basis]

    def with_code(self, written: Callable[[str], str]) -> str:
        """The text with what `written` makes of each code, in the place of its `OBJECT`."""
        pieces, at = [], 0
        for edge in filter(self.is_code, self.edges):
            pieces += [self.text[at : edge.start], written(edge.value)]
            at = edge.end
        return "".join(pieces) + self.text[at:]

    def is_code(self, edge: Edge) -> bool:
        """Whether an edge says which code an `OBJECT` stands for."""
        return edge.basis == "code" and self.text[edge.start : edge.end] == OBJECT


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's definition. One label may be defined twice: both are kept."""

    label: str
    place: Place
    body: tuple[Passage, ...]
    """Its blocks; their kind is ``paragraph`` or ``item``."""

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(map(attrgetter("text"), self.body))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: as many cells as the table has columns."""

    cells: tuple[Passage, ...]
    """Of kind ``cell``; an empty cell has an empty text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of header words."""

    place: Place
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...] = ()
    """The note marks in its header; they hang on nothing."""
    has_header: bool = True
    """Whether the document's own markup calls the first row a header."""


OBJECT = "\ufffc"
"""Takes the place of code or a picture (Unicode's object replacement character): no name runs across it."""
COLUMNS = ("japanese", "english", "acronym", "reading", "definition", "aliases", "former")
"""What a column of a table of terms may hold."""
Columns: TypeAlias = Mapping[str, int | str]
"""Each of these and its column: the number, from 1, or the header."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong at one place of a document, or doubtful about a concept."""

    code: WarningCode
    """``front-matter``; another package's reader may bring codes of its own."""
    message: str
    """One sentence."""
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader understood it."""

    name: str
    title: str = ""
    url: str = ""
    format: str = ""
    """The reader's name: ``markdown``."""
    passages: tuple[Passage, ...] = ()
    """In the document's order; without the notes' bodies and the tables' cells."""
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    aliases: tuple[Passage, ...] = ()
    """What else the front matter calls what the document is about, as a vault of notes does."""
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    """In the order of their lines; none where the line of a place says enough."""

    def located(self, place: Place) -> Place:
        """A place in this document with what people look for to find it."""
        following = bisect_right(self.parts, place.line, key=attrgetter("first"))
        return replace(place, within=self.parts[following - 1].told(place.line)) if following else place

    def without_text(self) -> "Document":
        """The document's name, title, address and format alone."""
        return Document(self.name, self.title, self.url, self.format)

    def with_passages(self, change: Callable[[Passage], Passage]) -> "Document":
        """The document with each passage changed, also those of notes and tables."""
        return replace(
            self,
            passages=tuple(map(change, self.passages)),
            notes=tuple(Note(note.label, note.place, tuple(map(change, note.body))) for note in self.notes),
            tables=tuple(replace(table, rows=_changed(table.rows, change)) for table in self.tables),
            aliases=tuple(map(change, self.aliases)),
        )


def _changed(rows: tuple[Row, ...], change: Callable[[Passage], Passage]) -> tuple[Row, ...]:
    return tuple(Row(tuple(map(change, row.cells))) for row in rows)


@dataclass(frozen=True, slots=True)
class Reader:
    """What an entry point of the group ``yougo.readers`` names."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case with the dot: ``(".md", ".markdown")``."""
    read: Callable[[bytes, str], Document]
    """From a file's bytes and the document's name; raises `errors.UnreadableDocument`."""
    named_suffixes: tuple[str, ...] = ()
    """Those of files that are read only when they are named: in folders, most are something else."""
    version: int = 1
    """Raised whenever the same bytes may give another document: cached findings are then made anew."""


class Token(NamedTuple):
    """A word as the morphological analyser cuts it (UniDic's parts of speech)."""

    surface: str
    pos: tuple[str, ...]
    """``("名詞", "普通名詞", "一般", "*", "*", "*")``."""
    start: int
    end: int


Analyse: TypeAlias = Callable[[str], tuple[Token, ...]]
