"""Takes a table that ``export csv`` wrote and a person edited back: what was changed in it becomes choices.

Cells are compared with what they held when they were exported (the column ``exported``) and with the glossary
as it is now, so that a table of last week takes back nothing that was decided since. Taking the same table
twice changes nothing the second time.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from yougo.errors import InvalidFile, NoSuchTable, UnreadableDocument
from yougo.exporters import csv
from yougo.language.text import NAMES as LISTED
from yougo.language.text import TAGS, divided, same
from yougo.model.concepts import FIELDS, NAMES, Concept, Status, names_of
from yougo.model.documents import Row, Table
from yougo.pipeline.decisions.bearers import Bearers
from yougo.readers.table import read_verbatim
from yougo.workspace import terms_file
from yougo.workspace.edits import Choice, Current, corrected, with_lists
from yougo.workspace.register import slug
from yougo.workspace.terms_file import Decision


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that a person changed."""

    line: int
    id: str
    """For a term that the table adds, the id that it gets."""
    column: str
    old: str
    """What the glossary says now."""
    new: str
    keys: Mapping[str, object]
    """What it sets in terms.toml."""
    clashes: bool = False
    """Whether the glossary's value was changed too since the table was exported."""
    adds: bool = False
    """Whether the table adds the term."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the table, and the term that it is about."""

    number: int
    cells: Mapping[str, str]
    concept: Concept
    decision: Decision
    named: bool
    """Whether the row gives the term's id."""
    adds: bool = False

    def marks(self) -> Mapping[str, str]:
        """From each column to the hash of its cell when the table was exported; nothing when it is lost."""
        marks = self.cells.get("exported", "").split()
        whole = self.named and len(marks) == len(csv.EDITABLE)
        return dict(zip(csv.EDITABLE, marks, strict=True)) if whole else {}

    def said(self) -> dict[str, str]:
        """The cells that say something: all but those that are as they were exported.

        An empty cell says that there is nothing, but only where the marks tell that there was something.
        """
        marks = self.marks()
        present = {column: self.cells[column] for column in csv.EDITABLE if column in self.cells}
        return {
            column: cell
            for column, cell in present.items()
            if (marks or csv.plain(cell)) and csv.mark(cell) != marks.get(column)
        }


def read(path: Path, current: Current) -> list[Correction]:
    """What was changed in an edited export.

    A row without an id is about the term that bears its names, else it adds one.

    Raises:
        NoSuchTable: it is not there.
        InvalidFile: it is not a table of terms.
        ExceptionGroup: of an InvalidFile for each row that holds what cannot be decided.
    """
    table = _table(path)
    header = [cell.casefold().strip() for cell in table.header]
    rows = [_cells(row, header) for row in table.rows]
    corrections: list[Correction] = []
    faults: list[InvalidFile] = []
    stated: dict[tuple[str, str], tuple[int, str]] = {}
    for line in _lines(path, rows, current, faults):
        with _noted(faults):
            _refuse_second_word(path, line, stated)
        for correction in _changed(line):
            with _noted(faults):
                _check(path, correction)
            corrections.append(correction)
    if faults:
        faults.sort(key=lambda fault: int(str(fault.facts["line"])))
        raise ExceptionGroup("rows that cannot be used", faults)
    return sorted(corrections, key=lambda each: each.line)


@contextmanager
def _noted(faults: list[InvalidFile]) -> Iterator[None]:
    """Go on after a row that cannot be used, so that all of them are told at once."""
    try:
        yield
    except InvalidFile as fault:
        faults.append(fault)


def choices(corrections: Sequence[Correction], current: Current) -> list[Choice]:
    """What the corrections that do not clash decide."""
    known = {concept.id: concept for concept in current.concepts}
    decided: dict[str, list[Correction]] = {}
    for each in corrections:
        if not each.clashes:
            decided.setdefault(each.id, []).append(each)
    return [_choice(cells, known.get(identifier), current) for identifier, cells in decided.items()]


def _choice(cells: Sequence[Correction], concept: Concept | None, current: Current) -> Choice:
    keys = {key: value for cell in cells for key, value in cell.keys.items()}
    identifier = cells[0].id
    if cells[0].adds or not concept:
        return Choice(identifier, {"status": "accepted", **keys})
    own = current.decisions.get(identifier, Decision())
    return corrected(concept, with_lists(own, keys))


def _table(path: Path) -> Table:
    if not path.is_file():
        raise NoSuchTable(path=path)
    try:
        document = read_verbatim(path.read_bytes(), path.name)
    except UnreadableDocument as error:
        raise _refused(path, 1, str(error.facts["reason"]), str(error.facts["remedy"])) from None
    remedy = "take the table that `yougo export csv` writes, and keep its first row"
    if not document.tables:
        raise _refused(path, 1, "this is not a table", remedy)
    if "id" not in {cell.casefold().strip() for cell in document.tables[0].header}:
        raise _refused(path, 1, "the column “id” is missing", remedy)
    for problem in document.problems:
        raise _refused(
            path, problem.place.line, problem.message.rstrip("."), "correct the row, then try again"
        )
    return document.tables[0]


def _cells(row: Row, header: Sequence[str]) -> tuple[int, dict[str, str]]:
    """The line on which a row begins, and its cells by their columns."""
    cells = {name: cell.text for name, cell in zip(header, row.cells, strict=True) if name}
    return row.cells[0].place.line, cells


