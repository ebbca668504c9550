"""**WMO** / World Meteorological Organization / 世界気象機関: names of one thing, a line or a paragraph each.

The first line is an acronym, or a name that markup bounds. Of the lines below it, those that are names of the
other kinds belong to it, and what follows them is its definition. The English must spell the acronym, unless
the lines are in a glossary or there are others of the kind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.shapes import entries, headwords, note_text
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Stretch
from yougo.extract.shapes.tokens import ends_name, is_nominal, may_end_name
from yougo.language.characters import is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import narrow, unwrapped
from yougo.model.documents import Token
from yougo.model.findings import Finding

_KINDS = {"paragraph", "item", "heading"}
_PARTICLES = {"の", "と", "や"}
_LONGEST, _LONGEST_NAME, _MOST_LINES, _SERIES = 2_000, 100, 12, 2
_BETWEEN_NAMES = re.compile("[、,，;；/／]")
_SIDES = re.compile(r"\s*[|｜／]\s*|\s/\s")
"""Between the names of both languages on one line."""
_COMMENT = re.compile(r"\s*(?:←|※|//).*")
_TERM = re.compile(r"[A-Za-z][A-Za-z-]+(?: [A-Za-z-]+){0,5}")
_NO_NAME = re.compile(r"[。:：「」]|[.!?！？]$")


@dataclass(frozen=True)
class _Stack:
    """Lines that may be names of one thing."""

    scan: Scan
    """The passage of the first line."""
    number: int
    """That passage's number in the view."""
    lines: tuple[str, ...]
    is_listed: bool
    """Whether it is an entry of a glossary, and not a link to one."""

    @cached_property
    def head(self) -> Headword:
        """The first line."""
        return headwords.parse(self.lines[0])

    @cached_property
    def names(self) -> list[Headword]:
        """The names on the lines below, up to the first line that gives none."""
        found: list[Headword] = []
        kinds = _kinds(self.head)
        for line in self.lines[1:]:
            name = _name(line, self)
            if not name or not kinds.isdisjoint(_kinds(name)):
                break
            found.append(name)
            kinds |= _kinds(name)
        return found

    @property
    def is_spelled(self) -> bool:
        """Whether the letters of its acronym are those of its English."""
        return any(spell(self.head.acronym, name.english) for name in self.names)

    @cached_property
    def word(self) -> Headword:
        """All its names."""
        return reduce(headwords.combined, self.names, self.head)

    @property
    def stretch(self) -> Stretch:
        """The passages of the names."""
        below = 0 if "\n" in self.scan.passage.text else len(self.names)
        return Stretch(self.number, 0, self.number + below)

    @property
    def rest(self) -> str:
        """What follows the names."""
        return unwrapped("\n".join(self.lines[1 + len(self.names) :]))


def find(view: View) -> Iterator[Found]:
    """One finding for each stack of names."""
    stacks = list(_stacks(view))
    is_series = sum(map(attrgetter("is_spelled"), stacks)) >= _SERIES
    for stack in stacks:
        if (stack.is_spelled or stack.is_listed or is_series) and stack.names:
            yield Found(_finding(stack), stack.stretch)


def _finding(stack: _Stack) -> Finding:
    found = headwords.named(stack.scan.finding(0, len(stack.lines[0])), stack.word, "term")
    said = note_text.of(stack.word, stack.rest)
    return replace(found, sentence=unwrapped("\n".join(stack.lines)), definition=said.definition)


def _stacks(view: View) -> Iterator[_Stack]:
    """The passages that begin with a line that may be the first name, with the lines below it."""
    for number, scan in enumerate(view.running):
        is_listed = number in view.listed and not scan.passage.edges_of("link")
        is_text = scan.passage.kind in _KINDS and view.rows.isdisjoint((number, number + 1))
        if is_text and _may_be_head(scan, is_listed=is_listed):
            lines = _lines(view.running[number : number + 3])
            yield _Stack(scan, number, tuple(lines), is_listed)


def _may_be_head(scan: Scan, *, is_listed: bool) -> bool:
    """Whether the first line is an acronym, or a heading of a glossary."""
    first = scan.text.split("\n", 1)[0]
    if _NO_NAME.search(first) or entries.is_index(first):
        return False
    if is_listed and scan.passage.kind == "heading":
        return True
    return is_acronym(first)


def _lines(scans: Sequence[Scan]) -> Iterator[str]:
    """The lines of a passage, and of those after it as long as each has a single line.

    A heading is none of them, but right below the first and of a lower level.
    """
    for number, scan in enumerate(scans):
        if number and not _goes_on(scans[0], scan, number):
            return
        lines = scan.passage.text[:_LONGEST].split("\n")[:_MOST_LINES]
        yield from lines
        if len(lines) > 1:
            return


def _goes_on(first: Scan, scan: Scan, number: int) -> bool:
    """Whether a passage may belong to the names that another begins."""
    is_below = number == 1 and scan.passage.level > first.passage.level
    return scan.passage.kind in {"paragraph", "item"} or (scan.passage.kind == "heading" and is_below)


def _name(line: str, stack: _Stack) -> Headword:
    """The names that a line consists of; none when it is something else."""
    line = _COMMENT.sub("", line).strip()
    if not 1 < len(line) <= _LONGEST_NAME or _NO_NAME.search(narrow(line)):
        return NOTHING
    sides = sorted(_SIDES.split(line), key=is_japanese)
    if list(map(is_japanese, sides)) == [False, True]:
        latin, japanese = sides
        return headwords.combined(_latin(latin, stack), _japanese(japanese, stack))
    return _japanese(line, stack) if is_japanese(line) else _latin(line, stack)


def _latin(line: str, stack: _Stack) -> Headword:
    is_term = stack.is_listed and _TERM.fullmatch(line)
    is_name = is_term or spell(stack.head.acronym, line) or note_text.is_expansion(line)
    return headwords.parse(line) if is_name else NOTHING


def _japanese(line: str, stack: _Stack) -> Headword:
    names = _BETWEEN_NAMES.split(line)
    first, *others = map(stack.scan.analyse, names)
    are_names = is_nominal(first, _PARTICLES) and all(map(_ends_as_name, (first, *others)))
    return headwords.of_several(names) if are_names else NOTHING


def _ends_as_name(words: Sequence[Token]) -> bool:
    """Whether words end as names do, and not in こと or the like."""
    return ends_name(words) and may_end_name(words[-1])


def _kinds(word: Headword) -> set[str]:
    """Which names a headword has."""
    return set(filter(partial(getattr, word), ("acronym", "japanese", "english")))
