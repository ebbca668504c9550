"""Notes as plain text has them: a mark ※1, (注1), *1 or [1], and below it a line that begins with the same.

A mark with a number is a mark only when the document has both. ※ and 注 without a number need none: the line
that begins so is a note, and the bracket (※) in the text is a mark. Marks leave the text; markup stays.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter

from yougo.language.characters import KANJI
from yougo.language.text import narrow
from yougo.model.documents import Document, Edge, Note, Passage
from yougo.readers.running import RunningText

_NOTE_LINE = re.compile(
    r"""[(\[]?[※*]\ ?\d{1,3}[)\]]?[:.]?\ *         # ※1 …, (※1) …, *1: …
      | [(\[]注\ ?\d{0,3}[)\]]:?\ *               # （注1）…, （注）…
      | 注\ ?\d{0,3}(?:[)\]]:?|\ ?:|(?<=\d)\ )\ *  # 注1) …, 注：…, 注1 …
      | \[\d{1,3}\]:?\ *                          # [1] …
      | [(\[]?※[)\]]?                             # ※…
    """,
    re.VERBOSE,
)
_ONE = r"(?:[※*注] ?\d{0,3})"
_MARK = re.compile(
    rf"\({_ONE}(?:[,、・] ?(?:{_ONE}|\d{{1,3}}))*\)"  # (※), (※1、2)
    r"|\[\d{1,3}\]"
    r"|※ ?\d{1,3}|(?<![\d*])\*\d{1,3}"
    r"|注\d{1,3}\)"
    rf"|(?<=[\w」』)])(?<![はがをにのもとでへや脚後備訳原頭傍外発受特\d])注\d{{1,3}}(?![\d{KANJI}])"
    r"|(?<=[^\s(\[、。,.:・|※])※(?![\s\d])"
)
_LABEL = re.compile(r"(?=[※*注\d])([※*注]?) ?(\d*)")
_UNNUMBERED = frozenset("※注")
_KINDS = {"paragraph", "item"}
_NEAR = 40
"""Characters before a mark that are looked at."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that begins as a note does."""

    label: str
    """``※1``, ``注1``, ``*1``, ``[1]``; ``※`` or ``注`` without a number."""
    body: int
    """Where its text begins."""

    def begins(self, known: set[str]) -> bool:
        """Whether it is a note: ※ and 注 always are, others when a mark refers to them."""
        return self.label[0] in _UNNUMBERED or self.label in known

    def is_referred_to(self, known: set[str]) -> bool:
        """Whether a mark in the text refers to it."""
        return self.label not in _UNNUMBERED and self.label in known


def note_line(text: str) -> NoteLine | None:
    """A line read as a note; None if it does not begin like one.

    >>> note_line("（注2）定義").label
    '注2'
    """
    match = _NOTE_LINE.match(narrow(text))
    rest = text[match.end() :].lstrip() if match else ""
    if not match or not rest:
        return None
    return NoteLine(_labels(match[0])[0], len(text) - len(rest))


def _labels(written: str) -> list[str]:
    """The labels of a mark: ``(※1、2)`` as ``※1`` and ``※2``, ``(注 3)`` as ``注3``, ``[4]`` as it is."""
    labels: list[str] = []
    sign = ""
    for found, number in _LABEL.findall(written):
        sign = found or sign
        labels.append(sign + number if sign else f"[{number}]")
    return labels


@dataclass(frozen=True, slots=True)
class _Found:
    """A note mark in a line, and what it refers to."""

    start: int
    end: int
    labels: list[str]

    def is_mark(self, before: str, known: set[str]) -> bool:
        """Whether it hangs on the text before it and refers to a note, or can be nothing else: （※）."""
        certain = self.end - self.start > 1 and _UNNUMBERED.issuperset(self.labels)
        return bool(before.strip()) and (certain or known.issuperset(self.labels))


def _marks(line: str, begin: int = 0) -> Iterator[_Found]:
    """All that looks like a note mark, in order."""
    for match in _MARK.finditer(narrow(line), begin):
        yield _Found(match.start(), match.end(), _labels(match[0]))


def _known_marks(line: str, body: int, known: set[str]) -> list[_Found]:
    """The marks in the body of a line."""
    return [
        mark
        for mark in _marks(line, body)
        if mark.is_mark(line[max(body, mark.start - _NEAR) : mark.start], known)
    ]


def with_text_notes(document: Document) -> Document:
    """The document with its notes taken out of its passages, and marks where they hang."""
    defined, used = _labels_in(document)
    if not defined and not re.search("[※注]", "".join(used)):
        return document
    known = defined & used
    passages: list[Passage] = []
    notes: list[Note] = []
    for passage in document.passages:
        for note, part in _parts(passage, known):
            if note is None:
                passages.append(part)
            elif note.is_referred_to(known):
                notes.append(Note(note.label, part.place, (replace(part, kind="paragraph"),)))
            else:
                passages.append(replace(part, kind="note"))
    return replace(document, passages=tuple(passages), notes=(*document.notes, *notes))


def _labels_in(document: Document) -> tuple[set[str], set[str]]:
    """The labels of all lines that begin as notes do, and of the marks in all other lines."""
    defined: set[str] = set()
    used: set[str] = set()
    for passage in document.passages:
        for line in passage.text.split("\n"):
            note = _note_of(passage, line)
            if note:
                defined.add(note.label)
                continue
            for mark in _marks(line):
                used.update(mark.labels)
    return defined, used


def _note_of(passage: Passage, line: str) -> NoteLine | None:
    return note_line(line) if passage.kind in _KINDS else None


def _parts(passage: Passage, known: set[str]) -> Iterator[tuple[NoteLine | None, Passage]]:
    """A passage divided where its lines begin notes, without marks and the labels that they refer to."""
    copy = _Copy(passage)
    notes: list[NoteLine | None] = []
    for number, line in enumerate(passage.text.split("\n")):
        note = _note_of(passage, line)
        begun = note if note and note.begins(known) else None
        if begun or not notes:
            notes.append(begun)
            copy.begin_part()
        if notes[-1] and not notes[-1].is_referred_to(known):
            copy.line(number, line, 0, [])
        else:
            body = begun.body if begun else 0
            copy.line(number, line, body, _known_marks(line, body, known))
    yield from zip(notes, copy.parts(), strict=True)


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

    def line(self, number: int, line: str, body: int, marks: Sequence[_Found]) -> None:
        """Copy a line from its body on, without these marks, which hang on the text before them."""
        is_hard, is_loose = number - 1 in self._passage.hard, number - 1 in self._passage.loose
        self._texts[-1].line(self._place, is_hard=is_hard, is_loose=is_loose)
        self._at = self._line_start + body
        for mark in marks:
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
