"""Notes as plain text has them: a mark ※1, (注1), *1 or [1], and below it a line that begins with the same.

A mark with a number is a mark only when the document has both. Where a label begins several lines, a mark
belongs to the next one. ※ and 注 without a number need no mark: the line that begins so is a note, and the
bracket (※) in the text is a mark; they belong together where one of each follows the other. Marks leave the
text; markup stays.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import itemgetter

from yougo.model.documents import Document, Edge, Note, Passage
from yougo.readers.note_labels import UNNUMBERED, FoundMark, NoteLine, marks, note_line, series
from yougo.readers.running import RunningText

_KINDS = {"paragraph", "item"}
_NEAR = 40
"""Characters before a mark that are looked at."""
_FARTHEST = 30
"""How many lines a mark without a number is at most above its note."""
_NAMES_TERM = re.compile(r"[^:：。]{2,40}[:：]")
"""A note that names what it is about, wherever its mark is."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a passage, and what may be a note or marks in it."""

    text: str
    note: NoteLine | None
    marks: Sequence[FoundMark]


def with_text_notes(document: Document) -> Document:
    """The document with its notes taken out of its passages, and marks where they hang."""
    shy = series(chain.from_iterable(map(_texts, document.passages)))
    lines = [list(map(partial(_line, passage, shy), _texts(passage))) for passage in document.passages]
    every = list(chain.from_iterable(lines))
    if not any(line.note for line in every) and not any(map(_has_sign, every)):
        return document
    labels = _Labels(every)
    passages: list[Passage] = []
    notes: list[Note] = []
    at = 0
    for passage, within in zip(document.passages, lines, strict=True):
        for note, part in _parts(passage, labels.resolved(within, at), labels.known):
            if note is None:
                passages.append(part)
            elif note.is_referred_to(labels.known):
                notes.append(Note(note.label, part.place, (replace(part, kind="paragraph"),)))
            else:
                passages.append(replace(part, kind="note"))
        at += len(within)
    return replace(document, passages=tuple(passages), notes=(*document.notes, *notes))


def _texts(passage: Passage) -> list[str]:
    return passage.text.split("\n")


def _line(passage: Passage, shy: frozenset[str], text: str) -> _Line:
    note = note_line(text, shy) if passage.kind in _KINDS else None
    return _Line(text, note, list(marks(text, note.body if note else 0, shy)))


def _has_sign(line: _Line) -> bool:
    """Whether a line has a mark that needs no note."""
    return not UNNUMBERED.isdisjoint("".join(chain.from_iterable(mark.labels for mark in line.marks)))


class _Labels:
    """Which note each label means on each line: one that begins several lines is a new label on each.

    Lines are counted through the document.
    """

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._defined: dict[str, list[int]] = defaultdict(list)
        self._used: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            if line.note:
                self._defined[line.note.label].append(at)
            for label in chain.from_iterable(mark.labels for mark in line.marks if not line.note):
                self._used[label].append(at)
        self._paired = {at for sign in UNNUMBERED for at in self._pairs(sign, lines)}
        meant = {self._label(label, at) for label, places in self._used.items() for at in places}
        defined = {self._label(label, at) for label, places in self._defined.items() for at in places}
        self.known = meant & defined
        """The labels that have both a mark and a note."""

    def _pairs(self, sign: str, lines: Sequence[_Line]) -> Iterator[int]:
        """The notes without a number that exactly one mark belongs to, a little above."""
        ends = self._defined[sign]
        marked = Counter(bisect_left(ends, at) for at in self._used[sign])
        last = {bisect_left(ends, at): at for at in self._used[sign]}
        for number, end in enumerate(ends):
            note = lines[end].note
            is_near = marked[number] == 1 and end - last[number] <= _FARTHEST
            if is_near and note and not _NAMES_TERM.match(lines[end].text[note.body :]):
                yield end

    def _label(self, label: str, at: int) -> str:
        """The label of what is meant by one on a line: the next note's that has it, or the last one's."""
        places = self._defined.get(label, ())
        if not places:
            return label
        number = min(bisect_left(places, at), len(places) - 1)
        if label in UNNUMBERED:
            return f"{label}·{number + 1}" if places[number] in self._paired else label
        return f"{label}·{number + 1}" if number else label

    def resolved(self, lines: Sequence[_Line], first: int) -> list[_Line]:
        """Lines of a passage with the labels that are meant, of which the first has this number."""
        return [self._resolved(line, at) for at, line in enumerate(lines, first)]

    def _resolved(self, line: _Line, at: int) -> _Line:
        meant = partial(self._label, at=at)
        note = replace(line.note, label=meant(line.note.label)) if line.note else None
        found = [replace(mark, labels=list(map(meant, mark.labels))) for mark in line.marks]
        return _Line(line.text, note, found)


