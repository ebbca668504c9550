"""Reads the look-up tables: what bears a key, and what begins with one."""

try:
    import _sqlite3 as sqlite3  # its wrapper imports datetime and collections: a sixth of a bare interpreter
except ImportError:
    import sqlite3  # type: ignore[no-redef] # another Python than CPython

from yougo.search import LAST

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError
OperationalError = sqlite3.OperationalError
connect = sqlite3.connect


def bearing(connection: Connection, kind: str, key: str, most: int) -> list[tuple[int, int]]:
    """Number and standing of at most `most` concepts (-1: all) that bear a key; the accepted first."""
    sql = "SELECT number, standing FROM keys WHERE kind = ? AND standing IN (0, 1) AND k = ? LIMIT ?"
    return connection.execute(sql, (kind, key, most)).fetchall()


def beginning(connection: Connection, kind: str, start: str, most: int) -> list[tuple[int, int, str]]:
    """Number, standing and key of at most `most` keys (-1: all) that begin so; the accepted first."""
    sql = (
        "SELECT number, standing, k FROM keys "
        "WHERE kind = ? AND standing IN (0, 1) AND k >= ? AND k < ? LIMIT ?"
    )
    return connection.execute(sql, (kind, start, start + LAST, most)).fetchall()


def quoted(text: str) -> str:
    """A text as FTS5 takes it for one phrase."""
    return '"' + text.replace('"', '""') + '"'
