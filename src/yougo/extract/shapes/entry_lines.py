"""What the lines below the head of an entry say: further names (英語：Lift), or what its term means."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby, takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import headwords, note_text, openings, restated
from yougo.extract.shapes.cell_texts import is_sentence
from yougo.extract.shapes.columns import field_of, is_definition
from yougo.extract.shapes.entries import Entry, Line
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import NOTHING, Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.text import caught
from yougo.model.documents import Passage

_FRAMED = re.compile(r"\s*+[【［〔\[(（](?P<label>[^】］〕\])）\n]{1,12})[】］〕\])）][\s:：]*+(?P<value>.+)")
_COLON = re.compile(r"\s*+(?P<label>[^:：。、\s][^:：。、\n]{0,19})[:：](?!//)\s*+(?P<value>.*)")
_COLON_AT_MARK = re.compile("[:：]|.[:：]")
_BRACKETED = re.compile(r"\s*+[\[［（(【](?P<inside>[^\[\]［］（）()【】\n]+)[\]］）)】]\s*")
_POINTS = re.compile(r"\s*+(?:[→⇒➡☞]|https?://)")
_BETWEEN = re.compile(r"\s*[、,，;；／/]\s*")
_MOST_ITEMS = 3


def _several(value: str) -> Headword:
    return headwords.of_several(_BETWEEN.split(value))


_NAMED: Mapping[str, Callable[[str], Headword]] = {
    "japanese": lambda value: _several(value) if is_japanese(value) else NOTHING,
    "english": lambda value: NOTHING if is_japanese(value) else _several(value),
    "acronym": lambda value: NOTHING if is_japanese(value) else _several(value),
    "reading": lambda value: Headword(reading=value),
    "aliases": lambda value: Headword(aliases=tuple(_BETWEEN.split(value))),
    "former": lambda value: Headword(former=tuple(_BETWEEN.split(value))),
}
"""The names on a line whose label is of a field; nothing where they are in another language."""


@dataclass(frozen=True)
class Part:
    """A line below a head."""

    line: Line
    label: str
    """Its label, or the one that is alone on the line above; ``""`` for running text."""
    value: str
    """What follows the label."""
    above: str
    """The line above it; ``""`` below the head."""

    @cached_property
    def field(self) -> str:
        """What its label says that it gives."""
        return field_of(self.label)

    @cached_property
    def kind(self) -> str:
        """``names``, ``text``, ``other``, or ``end`` for a label alone."""
        return next(kind for kind, fits in _KINDS if fits(self))

    @property
    def block(self) -> tuple[str, int]:
        """What the lines of one paragraph or list share."""
        return self.kind, -1 if self.is_item else self.line.number

    @property
    def is_item(self) -> bool:
        """Whether it is in a list."""
        return self.line.scan.passage.kind == "item"

    @property
    def defines(self) -> bool:
        """Whether its label says that it is the definition."""
        return is_definition(self.label)

    @property
    def is_alone(self) -> bool:
        """Whether nothing follows its label."""
        return not self.value

    @property
    def is_name(self) -> bool:
        """Whether it is an English name right below the head, or the Japanese one behind an English one."""
        if is_japanese(self.value):
            return _is_english_name(self.above) and restated.is_compound(self.value, self.line.scan.analyse)
        return not self.above and _is_english_name(self.value)

    @property
    def word(self) -> Headword:
        """The names on it."""
        if self.kind != "names" or is_sentence(self.value):
            return NOTHING
        return _NAMED.get(self.field, headwords.parse)(self.value)


_KINDS: Sequence[tuple[str, Callable[[Part], object]]] = (
    ("end", lambda its: its.is_alone and not its.field),
    ("other", attrgetter("is_alone")),
    ("names", lambda its: its.field in _NAMED),
    ("other", lambda its: its.label and its.field != "definition"),
    ("other", lambda its: _POINTS.match(its.value) or vocabulary.phrase("where used").fullmatch(its.value)),
    ("names", lambda its: not its.label and its.is_name),
    ("text", bool),
)
"""Each kind with what shows it; the first that fits is taken."""


def _is_english_name(text: str) -> bool:
    return note_text.is_titled(text) and text[-1:].isalpha()


def parts(entry: Entry) -> list[Part]:
    """The lines below a head, up to a label with a list of its own."""
    behind = replace(entry.head.line, start=entry.head.end)
    found = map(_part, (behind, *entry.body), entry.body)
    return list(takewhile(lambda part: part.kind != "end", found))


def _part(before: Line, line: Line) -> Part:
    above, said_above = labelled(before.text)
    label, value = _marked_label(line) or labelled(line.text)
    return Part(line, label or ("" if said_above else above), value, before.text)


def _marked_label(line: Line) -> tuple[str, str] | None:
    """The marked words with a colon that a line begins with, whatever they say, and what follows them."""
    text = line.scan.passage.text
    for end in line.scan.marked_ends(line.start, {"emphasis"}):
        if colon := _COLON_AT_MARK.match(text, end - 1):
            label = text[line.start : end].strip(":： ")
            return label, text[colon.end() : line.end].strip()
    return None


@lru_cache(1 << 12)
def labelled(text: str) -> tuple[str, str]:
    """The label of a line, if it has a known one or nothing after it, and what follows."""
    bracketed = _BRACKETED.fullmatch(text)
    found = _FRAMED.match(text) or _COLON.match(bracketed["inside"] if bracketed else text)
    label, value = caught(found, "label"), caught(found, "value")
    is_known = any((field_of(label), is_label(label), not value))
    return (label, value) if found and is_known else ("", text)


def explanation(of: Sequence[Part]) -> str:
    """The first paragraph or short list of text."""
    blocks = (list(block) for (kind, _), block in groupby(of, attrgetter("block")) if kind == "text")
    first = next(blocks, [])
    if not first or (first[0].is_item and len(first) > _MOST_ITEMS):
        return ""
    text = "\n".join(map(attrgetter("value"), first))
    scan = first[0].line.scan
    return openings.explanation(Scan(Passage(text, scan.passage.place), scan.analyse))
