"""用語：説明, **用語** — 説明, 「用語」：説明: a line that is a term with its definition.

Under a heading such as 用語の定義 or Glossary (or in a document of that title) each such line is one, and
so is each heading with the paragraph below it. Elsewhere a line must show that it speaks of a term: the term
is quoted, or it is an item or marked and has a second name in its brackets, or letters that the words spell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract import headwords, note_lines, words
from yougo.extract.scan import Scan
from yougo.letters import spell
from yougo.model import Finding
from yougo.text import is_japanese, tidy

RULE = "term_lines"
_LINE = re.compile(
    r"(?P<head>(?:[^:：。\n「『(（]|[「『][^」』\n]*[」』]|[(（](?:[^()（）\n]|[(（][^()（）\n]*[)）])*[)）]){1,80}?)"
    r"\s*(?:[:：]|\s(?:[-–—―]|--)\s|――|——|—)[\s　]*(?P<words>(?=\S)[^\n]{4,}(?:\n(?!.{1,80}?[:：]).*)*)"
)
_NO_HEAD = re.compile(r"https?$|^[\d.,:/\s-]+$|[?？!！]$")
_MOST_WORDS = 6
_MARKED = {"emphasis", "link", "wikilink", "abbreviation"}


def find(scans: Sequence[Scan], title: str) -> Iterator[Finding]:
    """A finding for each line, and each heading of a glossary, that is a term with its definition."""
    whole, level = _is_section(title), 0
    for number, scan in enumerate(scans):
        passage = scan.passage
        if passage.kind == "heading":
            if _is_section(passage.text):
                level = passage.level
            elif level and passage.level <= level:
                level = 0
            elif whole or level:
                yield from _headed(scan, scans[number + 1 : number + 2])
        elif passage.kind in {"item", "paragraph"} and not scan.in_note and passage.voice != "annotator":
            yield from _lines(scan, glossary=whole or level > 0)


def _is_section(heading: str) -> bool:
    plain = re.sub(r"^[\s\d.．、第章節条（）()]+", "", tidy(heading)).strip("。:： ")
    return words.pattern("sections").fullmatch(plain) is not None


def _headed(heading: Scan, following: Sequence[Scan]) -> Iterator[Finding]:
    """A glossary's heading, defined by the paragraph below it."""
    for scan in following:
        if scan.passage.kind == "paragraph" and len(heading.passage.text) <= 60:
            for found in note_lines.explained(heading, heading.passage.text, scan.passage.text, RULE):
                yield replace(found, sentence=scan.sentence(0, 0))


def _lines(scan: Scan, *, glossary: bool) -> Iterator[Finding]:
    start = 0
    while line := _LINE.match(scan.passage.text, start):
        if _tells(scan, line, glossary=glossary):
            for found in note_lines.explained(scan, line["head"], line["words"], RULE):
                place, sentence = scan.place(start), scan.sentence(start, line.end())
                yield replace(found, place=place, sentence=sentence)
        start = line.end() + 1
        if start >= len(scan.passage.text):
            return


def _tells(scan: Scan, line: re.Match[str], *, glossary: bool) -> bool:
    """Whether a line with a colon speaks of a term."""
    head, said = line["head"], line["words"]
    word = headwords.parse(head)
    if not word or _is_label(head):
        return False
    marked = _is_marked(scan, line.start(), line.start() + len(head.rstrip()))
    quoted = head.strip()[:1] in "「『" and head.strip()[-1:] in "」』"
    if quoted or (glossary and (marked or len(word.english.split()) <= _MOST_WORDS)):
        return True
    if not marked and scan.passage.kind != "item":
        return False
    if word.acronym and spell(word.acronym, re.split(r"[。.;；、，,(（]", said)[0]):
        return True
    several = sum(map(bool, (word.acronym, word.japanese, word.english))) > 1
    short = len(word.english.split()) <= _MOST_WORDS
    return ((several and short) or (marked and bool(word.acronym))) and is_japanese(said) == is_japanese(head)


def _is_label(head: str) -> bool:
    plain = tidy(re.sub(r"[\d\s.．()（）]+$|^[\d\s.．()（）]+", "", head)).strip("「」『』*_ ").lower()
    return plain in words.words("line_labels") or _NO_HEAD.search(plain) is not None


def _is_marked(scan: Scan, start: int, end: int) -> bool:
    """Whether markup bounds the head exactly."""
    return any(
        edge.ground in _MARKED and edge.start <= start + 1 and abs(edge.end - end) <= 1
        for edge in scan.passage.edges
    )
