"""Note marks and the labels that notes begin with: ¹, 1), ※1, 注1, [1], *."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from yougo.language.text import caught, narrow
from yougo.readers.pdf.printed import Line, Page, Raised

_SIGNS = "*†‡§¶#※"
_LABEL = re.compile(
    rf"[(\[〔【]?(?:(?P<sign>※|\*|脚注|[注註])[ ]?)?(?P<key>\d{{1,3}}+|[{_SIGNS}]{{1,3}}+)[)\]〕】.:、]?"
)
_BETWEEN = re.compile(r"[\s,・]*")
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
        return int(self.key) if self.key.isdigit() else 0


def keys(raised: str) -> list[str]:
    """What a raised mark refers to: ``注1)`` and ``※1`` to ``1``, ``1,2`` to ``1`` and ``2``.

    >>> keys("※1"), keys("1, 2"), keys("(注 3)"), keys("th")
    (['1'], ['1', '2'], ['3'], [])
    """
    text = narrow(raised).strip()
    found = []
    at = 0
    while at < len(text):
        label = _LABEL.match(text, at)
        if not label:
            return []
        found.append(_key(label))
        at = label.end() + len(caught(_BETWEEN.match(text, label.end())))
    return found


def _key(label: re.Match[str]) -> str:
    """A number without its signs; (1), which often counts something else, keeps its bracket."""
    is_bare = label[0].startswith("(") and label["sign"] is None
    return f"({label['key']}" if is_bare else label["key"]


def note_start(line: Line) -> Start | None:
    """The label that a line begins with, raised or not; None if it begins with none."""
    return _raised_start(line) or _printed_start(narrow(line.text))


def _raised_start(line: Line) -> Start | None:
    end = line.raised[0].end if line.raised and line.raised[0].start == 0 else 0
    found = keys(line.text[:end])
    if len(found) != 1:
        return None
    return Start(found[0], len(line.text) - len(line.text[end:].lstrip(" 　).）")))


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


def marks(lines: Sequence[Line]) -> set[str]:
    """What the raised marks in lines refer to, but for those of notes already joined."""
    found: set[str] = set()
    for line in lines:
        for span in line.raised:
            if span.start and not span.labels:
                found.update(keys(line.text[span.start : span.end]))
    return found


def divided(lines: Sequence[Line], marks: set[str], prefix: str) -> list[PrintedNote]:
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


def labelled(page: Page, notes: Sequence[PrintedNote], begin: int = 0) -> Page:
    """The page with the labels of these notes on its raised marks, from one line of the document on."""
    labels = {note.key: note.label for note in notes}

    def with_labels(line: Line) -> Line:
        if line.place < begin or not line.raised:
            return line
        return replace(line, raised=tuple(_with_labels(line, each, labels) for each in line.raised))

    return page.with_lines(with_labels)


def _with_labels(line: Line, raised: Raised, labels: Mapping[str, str]) -> Raised:
    if raised.labels or not raised.start:
        return raised
    found = [labels[key] for key in keys(line.text[raised.start : raised.end]) if key in labels]
    return raised._replace(labels=tuple(found))
