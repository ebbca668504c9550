"""The entries of a glossary, whatever they look like: a head, and the lines behind and below it.

## 揚力, **揚力（Lift）**, ■揚力, 【揚力】, or 揚力 as the first line of a paragraph or alone on its line.
The heads of a glossary look alike, nearly all of them may be terms, and most have something below them: that
tells them from labels, marked words and the headings of chapters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import note_text
from yougo.extract.shapes.glossaries import is_glossary
from yougo.extract.shapes.heads import is_label, may_be_term
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import first_found
from yougo.language.letters import spell
from yougo.language.patterns import ROUND_BRACKET, SENTENCE_ENDS

_FEWEST, _FEWEST_OF_OTHERS, _MOST_TERMS = {"emphasis": 1}, 2, 0.8
_NAME = r"(?P<name>[^。、\s][^。\n]{0,60}?)"
_SIGNED = re.compile(rf"(?P<sign>[■◆●○◇□▼▶◎★・])\s*{_NAME}\s*$")
_FRAMED = re.compile(r"(?P<sign>[【［〔《])(?P<name>[^】］〕》\n]{1,60})[】］〕》]\s*$")
_PLAIN = re.compile(rf"[^。、:：]{{1,40}}$|(?=.{{1,60}}$)(?:[^。、:：(（\n]++|{ROUND_BRACKET})++$")
"""A line without a comma or a colon, but inside brackets."""
_ENDS_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}．.;；][」』）)”’\"']*$")
_BEHIND_MARK = re.compile(rf"(?:[ \t]*+{ROUND_BRACKET})?[ \t]*+(?:$|(?=\u3000| {{2}}|\t))")
"""What comes after a marked name: a bracket of its own, then the end of the line or a wide space."""
_DASH = " – "
_BEFORE_LABELS = re.compile(
    r" [-–—] (?P<said>[^\s()][^()\n]*)\n\s*[^\s:：。\n][^:：。\n]{0,19}[:：]\s*[^\s/]"
)
"""A dash behind a marked name, and a labelled line below: **SP** - Sea Plan, with Definition: … below."""
_ENDS_TEXT = re.compile(r".*[。．.]$|[^。、]{1,25}$")
"""The end of a sentence, or a line that is no text: 第3部第2章, B."""
_SENTENCE = re.compile(r"(?=.{8}).*?[。．.](?:.|$)")
_KINDS = {"heading", "paragraph", "item"}
_ON_ONE_LINE = re.compile(r"[^。\n]{1,40}?(?:[:：](?!//)|\s[-–—]\s)\s*\S")
_ENTRIES = {"term": re.compile(""), "item": _ON_ONE_LINE}
_ENDS_LABEL = re.compile("[:：]")
_NO_ENTRY = re.compile("(?!)")
_BRACKET = re.compile(ROUND_BRACKET)


@dataclass(frozen=True, eq=False)
class Line:
    """A line of a passage."""

    number: int
    """Of the passage in the view."""
    scan: Scan
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line as written."""
        return self.scan.passage.text[self.start : self.end]

    @property
    def says_something(self) -> bool:
        """Whether it is not empty."""
        return bool(self.text.strip())

    @property
    def is_last(self) -> bool:
        """Whether it ends its passage."""
        return self.end == len(self.scan.passage.text)


@dataclass(frozen=True)
class Head:
    """What an entry may begin with."""

    line: Line
    shape: str
    """What heads that look alike share: ``heading``, ``■``."""
    name: str
    end: int
    """Where in the passage it ends."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A head with the lines behind and below it."""

    head: Head
    body: tuple[Line, ...]

    @cached_property
    def is_term(self) -> bool:
        """Whether its head may be a term."""
        name = _BRACKET.sub("", self.head.name.partition(_DASH)[0]).strip(":： ")
        return may_be_term(name, self.head.line.scan.analyse)

    @property
    def introduces(self) -> bool:
        """Whether its body only introduces what follows."""
        return vocabulary.pattern("introductions").search(self.body[0].text) is not None

    @property
    def is_explained(self) -> bool:
        """Whether it has a body, and does not only order the entries below it: あ行."""
        return bool(self.body) and not is_index(self.head.name)

    @property
    def is_group(self) -> bool:
        """Whether its body holds other entries."""
        return sum(map(_may_be_entry, self.body)) > 1 or _has_labels(self.body[0])


def is_index(name: str) -> bool:
    """Whether a head only orders entries: あ行, A-C, 用語集."""
    return is_glossary(name) or vocabulary.phrase("index heading").fullmatch(name) is not None


def lines(scan: Scan, number: int) -> Iterator[Line]:
    """The lines of a passage."""
    start = 0
    for text in scan.passage.text.split("\n"):
        yield Line(number, scan, start, start + len(text))
        start += len(text) + 1


def entries(of: Sequence[Line]) -> list[Entry]:
    """The entries in the lines of one glossary: its headings, or what else its heads look like."""
    heads = _heads(of)
    by_headings = _fit(of, heads, {"heading"})
    if by_headings and not _are_mostly(by_headings, "is_group"):
        return by_headings
    shapes = set(map(attrgetter("shape"), heads)) - {"heading"}
    return _fit(of, heads, {shape for shape in shapes if _fit(of, heads, {shape})})


def _are_mostly(entries: Sequence[Entry], what: str) -> bool:
    return sum(map(bool, map(attrgetter(what), entries))) > len(entries) / 2


def _fit(of: Sequence[Line], heads: Iterable[Head], shapes: set[str]) -> list[Entry]:
    """The entries whose heads have these shapes; none where they do not look like those of a glossary."""
    found = _shaped(of, heads, shapes)
    terms = list(filter(attrgetter("is_term"), found))
    fewest = max(_FEWEST.get("".join(shapes), _FEWEST_OF_OTHERS), _MOST_TERMS * len(found))
    return terms if len(terms) >= fewest and not _are_mostly(found, "introduces") else []


