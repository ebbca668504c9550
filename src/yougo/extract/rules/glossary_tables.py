"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order.

A table without such a header is one if its cells spell acronyms, or stand below the heading of a glossary. A
table of what a record, a form or a program holds is none (see `yougo.extract.shapes.term_tables`).
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat, zip_longest
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import expansions, headwords, note_text
from yougo.extract.shapes.columns import NAMES
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.term_tables import TermTable
from yougo.language.characters import HIRAGANA, JAPANESE, is_japanese
from yougo.language.text import NAMES as BETWEEN_NAMES
from yougo.language.text import caught, divided, tidy, unwrapped
from yougo.model.documents import OBJECT, Analyse, Passage, Problem, Row
from yougo.model.findings import Finding

_NO_NAME = re.compile(
    rf"^[-—–―ー－ ]*$|[{HIRAGANA}]。|.{{12,}}(?:[。．]|[)）{JAPANESE}]\.)$|(?:\S+\s+){{3,}}\S+[.!?]$"
)
"""A cell that says nothing (―), or a sentence."""
_LETTERS = re.compile(r"\S{1,12}(?: \S{1,4})?")
"""What a column of acronyms may hold besides what looks like one anywhere: K, Bo, TF II, GWP 100."""
_BRACKET_AT_END = re.compile(r"\s*[(（][^()（）]*[)）]$")
_MOST_ALIASES = 50
_SHOWN = 20
"""How much of a name a problem shows."""


def find(view: View) -> Iterator[Found | Problem]:
    """One finding for each row of each glossary table, and what is wrong with its names."""
    told: Counter[tuple[str, ...]] = Counter()
    glossaries = list(filter(attrgetter("is_glossary"), view.tables))
    entries = frozenset(name for table in glossaries for name in _names(table))
    for table in glossaries:
        rows = [_Row(table, row, entries, view.analyse) for row in table.table.rows]
        for row, definition in _with_definitions(rows):
            yield from _long_names(table.columns, row.row)
            found = row.finding()
            found = replace(found, definition=found.definition or definition)
            yield Found(_with_few_aliases(found, told))


def _names(table: TermTable) -> Iterator[str]:
    """What the cells of a table's names say."""
    at = [number for number, field in enumerate(table.columns) if field in NAMES]
    return (tidy(row.cells[number].text) for row in table.table.rows for number in at)


def _with_definitions(rows: Sequence["_Row"]) -> Iterator[tuple["_Row", str]]:
    """The rows with what the row below each defines, where every second row does; those are left out."""
    names, sentences = rows[::2], rows[1::2]
    if not sentences or not all(row.is_sentences for row in sentences) or any(map(_is_sentences, names)):
        yield from zip(rows, repeat(""), strict=False)
        return
    for name, below in zip_longest(names, sentences):
        yield name, below.sentence if below else ""


def _is_sentences(row: "_Row") -> bool:
    return row.is_sentences


def _is_name(text: str) -> bool:
    """Whether a cell says something, and no sentence or value."""
    return not _NO_NAME.search(text) and not note_text.is_no_name(text)


def _long_names(columns: Sequence[str], row: Row) -> Iterator[Problem]:
    """What to tell about names that are too long to be read."""
    for field, cell in zip(columns, row.cells, strict=False):
        name = tidy(cell.text)
        if field in {"acronym", "japanese"} and _is_name(name) and headwords.is_too_long(name):
            size = f"{len(name):,} characters"
            message = f"“{name[:_SHOWN]}…” is too long for a name ({size}): it is not read."
            yield Problem("long-name", message, cell.place)


def _with_few_aliases(found: Finding, told: Counter[tuple[str, ...]]) -> Finding:
    """The finding with what is left of the names that one term may have; `told` counts them by the term."""
    term = (found.acronym, *(name.text for name in found.japanese), found.english)
    left = _MOST_ALIASES - told[term]
    told[term] += len(found.aliases)
    if told[term] <= _MOST_ALIASES:
        return found
    message = f"Only the first {_MOST_ALIASES} further names of this term are read."
    problems = (Problem("many-names", message, found.place),) if left >= 0 else ()
    return replace(found, aliases=found.aliases[: max(0, left)], problems=found.problems + problems)


