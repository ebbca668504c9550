"""The reader of plain text, as copied from pages and mails: ``.txt`` and ``.text``.

Blank lines part paragraphs. Inside a paragraph every line is a block of its own unless it goes on where
the line above broke; what begins with a bullet is an item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from yougo.language import word_tables
from yougo.language.characters import ORDINALS
from yougo.language.patterns import BULLETS, CIRCLED_NUMBERS
from yougo.model.documents import Document, Passage, Reader
from yougo.readers.encoding import decode
from yougo.readers.notemarks import note_line
from yougo.readers.running import RunningText
from yougo.readers.textnotes import with_text_notes
from yougo.readers.wrapping import Line, ends_sentence, goes_on, split, width, wrap_width

_BULLET = re.compile(
    rf"[・{BULLETS}][ \u3000]*(?=\S)"
    r"|[-–*＊+][ \u3000]+"
    r"|[0-9０-９]{1,2}[.．)）](?![0-9０-９])[ \u3000]*(?=\S)"
    rf"|[(（](?:[0-9０-９]{{1,2}}|[{ORDINALS}]|[a-zａ-ｚ]|[ivx]{{1,4}})[)）][ \u3000]*(?=\S)"
    rf"|[{CIRCLED_NUMBERS}][ \u3000]*(?=\S)"
)
_RULE = re.compile(r"([-=_*~─━―])\1{2,}")
_BRACKETED = re.compile(r"[(（].*[)）]|[<＜].*[>＞]|https?://\S+")
_WIDEST_HEADING = 80


@dataclass(slots=True)
class _Block:
    """Lines that are one passage."""

    kind: str
    """``paragraph`` or ``item``."""
    first: Line
    """Its first line as the document has it."""
    lines: list[Line] = field(default_factory=list)
    """Without a bullet."""
    is_note: bool = False
    """Whether its first line begins like one."""
    alone: bool = False
    """Whether no other block stands between the same blank lines."""


def read(data: bytes, name: str) -> Document:
    """The document in these bytes; its title is the first line that looks like a heading.

    Raises:
        UnreadableDocument: the bytes are no text.
    """
    blocks = _blocks(split(decode(data, name)))
    passages = tuple(_passage(block.lines, _kind(block), name) for block in blocks)
    document = with_text_notes(Document(name=name, format=READER.name, passages=passages))
    headings = (one.text for one in document.passages if one.kind == "heading")
    return replace(document, title=next((text for text in headings if text not in _navigation()), ""))


@cache
def _navigation() -> frozenset[str]:
    """Lines that are no title."""
    return frozenset(line for line, _ in word_tables.rows(__package__, "navigation"))


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """The blocks of a text, in order."""
    limit = wrap_width(lines)
    group: list[_Block] = []
    for line in lines:
        if line.blank:
            yield from _closed(group)
            group = []
        elif _RULE.fullmatch(line.text):
            if len(group) == 1 and len(group[0].lines) == 1:
                group[0].alone = True
            yield from group
            group = []
        elif not group or not _joins(group[-1], line, limit):
            group.append(_block(line))
        else:
            group[-1].lines.append(line)
    yield from _closed(group)


def _closed(group: list[_Block]) -> list[_Block]:
    if len(group) == 1 and len(group[0].lines) == 1:
        group[0].alone = True
    return group


def _block(line: Line) -> _Block:
    """The block that a line begins."""
    is_note = note_line(line.text) is not None
    bullet = None if is_note else _BULLET.match(line.text)
    if bullet:
        rest = Line(line.number, line.indent + width(bullet[0]), line.text[bullet.end() :])
        return _Block("item", line, [rest])
    return _Block("paragraph", line, [line], is_note)


def _joins(block: _Block, line: Line, limit: int) -> bool:
    """Whether a line goes on with the block above it."""
    if note_line(line.text) or _BULLET.match(line.text):
        return False
    if block.is_note and line.indent > block.first.indent:
        return True
    if block.kind == "item" and line.indent <= block.first.indent:
        return False
    first = len(block.lines) == 1  # the first line of a paragraph may stand further in than the others
    last = block.lines[-1]
    if line.indent > last.indent or (line.indent < last.indent and not first):
        return False
    return goes_on(last, line, limit)


def _kind(block: _Block) -> str:
    """``heading`` for a short line that stands alone and is no sentence."""
    text = block.first.text
    if block.kind != "paragraph" or block.is_note or not block.alone or width(text) > _WIDEST_HEADING:
        return block.kind
    plain = "。" not in text and not ends_sentence(text) and not text.endswith(("、", ",", "，"))
    return "heading" if plain and not _BRACKETED.fullmatch(text) else "paragraph"


def _passage(lines: Sequence[Line], kind: str, document: str) -> Passage:
    text = RunningText(lines[0].number)
    for index, line in enumerate(lines):
        if index:
            text.line(line.number)
        text.write(line.text)
    return text.passage(document, kind)


READER = Reader(name="plain", suffixes=(".txt", ".text"), read=read)
