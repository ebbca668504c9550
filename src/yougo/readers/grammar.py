"""The Markdown that is understood: CommonMark, tables, definition lists, footnotes, and Obsidian's marks.

What is only markup in other dialects is left to `dialect_blocks` and `dialect_marks`.

markdown-it-py parses; the rules here add what it does not know, or stand in for rules of its own that
do not know Japanese or are slow on hostile input. As with all of markdown-it's rules, one returns
whether it matched, and makes no tokens when asked silently.
"""

import re
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any, Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from yougo.readers import dialect_blocks, dialect_marks

_DEEP_BLOCKS = 60
"""Quotes and lists nested deeper are read as paragraphs; markdown-it would skip the rest of the text."""
_DEEP_NOTES = 2
"""Notes inside each other: each is parsed once more than the one around it."""

_MARK = re.compile(r"\[\^([^\[\]\s]+)\]")
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n|]*)(?:\|([^\[\]\n]*))?\]\]")
_ACRONYM = re.compile(r"\*\[([^\[\]\n]+)\]:[ \t]*(\S.*)")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffee"
    "\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Two parsers, since one limit on nesting does not suit both blocks and what stands inside them."""

    blocks: MarkdownIt
    inlines: MarkdownIt

    def parse(self, text: str, env: EnvType) -> list[Token]:
        """The blocks of a text; their inline content stays unparsed."""
        return self.blocks.block.parse(text, self.blocks, env, []) or []

    def parse_inline(self, content: str, env: EnvType) -> list[Token]:
        """What stands inside a block; each token's ``meta["at"]`` says where in `content` it begins."""
        return self.inlines.inline.parse(content, self.inlines, env, [])


@cache
def grammar() -> Grammar:
    """The parsers, made once."""
    blocks = _Markdown("commonmark", {"maxNesting": _DEEP_BLOCKS + 20}).enable("table")
    blocks.use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    blocks.block.ruler.before("table", "deep", _deep)
    blocks.block.ruler.before("table", "comment", _comment, interrupts)
    blocks.block.ruler.before("table", "acronyms", _acronyms, interrupts)
    dialect_blocks.add_to(blocks)

    inlines = _Markdown("commonmark", {"maxNesting": 20})
    inlines.inline = _InlineParser()
    inlines.configure("commonmark").enable("strikethrough")
    # A note mark is none to markdown-it inside a link's text: 「[名[^x]](url)」.
    inlines.helpers = SimpleNamespace(  # type: ignore[assignment]  # declared as markdown-it's own module
        parseLinkLabel=link_label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    for name, rule in (
        ("wiki", _wiki),
        ("mark", _mark),
        ("note", _note),
        ("inline_comment", _inline_comment),
    ):
        inlines.inline.ruler.before("link", name, rule)
    dialect_marks.add_to(inlines)
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


def link_label_end(state: StateInline, start: int, no_links_inside: bool = False) -> int:
    """Where the bracket that opens at `start` closes, or -1; unlike markdown-it's, it lets note marks be."""
    before = state.pos
    state.pos = start + 1
    depth, found = 1, -1
    while state.pos < state.posMax:
        char = state.src[state.pos]
        if char == "]":
            depth -= 1
            if not depth:
                found = state.pos
                break
        at = state.pos
        state.md.inline.skipToken(state)
        if char == "[":
            if state.pos == at + 1:
                depth += 1
            elif no_links_inside and not _MARK.match(state.src, at):
                break
    state.pos = before
    return found


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return not silent and state.level >= _DEEP_BLOCKS and paragraph(state, start, end, silent)


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``%%`` at the beginning of a line, up to the next, be it many lines below. Unclosed it is text."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("%%", begin):
        return False
    closing = state.src.find("%%", begin + 2, state.eMarks[start])
    if closing >= 0:
        if state.skipSpaces(closing + 2) < state.eMarks[start]:
            return False  # text follows: a comment inside a paragraph
        line = start + 1
    else:
        unclosed: dict[int, int] = state.env.setdefault("unclosed", {})
        if unclosed.get(end, start + 1) <= start:
            return False
        line, closing = next(
            (
                (number, at)
                for number in range(start + 1, end)
                if (at := state.src.find("%%", state.bMarks[number], state.eMarks[number])) >= 0
            ),
            (end, -1),
        )
        if closing < 0:
            unclosed[end] = start
            return False
    if not silent:
        if line > start and closing > state.eMarks[start]:
            # What follows on the closing line is text again.
            state.bMarks[line], state.tShift[line], state.sCount[line] = closing + 2, 0, state.blkIndent
        state.line = line
    return True


def _acronyms(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A run of lines ``*[DFFT]: Data Free Flow with Trust``."""
    found: list[tuple[int, str, str]] = []
    for line in range(start, end):
        begin = state.bMarks[line] + state.tShift[line]
        match = _ACRONYM.match(state.src, begin, state.eMarks[line])
        if not match or state.is_code_block(line) or state.sCount[line] < state.blkIndent:
            break
        if silent:
            return True
        found.append((line, match[1], match[2]))
    if not found:
        return False
    token = state.push("acronyms", "", 0)
    token.meta["rows"] = found
    token.map = [start, start + len(found)]
    state.line = start + len(found)
    return True


def _wiki(state: StateInline, silent: bool) -> bool:
    """``[[target#anchor|alias]]`` and the embed ``![[…]]``."""
    match = _WIKI.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("embed" if match[1] else "wikilink", "", 0)
        target = match[2].removesuffix("\\")  # how a table's cell must write the bar
        page, _, anchor = target.partition("#")
        token.content = match[3] or page or anchor
        token.meta["target"] = target.strip()
    state.pos = match.end()
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    """``[^label]``: a note mark whether or not a note has this label, and before it could be a link."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("mark", "", 0).meta["label"] = match[1]
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """``^[a note without a label]``."""
    depth: int = state.env.get("notes", 0)
    if not state.src.startswith("^[", state.pos) or depth >= _DEEP_NOTES:
        return False
    end = link_label_end(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        meta: dict[str, Any] = state.push("note", "", 0).meta
        meta["begin"] = state.pos + 2
        meta["content"] = state.src[state.pos + 2 : end]
        inner = {**state.env, "notes": depth + 1}
        meta["tokens"] = state.md.inline.parse(meta["content"], state.md, inner, [])
    state.pos = end + 1
    return True


def _inline_comment(state: StateInline, silent: bool) -> bool:
    """``%% comment %%``."""
    if not state.src.startswith("%%", state.pos):
        return False
    end = state.src.find("%%", state.pos + 2, state.posMax)
    if end < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos : end + 2]
    state.pos = end + 2
    return True
