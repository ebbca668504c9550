"""Blocks that are only markup, in the dialects of Markdown: what stands inside them is text, they are not.

* Containers: ``:::note Title`` (Docusaurus, VitePress, Zenn, Qiita, Pandoc), ``!!! note "Title"``,
  ``??? tip``, ``=== "Tab"`` (MkDocs); their titles are text, and so is what is indented below the latter.
* Directives in fences: ```` ```{note} Title ```` (MyST), whose content is text.
* Imports and exports (MDX), ``[TOC]``, snippets (``--8<-- "file"``), attributes on a line of their own,
  comments and code in a template's words (``{% comment %}``).

The plugin ``admon`` of mdit-py-plugins knows one of these, and not right below a line of text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from yougo.readers.dialect_marks import ATTRIBUTES, first_match, hidden_to

_FARTHEST = 100_000
"""Characters over which a comment may run."""
_CONTAINER = re.compile(
    r":{3,}+[ \t]*+(?:\{[^{}\n]*+\}|[A-Za-z][A-Za-z0-9_./-]*+)?(?:\{[^{}\n]*+\})?"
    r"(?:\[(?P<label>[^\[\]\n]*+)\])?(?:[ \t]*+\{[^{}\n]*+\})?(?P<title>[^\n]*+)"
)
_LEAF = re.compile(r"::[a-z][\w-]*+(?:\[(?P<label>[^\[\]\n]*+)\])?(?:\{[^{}\n]*+\})?")
_ALONE = re.compile(r"\[\[?_?toc_?\]?\]|-{1,3}8<-{1,3}(?:[ \t]++\"[^\"\n]*+\")?", re.IGNORECASE)
_LIST_OF_CONTENTS = re.compile(
    r"(?:[*+-]|\d{1,9}[.)])[ \t]++[^\n]*+\n[ \t]*+"
    r"\{:[^{}\n]*?\btoc\b[^{}\n]*+\}[ \t]*+$",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"(?P<fence>`{3,}+|~{3,}+)[ \t]*+\{(?P<name>[a-z-]++)\}(?P<title>[^\n`]*+)")
_OPTION = re.compile(r":[\w-]++:")
_OF_TEXT = frozenset(
    "admonition attention caution danger details dropdown epigraph error hint important note seealso tip"
    " warning".split()
)
_LINES = (_CONTAINER, _LEAF, _ALONE, ATTRIBUTES)
_SORTS = frozenset("alert info warn warning".split())
"""Zenn's ``:::message alert`` and Qiita's ``:::note warn`` name a sort, not a title."""
_INDENTED = re.compile(
    r"""(?:!!!|\?\?\?\+?)[ \t]++[a-z][\w-]*+(?:[ \t]++[a-z-]++)*+(?:[ \t]++"(?P<title>[^"\n]*+)")?[ \t]*+"""
    r"""|===[!+]?[ \t]++"(?P<tab>[^"\n]*+)"[ \t]*+"""
)
_INDENT = 4
_LONGEST_CODE = 500
"""Lines that an import or export may have."""
_IMPORT = re.compile(
    r"""import[ \t]++(?:(?:type[ \t]++)?(?:[\w$*]|\{)[^'"\n]*?\bfrom[ \t]*+)?["'][^"'\n]++["'];?[ \t]*+"""
)
_OPENED_IMPORT = re.compile(r"import[ \t]++(?:type[ \t]++)?(?:[\w$]++[ \t]*+,[ \t]*+)?\{[^{}'\"\n]*+")
_EXPORT = re.compile(
    r"export[ \t]++(?:(?:const|let|var)[ \t]++[\w$]++[ \t]*+[=:]|(?:async[ \t]++)?function\b|class[ \t]|[*{]"
    r"|default[ \t]++(?:function\b|class\b|[({]|[\w$]++;?[ \t]*+$))[^\n]*+"
)


def add_to(blocks: MarkdownIt) -> None:
    """Teach the parser of blocks these dialects."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    rules = (
        ("contents", _contents),
        ("hidden", _hidden),
        ("directive", _directive),
        ("markup_line", _line),
        ("indented", _indented),
    )
    for name, rule in rules:
        blocks.block.ruler.before("table", name, rule, interrupts)
    blocks.block.ruler.before("table", "mdx", _mdx)


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that opens or closes a container, or that is only markup; its title is a paragraph."""
    if state.is_code_block(start):
        return False
    begin, stop = _begin(state, start), state.skipSpacesBack(state.eMarks[start], state.bMarks[start])
    if state.src[begin : begin + 1] not in {":", "[", "-", "{"}:
        return False
    found = first_match(_LINES, state.src, begin, stop)
    if not found or found.end() < stop:
        return False
    if not silent:
        _title(state, start, _title_of(found))
        state.line = start + 1
    return True


