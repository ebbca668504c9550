"""Takes a table that ``export csv`` wrote and a person edited back: what was changed in it becomes choices.

Cells are compared with what they held when they were exported (the column ``exported``) and with the glossary
as it is now, so that a table of last week takes back nothing that was decided since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from yougo import curation, readers
from yougo.choices import Choice, corrected, with_lists
from yougo.curation import Decision
from yougo.documents import Table
from yougo.errors import InvalidFile, NoSuchSource, UnreadableDocument
from yougo.exporters import csv
from yougo.model import Concept, Status
from yougo.register import slug
from yougo.text import same


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that a person changed."""

    line: int
    id: str
    """``""`` for a term that the table adds."""
    column: str
    old: str
    """What the glossary says now."""
    new: str
    clashes: bool = False
    """Whether the glossary's value was changed too since the table was exported."""


def read(path: Path, concepts: Iterable[Concept]) -> list[Correction]:
    """What was changed in an edited export, row by row.

    Raises:
        NoSuchSource: it is not there.
        InvalidFile: it is no table of terms, or a cell holds what cannot be decided.
    """
    known = {concept.id: concept for concept in concepts}
    table = _table(path)
    header = [cell.casefold().strip() for cell in table.header]
    found = []
    for row in table.rows:
        cells = {name: cell.text for name, cell in zip(header, row.cells, strict=True) if name}
        line = row.cells[0].place.line
        identifier = cells.get("id", "").strip()
        if identifier and identifier not in known:
            remedy = "leave the id empty to add a term, or export the table anew"
            raise _refused(path, line, f"no term has the id “{identifier}”", remedy)
        changed = list(_changed(line, cells, known.get(identifier)))
        for correction in changed:
            _check(path, correction)
        found += changed
    return found


def choices(
    corrections: Sequence[Correction],
    concepts: Iterable[Concept],
    decisions: Mapping[str, Decision],
    issued: Iterable[str],
) -> list[Choice]:
    """What the corrections that do not clash decide; a term that the table adds gets an id of its own.

    `decisions` are those that stand, `issued` the ids that no new term may get.
    """
    known = {concept.id: concept for concept in concepts}
    decided: dict[tuple[str, int], list[Correction]] = {}
    for each in corrections:
        if not each.clashes:
            decided.setdefault((each.id, 0 if each.id else each.line), []).append(each)
    taken = {*issued, *decisions, *known}
    made = []
    for (identifier, _), cells in decided.items():
        keys = _keys(cells, known.get(identifier))
        if identifier:
            whole = with_lists(decisions.get(identifier, Decision()), keys)
            made.append(corrected(known[identifier], whole))
        else:
            names = {each.column: each.new for each in cells}
            new = _free(slug(*(names.get(each, "") for each in ("acronym", "japanese", "english"))), taken)
            taken.add(new)
            made.append(Choice(new, {"status": "accepted", **keys}))
    return made


def _table(path: Path) -> Table:
    if not path.is_file():
        raise NoSuchSource(path=path)
    try:
        document = readers.read(path.read_bytes(), path.name if path.suffix else f"{path.name}.csv")
    except UnreadableDocument as error:
        raise _refused(path, 1, str(error.facts["reason"]), str(error.facts["remedy"])) from None
    remedy = "take the table that `yougo export csv` writes, and keep its first row"
    if not document.tables:
        raise _refused(path, 1, "this is no table", remedy)
    if "id" not in {cell.casefold().strip() for cell in document.tables[0].header}:
        raise _refused(path, 1, "the column “id” is missing", remedy)
    for problem in document.problems:
        raise _refused(path, problem.place.line, problem.message.rstrip("."), "mend the row, then try again")
    return document.tables[0]


def _changed(line: int, cells: Mapping[str, str], concept: Concept | None) -> Iterator[Correction]:
    """The cells of one row that say something else than the glossary, and than they said when exported."""
    now = csv.cells(concept) if concept else {}
    marks = cells.get("exported", "").split()
    before = dict(zip(csv.EDITABLE, marks, strict=True)) if len(marks) == len(csv.EDITABLE) else {}
    for column in csv.EDITABLE:
        if column not in cells:
            continue
        old, new = now.get(column, ""), cells[column]
        if csv.plain(old) == csv.plain(new) or (not concept and not new.strip()):
            continue
        if column in before and csv.mark(new) == before[column]:
            continue  # as it was exported: the glossary went on
        clashes = column in before and csv.mark(old) != before[column]
        yield Correction(line, concept.id if concept else "", column, old, new, clashes)


def _check(path: Path, correction: Correction) -> None:
    """Refuse what cannot be decided before anything is."""
    if correction.column == "status" and correction.new not in get_args(Status):
        remedy = "write candidate, accepted or rejected"
        raise _refused(path, correction.line, f"“{correction.new}” is no status", remedy)
    if correction.column in (*curation.FIELDS, "note") and (
        fault := curation.fault(correction.column, correction.new)
    ):
        raise _refused(path, correction.line, *fault)


def _refused(path: Path, line: int, reason: str, remedy: str) -> InvalidFile:
    return InvalidFile(file=path, line=line, reason=reason, remedy=remedy)


def _keys(cells: Iterable[Correction], concept: Concept | None) -> dict[str, object]:
    """The keys of terms.toml that changed cells mean."""
    keys: dict[str, object] = {}
    for cell in cells:
        if cell.column == "tags":
            keys["tags"] = tuple(csv.items(cell.new))
        elif cell.column == "variants":
            old = [variant.text for variant in concept.variants] if concept else []
            new = csv.items(cell.new)
            had, has = set(map(same, old)), set(map(same, new))
            keys["also"] = tuple(name for name in new if same(name) not in had)
            keys["not"] = tuple(name for name in old if same(name) not in has)
        else:
            keys[cell.column] = cell.new
    return {key: value for key, value in keys.items() if key not in ("also", "not") or value}


def _free(wanted: str, taken: set[str]) -> str:
    """The id, or with ``-2``, ``-3``, … behind it."""
    free, number = wanted, 1
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