def runs(of: Sequence[Line]) -> Iterator[list[Entry]]:
    """The entries of each shape that heads have, whether of a glossary or not."""
    heads = _heads(of)
    for shape in dict.fromkeys(map(attrgetter("shape"), heads)):
        yield _shaped(of, heads, {shape})


def _shaped(of: Sequence[Line], heads: Iterable[Head], shapes: set[str]) -> list[Entry]:
    """The entries whose heads have these shapes; headings divide them, too."""
    dividing = [head for head in heads if head.shape in {*shapes, "heading"}]
    return [entry for entry in _divided(of, dividing) if entry.head.shape in shapes and entry.is_explained]


def _divided(of: Sequence[Line], heads: Sequence[Head]) -> Iterator[Entry]:
    """Each head with the lines up to the next one, or up to an item beside its own."""
    at = {line: number for number, line in enumerate(of)}
    ends = [*(at[head.line] for head in heads[1:]), len(of)]
    for head, end in zip(heads, ends, strict=False):
        behind = replace(head.line, start=head.end)
        below = takewhile(partial(_is_below, head), of[at[head.line] + 1 : end])
        yield Entry(head, tuple(filter(attrgetter("says_something"), (behind, *below))))


def _is_below(head: Head, line: Line) -> bool:
    """Whether a line is not of an item beside the one that a head is in, nor of another marked name."""
    passage, below = head.line.scan.passage, line.scan.passage
    is_item = passage.kind == below.kind == "item"
    is_beside = is_item and below.level <= passage.level
    return line.number == head.line.number or not (is_beside or _is_other(head, line))


def _is_other(head: Head, line: Line) -> bool:
    """Whether a paragraph begins with marked words that are no label: **Void**: the time ….; not **例**."""
    is_alike = head.shape == "emphasis" and line.start == 0
    ends = line.scan.marked_ends(0, {"emphasis"}) if is_alike else ()
    return any(not is_label(line.text[:end]) for end in ends)


def _heads(of: Sequence[Line]) -> list[Head]:
    """What the lines may begin an entry with, each by itself or between the two beside it."""
    around = zip((None, *of), of, (*of[1:], None), strict=False)
    heads = (_head(line) or _between(above, line, below) for above, line, below in around)
    return list(filter(None, heads))


def _between(above: Line | None, line: Line, below: Line | None) -> Head | None:
    """A line of plain text below the end of an explanation and above another."""
    is_cut = above is not None and above.number == line.number and not _ENDS_TEXT.match(above.text)
    if below is None or is_cut or _ENDS_SENTENCE.search(line.text):
        return None
    is_plain = line.scan.passage.kind == below.scan.passage.kind == "paragraph"
    return _unmarked(line) if is_plain and _SENTENCE.match(below.text) else None


def _head(line: Line) -> Head | None:
    """What an entry may begin with on a line."""
    forms = _FORMS if line.scan.passage.kind in _KINDS else ()
    return first_found(forms, line)


def _heading(line: Line) -> Head | None:
    is_heading = line.scan.passage.kind == "heading"
    return Head(line, "heading", line.text, line.end) if is_heading else None


def _marked(line: Line) -> Head | None:
    """Marked words with which a line begins, if they are all of it or a wide space follows."""
    text = line.scan.passage.text
    for end in line.scan.marked_ends(line.start, {"emphasis"}):
        behind = _BEHIND_MARK.match(text, end, line.end)
        if behind:
            return Head(line, "emphasis", text[line.start : behind.end()], behind.end())
        if dash := _BEFORE_LABELS.match(text, end):
            return _before_labels(line, text[line.start : end], dash)
    return None


def _has_labels(line: Line) -> bool:
    """Whether marked words and a dash begin a line above labelled ones."""
    ends = line.scan.marked_ends(line.start, {"emphasis"})
    return any(_BEFORE_LABELS.match(line.scan.passage.text, end) for end in ends)


def _before_labels(line: Line, marked: str, dash: re.Match[str]) -> Head:
    """A marked name with the name behind the dash; what is no name there belongs to the body."""
    said = dash["said"].strip()
    if spell(marked, said) or note_text.is_titled(said):
        return Head(line, "emphasis", f"{marked}{_DASH}{said}", line.end)
    return Head(line, "emphasis", marked, dash.start("said"))


def _signed(line: Line) -> Head | None:
    """Words behind a sign or in a frame: ■揚力, 【揚力】."""
    found = _SIGNED.match(line.text) or _FRAMED.match(line.text)
    return Head(line, found["sign"], found["name"], line.end) if found else None


def _plain(line: Line) -> Head | None:
    """The first line of a passage, if it has others or is an item."""
    is_first = line.start == 0 and (line.scan.passage.kind == "item" or not line.is_last)
    return _unmarked(line) if is_first else None


def _unmarked(line: Line) -> Head | None:
    passage = line.scan.passage
    is_head = _PLAIN.match(line.text)
    return Head(line, f"{passage.kind} {passage.level}", line.text, line.end) if is_head else None


_FORMS = (_heading, _marked, _signed, _plain)


def _may_be_entry(line: Line) -> bool:
    """Whether a line may be an entry by itself, or begin one."""
    if _is_on_one_line(line):
        return True
    return _marked(line) is not None and not line.text.endswith((":", "："))


def _is_on_one_line(line: Line) -> bool:
    """Whether a line is of a definition list, or an item with an explanation, and begins with no label."""
    form = _ENTRIES.get(line.scan.passage.kind, _NO_ENTRY)
    return form.match(line.text) is not None and not is_label(_ENDS_LABEL.split(line.text)[0])
