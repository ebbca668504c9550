"""The database to look up in: opened, and its keys read."""

import os

try:
    import _sqlite3 as sqlite3  # its wrapper imports datetime and collections: a sixth of a bare interpreter
except ImportError:
    import sqlite3  # type: ignore[no-redef] # another Python than CPython

from yougo.search import LAST, LAYOUT

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError
ODD = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What comes of rows that are missing or changed."""
_CACHE = 16_000
"""Kibibytes of the database that many look-ups keep; one takes a few dozen of them."""


def opened(path: str) -> Connection:
    """The database, read only; where its folder is too, and WAL cannot be used, as a file that never changes.

    Raises:
        DatabaseError: it is damaged, or none of this version.
    """
    if os.path.islink(path) or os.path.islink(f"{path}-wal") or os.path.islink(f"{path}-shm"):  # noqa: PTH114
        raise DatabaseError("it is a link, which could lead to any file")
    plain = "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 0x80) or byte in b"/._-" else f"%{byte:02x}"
        for byte in os.fsencode(os.path.abspath(path))  # noqa: PTH100 - pathlib costs too much
    )
    try:
        return _of_layout(sqlite3.connect(f"file:{plain}?mode=ro", uri=True))
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
    return _of_layout(sqlite3.connect(f"file:{plain}?immutable=1", uri=True))


def _of_layout(connection: Connection) -> Connection:
    try:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError:
        connection.close()
        raise
    if layout != LAYOUT:
        connection.close()
        raise DatabaseError("another version of yougo made it" if layout else "nothing is in it yet")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    return connection


def bearing(connection: Connection, kind: str, key: str, most: int) -> list[tuple[int, int]]:
    """Number and standing of at most `most` concepts (-1: all) that bear a key; the accepted first."""
    sql = "SELECT number, standing FROM keys WHERE kind = ? AND standing IN (0, 1) AND k = ? LIMIT ?"
    return connection.execute(sql, (kind, key, most)).fetchall()


def beginning(
    connection: Connection, kind: str, start: str, most: int, best: int = -1
) -> list[tuple[int, int, str]]:
    """Number, standing and key of keys that begin so; the accepted first, then the shortest.

    At most `most` keys are looked at, and the `best` of these given; -1 for all.
    """
    sql = (
        "SELECT * FROM (SELECT number, standing, k FROM keys "
        "WHERE kind = ? AND standing IN (0, 1) AND k >= ? AND k < ? LIMIT ?) "
        "ORDER BY standing, length(k), k LIMIT ?"
    )
    return connection.execute(sql, (kind, start, start + LAST, most, best)).fetchall()


def quoted(text: str) -> str:
    """A text as FTS5 takes it for one phrase."""
    return '"' + text.replace('"', '""') + '"'
