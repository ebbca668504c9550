"""The inline content of a block of Markdown as running text with its edges and note marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from markdown_it.token import Token

from yougo.model.documents import OBJECT
from yougo.readers.html import MarkedUp
from yougo.readers.html_tags import Tag, tag
from yougo.readers.running import RunningText

AddNote: TypeAlias = Callable[[Callable[[], RunningText]], str]
"""Gives a note without a label one (``^1``) and keeps what the function that it is given reads."""


def running(content: str, tokens: Sequence[Token], line: int, add_note: AddNote) -> RunningText:
    """The text of a block whose `content` begins on `line` and was parsed into `tokens`."""
    writer = _Writer(content, line, add_note)
    for token in tokens:
        if token.nesting:
            href = str(token.attrGet("href") or "")
            writer.out.tag(Tag(token.tag, closing=token.nesting < 0, href=href))
        else:
            _ACTIONS[token.type](writer, token)
    return writer.out.finish()


class _Writer:
    """Writes the tokens of one block."""

    def __init__(self, content: str, line: int, add_note: AddNote) -> None:
        self.out = MarkedUp(line)
        self._first_line = line
        self._breaks = list(map(re.Match.start, re.finditer("\n", content)))
        self._add_note = add_note

    def _line_at(self, offset: int) -> int:
        """The document's line of an offset of the content."""
        return self._first_line + bisect_left(self._breaks, offset)

    def line_break(self, token: Token) -> None:
        self.out.new_line(self._line_at(token.meta["at"]) + 1, is_hard=token.type == "hardbreak")

    def note(self, token: Token) -> None:
        begin = self._line_at(token.meta["begin"])
        read = partial(running, token.meta["content"], token.meta["tokens"], begin, self._add_note)
        self.out.mark(self._add_note(read))

    def html(self, token: Token) -> None:
        found = tag(token.content)
        if found:
            self.out.tag(found)
        elif "\n" in token.content:
            self.out.new_line(self._line_at(token.meta["at"]) + token.content.count("\n"))


_ACTIONS: Mapping[str, Callable[[_Writer, Token], None]] = {
    "text": lambda writer, token: writer.out.text(token.content),
    "text_special": lambda writer, token: writer.out.text(token.content),
    "code_inline": lambda writer, token: writer.out.code(token.content),
    "image": lambda writer, _token: writer.out.text(OBJECT),
    "object": lambda writer, _token: writer.out.text(OBJECT),
    "mark": lambda writer, token: writer.out.mark(token.meta["label"]),
    "note": _Writer.note,
    "softbreak": _Writer.line_break,
    "hardbreak": _Writer.line_break,
    "html_inline": _Writer.html,
    "comment": _Writer.html,
}
"""What is written for a token that neither opens nor closes anything, by its type."""
