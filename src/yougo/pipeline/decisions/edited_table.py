"""The file of an edited table: its header, and the cells of its rows as a person wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from yougo.errors import InvalidFile, NoSuchTable, UnreadableDocument
from yougo.exporters import csv
from yougo.language.text import hidden
from yougo.model.documents import Document, Table
from yougo.pipeline import files
from yougo.readers.encoding import decoded
from yougo.readers.formulas import unguarded
from yougo.readers.table_rows import read_verbatim
from yougo.translation import said

Numbered: TypeAlias = tuple[int, Mapping[str, str]]
"""A row's line, and its cells by column."""

_WORKBOOKS = {".xlsx", ".xlsm"}
_OTHER_SPREADSHEETS = {".ods", ".xls", ".xlsb", ".numbers"}


@dataclass(frozen=True, slots=True)
class EditedTable:
    """A table that ``export csv`` or ``export xlsx`` wrote, and a person edited."""

    header: Sequence[str]
    """In small letters."""
    rows: Sequence[Numbered]
    hidden: tuple[str, ...] = ()
    """The characters that nobody sees and that are left out of its cells: ``U+202E``."""


def read(path: Path) -> EditedTable:
    """The table in a file.

    Raises:
        NoSuchTable: it is not there, or cannot be read.
        InvalidFile: it is not a table of terms.
    """
    data = _bytes(path)
    table = _table(path, data)
    header = [cell.casefold().strip() for cell in table.header]
    if "id" not in header:
        raise refused(path, 1, said("the column “id” is missing"), _remedy())
    _refuse_second_column(path, header)
    rows: list[Numbered] = []
    for row in table.rows:
        cells = dict(zip(header, map(attrgetter("text"), row.cells), strict=True))
        rows.append((row.cells[0].place.line, {column: _plain(cells, column) for column in cells}))
    return EditedTable(header, rows, _hidden(path, data))


def refused(path: Path, line: int, reason: str, remedy: str) -> InvalidFile:
    """The error of a line that cannot be used."""
    return InvalidFile(file=path, line=line, reason=reason, remedy=remedy)


def marks(cells: Mapping[str, str]) -> dict[str, str]:
    """From each column to the hash of its cell when the table was exported; nothing when it is lost."""
    found = cells.get("exported", "").split()[: len(csv.EDITABLE)]
    return dict(zip(csv.EDITABLE, found, strict=True)) if len(found) == len(csv.EDITABLE) else {}


def listed(cells: Mapping[str, str]) -> str:
    """The word that the rows of one export share; ``""`` when it is lost, or of an earlier version."""
    return "".join(cells.get("exported", "").split()[len(csv.EDITABLE) :][:1])


def _plain(cells: Mapping[str, str], column: str) -> str:
    """A cell without the apostrophe that a table of commas has, and a workbook made of one keeps."""
    cell = cells[column]
    is_as_exported = marks(cells).get(column) == csv.mark(cell)
    return cell if is_as_exported else unguarded(cell)


def _table(path: Path, data: bytes) -> Table:
    try:
        document = _document(path, data)
    except UnreadableDocument as error:
        raise refused(path, 1, str(error.facts["reason"]), str(error.facts["remedy"])) from None
    if not document.tables:
        raise refused(path, 1, said("this is not a table"), _remedy())
    for problem in document.problems:
        reason = problem.message.rstrip(".")
        raise refused(path, problem.place.line, reason, said("correct the row, then try again"))
    return document.tables[0]


def _remedy() -> str:
    return said("use the table that `yougo export csv` or `yougo export xlsx` writes, with its first row")


def _document(path: Path, data: bytes) -> Document:
    suffix = path.suffix.lower()
    if suffix in _OTHER_SPREADSHEETS:
        reason = said(f"yougo does not read {suffix} files")
        raise refused(path, 1, reason, said("save it as .xlsx or .csv"))
    if suffix not in _WORKBOOKS:
        return read_verbatim(data, path.name)
    from yougo.readers.packed import workbook  # noqa: PLC0415 - loads openpyxl, which a table of commas does not need

    if cells := workbook.uncounted(data, path.name):
        reason = said(f"cell {cells[0]} has a formula without its value")
        raise refused(path, 1, reason, said("open the workbook in your spreadsheet program and save it"))
    return workbook.read(data, path.name)


def _hidden(path: Path, data: bytes) -> tuple[str, ...]:
    """The characters of a table's text that its cells are read without."""
    if path.suffix.lower() not in _WORKBOOKS:
        return tuple(hidden(decoded(data, path.name)))
    from yougo.readers.packed import workbook  # noqa: PLC0415 - as above

    return tuple(hidden(workbook.stored(data, path.name)))


def _bytes(path: Path) -> bytes:
    try:
        return files.read_document(path)
    except FileNotFoundError:
        raise NoSuchTable(path=path, fault=said("does not exist")) from None
    except OSError as error:
        raise NoSuchTable(path=path, fault=said(f"cannot be read ({error.strerror})")) from None


def _refuse_second_column(path: Path, header: Sequence[str]) -> None:
    """Refuse two columns of one name: one of them would be lost."""
    for column in csv.COLUMNS:
        if header.count(column) > 1:
            raise refused(path, 1, said(f"there are two columns “{column}”"), said("delete one of them"))
