"""### 揚力（Lift）, **揚力**, ■揚力 or 【揚力】 in a glossary, with its explanation below: an entry.

What is below says in labelled lines (英語：Lift, 【英】Lift) what else the term is called; what the lines
before an example, a reference or a further label say is its definition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from itertools import chain, groupby, pairwise, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Stretch, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import entries, headwords, note_text, numbering, openings, restated, tokens
from yougo.extract.shapes.columns import field_of, is_sentence
from yougo.extract.shapes.entries import Entry, Line
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
_LONGEST_NAME, _MOST_ITEMS, _REACH = 100, 3, 20


@dataclass(frozen=True)
class _Part:
    """A line below a head."""

    kind: str
    """``names``, ``text``, ``label`` for another labelled line, ``end`` for a label alone."""
    line: Line
    word: Headword = NOTHING
    """The names on it."""

    @property
    def block(self) -> tuple[str, int]:
        """What the lines of one paragraph or list share."""
        return self.kind, -1 if self.line.scan.passage.kind == "item" else self.line.number


def find(view: View) -> Iterator[Found]:
    """A finding for each entry of a glossary that says something of its term."""
    for entry in chain.from_iterable(map(entries.entries, _glossaries(view))):
        line, *below = (entry.head.line, *entry.body)
        about = Stretch(line.number, line.start, max(map(attrgetter("number"), (line, *below))))
        yield from (Found(finding, about) for finding in _read(entry))


def _glossaries(view: View) -> Iterator[list[Line]]:
    """The lines of each glossary that no other rule has read."""
    for is_listed, numbers in groupby(range(len(view.running)), view.listed.__contains__):
        free = filter(partial(_may_belong, view), numbers) if is_listed else ()
        yield list(chain.from_iterable(entries.lines(view.running[number], number) for number in free))


def _may_belong(view: View, number: int) -> bool:
    """Whether a passage is the author's, not read yet and not the document's title."""
    passage = view.running[number].passage
    is_title = (passage.kind, passage.text) == ("heading", view.document.title)
    return not is_title and passage.voice == "author" and number not in view.rows


def _read(entry: Entry) -> list[Finding]:
    """The names of an entry with its definition."""
    line, analyse = entry.head.line, entry.head.line.scan.analyse
    parts = _parts(entry)
    word = reduce(headwords.combined, map(attrgetter("word"), parts), _headword(entry.head.name, analyse))
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
    parts = (_part(before, line) for before, line in pairwise((entry.head.line, *entry.body)))
    return list(takewhile(lambda part: part.kind != "end", parts))


def _part(before: Line, line: Line) -> _Part:
    """What a line says."""
    label, value = _labelled(line.text)
    field = field_of(label)
    if field in _NAMES:
        return _Part("names", line, _named(field, value))
    if label and field != "definition":
        return _Part("label" if value else "end", line)
    if _POINTS.match(value):
        return _Part("label", line)
    if not label and _is_name(before, line):
        return _Part("names", line, headwords.parse(line.text))
    return _Part("text", replace(line, start=line.end - len(value)))


def _labelled(text: str) -> tuple[str, str]:
    """The label of a line, if it has a known one or nothing after it, and what follows."""
    found = _FRAMED.match(text) or _COLON.match(text)
    label, value = caught(found, "label"), caught(found, "value")
    is_known = is_label(label) or field_of(label) or not value
    return (label, value) if found and is_known else ("", text)


def _named(field: str, value: str) -> Headword:
    """The names on a line of a field; nothing where it is a sentence."""
    if len(value) > _LONGEST_NAME or is_sentence(value):
        return NOTHING
    if field == "reading":
        return Headword(reading=value)
    names = _BETWEEN_NAMES.split(value)
    return Headword(aliases=tuple(names)) if field == "aliases" else headwords.of_several(names)


def _is_name(before: Line, line: Line) -> bool:
    """Whether a line is an English name, or the Japanese one behind it."""
    if is_japanese(line.text):
        return _is_english_name(before.text) and restated.is_compound(line.text, line.scan.analyse)
    return _is_english_name(line.text)


def _is_english_name(text: str) -> bool:
    return note_text.is_titled(text) and text[-1].isalpha()


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
