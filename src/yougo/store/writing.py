"""Writes an update's rows: documents, findings, concepts and what look-ups search."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import chain, count, starmap
from operator import attrgetter, itemgetter
from typing import NamedTuple

from yougo.model.concepts import Concept
from yougo.model.findings import Finding
from yougo.search import tables
from yougo.store import known_readings, layout, neighbours, records, stated
from yougo.store.update import Changed, Update


def store(connection: sqlite3.Connection, update: Update) -> None:
    """Write what an update changes, of which all concepts are known; the caller holds the transaction."""
    store_documents(connection, update)
    with tables.filling(connection):
        store_part(connection, update)
    note(connection, update.meta)


def note(connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Note what a build says of itself; of what it says nothing (``""``), nothing stays."""
    connection.executemany("DELETE FROM meta WHERE key = ?", zip(meta, strict=True))
    connection.executemany("INSERT INTO meta VALUES (?, ?)", filter(itemgetter(1), meta.items()))


def store_documents(connection: sqlite3.Connection, update: Update) -> None:
    """Write the documents of an update; the caller holds the transaction."""
    known = {name for (name,) in connection.execute("SELECT name FROM documents")}
    kept = (known & update.listed) - update.read
    if update.anew:
        for name in ("concepts", "terms", "warnings", "claims", "readings"):
            connection.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
        tables.clear(connection)
    for name in known - kept:
        _forget_document(connection, name)
    fields = "sha256 = :sha256, size = :size, mtime_ns = :mtime_ns, key = :key"
    connection.executemany(f"UPDATE documents SET {fields} WHERE name = :name", map(asdict, update.touched))  # noqa: S608
    with neighbours.entering(connection):
        if update.anew:
            _enter_findings(connection, kept)
            layout.insert(connection, "warnings", map(layout.problem_row, records.problems(connection)))
        for changed in update.changed:
            _store_document(connection, changed)


def _findings(connection: sqlite3.Connection, document: str) -> Iterator[tuple[int, Finding]]:
    """The findings of a document, with their rowids."""
    rows = connection.execute("SELECT rowid, record FROM findings WHERE document = ?", (document,)).fetchall()
    return ((number, records.unpack(Finding, record)) for number, record in rows)


def _forget_document(connection: sqlite3.Connection, name: str) -> None:
    for number, finding in _findings(connection, name):
        neighbours.forget(connection, number, finding)
    connection.execute("DELETE FROM findings WHERE document = ?", (name,))
    connection.execute("DELETE FROM warnings WHERE concept IS NULL AND document = ?", (name,))
    connection.execute("DELETE FROM documents WHERE name = ?", (name,))


def _store_document(connection: sqlite3.Connection, changed: Changed) -> None:
    layout.insert(connection, "documents", [layout.document_row(changed)])
    insert = "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    for number, row in enumerate(stated.rows(changed.findings)):
        entered = connection.execute(insert, (changed.cached.name, number, *row[:-1]))
        neighbours.enter(connection, entered.lastrowid or 0, row.keys)
    layout.insert(connection, "warnings", map(layout.problem_row, changed.problems))


def _enter_findings(connection: sqlite3.Connection, documents: Iterable[str]) -> None:
    """Learn the keys by which findings are linked."""
    for number, finding in chain.from_iterable(_findings(connection, name) for name in documents):
        neighbours.enter(connection, number, neighbours.claimed(finding))


def store_part(connection: sqlite3.Connection, update: Update) -> None:
    """Write the concepts of a part, and what its merge knew."""
    _store_concepts(connection, update)
    neighbours.store(connection, update.links)
    known_readings.store(connection, update.readings)


class _Stored(NamedTuple):
    """What is stored of a concept."""

    record: bytes
    number: int


def _store_concepts(connection: sqlite3.Connection, update: Update) -> None:
    """Write the rows of the concepts that are not as they were."""
    known = _stored(connection, update)
    highest = connection.execute("SELECT max(number) FROM concepts").fetchone()[0]
    unused = count(1 + (highest or 0))
    kept: set[str] = set()
    new: list[tuple[int, Concept, str]] = []
    for concept in update.concepts:
        row, record = known.get(concept.id), records.dump(concept)
        if row and records.last_line(row.record) == record:
            kept.add(concept.id)
        else:
            new.append((row.number if row else next(unused), concept, record))
    for identifier in known.keys() - kept:
        _forget(connection, identifier, known[identifier])
    layout.insert(connection, "concepts", starmap(layout.concept_row, new))
    layout.insert(connection, "terms", chain.from_iterable(layout.term_rows(row[1]) for row in new))
    layout.insert(connection, "warnings", chain.from_iterable(layout.warning_rows(row[1]) for row in new))
    tables.enter(connection, [(number, concept) for number, concept, _ in new])


def _stored(connection: sqlite3.Connection, update: Update) -> dict[str, _Stored]:
    """What is stored of all concepts, or of those that were in a part, and are."""
    sql = "SELECT id, record, number FROM concepts"
    if update.part is None:
        rows = connection.execute(sql).fetchall()
    else:
        ids = {*update.part, *map(attrgetter("id"), update.concepts)}
        rows = list(records.rows_of(connection, f"{sql} WHERE id = ?", ids))
    return {identifier: _Stored(record, number) for identifier, record, number in rows}


def forget_strangers(connection: sqlite3.Connection) -> None:
    """Take out the concepts whose ids neither register.tsv nor terms.toml knows."""
    sql = "SELECT id, record, number FROM concepts WHERE id NOT IN (SELECT id FROM bearers)"
    for identifier, record, number in connection.execute(sql).fetchall():
        _forget(connection, identifier, _Stored(record, number))


def _forget(connection: sqlite3.Connection, identifier: str, row: _Stored) -> None:
    """Take a concept's rows out."""
    tables.forget(connection, row.number, records.unpack(Concept, row.record))
    connection.execute("DELETE FROM concepts WHERE number = ?", (row.number,))
    for table in ("terms", "warnings"):
        connection.execute(f"DELETE FROM {table} WHERE concept = ?", (identifier,))  # noqa: S608 - our own names
