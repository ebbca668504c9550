"""The inline content of a block of Markdown as running text with its edges and note marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from markdown_it.token import Token

from yougo.model.documents import OBJECT
from yougo.readers.html import MarkedUp, Tag, tag
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
        self._breaks = [found.start() for found in re.finditer("\n", content)]
        self._add_note = add_note

    def _line_at(self, offset: int) -> int:
        """The document's line of an offset of the content."""
        return self._first_line + bisect_left(self._breaks, offset)

    def text(self, token: Token) -> None:
        self.out.text(token.content)

    def line_break(self, token: Token) -> None:
        self.out.new_line(self._line_at(token.meta["at"]) + 1)

    def code(self, token: Token) -> None:
        self.out.code(token.content)

    def picture(self, _token: Token) -> None:
        self.out.text(OBJECT)

    def mark(self, token: Token) -> None:
        self.out.mark(token.meta["label"])

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
    "text": _Writer.text,
    "text_special": _Writer.text,
    "softbreak": _Writer.line_break,
    "hardbreak": _Writer.line_break,
    "code_inline": _Writer.code,
    "image": _Writer.picture,
    "object": _Writer.picture,
    "mark": _Writer.mark,
    "note": _Writer.note,
    "html_inline": _Writer.html,
    "comment": _Writer.html,
}
"""What is written for a token that neither opens nor closes anything, by its type."""