@dataclass(frozen=True)
class _Row:
    """A row of a glossary table."""

    table: TermTable
    row: Row
    entries: Container[str]
    """The names of the table."""
    analyse: Analyse

    @cached_property
    def cells(self) -> list[tuple[str, Passage]]:
        """The cells that say something, with their columns' fields."""
        return [pair for pair in zip(self.table.columns, self.row.cells, strict=True) if pair[1].text.strip()]

    def _of(self, field: str) -> list[Passage]:
        """Its first cell of a field, if that says something."""
        return [cell for found, cell in self.cells if found == field][:1]

    @property
    def is_sentences(self) -> bool:
        """Whether all that it says in the place of names is sentences."""
        names = [cell for field, cell in self.cells if field in NAMES]
        return bool(names) and not any(_is_name(_on_one_line(cell)) for cell in names)

    @property
    def sentence(self) -> str:
        """Its first sentence, the Japanese one if there is any."""
        said = [unwrapped(cell.text) for _, cell in self.cells]
        return next(filter(is_japanese, said), said[0])

    def finding(self) -> Finding:
        """What the row states."""
        word, definition = self.word, ""
        for cell in self._of("definition"):
            word, definition = self._defined(word, cell)
        for cell in self._of("english"):
            definition = definition or expansions.without_comment(expansions.without_references(cell))[1]
        place = self.row.cells[0].place
        shown = " | ".join(unwrapped(cell.text.strip(OBJECT)) for _, cell in self.cells)
        found = Finding("", place, "table", definition=definition, sentence=shown)
        return headwords.named(found, word, "cell")

    @cached_property
    def word(self) -> Headword:
        """The names in its cells."""
        word = Headword()
        for field, cell in self.cells:
            if field in NAMES and _is_name(_on_one_line(cell)):
                word = headwords.combined(word, self._named(field, cell, word.acronym), field)
        first = dict(reversed([(field, cell.text) for field, cell in self.cells]))
        aliases = divided(first.get("aliases", "").replace("\n", ";"), BETWEEN_NAMES)
        reading = tidy(first.get("reading", word.reading))
        return replace(word, aliases=word.aliases + tuple(map(tidy, aliases)), reading=reading)

    def _named(self, field: str, cell: Passage, acronym: str) -> Headword:
        """The names in one cell."""
        text = cell.text
        if field == "english":
            text = expansions.without_comment(expansions.without_references(cell))[0]
        word = headwords.parse(unwrapped(text)) if "/" in acronym else headwords.of_cell(text)
        if field == "acronym" and not word.acronym and _LETTERS.fullmatch(word.english):
            return replace(word, acronym=word.english, english="")
        if field == "english" and not word.english and not word.japanese and not acronym:
            return replace(word, acronym="", english=word.acronym)
        return word

    def _defined(self, word: Headword, cell: Passage) -> tuple[Headword, str]:
        """The headword and its definition; a cell may say first what the acronym is short for."""
        if not word.english and word.acronym:
            said = expansions.parse(word.acronym, cell, self.analyse, surely=self.table.expands)
            if said.word:
                return headwords.combined(word, said.word), said.definition
        text = unwrapped(expansions.without_references(cell))
        if other := self._other_entry(text):
            return replace(word, aliases=(*word.aliases, other)), ""
        note = note_text.of(word, text)
        if not note.word.english:
            return word, text if note_text.defines(text) and not _repeats(word, text) else ""
        english = note.word.english if word.acronym else word.english
        return replace(word, english=english), note.definition or note.remark

    def _other_entry(self, text: str) -> str:
        """The entry of this table that a cell refers to instead of saying what the name means."""
        other = caught(vocabulary.phrase("see entry").fullmatch(text), "name")
        return other if other in self.entries else ""


def _repeats(word: Headword, text: str) -> bool:
    """Whether a text is no more than one of the names, and a bracket behind it."""
    return _BRACKET_AT_END.sub("", text).rstrip("。") in {*word.names, *word.aliases}


def _on_one_line(cell: Passage) -> str:
    return tidy(unwrapped(cell.text))
