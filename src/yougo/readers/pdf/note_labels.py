"""Note marks and the labels that notes begin with: ¹, 1), ※1, 注1, [1], *."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from yougo.language.text import narrow
from yougo.readers.pdf.pages import Page
from yougo.readers.pdf.printed import Line, Raised

_SIGNS = "*†‡§¶#※"
_LABEL = re.compile(
    rf"[(\[〔【]?(?:(?P<sign>※|\*|脚注|[注註])[ ]?)?(?P<key>\d{{1,3}}+|[{_SIGNS}]{{1,3}}+)[)\]〕】.:、]?"
)
_LABELS = re.compile(rf"(?:{re.sub('[?]P<[a-z]+>', '?:', _LABEL.pattern)}[\s,、・]*+)+")
_NOT_LABEL = re.compile(r"\d{1,3}+(?:[年月日号条項章節回度%％\d]|[-.,]\d)")


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note's lines, without its label."""

    key: str
    """What marks call it."""
    label: str
    """The same with what tells it from notes of other pages."""
    lines: tuple[Line, ...]


class Start(NamedTuple):
    """How a line begins as a note."""

    key: str
    body: int
    """Where the note's text begins."""

    @property
    def number(self) -> int:
        """The label as a number, 0 if it is another sign."""
        return int(self.key) if self.key.isdecimal() else 0


def keys(raised: str) -> tuple[str, ...]:
    """What a raised mark refers to: ``注1)`` and ``※1`` to ``1``, ``1,2`` to ``1`` and ``2``.

    >>> keys("※1"), keys("1、2"), keys("(注 3)"), keys("th")
    (('1',), ('1', '2'), ('3',), ())
    """
    text = narrow(raised).strip()
    return tuple(map(_key, _LABEL.finditer(text))) if _LABELS.fullmatch(text) else ()


def _key(label: re.Match[str]) -> str:
    """A number without its signs; (1), which often counts something else, keeps its bracket."""
    is_bare = label[0].startswith("(") and label["sign"] is None
    return f"({label['key']}" if is_bare else label["key"]


def note_start(line: Line) -> Start | None:
    """The label that a line begins with, raised or not; None if it begins with none."""
    return _raised_start(line) or _printed_start(narrow(line.text))


def _raised_start(line: Line) -> Start | None:
    first = next(iter(line.raised), None)
    if first is None or first.start or len(first.keys) != 1:
        return None
    rest = line.text[first.end :].lstrip(" 　).）")
    return Start(first.keys[0], len(line.text) - len(rest))


def _printed_start(text: str) -> Start | None:
    label = _LABEL.match(text)
    if not label or _NOT_LABEL.match(text):
        return None
    rest = text[label.end() :].lstrip()
    return Start(_key(label), len(text) - len(rest)) if rest else None


def note_number(line: Line) -> int:
    """The number that a line begins with as notes do; 0 if it begins with none."""
    start = note_start(line)
    return start.number if start else 0


def marks(line: Line) -> Iterator[str]:
    """What the raised marks in a line refer to, but for those of notes already joined."""
    for raised in filter(attrgetter("is_mark"), line.raised):
        yield from raised.keys


def divided(lines: Sequence[Line], marks: Iterable[str], prefix: str) -> list[PrintedNote]:
    """The notes in these lines, each from the line that begins with its label; their numbers rise."""
    notes: list[PrintedNote] = []
    wanted, highest = set(marks), 0
    for line in lines:
        start = note_start(line)
        if start and start.key in wanted and not 0 < start.number <= highest:
            wanted.remove(start.key)
            highest = max(highest, start.number)
            notes.append(PrintedNote(start.key, f"{prefix}:{start.key}", (line.behind(start.body),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return notes


def labelled(page: Page, notes: Iterable[PrintedNote], begin: int = 0) -> Page:
    """The page with the labels of these notes on its raised marks, from one line of the document on."""
    labels = {note.key: note.label for note in notes}

    def with_labels(line: Line) -> Line:
        if line.place < begin or not line.raised:
            return line
        return replace(line, raised=tuple(_with_labels(raised, labels) for raised in line.raised))

    return page.with_lines(with_labels)


def _with_labels(raised: Raised, labels: Mapping[str, str]) -> Raised:
    found = map(labels.get, raised.keys) if raised.is_mark else raised.labels
    return raised._replace(labels=tuple(filter(None, found)))
