"""What a plain text says, line by line.

Blank lines divide paragraphs. Inside a paragraph every line is a block of its own unless it continues the
line above; what begins with a bullet is an item.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, filterfalse, groupby
from operator import attrgetter

from yougo.language import word_tables
from yougo.language.characters import ORDINALS
from yougo.language.patterns import BULLETS, CIRCLED_NUMBERS, ITEM_NUMBER
from yougo.language.text import narrow
from yougo.language.wrapping import Line, goes_on, split, width, wrap_width
from yougo.model.documents import Document, Passage
from yougo.readers.encoding import decode
from yougo.readers.note_labels import note_line, series
from yougo.readers.notes import with_text_notes
from yougo.readers.running import RunningText

BULLET = re.compile(
    rf"[・{BULLETS}][ \u3000]*(?=\S)"
    r"|[-–*＊+][ \u3000]+"
    rf"|{ITEM_NUMBER}[ \u3000]*(?=\S)"
    rf"|[(（](?:[0-9０-９]{{1,2}}|[{ORDINALS}]|[a-zａ-ｚ]|[ivx]{{1,4}})[)）][ \u3000]*(?=\S)"
    rf"|[{CIRCLED_NUMBERS}][ \u3000]*(?=\S)"
)
_SECTION_NUMBER = re.compile(
    r"\d{1,2}(?:\.(?!\d)|(?P<below>(?:\.\d{1,3})+)\.?(?:[ \u3000]|$))[ \u3000]*(?!\d)"
)
_LABEL = re.compile(r"[^\s:：。][^:：。]{0,39}[:：](?!//)[ \u3000]*\S")
"""With what a line begins below which the others hang further in: Berth: a place."""
_RULE = re.compile(r"([-=_*~─━―])\1{2,}")
_NO_HEADING = re.compile(r"。|[、,，]$|^[(（].*[)）]$|^[<＜].*[>＞]$|^https?://\S+$")
_WIDEST_HEADING = 80
_CLOSES = re.compile(r"[^()]*\)")
_ENGLISH_BREAK = re.compile(r"[A-Za-z,;-]\n[A-Za-z]")
_LONGEST_BRACKET = 4
"""How many lines a bracket takes at most."""
_BY_INDENT = {("note", True), ("item", False)}
"""Where the indent alone says whether a line continues a block, by whether it is further in."""


@dataclass(slots=True)
class _Block:
    """Lines that are one passage."""

    kind: str
    """``paragraph``, ``heading``, ``item``, or ``note`` where the first line begins like one."""
    first: Line
    """Its first line as the document has it."""
    lines: list[Line]
    """Without a bullet."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the first line that looks like a heading.

    Raises:
        UnreadableDocument: the bytes are not text.
    """
    lines = split(decode(data, name))
    limit = wrap_width(lines)
    labels = series(map(attrgetter("text"), lines))
    groups = [_blocks(group, limit, labels) for is_gap, group in groupby(lines, key=_is_gap) if not is_gap]
    _find_sections(groups)
    passages = tuple(_passage(block, name) for block in chain.from_iterable(groups))
    document = with_text_notes(Document(name=name, passages=passages))
    headings = [one.text for one in document.passages if one.kind == "heading"]
    navigation = word_tables.mapping(__package__, "navigation")
    return replace(document, title=next(filterfalse(navigation.__contains__, headings), ""))


def _is_gap(line: Line) -> bool:
    """Whether a line divides paragraphs: it is blank, or a rule."""
    return not line.text or _RULE.fullmatch(line.text) is not None


def _blocks(lines: Iterable[Line], limit: int, labels: Collection[str]) -> list[_Block]:
    """The blocks of lines with no gap between them; `labels` begin notes, too."""
    blocks: list[_Block] = []
    for line in lines:
        begun = _block(line, labels)
        if blocks and begun.kind == "paragraph" and _joins(blocks[-1], line, limit):
            blocks[-1].lines.append(line)
        else:
            blocks.append(begun)
    if len(blocks) == 1 and _is_heading(blocks[0]):
        blocks[0].kind = "heading"
    return blocks


def _block(line: Line, labels: Collection[str]) -> _Block:
    """The block that a line begins."""
    if note_line(line.text, labels):
        return _Block("note", line, [line])
    bullet = BULLET.match(line.text)
    if not bullet:
        return _Block("paragraph", line, [line])
    rest = line.text[bullet.end() :]
    return _Block("item", line, [Line(line.number, line.indent + width(bullet[0]), rest, width(rest))])


def _joins(block: _Block, line: Line, limit: int) -> bool:
    """Whether a line that does not begin an item or a note continues the block above it."""
    is_further_in = line.indent > block.first.indent
    if (block.kind, is_further_in) in _BY_INDENT:
        return is_further_in
    last = block.lines[-1]
    is_second = len(block.lines) == 1  # the first line of a paragraph may be indented further than the others
    is_hanging = is_further_in and _LABEL.match(last.text) is not None
    may_follow = is_hanging or line.indent <= last.indent if is_second else line.indent == last.indent
    return may_follow and (_is_between_words(block, line) or goes_on(last, line, limit))


def _is_between_words(block: _Block, line: Line) -> bool:
    """Whether the break before a line is in a bracket, or between English words of a note."""
    above = narrow("\n".join(one.text for one in block.lines[-_LONGEST_BRACKET:]))
    words = f"{above[-1:]}\n{line.text[:1]}"
    is_english = words.isascii() and _ENGLISH_BREAK.fullmatch(words) is not None
    if above.rfind("(") > above.rfind(")"):
        return is_english or _CLOSES.match(narrow(line.text)) is not None
    return block.kind == "note" and is_english


def _is_heading(block: _Block) -> bool:
    """Whether a block without neighbours is a short line and not a sentence."""
    return block.kind == "paragraph" and _is_title(block)


def _is_title(block: _Block) -> bool:
    """Whether a block is a short line and not a sentence."""
    line = block.first
    is_short_line = len(block.lines) == 1 and line.width <= _WIDEST_HEADING
    return is_short_line and not (line.ends_sentence or _NO_HEADING.search(line.text))


def _find_sections(groups: Sequence[Sequence[_Block]]) -> None:
    """Make headings of the numbered titles that begin a group and have a paragraph below: 2. 用語."""
    number = 0
    blocks = list(chain.from_iterable(groups))
    for group in groups:
        below = blocks[number + 1 : number + 2]
        if _is_section(group[0]) and below and below[0].kind == "paragraph":
            group[0].kind = "heading"
        number += len(group)


def _is_section(block: _Block) -> bool:
    """Whether a block is a numbered title."""
    return _SECTION_NUMBER.match(narrow(block.first.text)) is not None and _is_title(block)


def _passage(block: _Block, document: str) -> Passage:
    text = RunningText(block.first.number)
    for line in block.lines:
        text.line(line.number)
        text.write(line.text)
    passage = text.passage(document, "paragraph" if block.kind == "note" else block.kind)
    return replace(passage, level=_level(block.first.text)) if block.kind == "heading" else passage


def _level(heading: str) -> int:
    """How deep a heading is: 1 without a number, 2 for 3., 3 for 3.1."""
    number = _SECTION_NUMBER.match(narrow(heading))
    return 2 + (number["below"] or "").count(".") if number else 1