def _parts(
    passage: Passage, lines: Sequence[_Line], known: set[str]
) -> Iterator[tuple[NoteLine | None, Passage]]:
    """A passage divided where its lines begin notes, without marks and the labels that they refer to."""
    copy = _Copy(passage)
    notes: list[NoteLine | None] = []
    for number, line in enumerate(lines):
        begun = line.note if line.note and line.note.begins(known) else None
        if begun or not notes:
            notes.append(begun)
            copy.begin_part()
        if notes[-1] and not notes[-1].is_referred_to(known):
            copy.line(number, line.text, 0, [])
        else:
            body = begun.body if begun else 0
            copy.line(number, line.text, body, _known_marks(line, body, known))
    yield from zip(notes, copy.parts(), strict=True)


def _known_marks(line: _Line, body: int, known: set[str]) -> list[FoundMark]:
    """The marks in the body of a line."""
    return [
        mark
        for mark in line.marks
        if mark.start >= body and mark.is_mark(line.text[max(body, mark.start - _NEAR) : mark.start], known)
    ]


class _Copy:
    """Copies a passage line by line, into one text or several."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._texts: list[RunningText] = []
        self._line_start = 0
        self._at = 0  # everything before it is copied, or left out
        self._starts: dict[Edge, tuple[RunningText, int]] = {}
        stops: list[tuple[int, Callable[[], None]]] = []
        for edge in passage.edges:
            stops += [(edge.start, partial(self._open, edge)), (edge.end, partial(self._close, edge))]
        for mark in passage.marks:
            stops.append((mark.offset, partial(self._mark, mark.label)))
        for join in passage.joins:
            stops.append((join, partial(self._join, passage.place_at(join).line)))
        self._stops = deque(sorted(stops, key=itemgetter(0)))

    def begin_part(self) -> None:
        """Copy what follows into a text of its own."""
        self._texts.append(RunningText(self._place))

    @property
    def _place(self) -> int:
        """The document's line on which the next line of the text begins."""
        return self._passage.place_at(self._line_start).line

    def line(self, number: int, line: str, body: int, found: Sequence[FoundMark]) -> None:
        """Copy a line from its body on, without these marks, which hang on the text before them."""
        is_hard, is_loose = number - 1 in self._passage.hard, number - 1 in self._passage.loose
        self._texts[-1].line(self._place, is_hard=is_hard, is_loose=is_loose)
        self._at = self._line_start + body
        for mark in found:
            self._copy(self._line_start + mark.start)
            for label in mark.labels:
                self._mark(label)
            self._at = self._line_start + mark.end
        self._copy(self._line_start + len(line))
        self._line_start += len(line) + 1

    def _copy(self, end: int) -> None:
        """Copy up to `end`, with edges and marks."""
        while self._stops and self._stops[0][0] <= end:
            offset, stop = self._stops.popleft()
            self._write(offset)
            stop()
        self._write(end)

    def _write(self, end: int) -> None:
        self._texts[-1].write(self._passage.text[self._at : end])
        self._at = max(self._at, end)

    def _open(self, edge: Edge) -> None:
        self._starts[edge] = self._texts[-1], self._texts[-1].end

    def _close(self, edge: Edge) -> None:
        text, start = self._starts[edge]
        text.edge(start, edge.basis, edge.value)

    def _mark(self, label: str) -> None:
        self._texts[-1].mark(label)

    def _join(self, number: int) -> None:
        self._texts[-1].join(number)

    def parts(self) -> Iterator[Passage]:
        """The texts as passages of the same kind."""
        for text in self._texts:
            passage = text.passage(self._passage.place.document, self._passage.kind, self._passage.voice)
            yield replace(passage, level=self._passage.level)
