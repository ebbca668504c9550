"""The contract of a rule: what it is given, and what it may say.

A rule is a row ``Rule(name, find)`` of the table in `yougo.extract`. `find` is given a `View` of one document
and yields outcomes: `Found` for a finding, `Rejected` for a bracket or note that states nothing, and a
`Problem` for what is wrong in the document. The rules run in the order of the table. Each sees what those
before it found in brackets, and leaves those brackets alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain, filterfalse
from operator import attrgetter
from typing import Literal, TypeAlias, TypeVar, cast

from yougo.extract import vocabulary
from yougo.extract.shapes import (
    bracket_content,
    bracket_remarks,
    glossaries,
    term_lists,
    tokens,
)
from yougo.extract.shapes.bracket_part import BracketContent
from yougo.extract.shapes.pairs import Pair
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Key, Names, Stretch
from yougo.extract.shapes.term_tables import TermTable
from yougo.language import renderings
from yougo.language.characters import is_japanese
from yougo.language.patterns import ROUND_BRACKET
from yougo.model.codes import Reason
from yougo.model.documents import Analyse, Document, Note, Place, Problem
from yougo.model.findings import Finding

_Made = TypeVar("_Made")
_SERIES = 3
_LONGEST_NAME = 20
_REACH, _NEAR = 120, 30
_ROUND = re.compile(rf"{ROUND_BRACKET}|[(（][^()（）]*$")


@dataclass(frozen=True, eq=False)
class Bracket:
    """A round or square bracket of a passage."""

    passage: int
    """The number of its passage in the view."""
    scan: Scan
    pair: Pair

    @cached_property
    def key(self) -> Key:
        """What other rules know it by."""
        return self.passage, self.pair.open

    @property
    def place(self) -> Place:
        """The line on which it opens."""
        return self.scan.place(self.pair.open)

    @property
    def text(self) -> str:
        """What is inside, as written."""
        return self.scan.inside(self.pair)

    @cached_property
    def content(self) -> BracketContent:
        """What is inside, taken apart."""
        return bracket_content.parse(self.text)

    @cached_property
    def rejection(self) -> Reason | Literal[""]:
        """Why what is inside names nothing; ``""`` when it may name something."""
        content = self.content
        if not content:
            return bracket_remarks.sort(self.text)
        words = self.scan.analyse(content.japanese) if content.is_japanese_alone else ()
        if tokens.is_only_a_place(words):
            return "place"
        return "person" if tokens.is_only_a_person(words) else ""

    @property
    def is_before_japanese(self) -> bool:
        """Whether no Japanese comes before it in its passage."""
        return self.scan.first_japanese >= self.pair.open

    @cached_property
    def is_after_japanese(self) -> bool:
        """Whether it may speak of a Japanese name: no ASCII ``[``, and in Japanese or a headword."""
        return not self.is_square and (self.scan.is_japanese or self.scan.is_headword)

    @cached_property
    def is_in_english(self) -> bool:
        """Whether it holds Japanese alone, in an English sentence: the words around it have no Japanese."""
        if self.scan.is_headword or not self.content.is_japanese_alone:
            return False
        end = self.pair.close + 1
        around = self.scan.before(self.pair.open, _REACH), self.scan.text[end : end + _NEAR]
        words = [_ROUND.sub("", text) for text in around]
        return not any(map(is_japanese, words)) and len(words[0].split()) > 1

    @property
    def is_square(self) -> bool:
        """Whether it is ``[]``, which mostly holds a citation or a tag."""
        return self.scan.passage.text[self.pair.open] == "["

    @cached_property
    def gives_english(self) -> bool:
        """Whether it is ``[]`` right after Japanese and holds English: 台帳 [ledger]."""
        before = self.scan.text[: self.pair.open].rstrip(" ")[-1:] if self.is_square else ""
        is_after = is_japanese(before) or before == ")"
        return is_after and bool(self.content.english[:1]) and not self._is_other_word

    @property
    def _is_other_word(self) -> bool:
        """Whether it holds one word that begins with a capital, as people's names do, or a type of data."""
        word = self.content.english if self.content.single else ""
        return word[:1].isupper() or word in vocabulary.words("data_types")

    @property
    def renders_name(self) -> bool:
        """Whether its English is that of what is before it: 国際基金 [International Fund]."""
        if self.content.single:
            return False
        before = self.scan.before(self.pair.open, _LONGEST_NAME)
        shared = renderings.shared(before, self.content.english)
        return shared.agree and 2 * shared.words >= shared.whole

    def finding(self) -> Finding:
        """A finding at this bracket, still without names."""
        return self.scan.finding(max(0, self.pair.open - 1), self.pair.close + 1)


About: TypeAlias = Bracket | Names | Note | Stretch | None
"""What states something: a bracket, names on a line, a note or whole lines; None for any other shape."""


@dataclass(frozen=True)
class View:
    """One document with all that rules ask about it, made once."""

    document: Document
    analyse: Analyse
    """Cuts Japanese into words."""
    tables: tuple[TermTable, ...]
    scans: tuple[Scan, ...]
    """The passages, the cells of tables that are running text, then the notes' bodies."""
    brackets: tuple[Bracket, ...]
    """The brackets of all passages, in their order; in one passage the round ones first."""
    listed: frozenset[int]
    """The numbers of the passages in a glossary."""
    stated: Mapping[Key, Finding] = field(default_factory=dict)
    """What the rules so far found in brackets, in the brackets' order."""
    said: Mapping[str, Sequence["Outcome"]] = field(default_factory=dict)
    """What each rule so far said, by its name."""
    made: dict[Callable[["View"], object], object] = field(default_factory=dict)
    """What `once` has made."""

    def once(self, make: Callable[["View"], _Made]) -> _Made:
        """What a function makes of the document, whatever rules have said of it; made once for all."""
        if make not in self.made:
            self.made[make] = make(self)
        return cast("_Made", self.made[make])

    @cached_property
    def running(self) -> tuple[Scan, ...]:
        """The passages of the text alone, in which what follows a passage is below it."""
        return self.scans[: len(self.document.passages)]

    @cached_property
    def rows(self) -> frozenset[int]:
        """The numbers of the passages of which a rule before this one has read whole lines."""
        return frozenset(
            chain.from_iterable(about.passages for about in self._abouts if isinstance(about, Stretch))
        )

    @property
    def _abouts(self) -> Iterator[About]:
        outcomes = chain.from_iterable(self.said.values())
        return (said.about for said in outcomes if isinstance(said, Found))

    def open_brackets(self) -> Iterator[Bracket]:
        """The brackets in which no rule has found anything so far."""
        return filterfalse(lambda bracket: bracket.key in self.stated, self.brackets)

    def open_japanese_brackets(self) -> Iterator[Bracket]:
        """Those among them that may speak of a Japanese name."""
        return filter(self.once(_about_japanese).__contains__, self.open_brackets())

    def after(self, rule: str, outcomes: Sequence["Outcome"]) -> "View":
        """The view for the next rule, after these outcomes of one."""
        if not outcomes:
            return self
        stated = dict(self.stated)
        for outcome in outcomes:
            if isinstance(outcome, Found):
                stated |= dict.fromkeys(self.keys(outcome.about), outcome.finding)
        return replace(self, stated=stated, said={**self.said, rule: outcomes})

    @cached_property
    def named(self) -> frozenset[int]:
        """The numbers of the passages of which a rule has read all as names of one thing."""
        return frozenset(each.passage for each in self._abouts if isinstance(each, Names) and each.is_whole)

    def keys(self, about: About) -> Iterable[Key]:
        """The brackets that a finding is about."""
        if isinstance(about, Names):
            return about.keys(self.scans[about.passage])
        return (about.key,) if isinstance(about, Bracket) else ()

    def places(self, rule: str) -> set[Place]:
        """Where a rule before this one has found something."""
        return {said.finding.place for said in self.said.get(rule, ()) if isinstance(said, Found)}


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's finding. Its `Finding.rule` is filled in from the table."""

    finding: Finding
    about: About = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A bracket or a note that states nothing, and why."""

    reason: Reason
    about: Bracket | Note

    @property
    def place(self) -> Place:
        """Where the bracket or the note begins."""
        return self.about.place


def _about_japanese(seen: View) -> frozenset[Bracket]:
    """The brackets that may speak of a Japanese name.

    Those in ``[]`` do where the document writes English so again and again.
    """
    squares = list(filter(attrgetter("gives_english"), seen.brackets))
    rendering = squares if len(squares) >= _SERIES else filter(attrgetter("renders_name"), squares)
    return frozenset((*filter(attrgetter("is_after_japanese"), seen.brackets), *rendering))


Outcome: TypeAlias = Found | Rejected | Problem
BracketOutcome: TypeAlias = Found | Rejected
Find: TypeAlias = Callable[[View], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules."""

    name: str
    """As findings, cases and `yougo show` name it: ``hereafter``."""
    find: Find


def told(
    brackets: Iterable[Bracket], read: Callable[[Bracket], Finding | Reason | None]
) -> Iterator[BracketOutcome]:
    """What a rule says of brackets: `read` gives a finding, why there is none, or None for “not mine”."""
    for bracket in brackets:
        said = read(bracket)
        if isinstance(said, Finding):
            yield Found(said, bracket)
        elif said:
            yield Rejected(said, bracket)


def view(document: Document, analyse: Analyse) -> View:
    """A document as rules see it; `analyse` cuts Japanese into words."""
    tables = term_lists.tables(document)
    cells = chain.from_iterable(map(TermTable.text_cells, tables))
    scans = [Scan(passage, analyse) for passage in (*document.passages, *cells)]
    for note in document.notes:
        scans += [Scan(passage, analyse, in_note=True) for passage in note.body]
    brackets: list[Bracket] = []
    for number, scan in enumerate(scans):
        brackets += map(partial(Bracket, number, scan), (*scan.brackets, *scan.squares))
    listed = frozenset(
        glossaries.listed(scans[: len(document.passages)], is_whole=glossaries.is_whole(document))
    )
    return View(document, analyse, tables, tuple(scans), tuple(brackets), listed)
