"""Takes a table that ``export csv`` or ``export xlsx`` wrote, edited: what was changed in it becomes choices.

Cells are compared with what they held when they were exported (the column ``exported``) and with the glossary
as it is now, so that a table of last week takes back nothing that was decided since. Taking the same table
twice changes nothing the second time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast, get_args

from yougo.errors import InvalidFile
from yougo.exporters import csv
from yougo.language.text import same
from yougo.model.concepts import FIELDS, NAMES, Concept, Status
from yougo.pipeline.decisions import deleted_rows, edited_table
from yougo.pipeline.decisions.deleted_rows import Deleted
from yougo.pipeline.decisions.edited_table import EditedTable, Numbered, refused
from yougo.pipeline.decisions.table_rows import Correction, Row, are_alike
from yougo.pipeline.decisions.term_finder import TermFinder
from yougo.pipeline.glossary import Glossary
from yougo.translation import said
from yougo.workspace import terms_file
from yougo.workspace.edits import Choice, corrected
from yougo.workspace.name_edits import with_lists
from yougo.workspace.register import slug

_Find: TypeAlias = Callable[[int, Mapping[str, str]], Row | None]
"""From a line of the table and its cells to the row, with its term."""

_AT_ONCE = 1_000
"""Terms that are loaded at a time."""


class SharedName(NamedTuple):
    """A name that the table gives to one term although another has it, too."""

    id: str
    name: str
    other: str
    """The id of the other term."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What was changed in an edited export."""

    corrections: list[Correction]
    deleted: Deleted
    ignored: list[str]
    """The columns in it that no export has."""
    joined: tuple[SharedName, ...] = ()
    """The terms that become one with others."""
    namesakes: tuple[SharedName, ...] = ()
    """The terms that the table adds although others have one of their names."""
    hidden: tuple[str, ...] = ()
    """The characters that nobody sees and that its cells are read without: ``U+202E``."""


def read(path: Path, glossary: Glossary) -> Edits:
    """What was changed in an edited export.

    A row without an id is about the term that has its names, else it adds one.

    Raises:
        NoSuchTable: it is not there, or cannot be read.
        InvalidFile: it is not a table of terms.
        ExceptionGroup: of an InvalidFile for each row that holds what cannot be decided.
    """
    table = edited_table.read(path)
    reader = _Reader(path, glossary)
    reader.read(table)
    if reader.faults:
        reader.faults.sort(key=lambda fault: int(str(fault.facts["line"])))
        raise ExceptionGroup("rows that cannot be used", reader.faults)
    ignored = [column for column in table.header if column not in ("", *csv.COLUMNS)]
    corrections = sorted(reader.corrections, key=attrgetter("line"))
    deleted = deleted_rows.find(reader.listed, glossary)
    shared = tuple(reader.joined()), tuple(reader.namesakes())
    return Edits(corrections, deleted, ignored, *shared, table.hidden)


