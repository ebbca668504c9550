"""用語：説明, **用語** — 説明, 「用語」：説明: a line that is a term with its definition.

Under a heading such as 用語の定義 or Glossary (or in a document of that title) each such line is one, and
so is each heading with the paragraph below it. Elsewhere a line must show that it speaks of a term: the term
is quoted, or it is an item or marked and has a second name in its brackets, or letters that the words spell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import headwords, numbering, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import QUOTATION_MARKS
from yougo.language.text import tidy
from yougo.model.documents import Edge, Passage
from yougo.model.findings import Finding

_LINE = re.compile(
    r"(?P<head>(?:[^:：。\n「『(（]|[「『][^」』\n]*+[」』]|[(（](?:[^()（）\n]|[(（][^()（）\n]*+[)）])*+[)）]){1,80}?)"
    r"\s*(?:(?!://)[:：]|(?:\s|(?<=[)）]))(?:[-–—―]|--)\s|――|——|—)[\s　]*+"
    r"(?P<words>[^\n]{4,}(?:\n(?!.{1,80}?[:：]).*)*)"
)
_DIVIDER, _FARTHEST = re.compile("[:：–—―-]"), 120
_NO_HEAD = re.compile(r"^https?$|^[\d.,:/\s-]*$|[?？!！]$")
_NUMBERS = re.compile(r"^[\d\s.．()（）]+|[\d\s.．()（）]+$")
_QUOTED = re.compile(r"\s*[「『].*[」』]\s*")
_CLAUSE_END = re.compile("[。.;；、，,(（]")
_LONGEST_HEADING, _FEWEST_HEADINGS, _MOST_TERMS = 60, 2, 0.8
_MOST_WORDS = 6
_MARKED = {"emphasis", "link", "wikilink", "abbreviation"}


def find(view: View) -> Iterator[Found]:
    """A finding for each line, and each heading of a glossary, that is a term with its definition."""
    for number, scan in enumerate(view.scans):
        if scan.passage.kind == "heading" and _is_section(scan.passage.text):
            yield from map(Found, _headed(view.scans[number:]))
    for line in _lines(view):
        if line.states_term:
            yield from map(Found, _explained(line))


def _is_section(heading: str) -> bool:
    plain = numbering.without(tidy(heading)).strip("。:： ")
    return vocabulary.pattern("sections").fullmatch(plain) is not None


def _headed(scans: Sequence[Scan]) -> Iterator[Finding]:
    """The headings below a glossary's own, each with the paragraph behind it, if they look like terms."""
    entries = list(_entries(scans))
    times = Counter(heading.text for heading, _ in entries)
    terms = [entry for entry in entries if times[entry[0].text] == 1 and _is_term(entry[0])]
    if len(terms) < max(_FEWEST_HEADINGS, _MOST_TERMS * len(entries)):
        return
    for heading, below in terms:
        bare = replace(heading.finding(0, 0), sentence=below.sentence(0, 0))
        yield from note_lines.explained(bare, heading.text, below.passage.text)


def _entries(scans: Sequence[Scan]) -> Iterator[tuple[Scan, Scan]]:
    """Each heading below the first one that a paragraph follows, with that paragraph."""
    level = scans[0].passage.level
    for heading, below in pairwise(scans[1:]):
        if heading.passage.kind == "heading" and heading.passage.level <= level:
            return
        if (heading.passage.kind, below.passage.kind) == ("heading", "paragraph"):
            yield heading, below


def _is_term(heading: Scan) -> bool:
    """Whether a heading is nouns alone, and no label."""
    text = heading.text
    if len(text) > _LONGEST_HEADING or _is_label(text):
        return False
    if is_japanese(text):
        return not any(map(tokens.makes_phrase, heading.analyse(text)))
    return not vocabulary.phrase("phrase").match(text)


def _is_label(head: str) -> bool:
    """Whether what stands before the colon is a label of the line or no words at all: 例, 第1回, https."""
    plain = tidy(_NUMBERS.sub("", head)).strip(f"{QUOTATION_MARKS}*_ ").lower()
    return plain in vocabulary.words("line_labels") or _NO_HEAD.search(plain) is not None


