"""A CSV or TSV file, or a sheet of a workbook, as a table of terms: its header, and its columns.

A table inside another document may be about anything. A file that holds nothing but a table was given to be
read, so it is an error when its columns cannot be understood.
"""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from yougo.errors import UnreadableDocument, WrongColumns
from yougo.extract import vocabulary
from yougo.extract.shapes.cell_texts import texts
from yougo.extract.shapes.columns import LANGUAGES, NAMES, field_of, fields, japanese_words
from yougo.extract.shapes.term_lists import FORMATS
from yougo.extract.shapes.term_tables import without_header
from yougo.language.characters import HIRAGANA, JAPANESE, KATAKANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.model.documents import COLUMNS, Columns, Document, Place, Problem, Table
from yougo.translation import said

_KANA = re.compile(rf"[{HIRAGANA}{KATAKANA}・\s]+")
_ENGLISH = re.compile(f"[^{JAPANESE}A-Za-z]*+[A-Za-z][^{JAPANESE}]*")
_UNKNOWN = "?"
_MOST_SHOWN = 12
_SHOWN_HEADERS = 40
_UNDERSTOOD = (
    "用語, 日本語, Japanese, JP; 英語, English, EN; 略語, Acronym; "
    "読み, Reading; 定義, Definition; 別名, Synonyms"
)
"""Some of ``headers.tsv`` for each field."""


def parse(text: str) -> Columns:
    """The columns that ``--columns`` names: ``japanese=2,english=1,definition=備考``.

    Raises:
        WrongColumns: a part is not FIELD=COLUMN, or a field is unknown or mapped twice.
    """
    columns: dict[str, int | str] = {}
    for part in next(csv.reader([text]), []):
        field, _, column = map(str.strip, part.partition("="))
        _refuse(
            text,
            (not column, said(f"“{part}” is not FIELD=COLUMN")),
            (field not in COLUMNS, said(f"“{field}” is not one of {', '.join(COLUMNS)}")),
            (field in columns, said(f"{field} is mapped twice")),
        )
        columns[field] = int(column) if column.isdecimal() else column
    _refuse(
        text,
        (NAMES.isdisjoint(columns), said(f"it maps none of {', '.join(sorted(NAMES))}")),
        (len(columns) == 1, said("one column is not enough to describe a term")),
        (len(set(columns.values())) < len(columns), said("it maps two fields to one column")),
    )
    return columns


def _refuse(mapping: str, *faults: tuple[bool, str]) -> None:
    """Raise `WrongColumns` with the reason of the first fault that is there."""
    for is_there, reason in faults:
        if is_there:
            raise WrongColumns(value=mapping, reason=reason)


def understood(document: Document, columns: Columns) -> Document:
    """A table file whose header names the fields that its columns hold; any other document as it is.

    Args:
        document: As its reader read it.
        columns: What you map by hand; columns that you do not map then hold nothing.

    Raises:
        UnreadableDocument: no two columns are understood, or a mapped one is not there.
    """
    if document.format not in FORMATS:
        return document
    if not document.tables:
        return _with_problem(document, said("The table is empty."))
    tables, errors = _tried(document.tables, partial(_understood, columns, document.name))
    if len(errors) == len(tables):
        raise errors[0]
    if not any(table.rows for table in tables):
        return _with_problem(document, said("The table has headers and no rows."))
    return replace(document, tables=tables)


def _tried(
    tables: Sequence[Table], read: Callable[[Table], Table]
) -> tuple[tuple[Table, ...], list[UnreadableDocument]]:
    """Each sheet's table as it is understood; those that are not stay as they are."""
    made: list[Table] = []
    errors: list[UnreadableDocument] = []
    for table in tables:
        try:
            made.append(read(table))
        except UnreadableDocument as error:
            made.append(table)
            errors.append(error)
    return tuple(made), errors


def _understood(columns: Columns, name: str, table: Table) -> Table:
    """A table whose header names the fields that its columns hold."""
    if columns:
        return _mapped(table, columns, name)
    if any(fields(table, in_glossary=True)):
        return table
    guessed = _guessed(table)
    if not LANGUAGES.issubset(guessed):
        raise _unknown(table, name)
    return replace(without_header(table), header=guessed)


