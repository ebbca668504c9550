"""A CSV or TSV file as a table of terms: its header where it has none, and its columns where you map them.

A table inside another document may be about anything. A file that holds nothing but a table was given to be
read, so it is an error when its columns cannot be understood.
"""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from yougo.errors import UnreadableDocument, WrongColumns
from yougo.extract import vocabulary
from yougo.extract.shapes.columns import field_of, fields
from yougo.language.characters import HIRAGANA, KATAKANA, is_japanese
from yougo.language.letters import is_acronym
from yougo.model.documents import COLUMNS, Columns, Document, Passage, Row, Table

FORMAT = "table"
"""The name of the reader whose documents are files of one table."""
_KANA = re.compile(rf"[{HIRAGANA}{KATAKANA}・\s]+")
_NAMES = frozenset({"acronym", "english", "japanese"})
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
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column:
            raise WrongColumns(value=text, reason=f"“{part}” is not FIELD=COLUMN")
        if field not in COLUMNS:
            raise WrongColumns(value=text, reason=f"“{field}” is not one of {', '.join(COLUMNS)}")
        if field in columns:
            raise WrongColumns(value=text, reason=f"{field} is mapped twice")
        columns[field] = int(column) if column.isdecimal() else column
    if reason := _states_nothing(columns):
        raise WrongColumns(value=text, reason=reason)
    return columns


def _states_nothing(columns: Columns) -> str:
    """Why no row of a table mapped so can state a term, or an empty string."""
    if not _NAMES & columns.keys():
        return f"it maps none of {', '.join(sorted(_NAMES))}"
    if len(columns) == 1:
        return "one column alone states nothing of a term"
    if len(set(columns.values())) < len(columns):
        return "it maps two fields to one column"
    return ""


def understood(document: Document, columns: Columns) -> Document:
    """A table file whose header names the fields that its columns hold; any other document as it is.

    Args:
        document: As its reader read it.
        columns: What you map by hand; columns that you do not map then hold nothing.

    Raises:
        UnreadableDocument: no two columns are understood, or a mapped one is not there.
    """
    if document.format != FORMAT or not document.tables:
        return document
    table = document.tables[0]
    if columns:
        return replace(document, tables=(_mapped(table, columns, document.name),))
    if any(fields(table)):
        return document
    guessed = _guessed(table)
    if "japanese" not in guessed or "english" not in guessed:
        raise _unknown(table, document.name)
    return replace(document, tables=(replace(_without_header(table), header=guessed),))


def _mapped(table: Table, columns: Columns, name: str) -> Table:
    header = [""] * len(table.header)
    for field, column in columns.items():
        at = _number(table, column)
        if at is None:
            what = f"column {column}" if isinstance(column, int) else f"column “{column}”"
            raise UnreadableDocument(
                document=name,
                reason=f"it has no {what} for {field}, only {_listed(table.header)}",
                remedy="correct the mapping: `yougo add PATH --columns FIELD=COLUMN,…`",
            )
        header[at] = field
    by_number = all(isinstance(column, int) for column in columns.values())
    if by_number and not any(map(field_of, table.header)) and _is_term(table.header, header):
        table = _without_header(table)
    return replace(table, header=tuple(header))


def _number(table: Table, column: int | str) -> int | None:
    """A column's number, from 0; None when the table has no such column."""
    if isinstance(column, int):
        return column - 1 if 1 <= column <= len(table.header) else None
    headers = ["".join(header.split()).casefold() for header in table.header]
    wanted = "".join(column.split()).casefold()
    return headers.index(wanted) if wanted in headers else None


def _is_term(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a first row is a term like the others: a Japanese and an English name are in their columns."""
    named = dict(zip(columns, cells, strict=True))
    return is_japanese(named.get("japanese", "")) and _is_english(named.get("english", ""))


def _without_header(table: Table) -> Table:
    """The table with its first row as a row of terms."""
    cells = tuple(Passage(text, table.place, "cell") for text in table.header)
    return replace(table, rows=(Row(cells), *table.rows))


def _guessed(table: Table) -> tuple[str, ...]:
    """What each column plainly holds, in the first row too; all ``""`` when one of them does not."""
    nothing = ("",) * len(table.header)
    if not table.rows or any(field_of(word) or _names_language(word) for word in table.header):
        return nothing
    rows = (table.header, *([cell.text for cell in row.cells] for row in table.rows))
    found = [_guess(column) for column in zip(*rows, strict=True)]
    if "japanese" not in found:
        found = ["japanese" if field == "reading" else field for field in found]
    fields_held = [field for field in found if field != "nothing"]
    is_plain = "" not in found and len(fields_held) == len(set(fields_held))
    return tuple(field if field in COLUMNS else "" for field in found) if is_plain else nothing


def _guess(column: Sequence[str]) -> str:
    """The field that all cells of a column look like; ``nothing`` when all are empty."""
    cells = [text for text in column if text.strip()]
    if not cells:
        return "nothing"
    return next((field for field, looks_so in _LOOKS if all(map(looks_so, cells))), "")


def _is_english(text: str) -> bool:
    return not is_japanese(text) and any(char.isascii() and char.isalpha() for char in text)


_LOOKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("reading", _KANA.fullmatch),
    ("japanese", is_japanese),
    ("acronym", is_acronym),
    ("english", _is_english),
)
"""What a cell of each field looks like; the first that all cells of a column agree with is the column's."""


def _names_language(text: str) -> bool:
    """Whether a cell names a language (日本語表現, Label JP), and so may be a header after all."""
    languages = {
        word for word, field in vocabulary.mapping("headers").items() if field in {"japanese", "english"}
    }
    names_it = any(word in text for word in languages if len(word) > 1 and is_japanese(word))
    return names_it or not languages.isdisjoint(text.lower().split())


def _unknown(table: Table, name: str) -> UnreadableDocument:
    known = [header for header in table.header if field_of(header)]
    found = f"of its columns, {_listed(table.header)},"
    reason = f"{found} yougo knows only {_listed(known)}" if known else f"{found} yougo knows none"
    return UnreadableDocument(
        document=name,
        reason=reason,
        remedy=f"use headers such as {_UNDERSTOOD}, or map the columns by number or header: "
        "`yougo add PATH --columns japanese=2,english=1`",
    )


def _listed(headers: Sequence[str]) -> str:
    """Headers as a message lists them."""
    shown = [f"“{header[:_SHOWN_HEADERS]}”" for header in headers[:_MOST_SHOWN] if header.strip()]
    more = len(headers) - _MOST_SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
