"""### 揚力（Lift）, **揚力**, ■揚力 or 【揚力】 in a glossary, with its explanation below: an entry.

What is below says in labelled lines (英語：Lift, 【英】Lift) what else the term is called; what the lines
before an example, a reference or a further label say is its definition.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from itertools import chain, groupby, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Stretch, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import entries, headwords, note_text, numbering, openings, restated, tokens
from yougo.extract.shapes.columns import field_of, is_definition, is_sentence, may_be_name
from yougo.extract.shapes.entries import Entry, Head, Line
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.text import caught
from yougo.model.documents import Analyse, Passage
from yougo.model.findings import Finding

_FRAMED = re.compile(r"\s*+[【［〔\[(（](?P<label>[^】］〕\])）\n]{1,12})[】］〕\])）][\s:：]*+(?P<value>.+)")
_COLON = re.compile(r"\s*+(?P<label>[^:：。、\s][^:：。、\n]{0,19})[:：](?!//)\s*+(?P<value>.*)")
_POINTS = re.compile(r"\s*+(?:[→⇒➡☞]|https?://)")
_BETWEEN_NAMES = re.compile(r"\s*[、,，;；／/]\s*")
_BETWEEN_SIDES = re.compile(r"(?:\s*[:：]\s*|\s+[/／|—–-]\s+|／)(?![^()（）]*[)）])")
_NAMES = {"japanese", "english", "acronym", "reading", "aliases"}
_IN_LANGUAGE: Mapping[str, Callable[[str], bool]] = {
    "japanese": is_japanese,
    "english": lambda value: value[:1].isalpha() and not is_japanese(value),
    "acronym": lambda value: not is_japanese(value),
}
"""What a line that gives a name says."""
_LONGEST_NAME, _MOST_ITEMS, _REACH = 100, 3, 20


@dataclass(frozen=True)
class _Part:
    """A line below a head."""

    kind: str
    """``names``, ``text``, ``other``, or ``end`` for a label alone."""
    line: Line
    label: str = ""
    word: Headword = NOTHING
    """The names on it."""

    @property
    def block(self) -> tuple[str, int]:
        """What the lines of one paragraph or list share."""
        return self.kind, -1 if self.line.scan.passage.kind == "item" else self.line.number

    @property
    def defines(self) -> bool:
        """Whether its label says that it is the definition."""
        return is_definition(self.label)


def find(view: View) -> Iterator[Found]:
    """A finding for each entry of a glossary that says something of its term."""
    for lines in _lines(view, are_listed=True):
        for entry in entries.entries(lines):
            yield from _found(entry, _parts(entry))
    for entry, parts in chain.from_iterable(map(_records, _lines(view, are_listed=False))):
        yield from _found(entry, [part for part in parts if part.label])


def _found(entry: Entry, parts: Sequence[_Part]) -> Iterator[Found]:
    """What an entry says in the lines below its head."""
    line, *below = (entry.head.line, *entry.body)
    about = Stretch(line.number, line.start, max(map(attrgetter("number"), (line, *below))))
    return (Found(finding, about) for finding in _read(entry.head, parts))


def _lines(view: View, *, are_listed: bool) -> Iterator[list[Line]]:
    """The lines of each glossary, or of all other text, that no other rule has read."""
    for is_listed, numbers in groupby(range(len(view.running)), view.listed.__contains__):
        free = filter(partial(_may_belong, view), numbers) if is_listed == are_listed else ()
        yield list(chain.from_iterable(entries.lines(view.running[number], number) for number in free))


def _records(lines: Sequence[Line]) -> list[tuple[Entry, list[_Part]]]:
    """The entries whose lines say which name is which, or that they define, each with these lines."""
    found: list[tuple[Entry, list[_Part]]] = []
    is_any = any(_labelled(line.text)[0] for line in lines)
    for alike in entries.runs(lines) if is_any else ():
        stated = [(entry, parts) for entry in alike if _state_term(entry, parts := _parts(entry))]
        is_defined = any(part.defines for _, parts in stated for part in parts)
        found += stated if is_defined or len(stated) > 1 else ()
    return found


def _state_term(entry: Entry, parts: Sequence[_Part]) -> bool:
    """Whether all names on labelled lines fit their labels, and there are some or a definition."""
    words = [part.word for part in parts if field_of(part.label) in _NAMES]
    says_something = bool(words) or any(map(attrgetter("defines"), parts))
    return says_something and NOTHING not in words and entry.is_term and may_be_name(entry.head.name)


def _may_belong(view: View, number: int) -> bool:
    """Whether a passage is the author's, not read yet and not the title of a glossary."""
    passage = view.running[number].passage
    is_title = number in view.listed and (passage.kind, passage.text) == ("heading", view.document.title)
    return not is_title and passage.voice == "author" and number not in view.rows


