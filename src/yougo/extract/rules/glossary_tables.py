"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from yougo.extract import vocabulary
from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, note_text, numbering
from yougo.extract.shapes.columns import NAMES, fields, texts
from yougo.extract.shapes.headwords import Headword
from yougo.language.characters import HIRAGANA
from yougo.language.text import NAMES as BETWEEN_NAMES
from yougo.language.text import divided, tidy, unwrapped
from yougo.model.documents import OBJECT, Document, Passage, Problem, Row, Table
from yougo.model.findings import Finding

_NO_NAME = re.compile(rf"^[-—–―ー－ ]*$|[{HIRAGANA}]。|(?:\S+\s+){{3,}}\S+[.!?]$")
"""A cell that says nothing (―), or a sentence."""
_MOST_ALIASES = 50
_SHOWN = 20
"""How much of a name a problem shows."""


def find(view: View) -> Iterator[Found | Problem]:
    """One finding for each row of each glossary table, and what is wrong with its names."""
    told: Counter[tuple[str, ...]] = Counter()
    for columns, row in _rows(view.document):
        yield from _long_names(columns, row)
        yield Found(_with_few_aliases(_row(columns, row), told))


def _rows(document: Document) -> Iterator[tuple[tuple[str, ...], Row]]:
    """The rows of the glossary tables, each with what its table's columns hold."""
    for table in document.tables:
        columns = fields(table)
        if any(columns) and not _is_form(table, columns):
            yield from zip(repeat(columns), table.rows, strict=False)


def _is_form(table: Table, columns: Sequence[str]) -> bool:
    """Whether the table says what to write where (…を記載する。) instead of what words mean."""
    said = texts(table, columns.index("definition")) if "definition" in columns else []
    forms = list(filter(vocabulary.phrase("write here").search, said))
    return 0 < len(said) <= 3 * len(forms)


def _is_name(text: str) -> bool:
    """Whether a cell says something, and no sentence."""
    return not _NO_NAME.search(text)


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


def _row(columns: Sequence[str], row: Row) -> Finding:
    """What a row states."""
    said = list(zip(columns, map(_on_one_line, columns, row.cells), strict=False))
    first = {field: text for field, text in reversed(said) if text}
    word, definition = _defined(_word(said), first.get("definition", ""))
    aliases = divided(first.get("aliases", ""), BETWEEN_NAMES)
    reading = first.get("reading", word.reading)
    cells = [unwrapped(cell.text.strip(OBJECT)) for cell in row.cells]
    place, sentence = row.cells[0].place, " | ".join(filter(None, cells))
    found = Finding("", place, "table", definition=definition, sentence=sentence)
    return headwords.named(found, replace(word, aliases=word.aliases + aliases, reading=reading), "cell")


def _word(said: Iterable[tuple[str, str]]) -> Headword:
    """The names in the cells of a row."""
    word = Headword()
    for field, text in said:
        if field in NAMES and _is_name(text):
            word = headwords.combined(word, _named(field, text), field)
    return word


def _defined(word: Headword, text: str) -> tuple[Headword, str]:
    """The headword and its definition; a cell may say first what the acronym is short for."""
    said = note_text.of(word, text)
    if not said.word.english:
        return word, text
    english = said.word.english if word.acronym else word.english
    return replace(word, english=english), said.definition or said.remark


def _named(field: str, text: str) -> Headword:
    return Headword(english=numbering.without(text)) if field == "english" else headwords.parse(text)


def _on_one_line(field: str, cell: Passage) -> str:
    """What a cell says; each line of a cell of aliases is one of them."""
    text = cell.text.replace("\n", ";") if field == "aliases" else unwrapped(cell.text)
    return tidy(text)
