"""3.1 / **meter** / device that measures …: the entries of a standard, below headings that are only numbers.

Each name has a line of its own: marked lines, or else the first one. The rest of the passage, or the next
one, is the definition; notes and examples below it say more of the term, but do not define it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, takewhile

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import entries, headwords, note_text, numbering
from yougo.extract.shapes.entries import Line
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Stretch
from yougo.language.letters import is_acronym
from yougo.language.text import unwrapped
from yougo.model.findings import Finding

_KINDS = {"paragraph", "item", "term", "definition"}
_MOST_PASSAGES, _LONGEST, _FEWEST = 3, 80, 2
_BETWEEN_NAMES = re.compile(r",\s*(?:also|or)\s+")
_BEHIND_MARK = re.compile(r"\s*(?:[,;(（].*)?")
"""What may follow a marked name on its line: a bracket, or a further name."""
_NO_NAME = re.compile(r"[。.:：;；]$")


def find(view: View) -> Iterator[Found]:
    """A finding for each number in a glossary that has a name below it."""
    for number, heading in enumerate(view.running):
        if number in view.listed and _is_number(heading):
            below = list(_below(view.running[number + 1 : number + 1 + _MOST_PASSAGES]))
            yield from _found(below, number + 1)


def _is_number(heading: Scan) -> bool:
    return heading.passage.kind == "heading" and numbering.is_number(heading.text.strip())


def _below(scans: Sequence[Scan]) -> Iterator[Scan]:
    """The text right below a heading, up to the first note or example."""
    texts = takewhile(lambda scan: scan.passage.kind in _KINDS, scans)
    return takewhile(lambda scan: not vocabulary.phrase("note to an entry").match(scan.text), texts)


def _found(below: Sequence[Scan], number: int) -> Iterator[Found]:
    """The names that a passage begins with, and what the rest of it or the next passage says of them."""
    if not below:
        return
    first = below[0]
    lines = list(chain.from_iterable(map(_lines, below, count(number))))
    names = list(takewhile(_is_marked, lines)) or _named(lines)
    rest = [line for line in lines[len(names) :] if line.number == lines[len(names)].number]
    if all(map(_is_name, names)) and rest:
        last = rest[-1].number
        yield Found(_finding(first, names, rest), Stretch(number, 0, last))


def _lines(scan: Scan, number: int) -> list[Line]:
    return list(entries.lines(scan, number))


def _named(lines: Sequence[Line]) -> list[Line]:
    """The first line, and the acronym on the second one where that is a passage by itself."""
    has_acronym = len(lines) > _FEWEST and lines[1].number != lines[0].number and is_acronym(lines[1].text)
    return list(lines[: 1 + has_acronym])


def _is_marked(line: Line) -> bool:
    """Whether markup begins a line and leaves at most a bracket or a further name behind it."""
    ends = line.scan.marked_ends(line.start, {"emphasis"})
    text = line.scan.passage.text
    return any(_BEHIND_MARK.fullmatch(text, end, line.end) for end in ends)


def _is_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not _NO_NAME.search(line.text.strip())


def _finding(scan: Scan, names: Sequence[Line], rest: Sequence[Line]) -> Finding:
    """All names on the lines, with the definition that the other lines are."""
    parts = chain.from_iterable(_BETWEEN_NAMES.split(line.text) for line in names)
    word = headwords.spelled(headwords.of_several(parts))
    words = unwrapped("\n".join(line.text for line in rest))
    found = headwords.named(scan.finding(0, names[-1].end), word, "term")
    sentence = unwrapped("\n".join(line.text for line in (*names, *rest)))
    return replace(found, sentence=sentence, definition=words if note_text.defines(words) else "")