def _read(head: Head, parts: Sequence[_Part]) -> list[Finding]:
    """The names of an entry with its definition."""
    line, analyse = head.line, head.line.scan.analyse
    word = reduce(headwords.combined, map(attrgetter("word"), parts), _headword(head.name, analyse))
    word, text = restated.named(word, _explanation(parts), analyse)
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


def _parts(entry: Entry) -> list[_Part]:
    """The lines below a head, up to a label with a list of its own."""
    parts = map(_part, (replace(entry.head.line, start=entry.head.end), *entry.body), entry.body)
    return list(takewhile(lambda part: part.kind != "end", parts))


def _part(before: Line, line: Line) -> _Part:
    """What a line says."""
    above, said_above = _labelled(before.text)
    label, value = _labelled(line.text)
    label = label or (above if not said_above else "")
    field = field_of(label)
    if label and not (field and value):
        return _Part("other" if field or value else "end", line)
    if field in _NAMES:
        return _Part("names", line, label, _named(field, value))
    if _POINTS.match(value):
        return _Part("other", line)
    if not label and _is_name(before, line):
        return _Part("names", line, word=headwords.parse(line.text))
    return _Part("text", replace(line, start=line.end - len(value)), label)


def _labelled(text: str) -> tuple[str, str]:
    """The label of a line, if it has a known one or nothing after it, and what follows."""
    found = _FRAMED.match(text) or _COLON.match(text)
    label, value = caught(found, "label"), caught(found, "value")
    is_known = is_label(label) or field_of(label) or not value
    return (label, value) if found and is_known else ("", text)


def _named(field: str, value: str) -> Headword:
    """The names on a line of a field; nothing where it is a sentence or in another language."""
    is_in_language = _IN_LANGUAGE.get(field, bool)(value)
    if len(value) > _LONGEST_NAME or is_sentence(value) or not is_in_language:
        return NOTHING
    if field == "reading":
        return Headword(reading=value)
    names = _BETWEEN_NAMES.split(value)
    return Headword(aliases=tuple(names)) if field == "aliases" else headwords.of_several(names)


def _is_name(before: Line, line: Line) -> bool:
    """Whether a line is an English name right below the head, or the Japanese one behind an English one."""
    if is_japanese(line.text):
        return _is_english_name(before.text) and restated.is_compound(line.text, line.scan.analyse)
    return not before.text and _is_english_name(line.text)


def _is_english_name(text: str) -> bool:
    return note_text.is_titled(text) and text[-1:].isalpha()


def _explanation(parts: Sequence[_Part]) -> str:
    """The first paragraph or short list."""
    blocks = [list(block) for _, block in groupby(parts, attrgetter("block"))]
    first = next((block for block in blocks if block[0].kind == "text"), [])
    is_long_list = first[:1] and first[0].block[1] < 0 and len(first) > _MOST_ITEMS
    if is_long_list or not first:
        return ""
    lines = list(map(attrgetter("line"), first))
    text = "\n".join(map(attrgetter("text"), lines))
    return openings.explanation(Scan(Passage(text, lines[0].scan.passage.place), lines[0].scan.analyse))
