"""The table ``readings``: what the engines said that no term has now.

A term's own reading is in its record. Here are those of names that are gone, or were read otherwise before,
and the engines' answer where a document states a reading that does not fit: without them, the engines would
have to load to say the same again. They hold until another version of yougo builds.
"""

import sqlite3
from collections.abc import Mapping

from yougo.model.concepts import Reading
from yougo.store import records
from yougo.store.update import ReadingRequest

_LAYOUT = (
    "CREATE TABLE readings (name TEXT, stated TEXT, basis TEXT, record BLOB, "
    "PRIMARY KEY (name, stated, basis)) WITHOUT ROWID"
)


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(_LAYOUT)


def of_name(connection: sqlite3.Connection, name: str) -> dict[ReadingRequest, Reading]:
    """The readings of a name, by what was asked."""
    rows = connection.execute("SELECT stated, basis, record FROM readings WHERE name = ?", (name,))
    return {(name, stated, basis): records.unpack(Reading, record) for stated, basis, record in rows}


def store(connection: sqlite3.Connection, readings: Mapping[ReadingRequest, Reading]) -> None:
    """Keep some more."""
    rows = ((*request, records.pack(records.dump(reading))) for request, reading in readings.items())
    connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", rows)
