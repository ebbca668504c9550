"""### 揚力（Lift）, **揚力**, ■揚力 or 【揚力】 in a glossary, with its explanation below: an entry.

What is below says in labelled lines (英語：Lift, 【英】Lift) what else the term is called; what the lines
before an example, a reference or a further label say is its definition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial, reduce
from itertools import chain, groupby, takewhile

from yougo.extract import vocabulary
from yougo.extract.rule import Found, Stretch, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import entries, headwords, note_text, numbering, openings, restated, tokens
from yougo.extract.shapes.columns import field_of, is_sentence
from yougo.extract.shapes.entries import Entry, Head, Line
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.language.characters import is_japanese
from yougo.model.documents import Analyse
from yougo.model.findings import Finding

_FRAMED = re.compile(r"\s*+[【［〔\[(（](?P<label>[^】］〕\])）\n]{1,12})[】］〕\])）][\s:：]*+(?P<value>.+)")
_COLON = re.compile(r"\s*+(?P<label>[^:：。、\s][^:：。、\n]{0,19})[:：](?!//)\s*+(?P<value>.*)")
_POINTS = re.compile(r"\s*+(?:[→⇒➡☞]|https?://)")
_BETWEEN_NAMES = re.compile(r"\s*[、,，;；／/]\s*")
_BETWEEN_SIDES = re.compile(r"(?:\s*[:：]\s*|\s+[/／|—–-]\s+|／)(?![^()（）]*[)）])")
_NAMES = {"japanese", "english", "acronym", "reading", "aliases"}
_LONGEST_NAME, _MOST_ITEMS, _REACH = 100, 3, 20


@dataclass
class _Said:
    """What is below a head."""

    names: list[Headword] = field(default_factory=list)
    """Those on labelled lines."""
    blocks: list[list[Line]] = field(default_factory=list)
    """The lines of each paragraph, item or definition, up to the first further label."""


def find(view: View) -> Iterator[Found]:
    """A finding for each entry of a glossary that says something of its term."""
    for lines in _glossaries(view):
        for entry in entries.entries(lines):
            last = max(line.number for line in (entry.head.line, *entry.body))
            about = Stretch(entry.head.line.number, entry.head.line.start, last)
            yield from (Found(finding, about) for finding in _read(entry))


def _glossaries(view: View) -> Iterator[list[Line]]:
    """The lines of each glossary that no other rule has read."""
    for is_listed, numbers in groupby(range(len(view.running)), view.listed.__contains__):
        free = filter(partial(_may_belong, view), numbers) if is_listed else ()
        yield list(chain.from_iterable(entries.lines(view.running[number], number) for number in free))


def _may_belong(view: View, number: int) -> bool:
    passage = view.running[number].passage
    is_title = passage.kind == "heading" and passage.text == view.document.title
    return passage.voice == "author" and number not in view.rows and not is_title


def _read(entry: Entry) -> Iterator[Finding]:
    """The names of an entry with its definition."""
    said, line = _said(entry), entry.head.line
    word = reduce(headwords.combined, said.names, _headword(entry.head.name, line.scan.analyse))
    text = _explanation(said.blocks)
    word, text = restated.named(word, text, line.scan.analyse)
    if any(map(tokens.is_particle, line.scan.analyse(text[:_REACH])[:1])):
        return
    bare = replace(line.scan.finding(line.start, line.end), sentence=text or line.text)
    found = list(note_lines.said(bare, word, text))
    if not found and len(word.names + word.aliases) > 1:
        found = [headwords.named(bare, word, "heading")]
    yield from found


def _headword(name: str, analyse: Analyse) -> Headword:
    """The names that a head gives: 発振器：oscillator, 変異 / バリアント."""
    title = vocabulary.phrase("article of a law").sub("", numbering.without(name)).strip(":： ")
    sides = (restated.names(side, analyse) for side in _BETWEEN_SIDES.split(title))
    return reduce(headwords.combined, sides, NOTHING)


def _said(entry: Entry) -> _Said:
    """The names and the text that the lines below a head say."""
    said = _Said()
    for line in entry.body:
        label, value = _labelled(line.text)
        kind = field_of(label)
        if kind in _NAMES and value:
            said.names.append(_named(kind, value))
        elif label and kind != "definition":
            if not value:
                break
        elif not label and not said.blocks and _is_name(line, said.names, entry.head):
            said.names.append(headwords.parse(line.text))
        elif not _POINTS.match(line.text):
            _add(said.blocks, replace(line, start=line.end - len(value)))
    return said


def _is_name(line: Line, names: Sequence[Headword], head: Head) -> bool:
    """Whether a line is a name in the other language, with more below it: Tide Gauge."""
    if is_japanese(line.text):
        may_be_name = not is_japanese(head.name) and (names or not line.is_last)
        return bool(may_be_name) and restated.is_compound(line.text, line.scan.analyse)
    return note_text.is_titled(line.text) and line.text[-1].isalpha()


def _labelled(text: str) -> tuple[str, str]:
    """The label of a line, if it has a known one or nothing after it, and what follows."""
    found = _FRAMED.match(text) or _COLON.match(text)
    if not found:
        return "", text
    is_known = field_of(found["label"]) or is_label(found["label"])
    return (found["label"], found["value"]) if is_known or not found["value"] else ("", text)


def _named(kind: str, value: str) -> Headword:
    """The names on a line of a kind; nothing where it is a sentence."""
    if len(value) > _LONGEST_NAME or is_sentence(value):
        return NOTHING
    names = _BETWEEN_NAMES.split(value)
    if kind == "aliases":
        return Headword(aliases=tuple(names))
    return Headword(reading=value) if kind == "reading" else headwords.of_several(names)


def _add(blocks: list[list[Line]], line: Line) -> None:
    """Add a line to the block of its passage."""
    last = blocks[-1][-1] if blocks else None
    if last and last.number == line.number and last.end + 1 == line.start:
        blocks[-1].append(line)
    else:
        blocks.append([line])


def _explanation(blocks: Sequence[Sequence[Line]]) -> str:
    """The first paragraph, with what follows as long as it only expands an acronym; or a few items."""
    texts = [openings.explanation(block[0].scan.part(block[0].start, block[-1].end)) for block in blocks]
    are_items = all(block[0].scan.passage.kind == "item" for block in blocks)
    if are_items and 1 < len(texts) <= _MOST_ITEMS:
        analyse = blocks[0][0].scan.analyse
        return "" if all(restated.is_compound(text, analyse) for text in texts) else " ".join(texts)
    count = sum(1 for _ in takewhile(note_text.is_expansion, texts))
    return " ".join(texts[: count + 1])
