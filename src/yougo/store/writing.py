"""Writes an update's rows: documents, findings, concepts and what look-ups search."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain, count, starmap
from typing import NamedTuple

from sqlite_utils import Database

from yougo.model.concepts import Concept
from yougo.search import tables
from yougo.store import layout, records
from yougo.store.update import Update


def store(connection: sqlite3.Connection, update: Update) -> None:
    """Write what an update changes; the caller holds the transaction."""
    database = layout.opened(connection)
    documents, findings = database.table("documents"), database.table("findings")
    stored = {name for (name,) in connection.execute("SELECT name FROM documents")}
    for name in (stored - update.listed) | update.read:
        documents.delete_where("name = ?", [name])
        findings.delete_where("document = ?", [name])
    documents.upsert_all(map(asdict, update.touched), pk="name")
    for changed in update.changed:
        documents.insert(layout.document_row(changed))
        findings.insert_all(starmap(layout.finding_row, enumerate(changed.findings)))
    if update.anew:
        for name in ("concepts", "terms", "warnings"):
            database.table(name).delete_where()
        tables.clear(connection)
    _store_concepts(database, update.concepts)
    _store_warnings(database, update.concepts)
    for key, value in update.meta.items():
        database.table("meta").upsert({"key": key, "value": value}, pk="key")


class _Stored(NamedTuple):
    """What is stored of a concept."""

    record: bytes
    position: int
    number: int


def _store_concepts(database: Database, concepts: Sequence[Concept]) -> None:
    """Write the rows of the concepts that are not as they were; for the others at most a new position."""
    connection = database.conn
    rows = connection.execute("SELECT id, record, position, number FROM concepts")
    stored = {identifier: _Stored(*row) for identifier, *row in rows}
    unused = count(1 + max((row.number for row in stored.values()), default=0))
    kept: set[str] = set()
    moved: list[layout.Row] = []
    new: list[tuple[int, int, Concept, str]] = []
    for position, concept in enumerate(concepts):
        row, record = stored.get(concept.id), records.dump(concept)
        if not row or records.last_line(row.record) != record:
            new.append((row.number if row else next(unused), position, concept, record))
            continue
        kept.add(concept.id)
        if row.position != position:
            moved.append({"number": row.number, "position": position})
    for identifier in stored.keys() - kept:
        _forget(database, identifier, stored[identifier])
    database.table("concepts").upsert_all(moved, pk="number")
    database.table("concepts").insert_all(starmap(layout.concept_row, new))
    database.table("terms").insert_all(chain.from_iterable(layout.term_rows(row[2]) for row in new))
    tables.fill(connection, [(number, concept) for number, _, concept, _ in new])


def _forget(database: Database, identifier: str, row: _Stored) -> None:
    """Take a concept's rows out."""
    tables.forget(database.conn, row.number, records.unpack(Concept, row.record))
    database.table("concepts").delete_where("number = ?", [row.number])
    database.table("terms").delete_where("concept = ?", [identifier])


def _store_warnings(database: Database, concepts: Iterable[Concept]) -> None:
    """Write all warnings anew: of the concepts, then of the documents themselves."""
    warnings = database.table("warnings")
    warnings.delete_where()
    warnings.insert_all(chain.from_iterable(map(layout.warning_rows, concepts)))
    warnings.insert_all(map(layout.problem_row, records.problems(database.conn)))
