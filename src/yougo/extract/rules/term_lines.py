"""用語：説明, **用語** — 説明, 「用語」：説明: a line that is a term with its definition.

Under a heading such as 用語の定義 or Glossary (or in a document of that title) each such line is one, and
so is each heading with the paragraph below it. Elsewhere a line must show that it speaks of a term: the term
is quoted, or it is an item or marked and has a second name in its brackets, or letters that the words spell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import headwords, numbering, tokens
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import QUOTATION_MARKS
from yougo.language.text import tidy
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
    whole, level = _is_section(view.document.title), 0
    for number, scan in enumerate(view.scans):
        passage = scan.passage
        if passage.kind == "heading" and _is_section(passage.text):
            level = passage.level
            yield from map(Found, _headed(view.scans[number:]))
        elif passage.kind == "heading" and passage.level <= level:
            level = 0
        elif passage.kind in {"item", "paragraph"} and not scan.in_note:
            yield from map(Found, _lines(scan, in_glossary=whole or level > 0))


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


def _lines(scan: Scan, *, in_glossary: bool) -> Iterator[Finding]:
    """What each line of a passage that is a term with its definition states."""
    if scan.passage.voice == "annotator" or not _DIVIDER.search(scan.passage.text, 0, _FARTHEST):
        return
    line = _LINE.match(scan.passage.text)
    while line:
        if _tells(scan, line, in_glossary=in_glossary):
            bare = scan.finding(line.start(), line.end())
            for head in _heads(line):
                yield from note_lines.explained(bare, head, line["words"])
        line = _LINE.match(scan.passage.text, line.end() + 1)


def _heads(line: re.Match[str]) -> list[str]:
    """The terms that a line defines: A（甲）及びB（乙）：… defines two."""
    return vocabulary.phrase("and another headword").split(line["head"])


def _tells(scan: Scan, line: re.Match[str], *, in_glossary: bool) -> bool:
    """Whether a line with a colon speaks of a term."""
    head = line["head"]
    word = headwords.parse(_heads(line)[0])
    if not word or _is_label(head):
        return False
    is_marked = _is_marked(scan, line.start(), line.start() + len(head.rstrip()))
    is_short = _is_short(word.english)
    if _QUOTED.fullmatch(head) or (in_glossary and (is_marked or is_short)):
        return True
    names_a_term = (is_short and len(word.names) > 1) or (is_marked and word.acronym != "")
    is_listed = is_marked or scan.passage.kind == "item"
    return is_listed and _explains(line, word.acronym, names_a_term=names_a_term)


def _explains(line: re.Match[str], acronym: str, *, names_a_term: bool) -> bool:
    """Whether the words behind the colon spell the acronym, or are in the language of the term before it."""
    if spell(acronym, _CLAUSE_END.split(line["words"])[0]):
        return True
    return names_a_term and is_japanese(line["words"]) == is_japanese(line["head"])


def _is_short(english: str) -> bool:
    return len(english.split()) <= _MOST_WORDS


def _is_label(head: str) -> bool:
    """Whether what stands before the colon is a label of the line or no words at all: 例, 第1回, https."""
    plain = tidy(_NUMBERS.sub("", head)).strip(f"{QUOTATION_MARKS}*_ ").lower()
    return plain in vocabulary.words("line_labels") or _NO_HEAD.search(plain) is not None


def _is_marked(scan: Scan, start: int, end: int) -> bool:
    """Whether markup bounds the head exactly, or all of it before its brackets."""
    for edge in scan.edges_from(start):
        rest = scan.text[edge.end : end].lstrip()
        if edge.basis in _MARKED and edge.end <= end + 1 and rest[:1] in ("", "("):
            return True
    return False
