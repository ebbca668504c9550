"""用語：説明, **用語** — 説明, 「用語」：説明: a line that is a term with its definition.

Under a heading such as 用語の定義 or Glossary (or in a document of that title) each such line is one.
Elsewhere a line must show that it is about a term: the term is quoted, or it is an item or marked and has a
second name in its brackets, of which it says what it is, or letters that the words spell.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.rules import note_lines
from yougo.extract.shapes import english_phrases, headwords, openings, subjects, tokens
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import any_shows
from yougo.language.characters import JAPANESE, is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import ROUND_BRACKET
from yougo.language.text import caught
from yougo.model.findings import Finding

_LINE = re.compile(
    r"(?P<head>(?:[^:：。\n「『(（\[［【〔]|[「『][^」』\n]*+[」』]|[\[［【〔][^\]］】〕\n]*+[\]］】〕]"
    r"|[(（](?:[^()（）\n]|[(（][^()（）\n]*+[)）])*+[)）]){1,80}?)"
    rf"(?:(?<=[)）])\u3000++(?=[{JAPANESE}][^\n:：]*+$)|\s*(?:(?!://)[:：]|(?<=[{JAPANESE}])＝"
    r"|(?:\s|(?<=[)）]))(?:[-–—―=＝]|--)\s|――|——|—|……?|‥‥?|・・・)[\s　]*+)"
    r"(?P<words>[^\n]{4,}(?:\n(?!.{1,80}?[:：]|[^\n]{1,80}?[)）]\u3000|[^\n。、…]{1,30}(?:\s[=＝]\s|…)).*)*)",
    re.MULTILINE,
)
_DIVIDER, _FARTHEST = re.compile("[:：–—―=＝…‥・\u3000-]"), 120
_QUOTED = re.compile(rf"\s*[「『](?P<name>[^「」『』]*)[」』](?:\s*{ROUND_BRACKET})?\s*")
_CLAUSE_END = re.compile("[。.;；、，,(（]")
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_MOST_WORDS, _LONGEST_NAME = 6, 40
_MARKED = {"emphasis", "link", "wikilink", "abbreviation"}


def find(view: View) -> Iterator[Found]:
    """A finding for each line that is a term with its definition."""
    for number in sorted(set(range(len(view.scans))) - view.rows - view.named):
        yield from map(Found, in_passage(view, number))


def in_passage(view: View, number: int) -> Iterator[Finding]:
    """The terms with their definitions on the lines of one passage."""
    for line in filter(attrgetter("states_term"), of_passage(view, number)):
        yield from explained(line)


def of_passage(view: View, number: int) -> Sequence["Line"]:
    """The lines of one passage, read once for all rules."""
    return view.once(_lines)[number]


def _lines(view: View) -> list[list["Line"]]:
    """The lines of each passage."""
    return [list(lines(scan, in_glossary=number in view.listed)) for number, scan in enumerate(view.scans)]


@dataclass(frozen=True)
class Line:
    """Words with others after a colon or a dash."""

    scan: Scan
    match: re.Match[str]
    in_glossary: bool
    """Whether it is below the heading of a glossary."""
    in_series: bool
    """Whether its passage holds other such lines."""

    @cached_property
    def words(self) -> str:
        """The words after the colon, or those of them that are called a definition."""
        return openings.without_label(self.match["words"])

    @cached_property
    def asked(self) -> str:
        """The term that the head asks for: 揚力 of 揚力とは."""
        asked = vocabulary.phrase("question").fullmatch(self.match["head"].strip())
        return caught(asked, "name")

    @cached_property
    def head(self) -> str:
        """The words before the colon; a wide space divides a marked name from one after it."""
        head = self.asked or self.match["head"]
        for end in self.scan.marked_ends(self.match.start(), _MARKED):
            length = end - self.match.start()
            if headwords.LATIN_NAME.fullmatch(head, length):
                return head[:length] + headwords.WIDE_SPACE + head[length:].strip()
        return head

    @cached_property
    def heads(self) -> list[str]:
        """The terms that it defines: A（甲）及びB（乙）：… defines two."""
        return vocabulary.phrase("and another headword").split(self.head)

    @cached_property
    def word(self) -> Headword:
        """The names of the first of them; none where the head goes on behind a bracket: 甲（ACR）の課題."""
        is_about_it = vocabulary.phrase("goes on behind a bracket").search(self.head)
        return headwords.NOTHING if is_about_it else headwords.parse(self.heads[0])

    @cached_property
    def states_term(self) -> bool:
        """Whether it defines a term: its head may be one, and the line shows in some way that it is."""
        signs = _SIGNS + _SIGNS_IN_LIST if self.is_listed else _SIGNS
        return bool(self.word) and not is_label(self.head) and any_shows(signs, self)

    @cached_property
    def is_marked(self) -> bool:
        """Whether markup bounds the head exactly, or all of it before its brackets."""
        start = self.match.start()
        end = start + len(self.match["head"].rstrip())
        return any(_bounds(at, end, self.scan) for at in self.scan.marked_ends(start, _MARKED))

    @property
    def is_short(self) -> bool:
        """Whether the English of its head, if there is any, may be a name."""
        return len(self.word.english.split()) <= _MOST_WORDS

    @property
    def is_listed(self) -> bool:
        """Whether it looks like an entry of a list."""
        return self.is_marked or self.in_series or self.scan.passage.kind == "item"


def _bounds(at: int, end: int, scan: Scan) -> bool:
    """Whether markup that ends at an offset ends where the head does, or before the head's brackets."""
    rest = scan.text[at:end].lstrip()
    is_end = rest[:1] in ("", "(") or headwords.LATIN_NAME.fullmatch(rest) is not None
    return at <= end + 1 and is_end


