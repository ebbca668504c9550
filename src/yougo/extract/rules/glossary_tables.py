"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order.

A table without such a header is one if its cells spell acronyms, or if it is below the heading of a glossary.
A table of what a record, a form or a program holds is not (see `yougo.extract.shapes.term_tables`).
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, filterfalse, repeat
from operator import attrgetter, methodcaller
from typing import TypeAlias

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import (
    expansions,
    headwords,
    line_ends,
    name_cells,
    note_text,
    rubies,
    spans,
    tokens,
)
from yougo.extract.shapes.cell_texts import is_sentence
from yougo.extract.shapes.columns import NAMES
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.signs import first_found
from yougo.extract.shapes.term_tables import TermTable
from yougo.language.characters import is_japanese
from yougo.language.text import NAMES as BETWEEN_NAMES
from yougo.language.text import caught, divided, tidy, unwrapped
from yougo.model.documents import OBJECT, Analyse, Passage, Problem, Row
from yougo.model.findings import Finding
from yougo.translation import said

_NUMBER = re.compile(r"[\d\s.,．，%％-]+")
_BRACKET_AT_END = re.compile(r"\s*[(（][^()（）]*[)）]$")
_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]")
_DOUBTS, _BETWEEN_READINGS = ("?", "？"), re.compile("[、，,;；／/]")
_UNVERIFIED = "reading-unverified"
"""The warning with which a table of yougo's own says that nobody vouches for its reading."""
_MOST_ALIASES, _SHOWN = 50, 20
"""How much of a name a problem shows."""


def find(view: View) -> Iterator[Found | Problem]:
    """One finding for each row of each glossary table, and what is wrong with its names."""
    told: Counter[tuple[str, ...]] = Counter()
    tables = list(filter(attrgetter("is_glossary"), view.tables))
    names = chain.from_iterable(map(methodcaller("cells_of", NAMES), tables))
    entries = frozenset(map(_on_one_line, names))
    for table in tables:
        glossary = _Glossary(table, entries, view.analyse)
        for row, definition in _with_definitions(glossary.rows):
            yield from _long_names(row)
            found = row.finding()
            found = replace(found, definition=found.definition or definition)
            yield Found(_with_few_aliases(found, told))


def _with_definitions(rows: Sequence["_Row"]) -> Iterator[tuple["_Row", str]]:
    """The rows with what the row below each defines, where every second row does; those are left out."""
    if any(row.is_sentences != at % 2 for at, row in enumerate(rows)):
        return zip(rows, repeat(""), strict=False)
    below = map(attrgetter("sentence"), rows[1::2])
    return zip(rows[::2], chain(below, repeat("")), strict=False)


def _is_name(text: str) -> bool:
    """Whether a cell says something, and neither a sentence nor a value or a number."""
    return not (_NUMBER.fullmatch(text) or is_sentence(text) or note_text.is_no_name(text))


def _long_names(row: "_Row") -> Iterator[Problem]:
    """What to say about names that are too long to be read."""
    for field, cell in row.names:
        name = tidy(cell.text)
        if field != "english" and headwords.is_too_long(name):
            size = f"{len(name):,} characters"
            message = said(f"“{name[:_SHOWN]}…” is too long for a name ({size}): it is not read.")
            yield Problem("long-name", message, cell.place)


def _with_few_aliases(found: Finding, told: Counter[tuple[str, ...]]) -> Finding:
    """The finding with as many further names as its term may still have; `told` counts those it has."""
    term = (found.acronym, *map(attrgetter("text"), found.japanese), found.english)
    left = _MOST_ALIASES - told[term]
    told[term] += len(found.aliases)
    if told[term] <= _MOST_ALIASES:
        return found
    message = said(f"Only the first {_MOST_ALIASES} further names of this term are read.")
    problems = (Problem("many-names", message, found.place),) if left >= 0 else ()
    return replace(found, aliases=found.aliases[: max(0, left)], problems=found.problems + problems)


@dataclass(frozen=True)
class _Glossary:
    """A table of terms, and what its rows need to know of others."""

    table: TermTable
    entries: Container[str]
    """The names of all tables of the document."""
    analyse: Analyse

    @property
    def rows(self) -> list["_Row"]:
        """Its rows; those over which a cell of names spans are one."""
        return list(map(partial(_Row, self), spans.rows(self.table)))

    @cached_property
    def translates(self) -> bool:
        """Whether its definitions are, for most acronyms, no more than their names in Japanese."""
        said = self.table.cells_of({"definition"}) if "acronym" in self.table.columns else []
        names = list(filter(self.is_compound, map(_without_bracket, said)))
        return 3 * len(names) >= 2 * len(said) > 2

    def is_compound(self, text: str) -> bool:
        """Whether a text is a Japanese noun or several in one word."""
        return is_japanese(text) and tokens.is_compound(self.analyse(text))


