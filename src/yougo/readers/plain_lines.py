"""What a plain text says, line by line.

Blank lines part paragraphs. Inside a paragraph every line is a block of its own unless it goes on where
the line above broke; what begins with a bullet is an item.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import filterfalse, groupby

from yougo.language import word_tables
from yougo.language.characters import ORDINALS
from yougo.language.patterns import BULLETS, CIRCLED_NUMBERS, ITEM_NUMBER
from yougo.model.documents import Document, Passage
from yougo.readers.encoding import decode
from yougo.readers.notes import note_line, with_text_notes
from yougo.readers.running import RunningText
from yougo.readers.wrapping import Line, goes_on, split, width, wrap_width

_BULLET = re.compile(
    rf"[・{BULLETS}][ \u3000]*(?=\S)"
    r"|[-–*＊+][ \u3000]+"
    rf"|{ITEM_NUMBER}[ \u3000]*(?=\S)"
    rf"|[(（](?:[0-9０-９]{{1,2}}|[{ORDINALS}]|[a-zａ-ｚ]|[ivx]{{1,4}})[)）][ \u3000]*(?=\S)"
    rf"|[{CIRCLED_NUMBERS}][ \u3000]*(?=\S)"
)
_RULE = re.compile(r"([-=_*~─━―])\1{2,}")
_NO_HEADING = re.compile(r"。|[、,，]$|^[(（].*[)）]$|^[<＜].*[>＞]$|^https?://\S+$")
_WIDEST_HEADING = 80


@dataclass(slots=True)
class _Block:
    """Lines that are one passage."""

    kind: str
    """``paragraph`` or ``item``."""
    first: Line
    """Its first line as the document has it."""
    lines: list[Line]
    """Without a bullet."""
    is_note: bool = False
    """Whether its first line begins like one."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the first line that looks like a heading.

    Raises:
        UnreadableDocument: the bytes are not text.
    """
    lines = split(decode(data, name))
    limit = wrap_width(lines)
    passages: list[Passage] = []
    for is_gap, group in groupby(lines, key=_is_gap):
        blocks = [] if is_gap else _blocks(group, limit)
        passages += [_passage(block, name) for block in blocks]
        if len(blocks) == 1 and _is_heading(blocks[0]):
            passages[-1] = replace(passages[-1], kind="heading")
    document = with_text_notes(Document(name=name, passages=tuple(passages)))
    headings = [one.text for one in document.passages if one.kind == "heading"]
    navigation = word_tables.mapping(__package__, "navigation")
    return replace(document, title=next(filterfalse(navigation.__contains__, headings), ""))


def _is_gap(line: Line) -> bool:
    """Whether a line parts paragraphs: it is blank, or a rule."""
    return not line.text or _RULE.fullmatch(line.text) is not None


def _blocks(lines: Iterable[Line], limit: int) -> list[_Block]:
    """The blocks of lines that no gap parts."""
    blocks: list[_Block] = []
    for line in lines:
        begun = _block(line)
        if blocks and begun.kind == "paragraph" and not begun.is_note and _joins(blocks[-1], line, limit):
            blocks[-1].lines.append(line)
        else:
            blocks.append(begun)
    return blocks


def _block(line: Line) -> _Block:
    """The block that a line begins."""
    if note_line(line.text):
        return _Block("paragraph", line, [line], is_note=True)
    bullet = _BULLET.match(line.text)
    if not bullet:
        return _Block("paragraph", line, [line])
    rest = line.text[bullet.end() :]
    return _Block("item", line, [Line(line.number, line.indent + width(bullet[0]), rest, width(rest))])


def _joins(block: _Block, line: Line, limit: int) -> bool:
    """Whether a line that begins no item and no note goes on with the block above it."""
    if block.is_note and line.indent > block.first.indent:
        return True
    if block.kind == "item" and line.indent <= block.first.indent:
        return False
    last = block.lines[-1]
    is_second = len(block.lines) == 1  # the first line of a paragraph may be indented further than the others
    may_follow = line.indent <= last.indent if is_second else line.indent == last.indent
    return may_follow and goes_on(last, line, limit)


def _is_heading(block: _Block) -> bool:
    """Whether a block without neighbours is a short line and not a sentence."""
    line = block.first
    if block.kind == "item" or block.is_note or len(block.lines) > 1 or line.width > _WIDEST_HEADING:
        return False
    return not line.ends_sentence and not _NO_HEADING.search(line.text)


def _passage(block: _Block, document: str) -> Passage:
    text = RunningText(block.first.number)
    for line in block.lines:
        text.line(line.number)
        text.write(line.text)
    return text.passage(document, block.kind)
