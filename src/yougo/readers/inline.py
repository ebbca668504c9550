"""What stands inside a block of Markdown, as running text with its edges and note marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from markdown_it.token import Token

from yougo.model.documents import OBJECT
from yougo.readers.markup import MarkedUp, Tag, tag
from yougo.readers.running import RunningText

AddNote: TypeAlias = Callable[[Callable[[], RunningText]], str]
"""Gives a note without a label one (``^1``) and keeps what it is then told to read."""

_OPENING = {"em_open": "emphasis", "strong_open": "emphasis"}
_DELETED = {"s_open": Tag("del"), "s_close": Tag("del", closing=True)}
_CLOSING = {"em_close": "emphasis", "strong_close": "emphasis", "link_close": "link"}


@dataclass(slots=True)
class _Lines:
    """Which line of the document a position of the content is on; asked for in ascending order."""

    content: str
    line: int
    at: int = 0

    def number(self, at: int) -> int:
        """The document's line at `at`."""
        self.line += self.content.count("\n", self.at, at)
        self.at = max(self.at, at)
        return self.line


def running(content: str, tokens: Sequence[Token], line: int, add_note: AddNote) -> RunningText:
    """The text of a block whose `content` begins on `line` and was parsed into `tokens`."""
    lines = _Lines(content, line)
    written = MarkedUp(RunningText(line), line)
    for token in tokens:
        kind = token.type
        if kind in ("text", "text_special"):
            written.text(token.content)
        elif kind in ("softbreak", "hardbreak"):
            written.new_line(lines.number(token.meta["at"]) + 1)
        elif kind == "code_inline":
            written.code(token.content)
        elif kind in ("image", "embed"):
            written.text(OBJECT)
        elif kind == "mark":
            written.mark(token.meta["label"])
        elif kind == "note":
            begin = lines.number(token.meta["begin"])
            body = partial(running, token.meta["content"], token.meta["tokens"], begin, add_note)
            written.mark(add_note(body))
        elif kind in ("html_inline", "comment"):
            _html(token, lines, written)
        else:
            _edge(token, written)
    return written.finish()


def _html(token: Token, lines: _Lines, written: MarkedUp) -> None:
    found = tag(token.content)
    if found:
        written.tag(found)
    elif "\n" in token.content:
        written.new_line(lines.number(token.meta["at"]) + token.content.count("\n"))


def _edge(token: Token, written: MarkedUp) -> None:
    if token.type == "wikilink":
        written.out.open("wikilink", token.meta["target"])
        written.text(token.content)
        written.out.close("wikilink")
    elif token.type == "link_open":
        written.out.open("link", str(token.attrGet("href") or ""))
    elif token.type in _DELETED:
        written.tag(_DELETED[token.type])
    elif token.type in _OPENING:
        written.out.open(_OPENING[token.type])
    elif token.type in _CLOSING:
        written.out.close(_CLOSING[token.type])
