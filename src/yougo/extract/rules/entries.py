"""### 揚力（Lift）, **揚力**, ■揚力 or 【揚力】 in a glossary, with its explanation below: an entry.

What is below says in labelled lines (英語：Lift, 【英】Lift) what else the term is called; what the lines
before an example, a reference or a further label say is its definition. Elsewhere such lines themselves show
that the head is a term, if they say which name is which, or that they define: then only they are read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import (
    entries,
    entry_lines,
    headwords,
    kinds,
    numbering,
    restated,
    subjects,
    tokens,
)
from yougo.extract.shapes.cell_texts import may_be_name
from yougo.extract.shapes.entries import Entry, Head, Line
from yougo.extract.shapes.entry_lines import Part
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.stretches import Stretch
from yougo.language.characters import JAPANESE
from yougo.language.patterns import OUTSIDE_BRACKETS
from yougo.language.text import caught
from yougo.model.documents import Analyse
from yougo.model.findings import Finding

_BETWEEN_SIDES = re.compile(
    rf"(?:\s*[:：]\s*|\s+[/／|—–-]\s+|／|(?<=[{JAPANESE}])/(?=[{JAPANESE}])){OUTSIDE_BRACKETS}"
)
_FIRST = re.compile("[^。]*+。")
_FEWEST, _REACH = 2, 20
_Read: TypeAlias = tuple[Entry, list[Part]]
"""An entry with what is read of its lines."""


def find(view: View) -> Iterator[Found]:
    """A finding for each entry that says something of its term."""
    for is_listed, lines in _texts(view):
        for entry, parts in _listed(lines) if is_listed else chain(_records(lines), _explicit(lines)):
            line = entry.head.line
            last = entry.body[-1].number
            for finding in _findings(entry.head, parts):
                yield Found(finding, Stretch(line.number, line.start, last))


def _texts(view: View) -> Iterator[tuple[bool, list[Line]]]:
    """The lines of each glossary and of the text between glossaries, which no other rule has read."""
    for is_listed, numbers in groupby(range(len(view.running)), view.listed.__contains__):
        free = filter(partial(_may_belong, view), numbers)
        yield is_listed, list(chain.from_iterable(map(partial(_lines, view), free)))


def _lines(view: View, number: int) -> Iterator[Line]:
    return entries.lines(view.running[number], number)


def _may_belong(view: View, number: int) -> bool:
    """Whether a passage is the author's, not read yet and not the title of a glossary."""
    passage = view.running[number].passage
    is_title = number in view.listed and (passage.kind, passage.text) == ("heading", view.document.title)
    return not is_title and passage.voice == "author" and number not in view.rows


def _listed(lines: Sequence[Line]) -> Iterator[_Read]:
    """The entries of a glossary."""
    for entry in entries.entries(lines):
        yield entry, entry_lines.parts(entry)


def _records(lines: Sequence[Line]) -> Iterator[_Read]:
    """The entries whose labelled lines show that they are of terms, each with these lines."""
    for alike in entries.runs(lines) if _have_label(lines) else ():
        read = map(_labelled, filter(_has_label, alike))
        stating = list(filter(_states_term, read))
        if len(stating) >= _FEWEST or any(map(_defines, stating)):
            yield from stating


def _explicit(lines: Sequence[Line]) -> Iterator[_Read]:
    """The entries without a label that say that they define: **曳船**, with 他の船を引く船のこと。."""
    if not any(map(_says_that_it_defines, lines)):
        return
    for entry in chain.from_iterable(entries.runs(lines)):
        if _says_that_it_defines(entry.body[0]) and _is_of_kind(entry):
            parts = entry_lines.parts(entry)
            if not any(map(attrgetter("label"), parts)):
                yield entry, parts


def _says_that_it_defines(line: Line) -> bool:
    """Whether the first sentence of a line ends with のこと or をいう, and has no subject of its own."""
    first = caught(_FIRST.match(line.text))
    is_explicit = vocabulary.phrase("explicit end").search(first) is not None
    return is_explicit and not vocabulary.pattern("line_remarks").search(first)


def _is_of_kind(entry: Entry) -> bool:
    """Whether an entry is of a term and not a field, and its first words are a kind below a clause."""
    head = entry.head
    if head.shape == "heading" or not entry.is_term or _is_person(head) or subjects.is_common(head.name):
        return False
    first = caught(_FIRST.match(entry.body[0].text))
    if _is_on_other(first, head.name):
        return False
    kind = vocabulary.phrase("explicit end").sub("", first)
    is_field = vocabulary.pattern("field_ends").search(head.name)
    return not is_field and kinds.tells_kind_in_clause(kind, head.line.scan.analyse)


def _is_on_other(first: str, name: str) -> bool:
    """Whether a first sentence says of something else what that is: 曳船とは、… below 港で働く船."""
    subject = caught(vocabulary.phrase("subject of a definition").match(first), "name")
    return bool(subject) and name not in subject


def _have_label(lines: Iterable[Line]) -> bool:
    """Whether one of the lines has a label."""
    return any(map(itemgetter(0), map(entry_lines.labelled, map(attrgetter("text"), lines))))


def _has_label(entry: Entry) -> bool:
    return _have_label(entry.body)


def _labelled(entry: Entry) -> _Read:
    return entry, list(filter(attrgetter("label"), entry_lines.parts(entry)))


def _states_term(read: _Read) -> bool:
    """Whether all names on labelled lines fit their labels, and there are some or a definition."""
    entry, parts = read
    words = [part.word for part in parts if part.kind == "names"]
    is_term = entry.is_term and may_be_name(entry.head.name) and not _is_person(entry.head)
    return is_term and NOTHING not in words and (bool(words) or _defines(read))


def _is_person(head: Head) -> bool:
    return tokens.is_only_a_person(head.line.scan.analyse(head.name))


def _defines(read: _Read) -> bool:
    return any(map(attrgetter("defines"), read[1]))


def _findings(head: Head, parts: Iterable[Part]) -> list[Finding]:
    """The names of an entry with its definition."""
    line, analyse = head.line, head.line.scan.analyse
    found = list(parts)
    word = reduce(headwords.combined, map(attrgetter("word"), found), _headword(head.name, analyse))
    word, text = restated.named(word, entry_lines.explanation(found), analyse)
    if any(map(tokens.is_particle, analyse(text[:_REACH])[:1])):
        return []
    bare = replace(line.scan.finding(line.start, line.end), sentence=text or line.text)
    names = [headwords.named(bare, word, "heading")] if len(word.names + word.aliases) > 1 else []
    return list(note_lines.said(bare, word, text)) or names


def _headword(name: str, analyse: Analyse) -> Headword:
    """The names that a head gives: 発振器：oscillator, 変異 / バリアント."""
    title = vocabulary.phrase("article of a law").sub("", numbering.without(name)).strip(":： ")
    sides = (restated.names(side, analyse) for side in _BETWEEN_SIDES.split(title))
    return reduce(headwords.combined, sides, NOTHING)
