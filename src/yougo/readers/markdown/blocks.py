"""A Markdown document's blocks as the records of a `documents.Document`."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import ClassVar

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType

from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.patterns import BULLETS, ITEM_NUMBER
from yougo.language.text import unwrapped
from yougo.model.documents import OBJECT, Note, Passage, Place, Problem, Table
from yougo.readers import html_blocks
from yougo.readers.markdown.grammar import Grammar
from yougo.readers.markdown.inline import running
from yougo.readers.running import RunningText, Voice, headed, table
from yougo.translation import said

_CALLOUT = re.compile(r"\[!([^\[\]\n]+)\][+-]?[ \t]*+([^\n]*)\n?")
_WORDS = re.compile(rf"(?=[^\n]*[{JAPANESE}])[^=<>{{}}$;_/\\\n]+|[A-Z][A-Za-z]+(?: [A-Za-z-]+)+")
"""Japanese, or several English words, without the signs of a program."""
_ITEM = re.compile(rf"^\s*(?:{ITEM_NUMBER}|[-*・{BULLETS}])\s*")
_DEEP_ITEM = re.compile(rf"\n[ \t]*+[-*+] +(?=[^\n]*[{JAPANESE}])")
"""The bullet of an item that Markdown reads as text of the line above, as it is indented far more."""
_PROGRAM = re.compile(r"[{};=<>$|\\#]|//|--|\w\(|^\s*[/%'\"]")
_QUOTING = frozenset("cite quote".split())
_TASK = re.compile(r"\A\[[ xX]\][ \t]+")
_ACRONYM = re.compile(r"\s*\*\[([^\[\]\n]+)\]:[ \t]*(\S.*)")
_UNCLOSED = said("This comment is never closed and hides all that follows: close it with “-->”.")


@dataclass(slots=True)
class _Context:
    """The list item, definition, note or quotation around a block."""

    kind: str = "paragraph"
    """The kind of the next paragraph in it."""
    voice: Voice = "author"
    note: list[Passage] | None = None
    """The passages of the note that it is in."""
    depth: int = 0
    """How many lists are around it."""


class Blocks:
    """The passages, notes, tables and problems of the blocks that `read` has been given."""

    def __init__(self, document: str, grammar: Grammar, env: EnvType) -> None:
        self.title = ""
        """The first heading of the first level."""
        self.passages: list[Passage] = []
        self.notes: list[Note] = []
        self.tables: list[Table] = []
        self.problems: list[Problem] = []
        self._document = document
        self._grammar = grammar
        self._env = env
        self._unlabelled = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Read the tokens of a whole document."""
        self._children(SyntaxTreeNode(tokens), _Context())

    def _children(self, node: SyntaxTreeNode, context: _Context) -> None:
        for child in node.children:
            self._readers.get(child.type, Blocks._children)(self, child, context)

    def _place(self, node: SyntaxTreeNode) -> Place:
        return Place(self._document, node.map[0] + 1 if node.map else 1)

    def _passage(self, content: str, line: int, kind: str, voice: Voice) -> Passage:
        tokens = self._grammar.parse_inline(content, self._env)
        text = running(content, tokens, line, partial(self._add_note, voice))
        return text.passage(self._document, kind, voice)

    def _content(self, node: SyntaxTreeNode, kind: str, context: _Context) -> Passage:
        """The passage of a block that holds only inline content."""
        inline = node.children[0]
        return self._passage(inline.content, self._place(inline).line, kind, context.voice)

    def _add_note(self, voice: Voice, read: Callable[[], RunningText]) -> str:
        """Keep a note without a label, before the notes inside it, and give it one."""
        self._unlabelled += 1
        label, index = f"^{self._unlabelled}", len(self.notes)
        passage = read().passage(self._document, "paragraph", voice)
        self.notes.insert(index, Note(label, passage.place, (passage,)))
        return label

    def _keep(self, passage: Passage, context: _Context) -> None:
        """Add a passage where it belongs, unless it says nothing."""
        if not (passage.text.strip(f"{OBJECT} \n") or passage.marks):
            return
        if context.note is None:
            self.passages.append(passage)
        else:
            kind = "item" if passage.kind == "item" else "paragraph"
            context.note.append(replace(passage, kind=kind, level=0))

    def _paragraph(self, node: SyntaxTreeNode, context: _Context) -> None:
        inline = node.children[0]
        content, line, kind = inline.content, self._place(inline).line, context.kind
        if kind == "item":
            context.kind = "paragraph"
            content = _TASK.sub("", content)
        callout = _CALLOUT.match(content)
        if callout and context.voice != "author":
            self._keep(self._passage(callout[2], line, kind, context.voice), context)
            content, line = content[callout.end() :], line + 1
        content, *items = _DEEP_ITEM.split(content)
        passage = replace(self._passage(content, line, kind, context.voice), level=context.depth)
        self._keep(passage, context)
        for above, item in pairwise((content, *items)):
            line += above.count("\n") + 1
            passage = self._passage(item, line, "item", context.voice)
            self._keep(replace(passage, level=context.depth + 1), context)

    def _heading(self, node: SyntaxTreeNode, context: _Context) -> None:
        passage = replace(self._content(node, "heading", context), level=int(node.tag[1:]))
        if passage.level == 1 and context.note is None:
            self.title = self.title or unwrapped(passage.with_code(str).replace(OBJECT, ""))
        self._keep(passage, context)

    def _term(self, node: SyntaxTreeNode, context: _Context) -> None:
        self._keep(_without_code(self._content(node, "term", context)), context)

    def _container(self, node: SyntaxTreeNode, context: _Context) -> None:
        kind = "item" if node.type == "list_item" else "definition"
        depth = context.depth + (kind == "item")
        self._children(node, replace(context, kind=kind, depth=depth))

    def _quotation(self, node: SyntaxTreeNode, context: _Context) -> None:
        first = node.children[0].children[0].content if _begins_with_paragraph(node) else ""
        callout = _CALLOUT.match(first)
        sort = callout[1].partition("|")[0].strip().lower() if callout else "quote"
        voice: Voice = "quotation" if sort in _QUOTING else "annotator"
        self._children(node, replace(context, kind="paragraph", voice=voice))

    def _note(self, node: SyntaxTreeNode, context: _Context) -> None:
        body: list[Passage] = []
        self._children(node, replace(context, kind="paragraph", note=body))
        self.notes.append(Note(node.meta["label"], self._place(node), tuple(body)))

    def _table(self, node: SyntaxTreeNode, context: _Context) -> None:
        rows = [self._cells(each, context) for each in node.walk() if each.type == "tr"]
        self.tables.append(headed(self._place(node), rows))

    def _cells(self, line: SyntaxTreeNode, context: _Context) -> list[Passage]:
        return [self._content(cell, "cell", context) for cell in line.children]

    def _html(self, node: SyntaxTreeNode, context: _Context) -> None:
        if node.content.startswith("<!--") and "-->" not in node.content:
            self.problems.append(Problem("unclosed-comment", _UNCLOSED, self._place(node)))
        passages, tables = html_blocks.read(
            node.content, self._place(node).line, self._document, context.voice
        )
        for passage in passages:
            self._keep(passage, context)
        self.tables += tables

    def _code(self, node: SyntaxTreeNode, context: _Context) -> None:
        """A list of Japanese that is indented as code is; other code is left out."""
        lines = node.content.split("\n")
        written = list(filter(str.strip, lines))
        fewest = 1 if context.depth else 2
        if len(written) < fewest or not all(map(_is_prose, written)):
            return
        for number, line in enumerate(lines, self._place(node).line):
            self._keep(self._passage(_ITEM.sub("", line), number, "item", context.voice), context)

    def _acronyms(self, node: SyntaxTreeNode, context: _Context) -> None:
        place = self._place(node)
        rows = []
        for line, written in enumerate(node.content.split("\n"), place.line):
            cells = _ACRONYM.findall(written)[0]
            rows.append([self._passage(cell, line, "cell", context.voice) for cell in cells])
        self.tables.append(table(place, ("acronym", "expansion"), rows))

    _readers: ClassVar[Mapping[str, Callable[["Blocks", SyntaxTreeNode, _Context], None]]] = {
        "paragraph": _paragraph,
        "heading": _heading,
        "dt": _term,
        "dd": _container,
        "list_item": _container,
        "blockquote": _quotation,
        "footnote_reference": _note,
        "table": _table,
        "html_block": _html,
        "code_block": _code,
        "acronyms": _acronyms,
    }
    """What is read from a block, by its type; of others, their children."""


def _without_code(term: Passage) -> Passage:
    """A definition list's term; words where all of it is one code that holds words: `係船柱`."""
    codes = list(filter(term.is_code, term.edges))
    is_words = len(codes) == 1 and term.text == OBJECT and _WORDS.fullmatch(codes[0].value)
    return replace(term, text=codes[0].value, edges=()) if is_words else term


def _begins_with_paragraph(node: SyntaxTreeNode) -> bool:
    return bool(node.children) and node.children[0].type == "paragraph"


def _is_prose(line: str) -> bool:
    """Whether a line of indented text is an item in Japanese, without the signs of a program."""
    return is_japanese(line) and bool(_ITEM.match(line)) and not _PROGRAM.search(line)