def _lines(
    path: Path, rows: Sequence[tuple[int, dict[str, str]]], current: Current, faults: list[InvalidFile]
) -> Iterator[_Line]:
    """The rows with their terms: those with an id first, for the others may be about a term renamed there."""
    known = {concept.id: concept for concept in current.concepts}
    bearers = Bearers(current)
    without = []
    for number, cells in rows:
        identifier = cells.get("id", "").strip()
        if not identifier:
            without.append((number, cells))
            continue
        own = current.decisions.get(identifier, Decision())
        line = _Line(number, cells, known.get(identifier, Concept(identifier)), own, named=True)
        if identifier in known:
            bearers.rename(line.concept, {each.column: each.new for each in _changed(line)})
            yield line
        elif line.said() or identifier not in current.issued:
            remedy = "leave the id empty to add a term, or export the table again"
            faults.append(_refused(path, number, f"no term has the id “{identifier}”", remedy))
    for number, cells in without:
        names = {column: csv.plain(cells.get(column, "")) for column in NAMES}
        with _noted(faults):
            concept, adds = _bearer(path, number, names, bearers)
            own = current.decisions.get(concept.id, Decision())
            yield _Line(number, cells, concept, own, named=False, adds=adds)


def _bearer(path: Path, number: int, names: Mapping[str, str], bearers: Bearers) -> tuple[Concept, bool]:
    """The term that a row without an id is about, and whether the table adds it."""
    if not any(map(same, names.values())):
        raise _refused(
            path,
            number,
            "the row has neither an id nor a name",
            "write an acronym, a Japanese or an English name, or delete the row",
        )
    found = bearers.of(names)
    if len(found) > 1:
        ids = ", ".join(sorted(concept.id for concept in found))
        reason = f"the row has no id, and its names are those of several terms ({ids})"
        raise _refused(path, number, reason, "write the id of the one that you mean")
    if found:
        return found[0], bearers.added(found[0])
    return bearers.add(slug(*names.values()), names), True


def _refuse_second_word(path: Path, line: _Line, stated: dict[tuple[str, str], tuple[int, str]]) -> None:
    """Refuse a row that says something else of a term than an earlier row of the table."""
    for column, cell in line.said().items():
        first, before = stated.setdefault((line.concept.id, column), (line.number, cell))
        if not _alike(column, before, cell):
            reason = f"the {column} of “{line.concept.id}” is “{cell}” here and “{before}” in line {first}"
            raise _refused(path, line.number, reason, "keep one of the two rows")


def _changed(line: _Line) -> Iterator[Correction]:
    """The cells of one row that say something else than the glossary, and than they said when exported."""
    now = {} if line.adds else csv.cells(line.concept)
    marks = line.marks()
    for column, new in line.said().items():
        old = now.get(column, "")
        clashes = column in marks and csv.mark(old) != marks[column]
        if keys := _keys(line, column, old, new):
            yield Correction(line.number, line.concept.id, column, old, new, keys, clashes, line.adds)


def _keys(line: _Line, column: str, old: str, new: str) -> dict[str, object]:
    """What a cell sets in terms.toml; nothing where it says what the glossary says, or what is decided."""
    if column == "variants":
        return _variant_keys(line, new)
    if column == "tags":
        return {} if _alike(column, old, new) else {"tags": divided(new, TAGS)}
    if _alike(column, old, new) and not (column == "reading" and _read_anew(line)):
        return {}
    decided = line.decision.note if column == "note" else line.decision.fields.get(column)
    if decided is not None and _alike(column, decided, new):
        return {}
    return {column: csv.plain(new) if column in NAMES else new}


def _variant_keys(line: _Line, cell: str) -> dict[str, object]:
    """The names that a cell of variants adds, and those that it takes away.

    A name that is missing is taken away only where the column ``exported`` tells that it was there: else the
    glossary may have learned it since.
    """
    own = [line.cells.get(column, "") for column in NAMES]
    listed = divided(cell, LISTED)
    borne = set(map(same, (*own, *names_of(line.concept), *line.decision.also)))
    kept = set(map(same, (*own, *listed, *line.decision.excluded)))
    had = [variant.text for variant in line.concept.variants] if line.marks() else []
    keys = {
        "also": tuple(name for name in listed if same(name) not in borne),
        "not": tuple(name for name in had if same(name) not in kept),
    }
    return {key: names for key, names in keys.items() if names}


def _read_anew(line: _Line) -> bool:
    """Whether the row renames its term in Japanese, and may still have the old name's reading."""
    japanese = line.cells.get("japanese", line.concept.japanese)
    return not line.marks() and same(japanese) != same(line.concept.japanese)


def _alike(column: str, one: str, other: str) -> bool:
    """Whether two cells say the same."""
    separators = {"variants": LISTED, "tags": TAGS}.get(column)
    if separators:
        return divided(one, separators) == divided(other, separators)
    return csv.plain(one) == csv.plain(other)


def _check(path: Path, correction: Correction) -> None:
    """Refuse what cannot be decided before anything is."""
    if correction.column == "status" and correction.new not in get_args(Status):
        remedy = "write candidate, accepted or rejected"
        raise _refused(path, correction.line, f"“{correction.new}” is not a status", remedy)
    if correction.column in (*FIELDS, "note") and (
        fault := terms_file.fault(correction.column, correction.new)
    ):
        raise _refused(path, correction.line, *fault)
    for key, value in correction.keys.items():
        if wrong := terms_file.unfit(correction.id, key, cast("terms_file.Value", value)):
            remedy = "write _ for the space" if key == "tags" else wrong[1]
            raise _refused(path, correction.line, f"“{correction.id}” would have {wrong[0]}", remedy)


def _refused(path: Path, line: int, reason: str, remedy: str) -> InvalidFile:
    return InvalidFile(file=path, line=line, reason=reason, remedy=remedy)