@dataclass(frozen=True)
class _Line:
    """Words with others behind a colon or a dash."""

    scan: Scan
    match: re.Match[str]
    in_glossary: bool
    """Whether it stands below the heading of a glossary."""

    @property
    def head(self) -> str:
        """The words before the colon."""
        return self.match["head"]

    @cached_property
    def heads(self) -> list[str]:
        """The terms that it defines: A（甲）及びB（乙）：… defines two."""
        return vocabulary.phrase("and another headword").split(self.head)

    @cached_property
    def word(self) -> Headword:
        """The names of the first of them."""
        return headwords.parse(self.heads[0])

    @property
    def states_term(self) -> bool:
        """Whether it defines a term: its head may be one, and the line shows in some way that it is."""
        return bool(self.word) and not _is_label(self.head) and any(shows(self) for shows in _SIGNS)

    @cached_property
    def is_marked(self) -> bool:
        """Whether markup bounds the head exactly, or all of it before its brackets."""
        start = self.match.start()
        end = start + len(self.head.rstrip())
        return any(_bounds(edge, end, self.scan) for edge in self.scan.edges_from(start))

    @property
    def is_short(self) -> bool:
        """Whether the English of its head, if there is any, may be a name."""
        return len(self.word.english.split()) <= _MOST_WORDS

    @property
    def is_listed(self) -> bool:
        """Whether it looks like an entry of a list."""
        return self.is_marked or self.scan.passage.kind == "item"


def _bounds(edge: Edge, end: int, scan: Scan) -> bool:
    """Whether markup ends where the head does, or before the head's brackets."""
    rest = scan.text[edge.end : end].lstrip()
    return edge.basis in _MARKED and edge.end <= end + 1 and rest[:1] in ("", "(")


def _is_quoted(line: _Line) -> bool:
    """「X」：…."""
    return _QUOTED.fullmatch(line.head) is not None


def _is_entry(line: _Line) -> bool:
    """X：… in a glossary."""
    return line.in_glossary and (line.is_marked or line.is_short)


def _is_spelled(line: _Line) -> bool:
    """- ACR：what the letters stand for."""
    return line.is_listed and bool(spell(line.word.acronym, _CLAUSE_END.split(line.match["words"])[0]))


def _is_named(line: _Line) -> bool:
    """- X（Y）：… or **ACR**：…, where the words behind the colon are in the language of the head."""
    has_two_names = line.is_listed and line.is_short and len(line.word.names) > 1
    if not has_two_names and not (line.is_marked and line.word.acronym):
        return False
    return is_japanese(line.match["words"]) == is_japanese(line.head)


_SIGNS = (_is_quoted, _is_entry, _is_spelled, _is_named)
"""What shows that a line defines a term: one of them is enough."""


def _lines(view: View) -> Iterator[_Line]:
    """The lines of items and paragraphs that have a head."""
    whole, level = _is_section(view.document.title), 0
    for scan in view.scans:
        if scan.passage.kind == "heading":
            level = _glossary_level(scan.passage, level)
        elif _may_define(scan):
            yield from _lines_of(scan, in_glossary=whole or level > 0)


def _glossary_level(heading: Passage, around: int) -> int:
    """The level of the glossary that a heading leaves you in, 0 for none; `around` is the one before it."""
    if _is_section(heading.text):
        return heading.level
    return around if heading.level > around else 0


def _may_define(scan: Scan) -> bool:
    """Whether a passage may hold such lines."""
    passage = scan.passage
    is_text = passage.kind in {"item", "paragraph"} and not scan.in_note and passage.voice != "annotator"
    return is_text and _DIVIDER.search(passage.text, 0, _FARTHEST) is not None


def _lines_of(scan: Scan, *, in_glossary: bool) -> Iterator[_Line]:
    """The first line of a passage and those behind it, as long as they have a head."""
    match = _LINE.match(scan.passage.text)
    while match:
        yield _Line(scan, match, in_glossary)
        match = _LINE.match(scan.passage.text, match.end() + 1)


def _explained(line: _Line) -> Iterator[Finding]:
    """The terms of a line with their definition."""
    bare = line.scan.finding(line.match.start(), line.match.end())
    for head in line.heads:
        yield from note_lines.explained(bare, head, line.match["words"])