@dataclass(frozen=True)
class _Row:
    """A row of a table of terms."""

    glossary: _Glossary
    row: Row

    @cached_property
    def cells(self) -> list[tuple[str, Passage]]:
        """The cells that say something, with their columns' fields."""
        cells = zip(self.glossary.table.columns, self.row.cells, strict=True)
        return list(filter(_says_something, cells))

    def cells_of(self, fields: Container[str]) -> list[Passage]:
        """Its cells of some fields."""
        return [cell for field, cell in self.cells if field in fields]

    @cached_property
    def names(self) -> list[tuple[str, Passage]]:
        """The cells that give names, with their columns' fields."""
        return [pair for pair in self.cells if pair[0] in NAMES and _is_name(_on_one_line(pair[1]))]

    @property
    def is_sentences(self) -> bool:
        """Whether its cells of names say nothing but sentences."""
        return bool(self.cells_of(NAMES)) and not self.names

    @property
    def sentence(self) -> str:
        """Its first sentence, the Japanese one if there is any."""
        said = [unwrapped(cell.text) for _, cell in self.cells]
        return next(filter(is_japanese, said), said[0])

    def finding(self) -> Finding:
        """What the row states."""
        word, definition = self._word, ""
        for cell in self.cells_of({"definition"}):
            if not definition:
                word, definition = self._defined(word, cell)
        comments = (expansions.name_and_comment(cell)[1] for cell in self.cells_of({"english"}))
        said = (line_ends.on_one_line(cell.text.strip(OBJECT), cell.hard) for _, cell in self.cells)
        definition = definition or next(comments, "")
        first = (self.cells_of(NAMES) or self.row.cells)[0]
        found = Finding("", first.place, "table", definition=definition, sentence=" | ".join(said))
        return headwords.named(found, word, "cell")

    @property
    def _word(self) -> Headword:
        """The names in its cells."""
        word = headwords.NOTHING
        has_aliases = "aliases" in self.glossary.table.columns
        for field, cell in self.names:
            named = name_cells.names_of(field, cell, word.acronym, has_aliases=has_aliases)
            word = headwords.combined(word, self._without_remarks(named, cell.text), field)
        word = headwords.spelled(word)
        return replace(
            word,
            aliases=word.aliases + self._listed("aliases"),
            former=word.former + self._listed("former")[:_MOST_ALIASES],
            reading=self._reading(word),
        )

    def _listed(self, field: str) -> tuple[str, ...]:
        """The names in a cell that holds several."""
        return tuple(map(tidy, divided(self._text_of(field).replace("\n", ";"), BETWEEN_NAMES)))

    def _reading(self, word: Headword) -> str:
        """The first kana in its cell, or those behind its name; none if the row itself doubts them."""
        kana = tidy(_BETWEEN_READINGS.split(self._text_of("reading").strip())[0])
        if kana.endswith(_DOUBTS) or _UNVERIFIED in self._text_of("warnings"):
            return ""
        rubies_of = (rubies.reading(cell, word.japanese) for _, cell in self.names)
        return kana or word.reading or next(filter(None, rubies_of), "")

    def _without_remarks(self, word: Headword, text: str) -> Headword:
        """The names in a cell without what a bracket says of which of them is meant: 人が造ったもの."""
        bracketed = {name for name in filter(is_japanese, word.aliases) if _is_bracketed(name, text)}
        remarks = list(filterfalse(self._may_be_alias, bracketed))
        return replace(word, aliases=tuple(filterfalse(remarks.__contains__, word.aliases)))

    def _may_be_alias(self, name: str) -> bool:
        return tokens.may_be_alias(self.glossary.analyse(name))

    def _text_of(self, field: str) -> str:
        """What its first cell of a field says."""
        return next(map(attrgetter("text"), self.cells_of({field})), "")

    def _defined(self, word: Headword, cell: Passage) -> tuple[Headword, str]:
        """The headword and its definition; a cell may say first what the acronym is short for."""
        if self.glossary.table.is_list:
            return word, line_ends.on_one_line(cell.text, cell.hard)
        return first_found(_READINGS, self.glossary, word, cell) or (word, "")


Said: TypeAlias = tuple[Headword, str] | None
"""A headword with what a cell adds to it, and its definition; None for “something else”."""


def _expanded(glossary: _Glossary, word: Headword, cell: Passage) -> Said:
    """What an acronym is short for, and the explanation after it."""
    if word.english or not word.acronym:
        return None
    names, definition = expansions.parse(word.acronym, cell, glossary.analyse, surely=glossary.table.expands)
    return (headwords.combined(word, names), definition) if names else None


def _translated(glossary: _Glossary, word: Headword, cell: Passage) -> Said:
    """The Japanese name of an acronym, where the column gives most of them one: 部品表."""
    name = _without_bracket(cell)
    if word.japanese or not glossary.translates or not glossary.is_compound(name):
        return None
    return replace(word, japanese=name), ""


def _referred(glossary: _Glossary, word: Headword, cell: Passage) -> Said:
    """The entry that a cell refers to instead of saying what the name means: → 台帳を参照."""
    other = caught(vocabulary.phrase("see entry").fullmatch(_on_one_line(cell)), "name")
    return (replace(word, aliases=(*word.aliases, other)), "") if other in glossary.entries else None


def _explained(_: _Glossary, word: Headword, cell: Passage) -> Said:
    """The definition, perhaps with the English of an acronym before or after it."""
    text = line_ends.on_one_line(expansions.without_references(cell), cell.hard)
    note = note_text.of(word, text)
    if note.word.english:
        return replace(word, english=note.word.english), note.definition or note.remark
    repeats = _without_bracket(cell) in {*word.names, *word.aliases}
    return word, text if note_text.defines(text) and not repeats else ""


_READINGS = (_expanded, _translated, _referred, _explained)
"""What a cell of definitions may say; the first that fits."""


def _is_bracketed(name: str, text: str) -> bool:
    """Whether a name is all that a bracket of a text holds."""
    return name in map(str.strip, _BRACKETED.findall(text))


def _says_something(cell: tuple[str, Passage]) -> bool:
    return bool(cell[1].text.strip())


def _without_bracket(cell: Passage) -> str:
    """What a cell says, without a bracket at its end."""
    return _BRACKET_AT_END.sub("", unwrapped(cell.text)).rstrip("。")


def _on_one_line(cell: Passage) -> str:
    return tidy(unwrapped(cell.text))
