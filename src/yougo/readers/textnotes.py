"""Notes written as plain text has them: ※1 in the text, a line below that begins with it.

See `notemarks` for what counts as one. Text inside a line's markup keeps it; marks leave the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TypeVar

from yougo.model.documents import Document, Edge, Mark, Note, Passage
from yougo.readers.notemarks import Found, NoteLine, marks, note_line

_KINDS = {"paragraph", "item"}
_SPACE = re.compile(r"[^\S\n]*")
_NEAR = 40
"""Characters before a mark that are looked at."""


def with_text_notes(document: Document) -> Document:
    """The document with such notes taken out of its passages, and marks where they hang."""
    lines = [
        (note_line(line) if passage.kind in _KINDS else None, line)
        for passage in document.passages
        for line in passage.text.split("\n")
    ]
    defined = {note.label for note, _ in lines if note}
    used = {label for note, line in lines if not note for found in marks(line) for label in found.labels}
    if not defined and not any("※" in label or "注" in label for label in used):
        return document
    known = frozenset(defined & used)
    passages: list[Passage] = []
    notes: list[Note] = []
    for passage in document.passages:
        for part, note in _parts(passage, known):
            if note is None:
                passages.append(_marked(part, known))
            elif note.numbered and note.label in known:
                body = replace(_marked(part, known), kind="paragraph")
                notes.append(Note(note.label, part.place, (body,)))
            else:
                passages.append(replace(part, kind="note"))
    return replace(document, passages=tuple(passages), notes=(*document.notes, *notes))


def _parts(passage: Passage, known: frozenset[str]) -> Iterator[tuple[Passage, NoteLine | None]]:
    """A passage divided where its lines begin notes; one that a mark refers to is without its label."""
    begun: list[tuple[int, NoteLine | None]] = []
    starts: list[int] = []
    offset = 0
    for line in passage.text.split("\n"):
        note = note_line(line) if passage.kind in _KINDS else None
        begins = note is not None and (note.label in known or note.certain)
        if begins or not begun:
            is_note = begins and note is not None and note.numbered and note.label in known
            label = len(line) - len(note.body.lstrip()) if is_note and note else 0
            begun.append((offset, note if begins else None))
            starts.append(offset + label)
        offset += len(line) + 1
    ends = [start - 1 for start, _ in begun[1:]] + [len(passage.text)]
    pieces = _pieces(passage, list(zip(starts, ends, strict=True)))
    yield from zip(pieces, (note for _, note in begun), strict=True)


def _pieces(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Passage]:
    """Stretches of a passage, in order, each as a passage of its own."""
    if spans == [(0, len(passage.text))]:
        yield passage
        return
    starts = [start for start, _ in spans]
    edges = _shared(spans, starts, [(edge.start, edge.end, edge) for edge in passage.edges])
    marks = _shared(spans, starts, [(mark.offset, mark.offset, mark) for mark in passage.marks])
    number, counted = 0, 0
    for at, (start, end) in enumerate(spans):
        number += passage.text.count("\n", counted, start)
        counted = start
        inside = (edge for edge in edges[at] if edge.start < end and edge.end > start)
        yield replace(
            passage,
            text=passage.text[start:end],
            place=passage.place_of(number),
            edges=tuple(_edge(edge, start, end) for edge in inside),
            marks=tuple(Mark(mark.offset - start, mark.label) for mark in marks[at] if mark.offset >= start),
            lines=passage.lines[number : number + passage.text.count("\n", start, end) + 1],
        )


def _edge(edge: Edge, start: int, end: int) -> Edge:
    return Edge(max(0, edge.start - start), min(edge.end, end) - start, edge.ground, edge.value)


Held = TypeVar("Held")


def _shared(
    spans: Sequence[tuple[int, int]], starts: list[int], held: Iterable[tuple[int, int, Held]]
) -> list[list[Held]]:
    """For each span what stands in it, or reaches into it, by its start and end."""
    shared: list[list[Held]] = [[] for _ in spans]
    for start, end, each in held:
        for number in range(max(0, bisect_right(starts, start) - 1), len(spans)):
            if spans[number][0] > end:
                break
            if spans[number][1] >= start:
                shared[number].append(each)
    return shared


def _marked(passage: Passage, known: frozenset[str]) -> Passage:
    """The passage without the text of its marks, which hang on what stands before them."""
    text = passage.text
    found = [
        one
        for one in marks(text)
        if (one.certain or known.issuperset(one.labels)) and _before(text, one.start).strip()
    ]
    if not found:
        return passage
    cuts = _Cuts(_spans(text, found))
    hung = [Mark(cuts.moved(_ink(text, one.start)), label) for one in found for label in one.labels]
    moved = (Edge(cuts.moved(e.start), cuts.moved(e.end), e.ground, e.value) for e in passage.edges)
    return replace(
        passage,
        text=cuts.without(text),
        edges=tuple(edge for edge in moved if edge.start < edge.end),
        marks=(*(Mark(cuts.moved(mark.offset), mark.label) for mark in passage.marks), *hung),
    )


def _before(text: str, offset: int) -> str:
    """The end of what stands before an offset on its line."""
    return text[max(text.rfind("\n", 0, offset) + 1, offset - _NEAR) : offset]


def _ink(text: str, offset: int) -> int:
    """Where what stands before an offset ends, without white space; never on the line above."""
    while offset and text[offset - 1].isspace() and text[offset - 1] != "\n":
        offset -= 1
    return offset


def _spans(text: str, found: Sequence[Found]) -> tuple[tuple[int, int], ...]:
    """What is cut out for the marks: also the white space before those that end a line."""
    spans: list[tuple[int, int]] = []
    line_end = len(text)  # of what is left of the line
    for mark in reversed(found):
        space = _SPACE.match(text, mark.end)
        after = space.end() if space else mark.end
        if after >= line_end or text.startswith("\n", after):
            spans.append((_ink(text, mark.start), min(after, line_end)))
            line_end = spans[-1][0]
        else:
            spans.append((mark.start, mark.end))
    return tuple(reversed(spans))


class _Cuts:
    """Stretches that leave a text, in order, and where its other offsets are then."""

    def __init__(self, spans: tuple[tuple[int, int], ...]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._lengths = [0, *accumulate(end - start for start, end in spans)]

    def moved(self, offset: int) -> int:
        """Where an offset of the text is without them; inside one it is where that began."""
        number = bisect_left(self._starts, offset)
        if not number:
            return offset
        start, end = self._spans[number - 1]
        return offset - self._lengths[number - 1] - (min(end, offset) - start)

    def without(self, text: str) -> str:
        """The text without them."""
        starts = [0, *(end for _, end in self._spans)]
        return "".join(text[start:end] for start, end in zip(starts, [*self._starts, len(text)], strict=True))
