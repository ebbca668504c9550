"""The contract of a rule: what it is given, and what it may say.

A rule is a row ``Rule(name, find)`` of the table in `yougo.extract`. `find` is given a `View` of one document
and yields outcomes: `Found` for a finding, `Rejected` for a bracket or note that states nothing, and a
`Problem` for what is wrong in the document. The rules run in the order of the table. Each sees what those
before it found in brackets, and leaves those brackets alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from yougo.extract.shapes import bracket_content
from yougo.extract.shapes.bracket_content import BracketContent
from yougo.extract.shapes.columns import fields
from yougo.extract.shapes.scan import Pair, Scan
from yougo.language.text import unwrapped
from yougo.model.codes import Reason
from yougo.model.documents import Analyse, Document, Note, Passage, Place, Problem
from yougo.model.findings import Finding

Key: TypeAlias = tuple[int, int]
"""A bracket: the number of its passage in the view, and the offset of its opening character."""


@dataclass(frozen=True, eq=False)
class Bracket:
    """A round or square bracket of a passage."""

    passage: int
    """The number of its passage in the view."""
    scan: Scan
    pair: Pair

    @property
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
        return self.scan.passage.text[self.pair.open + 1 : self.pair.close]

    @cached_property
    def content(self) -> BracketContent:
        """What is inside, taken apart."""
        return bracket_content.parse(self.text)

    @cached_property
    def rejection(self) -> Reason | Literal[""]:
        """Why what is inside names nothing; ``""`` when it may name something."""
        content = self.content
        if not content:
            return bracket_content.sort(self.text)
        if content != BracketContent(japanese=content.japanese):
            return ""
        sorts = {token.pos[2:3] for token in self.scan.analyse(content.japanese)}
        if sorts == {("地名",)}:
            return "place"
        return "person" if sorts == {("人名",)} else ""

    @property
    def is_after_japanese(self) -> bool:
        """Whether it may speak of a Japanese name: it is round, in a Japanese passage or in a headword."""
        return self.scan.text[self.pair.open] == "(" and (self.scan.is_japanese or self.scan.is_headword)

    def finding(self) -> Finding:
        """A finding at this bracket, still without names."""
        return self.scan.finding(max(0, self.pair.open - 1), self.pair.close + 1)


@dataclass(frozen=True)
class View:
    """One document with all that rules ask about it, made once."""

    document: Document
    scans: tuple[Scan, ...]
    """The passages, the cells of tables that are no glossary, then the notes' bodies."""
    brackets: tuple[Bracket, ...]
    """The brackets of all passages, in their order; in one passage the round ones first."""
    stated: Mapping[Key, Finding] = field(default_factory=dict)
    """What the rules so far found in brackets, in the brackets' order."""

    def open_brackets(self) -> Iterator[Bracket]:
        """The brackets in which no rule has found anything so far."""
        return (bracket for bracket in self.brackets if bracket.key not in self.stated)

    def after(self, outcomes: Iterable["Outcome"]) -> "View":
        """The view for the next rule, after these outcomes of one."""
        stated = dict(self.stated)
        for outcome in outcomes:
            if isinstance(outcome, Found) and isinstance(outcome.about, Bracket):
                stated[outcome.about.key] = outcome.finding
        return replace(self, stated=stated)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's finding. Its `Finding.rule` is filled in from the table."""

    finding: Finding
    about: Bracket | Note | None = None
    """The bracket or the note that states it; None for any other shape."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A bracket or a note that states nothing, and why."""

    reason: Reason
    about: Bracket | Note

    @property
    def place(self) -> Place:
        """Where the bracket or the note begins."""
        return self.about.place


Outcome: TypeAlias = Found | Rejected | Problem
Find: TypeAlias = Callable[[View], Iterable[Outcome]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table of rules."""

    name: str
    """As findings, cases and `yougo show` name it: ``hereafter``."""
    find: Find


def view(document: Document, analyse: Analyse) -> View:
    """A document as rules see it; `analyse` cuts Japanese into words."""
    scans = [Scan(passage, analyse) for passage in (*document.passages, *_loose_cells(document))]
    scans += [Scan(passage, analyse, in_note=True) for note in document.notes for passage in note.body]
    brackets = [
        Bracket(number, scan, pair)
        for number, scan in enumerate(scans)
        for pair in (*scan.brackets, *scan.squares)
    ]
    return View(document, tuple(scans), tuple(brackets))


def _loose_cells(document: Document) -> Iterator[Passage]:
    """The cells of the tables that are no glossary."""
    for table in document.tables:
        if any(fields(table)):
            continue
        for row in table.rows:
            yield from (cell for cell in row.cells if cell.text)


@dataclass(frozen=True, slots=True)
class Account:
    """One bracket or note, and what became of it."""

    place: Place
    kind: Literal["bracket", "note"]
    text: str
    """What it says, as written."""
    reason: Reason
    """``unlabelled-name``; the README lists them all."""
    names: tuple[str, ...] = ()
    """The names that it states, with the one before it; ``()`` when it states none."""


def accounts(of: View, outcomes: Iterable[Outcome]) -> list[Account]:
    """What became of each bracket and note, by line; of several rejections the first."""
    final: dict[Bracket | Note, Found | Rejected] = {}
    for outcome in outcomes:
        if isinstance(outcome, Problem) or not outcome.about:
            continue
        known = final.setdefault(outcome.about, outcome)
        if isinstance(known, Rejected) and isinstance(outcome, Found):
            final[outcome.about] = outcome
    subjects: list[Bracket | Note] = [bracket for bracket in of.brackets if bracket.text]
    subjects += of.document.notes
    told = [_account(about, final.get(about)) for about in subjects]
    return sorted(told, key=lambda account: account.place.line)


def _account(about: Bracket | Note, outcome: Found | Rejected | None) -> Account:
    kind: Literal["bracket", "note"] = "note" if isinstance(about, Note) else "bracket"
    text = "\n".join(passage.text for passage in about.body) if isinstance(about, Note) else about.text
    if isinstance(outcome, Found):
        reason = _what_is_stated(outcome.finding, kind)
        return Account(about.place, kind, unwrapped(text), reason, _names(outcome.finding))
    return Account(about.place, kind, unwrapped(text), outcome.reason if outcome else "unknown")


def _what_is_stated(found: Finding, kind: str) -> Reason:
    """What a finding adds to the name that it is about."""
    of_bracket: tuple[tuple[Reason, object], ...] = (
        ("acronym", found.acronym),
        ("expansion", found.english),
        ("former-name", found.former),
        ("alias", found.aliases),
        ("reading", found.reading),
        ("definition", found.definition),
    )
    of_note: tuple[tuple[Reason, object], ...] = (
        ("quotation", found.citation),
        ("definition", found.definition),
        ("expansion", True),
    )
    facts = of_note if kind == "note" else of_bracket
    return next((reason for reason, value in facts if value), "name")


def _names(found: Finding) -> tuple[str, ...]:
    japanese = found.japanese[0].text if found.japanese else ""
    names = (found.acronym, japanese, found.english, *found.aliases, *found.former)
    return tuple(name for name in names if name)
