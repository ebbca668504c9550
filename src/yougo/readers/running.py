"""Running text in the making: what readers write into, and what becomes a `documents.Passage`.

A reader writes the pieces of a block as they come and says where a line of the document begins, where
markup opens and closes, and where a note mark hangs. Only when all is written are lines stripped, empty
ones dropped and offsets moved to fit.
"""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

from yougo.language.text import clean
from yougo.model.documents import OBJECT, Edge, Mark, Passage, Place

Voice: TypeAlias = Literal["author", "annotator", "quotation"]

_DEEPEST = 32
"""Markup open at once; what opens beyond is taken for text without markup."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the finished text: where it stood among all that was written, and where it stands now."""

    raw: int
    start: int
    text: str
    number: int

    def place(self, offset: int) -> int:
        """Where the raw `offset` is now."""
        return self.start + min(max(0, offset - self.raw), len(self.text))


class RunningText:
    """The text of one block, beginning on `line` of its document."""

    def __init__(self, line: int) -> None:
        self._pieces: list[str] = []
        self._ink = 0  # where the last character that is no white space ends
        self._breaks = [(0, line)]  # where each line begins, and the document's line
        self._open: list[tuple[str, int, str]] = []
        self._edges: list[Edge] = []
        self._marks: list[Mark] = []
        self._code = ""
        self.length = 0
        """How many characters have been written."""

    def write(self, text: str) -> None:
        """Add text; control characters are dropped, a line break in it is a space."""
        kept = clean(text).replace("\n", " ")
        if not kept:
            return
        if self._pieces and not unicodedata.is_normalized("NFC", seam := self._pieces[-1][-1] + kept):
            # Markup stood between a letter and its accent.
            self._pieces[-1] = self._pieces[-1][:-1]
            self.length -= 1
            kept = unicodedata.normalize("NFC", seam)
        inked = kept.rstrip()
        if inked:
            self._ink = self.length + len(inked)
        self._add(kept)

    def code(self, content: str) -> None:
        """Code stands here: an object among words, and the text of a cell that holds nothing else."""
        self._code = content
        self.write(OBJECT)

    def line(self, number: int) -> None:
        """Begin a new line, which is line `number` of the document."""
        self._add("\n")
        self._breaks.append((self.length, number))

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    def open(self, ground: str, value: str = "") -> None:
        """Markup opens that bounds a name, perhaps: see `documents.Edge`."""
        if len(self._open) < _DEEPEST:
            self._open.append((ground, self.length, value))

    def close(self, ground: str) -> None:
        """The markup last opened on this ground closes; what is still open inside it is forgotten."""
        for depth in range(len(self._open) - 1, -1, -1):
            found, start, value = self._open[depth]
            if found == ground:
                del self._open[depth:]
                self.edge(start, ground, value)
                return

    def edge(self, start: int, ground: str, value: str) -> None:
        """What was written since `start` (a `length`) is bounded."""
        if start < self._ink:
            self._edges.append(Edge(start, self._ink, ground, value))

    def mark(self, label: str) -> None:
        """A note mark hangs on what was written last."""
        self._marks.append(Mark(self._ink, label))

    def passage(self, document: str, kind: str, voice: Voice = "author") -> Passage:
        """The passage; its text is empty when nothing but white space was written."""
        if kind == "cell" and self._code.strip() and "".join(self._pieces).strip() == OBJECT:
            return self._of_code().passage(document, kind, voice)
        lines = self._laid_out()
        starts = [line.raw for line in lines]

        def moved(offset: int) -> int:
            return lines[max(0, bisect_right(starts, offset) - 1)].place(offset) if lines else 0

        text = "\n".join(line.text for line in lines)
        numbers = tuple(line.number for line in lines) or (self._breaks[0][1],)
        edges = (_trimmed(text, moved(edge.start), moved(edge.end), edge) for edge in self._edges)
        return Passage(
            text=text,
            place=Place(document, numbers[0]),
            kind=kind,
            edges=tuple(sorted((edge for edge in edges if edge), key=lambda edge: (edge.start, -edge.end))),
            marks=tuple(Mark(moved(mark.offset), mark.label) for mark in self._marks),
            lines=() if numbers == tuple(range(numbers[0], numbers[0] + len(numbers))) else numbers,
            voice=voice,
        )

    def _of_code(self) -> "RunningText":
        """The code as text, with the marks that hang on it."""
        text = RunningText(self._breaks[0][1])
        text.write(self._code)
        for mark in self._marks:
            text.mark(mark.label)
        return text

    def _laid_out(self) -> list[_Line]:
        """The lines that hold something, stripped."""
        raw = "".join(self._pieces)
        ends = [*(begin - 1 for begin, _ in self._breaks[1:]), len(raw)]
        lines: list[_Line] = []
        start = 0
        for (begin, number), end in zip(self._breaks, ends, strict=True):
            whole = raw[begin:end]
            text = whole.strip()
            if text:
                lines.append(_Line(begin + len(whole) - len(whole.lstrip()), start, text, number))
                start += len(text) + 1
        return lines


def _trimmed(text: str, start: int, end: int, edge: Edge) -> Edge | None:
    """The edge where it is now, without white space at its beginning; none when nothing is left of it."""
    while start < end and text[start].isspace():
        start += 1
    return Edge(start, end, edge.ground, edge.value) if start < end else None
