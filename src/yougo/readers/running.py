"""Running text: what readers write into, and what becomes a `documents.Passage`.

A reader writes the pieces of a block in order and says where a line of the document begins, where markup
opens and closes, and where a note mark hangs. White space at the ends of a line and empty lines are left out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Literal, TypeAlias, TypeVar

from yougo.language.text import clean, seam, unwrapped
from yougo.model.documents import OBJECT, Edge, Mark, Passage, Place, Row, Table

Voice: TypeAlias = Literal["author", "annotator", "quotation"]
Cell = TypeVar("Cell")

_DEEPEST = 32
"""Markup open at once; what opens beyond it is read as text without markup."""
_SEAM_PIECES = 3
"""Pieces of text whose end says how the next line is joined."""
_UNIT_PIECES = 3
"""Pieces of text that a unit before an exponent may be in: ``k<i>m</i>``."""


_EXPONENT = re.compile(r"[-+\u2212]?\d{1,3}")
_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
TAKES_EXPONENT = re.compile(r"(?:\A|[^A-Za-z])(?:[kcmdn]?m|[A-Za-z])\Z|\d\Z")
"""Text whose end a raised number is an exponent of: a number or a unit."""


class RunningText:
    """The text of one block, beginning on `line` of its document."""

    def __init__(self, line: int) -> None:
        self.end = 0
        """The length of the text, without white space that nothing follows."""
        self._pieces: list[str] = []
        self._spaces: list[str] = []  # white space that is dropped unless text follows on its line
        self._first_line = line
        self._line = line
        self._line_begun = False
        self._is_hard = False  # whether a hard break comes before what is written next
        self._hard: list[int] = []
        self._numbers: list[int] = []  # the document's lines in the text
        self._joins: list[int] = []  # where those begin that are joined to the one before
        self._loose: list[int] = []
        self._is_loose = False  # whether a loose break comes before what is written next
        self._is_joined = False  # whether the document's line that is begun goes on with the text's
        self._is_wrapped = False  # whether white space is what divides it from the line above
        self._open: list[tuple[str, int, str]] = []
        self._edges: list[Edge] = []
        self._marks: list[Mark] = []

    def write(self, text: str) -> None:
        """Add text; control characters are dropped, a line break in it is a space."""
        kept = clean(text).replace("\n", " ")
        if not self._line_begun and (self._is_wrapped or not self._is_joined):
            kept = kept.lstrip()
        ink = kept.rstrip()
        if ink:
            self._begin_line(ink)
            self._add("".join(self._spaces))
            self._add(ink)
            self._spaces.clear()
        self._spaces.append(kept[len(ink) :])

    def write_raised(self, text: str) -> None:
        """Add raised text, a number in the characters of an exponent: 10³."""
        before = "".join(self._pieces[-_UNIT_PIECES:])
        is_exponent = _EXPONENT.fullmatch(text) and TAKES_EXPONENT.search(before)
        self.write(text.translate(_RAISED) if is_exponent else text)

    def _begin_line(self, ink: str) -> None:
        if self._line_begun:
            return
        self._line_begun = True
        between = seam("".join(self._pieces[-_SEAM_PIECES:]), ink) if self._is_wrapped else ""
        if self._is_joined and self._numbers and (between or not self._is_wrapped):
            self._add(between)
            self._joins.append(self.end)
        elif self._numbers:
            self._break_line()
        self._is_hard = self._is_loose = self._is_joined = self._is_wrapped = False
        self._numbers.append(self._line)

    def _break_line(self) -> None:
        line = len(self._numbers) - len(self._joins) - 1
        if self._is_hard:
            self._hard.append(line)
        elif self._is_loose:
            self._loose.append(line)
        self._add("\n")

    def _add(self, piece: str) -> None:
        seam = self._pieces[-1][-1] + piece if piece and self._pieces else ""
        if not unicodedata.is_normalized("NFC", seam):
            # There was markup between a letter and its accent.
            self._pieces[-1] = self._pieces[-1][:-1]
            self.end -= 1
            piece = unicodedata.normalize("NFC", seam)
        if piece:
            self._pieces.append(piece)
            self.end += len(piece)

    def line(self, number: int, *, is_hard: bool = False, is_loose: bool = False) -> None:
        """Begin a new line, which is line `number` of the document, perhaps behind a hard or loose break."""
        self._line = number
        self._is_hard |= is_hard
        self._is_loose |= is_loose
        self._is_joined = self._is_wrapped = False
        self._line_begun = False
        self._spaces.clear()

    def wrap(self, number: int) -> None:
        """Go on with line `number` of the document, where a line's end is white space as in HTML.

        Between words that is a space, and nothing beside Japanese.
        """
        if self._line_begun:
            self.join(number)
            self._is_wrapped = True
        self._line = number

    def join(self, number: int) -> None:
        """Begin line `number` of the document, which goes on with the same line of the text."""
        self.line(number)
        self._is_joined = True

    def code(self, content: str) -> None:
        """Add code: one object among words, and the text of a cell that holds nothing else."""
        start = self.end
        self.write(OBJECT)
        self.edge(start, "code", content)

    def open(self, basis: str, value: str = "") -> None:
        """Open markup that may bound a name: see `documents.Edge`."""
        if len(self._open) < _DEEPEST:
            self._open.append((basis, self.end, value))

    def close(self, basis: str) -> None:
        """Close the markup last opened on this basis; what is still open inside it is forgotten."""
        for depth, (found, start, value) in reversed(list(enumerate(self._open))):
            if found == basis:
                del self._open[depth:]
                self.edge(start, basis, value)
                return

    def edge(self, start: int, basis: str, value: str) -> None:
        """Bound what was written since `start` (an `end` of then)."""
        if start < self.end:
            self._edges.append(Edge(start, self.end, basis, value))

    def mark(self, label: str) -> None:
        """Hang a note mark on what was written last."""
        self._marks.append(Mark(self.end, label))

    def passage(self, document: str, kind: str, voice: Voice = "author") -> Passage:
        """The passage; its text is empty when nothing but white space was written."""
        text = "".join(self._pieces)
        if kind == "cell" and text == OBJECT and self._code():
            return self._of_code().passage(document, kind, voice)
        numbers = tuple(self._numbers) or (self._first_line,)
        edges = [Edge(_first_ink(text, edge.start), edge.end, edge.basis, edge.value) for edge in self._edges]
        return Passage(
            text=text,
            place=Place(document, numbers[0]),
            kind=kind,
            edges=tuple(sorted(edges, key=lambda edge: (edge.start, -edge.end))),
            marks=tuple(self._marks),
            lines=() if _consecutive(numbers) else numbers,
            voice=voice,
            hard=tuple(self._hard),
            loose=tuple(self._loose),
            joins=tuple(self._joins),
        )

    def _code(self) -> str:
        """All code in the text."""
        return "".join(edge.value for edge in self._edges if edge.basis == "code").strip()

    def _of_code(self) -> "RunningText":
        """The code as text, with the marks that hang on it."""
        text = RunningText(self._numbers[0])
        text.write(self._code())
        for mark in self._marks:
            text.mark(mark.label)
        return text


def _first_ink(text: str, start: int) -> int:
    while text[start].isspace():
        start += 1
    return start


def _consecutive(numbers: Sequence[int]) -> bool:
    return tuple(numbers) == tuple(range(numbers[0], numbers[0] + len(numbers)))


def table(place: Place, header: Sequence[str], rows: Iterable[Sequence[Passage]]) -> Table:
    """A table whose rows have as many cells as its header."""
    return Table(place, tuple(header), tuple(row(cells, len(header)) for cells in rows))


def headed(place: Place, rows: Sequence[Sequence[Passage]]) -> Table:
    """A table whose first row is its header."""
    marks = chain.from_iterable(map(attrgetter("marks"), rows[0]))
    labels = dict.fromkeys(map(attrgetter("label"), marks))
    found = table(place, headings(rows[0]), rows[1:])
    return replace(found, marks=tuple(map(partial(Mark, 0), labels)), has_header=any(found.header))


def lowest(rows: Sequence[Sequence[Cell]], text: Callable[[Cell], str]) -> list[Cell]:
    """The cells of a header of several rows: in each column the lowest that says something."""
    columns = zip(*rows, strict=False)
    return [next(filter(text, reversed(column)), column[0]) for column in columns]


def headings(cells: Iterable[Passage]) -> list[str]:
    """The texts of a header's cells, each on one line."""
    return list(map(unwrapped, map(attrgetter("text"), cells)))


def row(cells: Sequence[Passage], columns: int) -> Row:
    """A row with as many cells as its table has columns: cut, or filled up with empty cells."""
    empty = Passage("", cells[0].place, "cell")
    return Row((*cells, *[empty] * (columns - len(cells)))[:columns])
