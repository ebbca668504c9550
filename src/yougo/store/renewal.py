"""Writes all concepts anew, one part of the glossary after the other, so that no process holds all of it."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from yougo.model.concepts import Concept
from yougo.search import tables
from yougo.store import neighbours, records, shards, writing
from yougo.store.shards import Shard
from yougo.store.update import Links, Update

_FORMER = "CREATE TEMP TABLE former (id TEXT PRIMARY KEY, record BLOB) WITHOUT ROWID"


class Renewal:
    """A transaction in which all concepts are written; the documents are stored already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    @contextlib.contextmanager
    def begun(
        cls, connection: sqlite3.Connection, update: Update, ids: Iterable[tuple[str, Iterable[str]]]
    ) -> Iterator[Self]:
        """Store the documents of an update, and what `ids` are linked with, then all concepts within."""
        connection.execute(_FORMER)
        connection.execute("INSERT INTO former SELECT id, record FROM concepts")
        writing.store_documents(connection, update)
        neighbours.begin_anew(connection, ids)
        with tables.filling(connection):
            writing.forget_strangers(connection)
            yield cls(connection)
        tables.compact(connection)
        connection.execute("DROP TABLE former")

    def count(self) -> int:
        """How many findings there are."""
        return int(self._connection.execute("SELECT count(*) FROM findings").fetchone()[0])

    def shards(self, most: int) -> Iterator[Shard]:
        """What can be merged by itself, of no more than so many findings and ids each if possible."""
        return shards.divided(self._connection, most)

    def former(self, ids: Iterable[str]) -> dict[str, Concept]:
        """The concepts of these ids as they were before, by the ids."""
        sql = "SELECT id, record FROM former WHERE id = ?"
        rows = records.rows_of(self._connection, sql, ids)
        return {identifier: records.unpack(Concept, record) for identifier, record in rows}

    def note(self, meta: Mapping[str, str]) -> None:
        """Note what a build says of itself."""
        writing.note(self._connection, meta)

    def learn(self, links: Links) -> None:
        """Learn what the merge of a shard knew, before its concepts are known."""
        neighbours.store(self._connection, links)

    def store(self, update: Update) -> None:
        """Store the concepts of a shard, and what its merge knew."""
        writing.store_part(self._connection, update)
