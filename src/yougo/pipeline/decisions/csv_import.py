"""Takes a table that ``export csv`` or ``export xlsx`` wrote, edited: what was changed in it becomes choices.

Cells are compared with what they held when they were exported (the column ``exported``) and with the glossary
as it is now, so that a table of last week takes back nothing that was decided since. Taking the same table
twice changes nothing the second time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias, cast, get_args

from yougo.errors import InvalidFile, NoSuchTable, UnreadableDocument
from yougo.exporters import csv
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, Status
from yougo.model.documents import Document, Table
from yougo.pipeline import files
from yougo.pipeline.decisions.csv_rows import Correction, Row, are_alike
from yougo.pipeline.decisions.term_finder import TermFinder
from yougo.pipeline.glossary import Glossary
from yougo.readers.table_rows import read_verbatim
from yougo.translation import said
from yougo.workspace import terms_file
from yougo.workspace.edits import Choice, corrected
from yougo.workspace.name_edits import with_lists
from yougo.workspace.register import slug

_Numbered: TypeAlias = tuple[int, Mapping[str, str]]
"""A row's line, and its cells by column."""
_Find: TypeAlias = Callable[[int, Mapping[str, str]], Row | None]
"""From a line of the table and its cells to the row, with its term."""


_WORKBOOKS = {".xlsx", ".xlsm"}
_AT_ONCE = 1_000
"""Terms that are loaded at a time."""


def read(path: Path, glossary: Glossary) -> tuple[list[Correction], list[str]]:
    """What was changed in an edited export, and the columns in it that no export has.

    A row without an id is about the term that has its names, else it adds one.

    Raises:
        NoSuchTable: it is not there, or cannot be read.
        InvalidFile: it is not a table of terms.
        ExceptionGroup: of an InvalidFile for each row that holds what cannot be decided.
    """
    table = _table(path)
    reader = _Reader(path, glossary)
    reader.read(table)
    if reader.faults:
        reader.faults.sort(key=lambda fault: int(str(fault.facts["line"])))
        raise ExceptionGroup("rows that cannot be used", reader.faults)
    ignored = [column for column in _header(table) if column not in ("", *csv.COLUMNS)]
    return sorted(reader.corrections, key=attrgetter("line")), ignored


def choices(corrections: Iterable[Correction], glossary: Glossary) -> list[Choice]:
    """What the corrections that do not clash decide."""
    decided: dict[str, dict[str, object]] = {}
    for each in filterfalse(attrgetter("clashes"), corrections):
        decided.setdefault(each.id, {}).update(each.keys)
    return [_choice(identifier, keys, glossary) for identifier, keys in decided.items()]


def _choice(identifier: str, keys: Mapping[str, object], glossary: Glossary) -> Choice:
    concept = glossary.by_id.get(identifier)
    if not concept:
        return Choice(identifier, {"status": "accepted", **keys})
    return corrected(concept, with_lists(glossary.decision(identifier), keys))


