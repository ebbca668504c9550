"""A reference as a database: its entries, and the names by which they are found.

entries   number, record        a record is an entry as JSON
names     key, kind, entry      the key of each name
meta      key, value            what it is called, and how many entries it has
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Literal

from yougo.language.text import same
from yougo.references.entries import Entry, Written

LAYOUT = 6
"""To be counted up when the tables, or what is read of any format, are others."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_BATCH = 10_000
_MEMORY = 64_000
"""Kilobytes in which names are sorted."""
_GENERAL = 20_000
"""Entries beyond which a reference is no glossary of a subject."""
_MOST = 40
"""Entries that one name finds."""
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE entries (number INTEGER PRIMARY KEY, record TEXT);
CREATE TABLE names (key TEXT, kind TEXT, entry INTEGER, PRIMARY KEY (key, kind, entry)) WITHOUT ROWID;
CREATE TEMP TABLE found (key TEXT, kind TEXT, entry INTEGER);
"""
_BY_NAME = (
    "SELECT record FROM names JOIN entries ON entries.number = names.entry "
    "WHERE key = ? AND kind = ? ORDER BY entry LIMIT ?"
)
Error = sqlite3.Error
Kind = Literal["japanese", "english", "acronym"]


def write(path: str, title: str, entries: Iterable[Entry]) -> int:
    """A new database at a path; returns how many entries it has."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; "
            f"PRAGMA cache_size = -{_MEMORY}; PRAGMA user_version = {LAYOUT}; BEGIN;{_TABLES}"
        )
        count = _insert(connection, entries)
        connection.execute("INSERT INTO names SELECT DISTINCT key, kind, entry FROM found ORDER BY 1, 2, 3")
        meta = {"title": title, "entries": str(count)}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.execute("COMMIT")
    finally:
        connection.close()
    return count


def _insert(connection: sqlite3.Connection, entries: Iterable[Entry]) -> int:
    """Insert the entries, many at a time."""
    records: list[tuple[int, str]] = []
    names: list[tuple[str, str, int]] = []
    number = 0
    for number, entry in enumerate(entries, 1):
        records.append((number, _record(entry)))
        names += ((_key(name), kind, number) for kind, name in _names(entry))
        if len(records) == _BATCH:
            _flush(connection, records, names)
    _flush(connection, records, names)
    return number


def _flush(
    connection: sqlite3.Connection, records: list[tuple[int, str]], names: list[tuple[str, str, int]]
) -> None:
    connection.executemany("INSERT INTO entries VALUES (?, ?)", records)
    connection.executemany("INSERT INTO found VALUES (?, ?, ?)", names)
    records.clear()
    names.clear()


def _key(name: str) -> str:
    """What a name is found by: commas do not count either."""
    return same(name.replace(",", ""))


def _names(entry: Entry) -> Iterator[tuple[Kind, str]]:
    for written in entry.japanese:
        yield "japanese", written.text
    for name in entry.english:
        yield "english", name
    for acronym in entry.acronyms:
        yield "acronym", acronym


def _record(entry: Entry) -> str:
    japanese = [[each.text, *each.readings] for each in entry.japanese]
    values = [japanese, entry.senses, entry.acronyms, entry.definition, entry.is_common, entry.tags]
    return _JSON.encode(values)


def _entry(record: str) -> Entry:
    japanese, senses, acronyms, definition, is_common, tags = json.loads(record)
    written = tuple(Written(text, tuple(readings)) for text, *readings in japanese)
    return Entry(written, tuple(map(tuple, senses)), tuple(acronyms), definition, is_common, tuple(tags))


class Reference:
    """A compiled reference, to be asked by name."""

    def __init__(self, path: str, name: str, *, is_trusted: bool = False) -> None:
        """Open the database at a path, which is only read; `name` is what the person calls it."""
        self.name = name
        self.is_trusted = is_trusted
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)

    @property
    def count(self) -> int:
        """How many entries it has."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'entries'").fetchone()
        return int(row[0])

    @cached_property
    def is_general(self) -> bool:
        """Whether it is a dictionary of a language, and not a glossary of a subject."""
        return self.count > _GENERAL

    def bearing(self, name: str, kind: Kind) -> list[Entry]:
        """The entries that have a name of this kind, in the reference's order."""
        rows = self._connection.execute(_BY_NAME, (_key(name), kind, _MOST))
        return [_entry(record) for (record,) in rows]

    def readings(self, name: str) -> list[str]:
        """Every reading of a Japanese name, each once."""
        found = (entry.readings_of(name) for entry in self.bearing(name, "japanese"))
        return list(dict.fromkeys(chain.from_iterable(found)))

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
