"""Notes that a document with markup writes as plain text does: ※1 in the text, a line with it below.

See `notemarks` for what counts as one. Text inside a line's markup keeps it; marks leave the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yougo.documents import Document, Edge, Mark, Note, Passage
from yougo.readers.notemarks import NoteLine, marks, note_line

_KINDS = {"paragraph", "item"}


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
            if note and note.numbered:
                notes.append(Note(note.label, part.place, (part,)))
            else:
                passages.append(_marked(part, known) if not note else replace(part, kind="note"))
    return replace(document, passages=tuple(passages), notes=(*document.notes, *notes))


def _parts(passage: Passage, known: frozenset[str]) -> Iterator[tuple[Passage, NoteLine | None]]:
    """A passage divided where its lines begin notes; a numbered note is without its number."""
    lines = passage.text.split("\n") if passage.kind in _KINDS else [passage.text]
    begun: list[tuple[int, NoteLine | None]] = [(0, None)]
    offset = 0
    for line in lines:
        note = note_line(line) if passage.kind in _KINDS else None
        if note and (note.label in known or (note.certain and not note.numbered)):
            begun = [*(begun if offset else []), (offset, note)]
        offset += len(line) + 1
    ends = [start - 1 for start, _ in begun[1:]] + [len(passage.text)]
    for (start, note), end in zip(begun, ends, strict=True):
        head = len(passage.text[start:end].split("\n")[0]) - len(note.body) if note and note.numbered else 0
        yield _piece(passage, start + head, end), note


def _piece(passage: Passage, start: int, end: int) -> Passage:
    """A stretch of a passage as one of its own."""
    if (start, end) == (0, len(passage.text)):
        return passage
    first = passage.text.count("\n", 0, start)
    edges = [
        Edge(max(0, edge.start - start), min(edge.end, end) - start, edge.ground, edge.value)
        for edge in passage.edges
        if edge.start < end and edge.end > start
    ]
    return replace(
        passage,
        text=passage.text[start:end],
        place=passage.place_of(first),
        edges=tuple(edges),
        marks=tuple(Mark(m.offset - start, m.label) for m in passage.marks if start <= m.offset <= end),
        lines=passage.lines[first:],
    )


def _marked(passage: Passage, known: frozenset[str]) -> Passage:
    """The passage without the text of its marks, which hang on what stands before them."""
    found = [one for one in marks(passage.text) if one.certain or known.issuperset(one.labels)]
    if not found:
        return passage
    cut = [(one.start, one.end) for one in found]
    hung = [Mark(_moved(one.start, cut), label) for one in found for label in one.labels]
    return replace(
        passage,
        text=_without(passage.text, cut),
        edges=tuple(_shifted(passage.edges, cut)),
        marks=(*(Mark(_moved(mark.offset, cut), mark.label) for mark in passage.marks), *hung),
    )


def _without(text: str, cut: Sequence[tuple[int, int]]) -> str:
    starts = [0, *(end for _, end in cut)]
    ends = [*(start for start, _ in cut), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _shifted(edges: Iterable[Edge], cut: Sequence[tuple[int, int]]) -> Iterator[Edge]:
    for edge in edges:
        start, end = _moved(edge.start, cut), _moved(edge.end, cut)
        if start < end:
            yield Edge(start, end, edge.ground, edge.value)


def _moved(offset: int, cut: Sequence[tuple[int, int]]) -> int:
    return offset - sum(min(end, offset) - start for start, end in cut if start < offset)