def _is_quoted(line: Line) -> bool:
    """「X」：…."""
    name = caught(_QUOTED.fullmatch(line.head), "name")
    return tokens.ends_term(line.scan.analyse(name)) or (name.isascii() and bool(name))


def _is_entry(line: Line) -> bool:
    """X：… in a glossary, where X is no clause unless it is marked."""
    if not line.in_glossary:
        return False
    return line.is_marked or (line.is_short and not tokens.has_clause(line.scan.analyse(line.head)))


def _is_asked(line: Line) -> bool:
    """- Xとは：what it is."""
    is_name = subjects.is_name(line.asked, line.scan.analyse(line.asked))
    return is_name and openings.defines(line.scan.analyse, line.words)


def _is_whole(line: Line) -> bool:
    """X（Y）：what kind of thing it is, in a paragraph of its own."""
    is_all = line.scan.passage.kind == "paragraph" and line.match[0] == line.match.string.rstrip()
    if not is_all or vocabulary.pattern("line_remarks").search(line.words):
        return False
    names_one = line.is_short and len(line.word.names) > 1
    return names_one and openings.tells_kind(line.scan.analyse, line.words)


def _is_labelled(line: Line) -> bool:
    """X：定義：what it is."""
    if not vocabulary.phrase("calls itself a definition").match(line.match["words"]):
        return False
    return is_japanese(line.head) and subjects.is_name(line.head, line.scan.analyse(line.head))


def _is_spelled(line: Line) -> bool:
    """- ACR：what the letters stand for."""
    first = _CLAUSE_END.split(line.words)[0]
    is_again = line.word.acronym in first.split()
    return bool(spell(line.word.acronym, first)) and not is_again


def _is_named(line: Line) -> bool:
    """- X（Y）：… or **ACR**：…, where the words say what it is."""
    has_two_names = line.is_short and (len(line.word.names) > 1 or _has_short_form(line))
    words = line.words
    is_remark = vocabulary.pattern("line_remarks").search(openings.first_sentence(words))
    if is_remark or english_phrases.is_on_other(words, line.word.acronym):
        return False
    if not has_two_names and not (line.is_marked and line.word.acronym):
        return False
    if is_japanese(words) == is_japanese(line.head):
        return openings.defines(line.scan.analyse, words)
    return is_japanese(words) and openings.tells_kind(line.scan.analyse, words)


def _has_short_form(line: Line) -> bool:
    """Tide Bills (T-Bills): letters in the bracket that look like no acronym."""
    return any(spell(alias, line.word.english) for alias in line.word.aliases)


_SIGNS = (_is_quoted, _is_entry, _is_asked, _is_labelled, _is_whole)
"""What shows that a line defines a term: one of them is enough."""
_SIGNS_IN_LIST = (_is_spelled, _is_named)
"""What also shows it, where the line looks like an entry of a list."""


def _may_define(scan: Scan) -> bool:
    """Whether a passage may hold such lines."""
    is_text = scan.kind_outside_notes in {"item", "paragraph"} and scan.may_define
    return is_text and _DIVIDER.search(scan.passage.text, 0, _FARTHEST) is not None


def _divides_marked_words(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the first divider is inside marked words that have another one after them: **A – B**: …."""
    end = max(scan.marked_ends(match.start(), _MARKED), default=0)
    return match.start("words") < end < match.end() and _DIVIDER.match(scan.text[end:].lstrip()) is not None


def lines(scan: Scan, *, in_glossary: bool = False) -> Iterator[Line]:
    """The first line of a passage and those after it, as long as they have a head."""
    matches: list[re.Match[str]] = []
    start = 0 if _may_define(scan) else len(scan.passage.text)
    while match := _LINE.match(scan.passage.text, start):
        matches.append(match)
        start = match.end() + 1
    for match in matches:
        if _divides_marked_words(scan, match):
            return
        yield Line(scan, match, in_glossary, in_series=len(matches) > 1)


def explained(line: Line) -> Iterator[Finding]:
    """The terms of a line with their definition."""
    bare = line.scan.finding(line.match.start(), line.match.end())
    for head in line.heads:
        yield from note_lines.explained(bare, head, line.words)