def _with_problem(document: Document, message: str) -> Document:
    problem = Problem("no-rows", message, Place(document.name, 1))
    return replace(document, problems=(*document.problems, problem))


def _mapped(table: Table, columns: Columns, name: str) -> Table:
    """The table with the fields that you map as its header."""
    numbers = _numbers(table)
    header = [""] * len(table.header)
    for field, column in columns.items():
        key = column if isinstance(column, int) else _key(column)
        if key not in numbers:
            raise _missing(table, field, column, name)
        header[numbers[key]] = field
    is_by_number = set(map(type, columns.values())) == {int}
    if is_by_number and not any(map(field_of, table.header)) and _is_term(table.header, header):
        table = without_header(table)
    return replace(table, header=tuple(header))


def _missing(table: Table, field: str, column: int | str, name: str) -> UnreadableDocument:
    what = column if isinstance(column, int) else f"“{column}”"
    return UnreadableDocument(
        document=name,
        reason=said(f"it has no column {what} for {field}, only {_listed(table.header)}"),
        remedy=said("correct the mapping: name the file again with `--columns FIELD=COLUMN,…`"),
    )


def _numbers(table: Table) -> dict[int | str, int]:
    """The columns' numbers, from 0, by what you call them: a number, from 1, or the header."""
    numbers: dict[int | str, int] = {}
    for at, header in enumerate(table.header):
        numbers[at + 1] = at
        numbers.setdefault(_key(header), at)
    return numbers


def _key(header: str) -> str:
    return "".join(header.split()).casefold()


def _is_term(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a first row is a term like the others, with a Japanese and an English name in their columns."""
    named = dict(zip(columns, cells, strict=True))
    return is_japanese(named.get("japanese", "")) and _ENGLISH.fullmatch(named.get("english", "")) is not None


def _guessed(table: Table) -> tuple[str, ...]:
    """What each column plainly holds, in the first row too; ``()`` when one of them does not."""
    if not table.rows or any(map(_may_be_header, table.header)):
        return ()
    found = [_guess([header, *texts(table, at)]) for at, header in enumerate(table.header)]
    if "japanese" not in found:
        found = [field.replace("reading", "japanese") for field in found]
    held = list(filter(None, found))
    is_plain = _UNKNOWN not in held and len(set(held)) == len(held)
    return tuple(found) if is_plain else ()


def _guess(column: Sequence[str]) -> str:
    """The field that all cells of a column look like; ``""`` when all are empty."""
    cells = list(filter(str.strip, column))
    if not cells:
        return ""
    return next(field for field, looks_so in _LOOKS if all(map(looks_so, cells)))


_LOOKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("reading", _KANA.fullmatch),
    ("japanese", is_japanese),
    ("acronym", is_acronym),
    ("english", _ENGLISH.fullmatch),
    (_UNKNOWN, bool),
)
"""What a cell of each field looks like; the first that all cells of a column agree with is the column's."""


def _may_be_header(text: str) -> bool:
    """Whether a cell names a field, or a language (日本語表現, Label JP)."""
    words = [*japanese_words().findall(text), *text.lower().split()]
    known = {vocabulary.mapping("headers").get(word) for word in words if len(word) > 1}
    return bool(field_of(text)) or not LANGUAGES.isdisjoint(known)


def _unknown(table: Table, name: str) -> UnreadableDocument:
    columns = _listed(table.header)
    known = _listed(list(filter(field_of, table.header)))
    reason = said(f"yougo knows none of its columns, {columns}")
    if known:
        reason = said(f"yougo knows only {known} of its columns, {columns}")
    remedy = said(
        f"use headers such as {_UNDERSTOOD}, or name the file again with the numbers or headers of its "
        "columns: `--columns japanese=2,english=1`"
    )
    if len(table.header) == 1:
        reason = said(f"it has one column only, {columns}")
        remedy = said("put commas, semicolons or tabs between the columns")
    return UnreadableDocument(document=name, reason=reason, remedy=remedy)


def _listed(headers: Sequence[str]) -> str:
    """Headers as a message lists them."""
    shown = ", ".join(f"“{header[:_SHOWN_HEADERS]}”" for header in filter(str.strip, headers[:_MOST_SHOWN]))
    more = len(headers) - _MOST_SHOWN
    return said(f"{shown} and {more} more") if more > 0 else shown