def _hidden(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment, code in a template's own words, or a formula, be it many lines long."""
    begin = _begin(state, start)
    if state.is_code_block(start) or state.src[begin : begin + 1] not in {"{", "$"}:
        return False
    seen = state.env.setdefault("hidden", {})
    stop = hidden_to(state.src, begin, min(state.eMarks[end - 1], begin + _FARTHEST), seen)
    last = next((line for line in range(start, end) if state.eMarks[line] >= stop), end) if stop else end
    if last == end or state.skipSpaces(stop) < state.eMarks[last]:
        return False  # not hidden, or text follows on its last line
    if not silent:
        state.line = last + 1
    return True


def _contents(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The list that kramdown puts a table of contents in place of: ``* TOC`` above ``{:toc}``."""
    if start + 1 >= end or not _LIST_OF_CONTENTS.match(state.src, _begin(state, start)):
        return False
    if not silent:
        state.line = start + 2
    return True


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A directive in a fence, whose title and content are text; other fences hold code."""
    found = _DIRECTIVE.fullmatch(state.src, _begin(state, start), state.eMarks[start])
    if not found or state.is_code_block(start) or found["name"] not in _OF_TEXT:
        return False
    if silent:
        return True
    lines = range(start + 1, end)
    closing = _closing(state, lines, found["fence"])
    first = next((line for line in lines if not _OPTION.match(state.src, _begin(state, line))), end)
    _title(state, start, found["title"].strip())
    state.level += 1
    state.md.block.tokenize(state, min(first, closing), closing)
    state.level -= 1
    state.line = min(closing + 1, end)
    return True


def _closing(state: StateBlock, lines: range, fence: str) -> int:
    """The first of the lines that closes a fence, or the end of them.

    A fence that nothing closes is looked for once, however many directives are nested in it.
    """
    unclosed = state.env.setdefault("unclosed fences", set())
    if (fence, lines.stop) in unclosed:
        return lines.stop
    for line in lines:
        if _closes(state, line, fence):
            return line
    unclosed.add((fence, lines.stop))
    return lines.stop


def _closes(state: StateBlock, line: int, fence: str) -> bool:
    text = state.src[_begin(state, line) : state.eMarks[line]].rstrip()
    return text.startswith(fence) and not text.strip(fence[0])


def _title_of(found: re.Match[str]) -> str:
    parts = found.groupdict()
    title = ATTRIBUTES.sub("", parts.get("title") or "").strip(" \t:")
    label = parts.get("label") or ""
    return " ".join(filter(None, (label.strip(), "" if title in _SORTS else title)))


def _title(state: StateBlock, line: int, title: str) -> None:
    if not title:
        return
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An admonition or a tab of MkDocs, with what is indented below it."""
    begin = _begin(state, start)
    if state.is_code_block(start) or state.src[begin : begin + 1] not in {"!", "?", "="}:
        return False
    found = _INDENTED.fullmatch(state.src, begin, state.eMarks[start])
    if not found:
        return False
    if silent:
        return True
    _title(state, start, (found["title"] or found["tab"] or "").strip())
    around = state.blkIndent
    state.blkIndent = state.sCount[start] + _INDENT
    state.line = start + 1
    state.level += 1
    state.md.block.tokenize(state, start + 1, end)
    state.level -= 1
    state.blkIndent = around
    return True


def _mdx(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An import or export; it ends where all its brackets are closed."""
    begin = _begin(state, start)
    if silent or state.level or not state.src.startswith(("import", "export"), begin):
        return False
    stop = state.eMarks[start]
    if not any(rule.fullmatch(state.src, begin, stop) for rule in (_IMPORT, _OPENED_IMPORT, _EXPORT)):
        return False
    state.line = _end_of_code(state, start, min(end, start + _LONGEST_CODE))
    return True


def _end_of_code(state: StateBlock, start: int, end: int) -> int:
    """The line below that on which the last bracket is closed, or, when one never is, the next empty line."""
    depth = 0
    for line in range(start, end):
        text = state.src[_begin(state, line) : state.eMarks[line]]
        depth += sum(map(text.count, "({[")) - sum(map(text.count, ")}]"))
        if depth <= 0:
            return line + 1
    return next((line for line in range(start, end) if state.isEmpty(line)), end)
