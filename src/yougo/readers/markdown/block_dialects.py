r"""Blocks that the dialects of Markdown add to CommonMark, by the character that they begin with.

* Containers: ``:::note Title`` (Docusaurus, VitePress, Zenn, Qiita, Pandoc), ``!!! note "Title"``,
  ``??? tip``, ``=== "Tab"`` (MkDocs): their titles are text, and so is what is indented below the latter.
* Directives in fences: ```` ```{note} Title ```` (MyST), whose content is text.
* Comments (``%% … %%`` of Obsidian, ``{% comment %}`` of Liquid), formulas (``$$``), imports and exports
  (MDX), ``[TOC]``, ``{:toc}``, snippets (``--8<-- "file"``), attributes on a line of their own: no text.
* Acronyms: ``*[DFFT]: Data Free Flow with Trust`` (Markdown Extra).

The plugins admon and container of mdit-py-plugins know two of these, and only some of their forms.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from markdown_it.rules_block import StateBlock, fence

from yougo.readers.markdown.inline_dialects import ATTRIBUTES, COMMENT, HIDDEN, between

Put: TypeAlias = Callable[[StateBlock, int, int, re.Match[str]], None]
"""Puts a block that begins on the first of two lines into the tokens, and moves the state below it."""
Rows: TypeAlias = Mapping[str, tuple[tuple[re.Pattern[str], Put], ...]]


def _whole_line(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})[ \t]*+$", flags | re.MULTILINE)


_FORMULAS = _whole_line(between(r"\$\$", r"\$\$"))
_CONTAINER = _whole_line(
    r":{3,}+[ \t]*+(?:\{[^{}\n]*+\}|[A-Za-z][A-Za-z0-9_./-]*+)?(?:\{[^{}\n]*+\})?"
    r"(?:\[(?P<label>[^\[\]\n]*+)\])?(?:[ \t]*+\{[^{}\n]*+\})?(?P<title>[^\n]*+)"
)
_LEAF = _whole_line(r"::[a-z][\w-]*+(?:\[(?P<label>[^\[\]\n]*+)\])?(?:\{[^{}\n]*+\})?")
_DIRECTIVE = _whole_line(
    r"(?:`{3,}+|~{3,}+)[ \t]*+\{(?:admonition|attention|caution|danger|details|dropdown|epigraph|error|hint"
    r"|important|note|seealso|tip|warning)\}(?P<title>[^\n`]*+)(?P<options>(?:\n[ \t>]*+:[\w-]++:[^\n]*+)*+)"
)
_ADMONITION = _whole_line(
    r'(?:!!!|\?\?\?\+?)[ \t]++[a-z][\w-]*+(?:[ \t]++[a-z-]++)*+(?:[ \t]++"(?P<title>[^"\n]*+)")?'
)
_TAB = _whole_line(r'===[!+]?[ \t]++"(?P<title>[^"\n]*+)"')
_CONTENTS = _whole_line(r"\[\[?_?toc_?\]?\]", re.IGNORECASE)
_SNIPPET = _whole_line(r'-{1,3}8<-{1,3}(?:[ \t]++"[^"\n]*+")?')
_CONTENTS_LIST = _whole_line(
    r"(?:[*+-]|\d{1,9}[.)])[ \t]++[^\n]*+\n[ \t]*+\{:(?=[^{}\n]*?\btoc\b)[^{}\n]*+\}"
)
_ATTRIBUTES_LINE = _whole_line(ATTRIBUTES)
_ACRONYM = r"\*\[[^\[\]\n]+\]:[ \t]*+\S[^\n]*+"
_ACRONYMS = re.compile(rf"{_ACRONYM}(?:\n[ \t]*+{_ACRONYM})*+")
_CODE = _whole_line(
    r"^import[ \t]++(?:(?:"
    r"""(?:(?:type[ \t]++)?(?:[\w$*]|\{)[^'"\n]*?\bfrom[ \t]*+)?["'][^"'\n]++["'];?)"""
    r"|(?:type[ \t]++)?(?:[\w$]++[ \t]*+,[ \t]*+)?\{[^{}'\"\n]*+)"
    r"|^export[ \t]++(?:(?:const|let|var)[ \t]++[\w$]++[ \t]*+[=:]"
    r"|(?:async[ \t]++)?function\b|class[ \t]|[*{]"
    r"|default[ \t]++(?:function\b|class\b|[({]|[\w$]++;?[ \t]*+$))[^\n]*+"
)
_SORTS = frozenset("alert info warn warning".split())
"""Zenn's ``:::message alert`` and Qiita's ``:::note warn`` name a sort, not a title."""
_INDENT = 4
_LONGEST_CODE = 500
"""Lines that an import or export may have."""


def _block(rows: Rows, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it: put the block of the first row that matches here."""
    begin = _begin(state, start)
    sign = "" if state.is_code_block(start) else state.src[begin : begin + 1]
    for pattern, put in rows.get(sign, ()):
        found = pattern.match(state.src, begin, state.eMarks[end - 1])
        if found and ("\n" in found[0] or not _text_follows(state, start, found)):
            if not silent:
                put(state, start, end, found)
            return True
    return False


def _text_follows(state: StateBlock, line: int, found: re.Match[str]) -> bool:
    return bool(state.src[found.end() : state.eMarks[line]].strip())


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _put_nothing(state: StateBlock, start: int, _end: int, found: re.Match[str]) -> None:
    """A block that is not text; what follows it on its last line is."""
    state.line = start + found[0].count("\n")
    if not _text_follows(state, state.line, found):
        state.line += 1
        return
    line = state.line
    state.bMarks[line], state.tShift[line], state.sCount[line] = found.end(), 0, state.blkIndent


def _put_title(state: StateBlock, start: int, _end: int, found: re.Match[str]) -> None:
    """A line whose title is a paragraph."""
    parts = found.groupdict(default="")
    title = re.sub(ATTRIBUTES, "", parts.get("title", "")).strip(" \t:")
    named = "" if title in _SORTS else title
    content = f"{parts.get('label', '').strip()} {named}".strip()
    if content:
        state.push("paragraph_open", "p", 1).map = [start, start + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = content, [start, start + 1], []
        state.push("paragraph_close", "p", -1)
    state.line = start + 1


def _put_directive(state: StateBlock, start: int, end: int, found: re.Match[str]) -> None:
    """A title, and text down to the closing fence, which is read as code without a line."""
    fence(state, start, end, False)
    state.tokens.pop()
    closing = state.line
    _put_title(state, start, end, found)
    state.level += 1
    state.md.block.tokenize(state, start + 1 + found["options"].count("\n"), closing)
    state.level -= 1
    state.line = closing


def _put_indented(state: StateBlock, start: int, end: int, found: re.Match[str]) -> None:
    """A title, and the text that is indented below it."""
    _put_title(state, start, end, found)
    around = state.blkIndent
    state.blkIndent = state.sCount[start] + _INDENT
    state.level += 1
    state.md.block.tokenize(state, start + 1, end)
    state.level -= 1
    state.blkIndent = around


def _put_acronyms(state: StateBlock, start: int, _end: int, found: re.Match[str]) -> None:
    state.line = start + found[0].count("\n") + 1
    token = state.push("acronyms", "", 0)
    token.content, token.map = found[0], [start, state.line]


def _put_code(state: StateBlock, start: int, end: int, _found: re.Match[str]) -> None:
    """Code down to where all brackets are closed, or else to the next empty line."""
    depth = 0
    last = min(end, start + _LONGEST_CODE)
    state.line = next(filter(state.isEmpty, range(start + 1, last)), last)
    for line in range(start, last):
        text = state.src[_begin(state, line) : state.eMarks[line]]
        depth += len(re.findall(r"[({\[]", text)) - len(re.findall(r"[)}\]]", text))
        if depth <= 0:
            state.line = line + 1
            break


_CONTENTS_LISTS = ((_CONTENTS_LIST, _put_nothing),)
block = partial(
    _block,
    {
        **dict.fromkeys("+0123456789", _CONTENTS_LISTS),
        "*": ((_ACRONYMS, _put_acronyms), *_CONTENTS_LISTS),
        "-": ((_SNIPPET, _put_nothing), *_CONTENTS_LISTS),
        "%": ((COMMENT, _put_nothing),),
        "{": ((HIDDEN, _put_nothing), (_ATTRIBUTES_LINE, _put_nothing)),
        "[": ((_CONTENTS, _put_nothing),),
        ":": ((_CONTAINER, _put_title), (_LEAF, _put_title)),
        **dict.fromkeys("`~", ((_DIRECTIVE, _put_directive),)),
        **dict.fromkeys("!?", ((_ADMONITION, _put_indented),)),
        "=": ((_TAB, _put_indented),),
    },
)
"""The rule for blocks that may begin right below a line of text."""
block_apart = partial(
    _block, {"$": ((_FORMULAS, _put_nothing),), **dict.fromkeys("ie", ((_CODE, _put_code),))}
)
"""The rule for blocks that may not."""
