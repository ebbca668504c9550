"""Notes as plain text has them: a mark ※1, (注1), *1 or [1], and below it a line that begins with the same.

A mark with a number is a mark only when the document has both. Where a label begins several lines, a mark
belongs to the next one. ※ and 注 without a number need no mark: the line that begins so is a note, and the
bracket (※) in the text is a mark; they belong together where one of each follows the other. Marks leave the
text; markup stays.
"""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, filterfalse
from operator import attrgetter, itemgetter

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

    at: int
    """Its number in the document."""
    text: str
    note: NoteLine | None
    marks: Sequence[FoundMark]

    @property
    def labels(self) -> list[str]:
        """The labels of its marks."""
        return list(chain.from_iterable(map(attrgetter("labels"), self.marks)))

    @property
    def begun(self) -> list[str]:
        """The label of the note that begins here."""
        return [self.note.label] if self.note else []

    @property
    def names_term(self) -> bool:
        """Whether it is a note that begins with what it is about."""
        return self.note is not None and _NAMES_TERM.match(self.text[self.note.body :]) is not None


def with_text_notes(document: Document) -> Document:
    """The document with its notes taken out of its passages, and marks where they hang."""
    lines = _lines(document)
    every = list(chain.from_iterable(lines))
    found = chain(chain.from_iterable(map(attrgetter("begun"), every)), *map(attrgetter("labels"), every))
    if not any(found):
        return document
    labels = _Labels(every)
    passages: list[Passage] = []
    notes: list[Note] = []
    for passage, within in zip(document.passages, lines, strict=True):
        for note, part in _parts(passage, list(map(labels.meant, within)), labels.known):
            if note and note.is_referred_to(labels.known):
                notes.append(Note(note.label, part.place, (replace(part, kind="paragraph"),)))
            else:
                passages.append(replace(part, kind="note") if note else part)
    return replace(document, passages=tuple(passages), notes=(*document.notes, *notes))


def _lines(document: Document) -> list[list[_Line]]:
    """The lines of each passage, numbered through the document."""
    texts = [passage.text.split("\n") for passage in document.passages]
    shy = series(chain.from_iterable(texts))
    number = count()
    return [
        [_line(next(number), text, passage.kind in _KINDS, shy) for text in within]
        for passage, within in zip(document.passages, texts, strict=True)
    ]


def _line(number: int, text: str, may_be_note: bool, shy: frozenset[str]) -> _Line:
    note = note_line(text, shy) if may_be_note else None
    return _Line(number, text, note, list(marks(text, note.body if note else 0, shy)))


class _Labels:
    """Which note each label means on each line: one that begins several lines is a new label on each."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        notes = list(filter(attrgetter("note"), lines))
        self._notes = _by_label(notes, attrgetter("begun"))
        marked = _by_label(filterfalse(attrgetter("note"), lines), attrgetter("labels"))
        self._paired = set(chain.from_iterable(self._pairs(sign, marked[sign]) for sign in UNNUMBERED))
        self.known = self._all(marked) & self._all(self._notes)
        """The labels that have both a mark and a note."""

    def _all(self, by_label: Mapping[str, Iterable[_Line]]) -> set[str]:
        """What labels mean on all their lines."""
        return {self._label(label, line.at) for label, lines in by_label.items() for line in lines}

    def _pairs(self, sign: str, marked: Iterable[_Line]) -> Iterator[int]:
        """The lines of the notes without a number that exactly one mark belongs to, a little above."""
        notes = self._notes[sign]
        above: dict[int, list[int]] = defaultdict(list)
        for line in marked:
            above[bisect_left(notes, line.at, key=_at)].append(line.at)
        for number, note in enumerate(notes):
            places = above[number]
            if len(places) == 1 and note.at - places[0] <= _FARTHEST and not note.names_term:
                yield note.at

    def _label(self, label: str, at: int) -> str:
        """The label of what is meant by one on a line: the next note's that has it, or the last one's."""
        notes = self._notes[label]
        if not notes:
            return label
        number = min(bisect_left(notes, at, key=_at), len(notes) - 1)
        is_new = notes[number].at in self._paired if label in UNNUMBERED else number
        return f"{label}·{number + 1}" if is_new else label

    def meant(self, line: _Line) -> _Line:
        """A line with the labels that are meant on it."""
        label = partial(self._label, at=line.at)
        note = replace(line.note, label=label(line.note.label)) if line.note else None
        found = [replace(mark, labels=list(map(label, mark.labels))) for mark in line.marks]
        return replace(line, note=note, marks=found)


_at: Callable[[_Line], int] = attrgetter("at")


def _by_label(lines: Iterable[_Line], labels: Callable[[_Line], Iterable[str]]) -> dict[str, list[_Line]]:
    """The lines with each label."""
    found: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        for label in labels(line):
            found[label].append(line)
    return found


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
