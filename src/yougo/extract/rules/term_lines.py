"""用語：説明, **用語** — 説明, 「用語」：説明: a line that is a term with its definition.

Under a heading such as 用語の定義 or Glossary (or in a document of that title) each such line is one, and
so is each heading with the paragraph below it. Elsewhere a line must show that it speaks of a term: the term
is quoted, or it is an item or marked and has a second name in its brackets, or letters that the words spell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import headwords
from yougo.extract.shapes.scan import Scan
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.language.text import tidy
from yougo.model.findings import Finding

_LINE = re.compile(
    r"(?P<head>(?:[^:：。\n「『(（]|[「『][^」』\n]*+[」』]|[(（](?:[^()（）\n]|[(（][^()（）\n]*+[)）])*+[)）]){1,80}?)"
    r"\s*(?:(?!://)[:：]|(?:\s|(?<=[)）]))(?:[-–—―]|--)\s|――|——|—)[\s　]*+"
    r"(?P<words>[^\n]{4,}(?:\n(?!.{1,80}?[:：]).*)*)"
)
_DIVIDER, _FARTHEST = re.compile("[:：–—―-]"), 120
_NO_HEAD = re.compile(r"^https?$|^[\d.,:/\s-]+$|[?？!！]$")
_ENGLISH_PHRASE = re.compile(
    r"(?:how|what|why|when|where|if|before|after|to|for|the|our|your|\w+ (?:an?|the|your))\b", re.IGNORECASE
)
"""How a heading begins that is no term: How to order, Create an account."""
_LONGEST_HEADING, _FEWEST_HEADINGS, _MOST_TERMS = 60, 2, 0.8
_MOST_WORDS = 6
_SEVERAL = re.compile(r"(?<=[)）])\s*(?:,|、|and|と|や|及び|および)\s*")
_MARKED = {"emphasis", "link", "wikilink", "abbreviation"}


def find(view: View) -> Iterator[Found]:
    """A finding for each line, and each heading of a glossary, that is a term with its definition."""
    yield from map(Found, _found(view.scans, view.document.title))


def _found(scans: Sequence[Scan], title: str) -> Iterator[Finding]:
    whole, level = _is_section(title), 0
    for number, scan in enumerate(scans):
        passage = scan.passage
        if passage.kind == "heading":
            if _is_section(passage.text):
                level = passage.level
                yield from _headed(scans, number)
            elif passage.level <= level:
                level = 0
        elif passage.kind in {"item", "paragraph"} and not scan.in_note and passage.voice != "annotator":
            yield from _lines(scan, glossary=whole or level > 0)


def _is_section(heading: str) -> bool:
    plain = re.sub(r"^[\s\d.．、第章節条（）()]+", "", tidy(heading)).strip("。:： ")
    return vocabulary.pattern("sections").fullmatch(plain) is not None


def _headed(scans: Sequence[Scan], section: int) -> Iterator[Finding]:
    """The headings below a glossary's own, each with the paragraph behind it, if they look like terms."""
    level = scans[section].passage.level
    entries = []
    for number in range(section + 1, len(scans) - 1):
        passage = scans[number].passage
        if passage.kind == "heading" and passage.level <= level:
            break
        if passage.kind == "heading" and scans[number + 1].passage.kind == "paragraph":
            entries.append(number)
    said = Counter(scans[number].text for number in entries)
    terms = [number for number in entries if said[scans[number].text] == 1 and _is_term(scans[number])]
    if len(terms) < _FEWEST_HEADINGS or len(terms) < _MOST_TERMS * len(entries):
        return
    for number in terms:
        below = scans[number + 1]
        for found in note_lines.explained(scans[number], scans[number].text, below.passage.text):
            yield replace(found, sentence=below.sentence(0, 0))


def _is_term(heading: Scan) -> bool:
    """Whether a heading is nouns alone, and no label."""
    text = heading.text
    if len(text) > _LONGEST_HEADING or _is_label(text):
        return False
    if not is_japanese(text):
        return len(text.split()) <= _MOST_WORDS and not _ENGLISH_PHRASE.match(text)
    tokens = heading.analyse(text)
    verbal = {"動詞", "助動詞", "副詞", "感動詞", "代名詞"}
    return not any(token.pos[0] in verbal or token.surface in {"は", "が", "を"} for token in tokens)


def _lines(scan: Scan, *, glossary: bool) -> Iterator[Finding]:
    start = 0
    if not _DIVIDER.search(scan.passage.text, 0, _FARTHEST):
        return
    while line := _LINE.match(scan.passage.text, start):
        if _tells(scan, line, glossary=glossary):
            place, sentence = scan.place(start), scan.sentence(start, line.end())
            for head in _SEVERAL.split(line["head"]):
                for found in note_lines.explained(scan, head, line["words"]):
                    yield replace(found, place=place, sentence=sentence)
        start = line.end() + 1
        if start >= len(scan.passage.text):
            return


def _tells(scan: Scan, line: re.Match[str], *, glossary: bool) -> bool:
    """Whether a line with a colon speaks of a term."""
    head, said = line["head"], line["words"]
    word = headwords.parse(_SEVERAL.split(head)[0])
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
    return not plain or plain in vocabulary.words("line_labels") or _NO_HEAD.search(plain) is not None


def _is_marked(scan: Scan, start: int, end: int) -> bool:
    """Whether markup bounds the head exactly, or all of it before its brackets."""
    return any(
        edge.ground in _MARKED and edge.end <= end + 1 and scan.text[edge.end : end].strip()[:1] in ("", "(")
        for edge in scan.edges_from(start)
    )
