"""The Markdown that is read: CommonMark, tables, definition lists, footnotes, and what dialects add.

markdown-it-py parses. `block_dialects` and `inline_dialects` list what it
does not know; the rules here replace those of its own that
do not know Japanese, or are slow on hostile input.
"""

import re
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from yougo.readers.markdown import block_dialects, inline_dialects

_DEEP_BLOCKS = 60
"""Quotes and lists nested deeper are read as paragraphs; markdown-it would skip the rest of the text."""
_DEEP_NOTES = 2
"""Notes inside each other: each is parsed once more than the one around it."""
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffee"
    "\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Two parsers, since one limit on nesting does not suit both blocks and their inline content."""

    blocks: MarkdownIt
    inlines: MarkdownIt

    def parse(self, text: str, env: EnvType) -> list[Token]:
        """The blocks of a text; their inline content stays unparsed."""
        return self.blocks.block.parse(text, self.blocks, env, []) or []

    def parse_inline(self, content: str, env: EnvType) -> list[Token]:
        """The inline content of a block; each token's ``meta["at"]`` says where in `content` it begins."""
        return self.inlines.inline.parse(content, self.inlines, env, [])


@cache
def grammar() -> Grammar:
    """The parsers, made once."""
    blocks = _Markdown("commonmark", {"maxNesting": _DEEP_BLOCKS + 20}).enable("table")
    blocks.use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    blocks.block.ruler.before("table", "deep", _deep)
    blocks.block.ruler.before("table", "blocks_apart", block_dialects.block_apart)
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    blocks.block.ruler.before("table", "dialects", block_dialects.block, {"alt": interrupts})

    inlines = _Markdown("commonmark", {"maxNesting": 20})
    inlines.inline = _InlineParser()
    inlines.configure("commonmark").enable("strikethrough")
    own = {**vars(helpers), "parseLinkLabel": _link_label_end}
    inlines.helpers = SimpleNamespace(**own)  # type: ignore[assignment]  # declared as markdown-it's own module
    inlines.inline.ruler.before("strikethrough", "dialects", inline_dialects.inline)
    inlines.inline.ruler.before("link", "note", _note)
    return Grammar(blocks, inlines)


class _Markdown(MarkdownIt):
    """markdown-it with link targets as they are written; whether one is safe to follow is not asked here."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  # markdown-it's signature
        return True


class _State(StateInline):
    """The state of inline parsing, with positions on all tokens and emphasis that knows Japanese."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803  # markdown-it's
        """Whether a run of ``*``, ``_`` or ``~`` may open and close.

        CommonMark leaves ``**名（ACR）**は`` as it is, because a bracket before the mark and a letter
        after it look like an opening mark. Here CJK characters count as neither, as in
        https://github.com/tats-u/markdown-cjk-friendly.
        """
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens = _may_touch(after, before)
        closes = _may_touch(before, after)
        if canSplitWord:
            return Scanned(opens, closes, end - start)
        can_open = opens and (not closes or _is_punctuation(before))
        return Scanned(can_open, closes and (not opens or _is_punctuation(after)), end - start)


def _may_touch(inside: str, outside: str) -> bool:
    """Whether an emphasis mark between these two may belong to the text on the side of `inside`."""
    if isWhiteSpace(ord(inside)):
        return False
    if not _is_punctuation(inside) or _CJK.match(inside):
        return True
    return isWhiteSpace(ord(outside)) or _is_punctuation(outside) or _CJK.match(outside) is not None


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


class _InlineParser(ParserInline):
    """markdown-it's parser, with the state above."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _link_label_end(state: StateInline, start: int, _no_links_inside: bool = False) -> int:
    """Where the bracket that opens at `start` closes, or -1.

    markdown-it allows no link inside a link, and would take a note mark for one: 「[名[^x]](url)」.
    """
    return helpers.parseLinkLabel(state, start)


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return not silent and state.level >= _DEEP_BLOCKS and paragraph(state, start, end, silent)


def _note(state: StateInline, silent: bool) -> bool:
    """``^[a note without a label]``."""
    depth: int = state.env.get("notes", 0)
    if not state.src.startswith("^[", state.pos) or depth >= _DEEP_NOTES:
        return False
    begin, end = state.pos + 2, _link_label_end(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        content = state.src[begin:end]
        tokens = state.md.inline.parse(content, state.md, {**state.env, "notes": depth + 1}, [])
        state.push("note", "", 0).meta |= {"begin": begin, "content": content, "tokens": tokens}
    state.pos = end + 1
    return True