def choices(
    corrections: Iterable[Correction], rejected: Iterable[Concept], glossary: Glossary
) -> list[Choice]:
    """What the corrections that do not clash decide, and that some terms are rejected."""
    decided: dict[str, dict[str, object]] = {concept.id: {"status": "rejected"} for concept in rejected}
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
        self._rows: dict[str, Row] = {}
        """From each id to the first row that has it."""
        self.listed: dict[str, set[str]] = {}
        """From the word of each export in the table to the ids of its rows."""

    def read(self, table: EditedTable) -> None:
        """Read all rows: those with an id first, for the others may be about a term renamed there."""
        with_id: list[Numbered] = []
        later: list[Numbered] = []
        for line, cells in table.rows:
            rows = with_id if cells["id"].strip() else later
            rows.append((line, cells))
        for start in range(0, len(with_id), _AT_ONCE):
            rows = with_id[start : start + _AT_ONCE]
            self._terms = self._glossary.with_ids(cells["id"].strip() for _, cells in rows)
            for line, cells in rows:
                self._take(line, cells, self._row_with_id)
        for line, cells in later:
            self._take(line, cells, self._row_without_id)

    def namesakes(self) -> Iterator[SharedName]:
        """The names of terms that the table adds which other terms have, too, before it or by it."""
        told: set[str] = set()
        for each in self.corrections:
            if each.adds and each.column in NAMES:
                told.add(each.id)
                for bearer in sorted(self._finder.bearers(each.new) - told):
                    one, other = sorted([bearer, each.id])
                    yield SharedName(one, each.new, other)

    def joined(self) -> Iterator[SharedName]:
        """The terms that have a further name which the table gives to another term."""
        for each in filterfalse(attrgetter("clashes"), self.corrections):
            for name in cast("tuple[str, ...]", each.keys.get("also", ())):
                for bearer in self._finder.bearers(name) - {each.id}:
                    yield SharedName(bearer, name, each.id)

    def _take(self, line: int, cells: Mapping[str, str], find: _Find) -> None:
        with self._noted():
            row = find(line, cells)
            identifier = row.concept.id if row else cells["id"].strip()
            self.listed.setdefault(edited_table.listed(cells), set()).add(identifier)
            if not row:
                return
            with self._noted():
                self._refuse_second_word(row)
                self._refuse_second_row(row)
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
            raise refused(self._path, line, said(f"no term has the id “{identifier}”"), remedy)
        return None

    def _row_without_id(self, line: int, cells: Mapping[str, str]) -> Row:
        """The row of the term that its names mean, or of a new one.

        Raises:
            InvalidFile: it has no names, or they are those of several terms.
        """
        names = {column: csv.plain(cells.get(column, "")) for column in NAMES}
        if not any(map(same, names.values())):
            remedy = said("write an acronym, a Japanese or an English name, or delete the row")
            raise refused(self._path, line, said("the row has neither an id nor a name"), remedy)
        found = self._finder.find(names)
        if len(found) > 1:
            ids = ", ".join(sorted(map(attrgetter("id"), found)))
            reason = said(f"the row has no id, and its names are those of several terms ({ids})")
            raise refused(self._path, line, reason, said("write the id of the one that you mean"))
        concept = found[0] if found else self._finder.add(slug(*names.values()), names)
        adds = concept.id not in self._glossary.by_id
        return Row(line, cells, concept, self._glossary.decision(concept.id), has_id=False, adds=adds)

    def _refuse_second_row(self, row: Row) -> None:
        """Refuse a row with the id of an earlier one that differs: it may be meant for a new term."""
        if not row.has_id:
            return
        first = self._rows.setdefault(row.concept.id, row)
        for column in csv.EDITABLE:
            if not are_alike(column, first.cells.get(column, ""), row.cells.get(column, "")):
                line = first.number
                reason = said(f"the id “{row.concept.id}” is in line {line} too, whose {column} differs")
                remedy = said("keep one of the two rows, or leave the id empty where you add a term")
                raise refused(self._path, row.number, reason, remedy)

    def _refuse_second_word(self, row: Row) -> None:
        """Refuse a row that says something else of a term than an earlier row of the table."""
        for column, cell in row.stated().items():
            first, before = self._stated.setdefault((row.concept.id, column), (row.number, cell))
            if not are_alike(column, before, cell):
                reason = said(
                    f"the {column} of “{row.concept.id}” is “{cell}” here and “{before}” in line {first}"
                )
                raise refused(self._path, row.number, reason, said("keep one of the two rows"))


def _check(path: Path, correction: Correction) -> None:
    """Refuse what cannot be decided before anything is."""
    column, new, line = correction.column, correction.new, correction.line
    if column == "status" and new not in get_args(Status):
        raise refused(
            path, line, said(f"“{new}” is not a status"), said("write candidate, accepted or rejected")
        )
    wrong = terms_file.fault(column, new) if column in (*FIELDS, "note") else None
    if wrong:
        raise refused(path, line, *wrong)
    for key, value in correction.keys.items():
        if unfit := terms_file.unfit(correction.id, key, cast("terms_file.Value", value)):
            reason, remedy = said(f"“{correction.id}” would have {unfit[0]}"), unfit[1]
            raise refused(path, line, reason, said("write _ for the space") if key == "tags" else remedy)