class _Reader:
    """Reads rows one after the other, and collects what is wrong with them, to report it all at once."""

    def __init__(self, path: Path, glossary: Glossary) -> None:
        self.corrections: list[Correction] = []
        self.faults: list[InvalidFile] = []
        self._path, self._glossary = path, glossary
        self._finder = TermFinder(glossary)
        self._terms: Mapping[str, Concept] = {}
        """Those of the rows with an id that are being read."""
        self._stated: dict[tuple[str, str], tuple[int, str]] = {}
        """From a term and a column to the line that spoke of it first, and what it said."""

    def read(self, table: Table) -> None:
        """Read all rows: those with an id first, for the others may be about a term renamed there."""
        header = _header(table)
        with_id: list[_Numbered] = []
        later: list[_Numbered] = []
        for row in table.rows:
            cells: Mapping[str, str] = dict(zip(header, map(attrgetter("text"), row.cells), strict=True))
            rows = with_id if cells["id"].strip() else later
            rows.append((row.cells[0].place.line, cells))
        for start in range(0, len(with_id), _AT_ONCE):
            rows = with_id[start : start + _AT_ONCE]
            self._terms = self._glossary.with_ids(cells["id"].strip() for _, cells in rows)
            for line, cells in rows:
                self._take(line, cells, self._row_with_id)
        for line, cells in later:
            self._take(line, cells, self._row_without_id)

    def _take(self, line: int, cells: Mapping[str, str], find: _Find) -> None:
        with self._noted():
            row = find(line, cells)
            if not row:
                return
            with self._noted():
                self._refuse_second_word(row)
            for correction in row.corrections():
                self.corrections.append(correction)
                with self._noted():
                    _check(self._path, correction)

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """Go on after a row that cannot be used."""
        try:
            yield
        except InvalidFile as fault:
            self.faults.append(fault)

    def _row_with_id(self, line: int, cells: Mapping[str, str]) -> Row | None:
        """The row of the term with this id; None when the term is gone and nothing was changed.

        Raises:
            InvalidFile: no term has the id.
        """
        identifier = cells["id"].strip()
        concept = self._terms.get(identifier)
        row = Row(
            line, cells, concept or Concept(identifier), self._glossary.decision(identifier), has_id=True
        )
        if concept:
            self._finder.rename(concept, dict(map(attrgetter("column", "new"), row.corrections())))
            return row
        if row.stated() or not self._glossary.has_issued(identifier):
            remedy = said("leave the id empty to add a term, or export the table again")
            raise _refused(self._path, line, said(f"no term has the id “{identifier}”"), remedy)
        return None

    def _row_without_id(self, line: int, cells: Mapping[str, str]) -> Row:
        """The row of the term that its names mean, or of a new one.

        Raises:
            InvalidFile: it has no names, or they are those of several terms.
        """
        names = {column: csv.plain(cells.get(column, "")) for column in NAMES}
        if not any(map(same, names.values())):
            remedy = said("write an acronym, a Japanese or an English name, or delete the row")
            raise _refused(self._path, line, said("the row has neither an id nor a name"), remedy)
        found = self._finder.find(names)
        if len(found) > 1:
            ids = ", ".join(sorted(map(attrgetter("id"), found)))
            reason = said(f"the row has no id, and its names are those of several terms ({ids})")
            raise _refused(self._path, line, reason, said("write the id of the one that you mean"))
        concept = found[0] if found else self._finder.add(slug(*names.values()), names)
        adds = concept.id not in self._glossary.by_id
        return Row(line, cells, concept, self._glossary.decision(concept.id), has_id=False, adds=adds)

    def _refuse_second_word(self, row: Row) -> None:
        """Refuse a row that says something else of a term than an earlier row of the table."""
        for column, cell in row.stated().items():
            first, before = self._stated.setdefault((row.concept.id, column), (row.number, cell))
            if not are_alike(column, before, cell):
                reason = said(
                    f"the {column} of “{row.concept.id}” is “{cell}” here and “{before}” in line {first}"
                )
                raise _refused(self._path, row.number, reason, said("keep one of the two rows"))


def _table(path: Path) -> Table:
    """The table in a file.

    Raises:
        NoSuchTable: it is not there, or cannot be read.
        InvalidFile: it is not a table of terms.
    """
    try:
        document = _document(path)
    except UnreadableDocument as error:
        raise _refused(path, 1, str(error.facts["reason"]), str(error.facts["remedy"])) from None
    remedy = said("use the table that `yougo export csv` or `yougo export xlsx` writes, with its first row")
    if not document.tables:
        raise _refused(path, 1, said("this is not a table"), remedy)
    table = document.tables[0]
    if "id" not in _header(table):
        raise _refused(path, 1, said("the column “id” is missing"), remedy)
    _refuse_second_column(path, _header(table))
    for problem in document.problems:
        reason = problem.message.rstrip(".")
        raise _refused(path, problem.place.line, reason, said("correct the row, then try again"))
    return table


def _document(path: Path) -> Document:
    if path.suffix.lower() not in _WORKBOOKS:
        return read_verbatim(_bytes(path), path.name)
    from yougo.readers.packed import workbook  # noqa: PLC0415 - loads openpyxl, which a table of commas does not need

    return workbook.read(_bytes(path), path.name)


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
            raise _refused(path, 1, said(f"there are two columns “{column}”"), said("delete one of them"))


def _header(table: Table) -> list[str]:
    return [cell.casefold().strip() for cell in table.header]


def _check(path: Path, correction: Correction) -> None:
    """Refuse what cannot be decided before anything is."""
    column, new, line = correction.column, correction.new, correction.line
    if column == "status" and new not in get_args(Status):
        raise _refused(
            path, line, said(f"“{new}” is not a status"), said("write candidate, accepted or rejected")
        )
    wrong = terms_file.fault(column, new) if column in (*FIELDS, "note") else None
    if wrong:
        raise _refused(path, line, *wrong)
    for key, value in correction.keys.items():
        if unfit := terms_file.unfit(correction.id, key, cast("terms_file.Value", value)):
            reason, remedy = said(f"“{correction.id}” would have {unfit[0]}"), unfit[1]
            raise _refused(path, line, reason, said("write _ for the space") if key == "tags" else remedy)


def _refused(path: Path, line: int, reason: str, remedy: str) -> InvalidFile:
    return InvalidFile(file=path, line=line, reason=reason, remedy=remedy)
