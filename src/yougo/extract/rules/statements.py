"""Sentences that say something about their subject: X（Y）は、…方法である。 X (Y) is a method that ….

Such a sentence may define its subject when the document shows that this is a term: it marks or quotes it, has
a bracket after it, gives another name for it elsewhere, or has it in the heading above. Any other one is a
remark.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat
from typing import TypeAlias

from yougo.extract.rule import Found, View
from yougo.extract.shapes import bracket_remarks, headwords, kinds, tokens
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.signs import any_shows
from yougo.extract.vocabulary import pattern
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET
from yougo.language.text import caught, same, unwrapped
from yougo.model.documents import OBJECT, Place, Token
from yougo.model.findings import Finding

_BRACKETS = re.compile(rf"(?:[(（](?:[^()（）]++|{ROUND_BRACKET})*+[)）][ 　]?)+$")
_MARKED = {"emphasis", "link", "wikilink"}
_QUOTES = ("「", "『", '"', "“")


@dataclass(frozen=True, slots=True)
class Known:
    """What a document says about its terms elsewhere."""

    heading: str
    """The heading above, as `text.same` makes it."""
    stated: frozenset[str]
    """The names that brackets give, likewise."""
    is_first: bool
    """Whether the passage comes right below that heading."""


@dataclass(frozen=True)
class Statement:
    """A sentence with its subject."""

    scan: Scan
    known: Known
    begin: int
    """Where the sentence begins."""
    start: int
    """Where its subject begins, after an article."""
    subject_end: int
    said_start: int
    end: int

    @cached_property
    def head(self) -> str:
        """The subject, with the brackets after it."""
        return self.scan.passage.text[self.start : self.subject_end].rstrip()

    @cached_property
    def brackets(self) -> str:
        """The brackets after the subject."""
        return caught(_BRACKETS.search(self.head)) if self.head.endswith((")", "）")) else ""

    @cached_property
    def base(self) -> str:
        """The subject alone."""
        return self.head.removesuffix(self.brackets).strip()

    @cached_property
    def word(self) -> Headword:
        """The names that the subject and its brackets give; a bracket that explains it gives none."""
        word = headwords.parse(self.head)
        names = (*word.names, *word.aliases)
        is_explained = any(map(pattern("sentence_signs").search, names))
        return headwords.parse(self.base) if is_explained and self.brackets else word

    @cached_property
    def words(self) -> Sequence[Token]:
        """The words of a Japanese subject; ``()`` for one in Latin letters."""
        return tokens.of_japanese(self.base.strip("「」『』"), self.scan.analyse)

    @cached_property
    def said(self) -> str:
        """What is said about the subject, on one line."""
        return unwrapped(self.scan.passage.text[self.said_start : self.end]).strip("、，,。．. 　")

    @property
    def is_whole(self) -> bool:
        """Whether no formula or picture is missing from the sentence."""
        return OBJECT not in self.scan.passage.text[self.begin : self.end]

    @property
    def is_only_kind(self) -> bool:
        """Whether the subject is a word for a kind of things that is neither marked nor has a bracket."""
        return kinds.is_kind(self.base) and not (is_marked(self) or _is_bracketed(self))

    @cached_property
    def is_evident(self) -> bool:
        """Whether the document shows that the subject is a term."""
        return any_shows(_SIGNS, self)

    @property
    def opens_section(self) -> bool:
        """Whether the text below a heading begins with it."""
        return self.known.is_first and not self.scan.passage.text[: self.start].strip()

    @property
    def has_own_section(self) -> bool:
        """Whether the heading is its subject alone."""
        return same(self.base) == self.known.heading

    def finding(self, number: int, view: View) -> Finding:
        """The subject with the names in its bracket, and the sentence as its definition."""
        found = self.scan.finding(self.start, self.end)
        named = self._in_bracket(number, view) or headwords.named(found, self.word, "quotation")
        whole = unwrapped(self.scan.passage.text[self.begin : self.end])
        return replace(named, sentence=found.sentence, definition=whole)

    def _in_bracket(self, number: int, view: View) -> Finding | None:
        """What the bracket after the subject says of it; None when that is about its last word alone."""
        bracket = self.start + len(self.head) - len(self.brackets)
        stated = view.stated.get((number, bracket))
        if not stated or is_japanese(self.base):
            return stated
        is_about_all = same(self.base) in map(same, headwords.names_of(stated))
        return stated if is_about_all else headwords.named(stated, headwords.parse(self.base), "quotation")


Statements: TypeAlias = Callable[[Scan, Known], Iterator[Statement]]
"""What finds the statements of a passage."""
Refusals: TypeAlias = Sequence[tuple[Callable[[Statement], object], str]]
"""What shows that the subject of a statement is not a term, and what it is then."""


def refusal(statement: Statement, refusals: Refusals) -> str:
    """What the subject of a statement is when it is not a term; ``""`` when it may be one."""
    return next((what for is_refused, what in refusals if is_refused(statement)), "")


def statements_of(
    view: View, statements: Statements, *, in_headings: bool = False
) -> Iterator[tuple[int, Statement]]:
    """Each statement of a document, with the number of its passage."""
    stated = _stated(view)
    explained = view.places("footnotes") | view.places("note_lines")
    heading, is_first = same(view.document.title), False
    for number, scan in enumerate(view.scans):
        is_heading = scan.passage.kind == "heading"
        if is_heading:
            heading, is_first = same(scan.title), True
        if in_headings if is_heading else _is_text(scan, explained):
            yield from zip(repeat(number), statements(scan, Known(heading, stated, is_first)), strict=False)
            is_first = is_heading


def _is_text(scan: Scan, explained: Collection[Place]) -> bool:
    """Whether a passage is text of the author, or a note of which no rule has read anything."""
    return scan.may_define or (scan.is_note and scan.passage.place not in explained)


def defining(view: View, statements: Statements, defines: Callable[[Statement], bool]) -> Iterator[Found]:
    """A finding for each statement that defines its subject."""
    for number, statement in statements_of(view, statements):
        if statement.is_whole and defines(statement):
            yield Found(statement.finding(number, view))


def _stated(view: View) -> frozenset[str]:
    """The names that the document states in brackets."""
    names = chain.from_iterable(map(headwords.names_of, view.stated.values()))
    return frozenset(map(same, names))


def is_marked(statement: Statement) -> bool:
    """**X**は."""
    end = statement.start + len(statement.base)
    ends = statement.scan.marked_ends(statement.start, _MARKED)
    return any(abs(each - end) <= 1 for each in ends)


def _is_quoted(statement: Statement) -> bool:
    """「X」は."""
    return statement.base.startswith(_QUOTES)


def _is_bracketed(statement: Statement) -> bool:
    """X（Y）は, X（…する技術）は."""
    bracket = statement.brackets.strip(" 　()（）")
    return bool(bracket) and not bracket_remarks.is_other(bracket)


def is_headed(statement: Statement) -> bool:
    """X below the heading “X”, or “About X”."""
    return same(statement.base) in statement.known.heading


def is_stated(statement: Statement) -> bool:
    """X, when a bracket somewhere gives another name of it."""
    return not statement.known.stated.isdisjoint(map(same, statement.word.names))


def _is_own_topic(statement: Statement) -> bool:
    """X below the heading “X”, or in the first words below “About X”."""
    return statement.has_own_section or (statement.opens_section and is_headed(statement))


_SIGNS = (is_marked, _is_quoted, _is_bracketed, _is_own_topic, is_stated)
"""How a document shows that the subject of a sentence is a term."""
