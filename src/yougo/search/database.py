"""The database to look up in: opened, and its keys read."""

import os

try:
    import _sqlite3 as sqlite3  # its wrapper imports datetime and collections: a sixth of a bare interpreter
except ImportError:
    import sqlite3  # type: ignore[no-redef] # another Python than CPython

from yougo.search import IN_KEYS, KINDS, LAST, LAYOUT, WORDS, marked
from yougo.translation import said

Connection = sqlite3.Connection
DatabaseError = sqlite3.DatabaseError
ODD = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What comes of rows that are missing or changed."""
_MOST_ENTERED = 5_000
"""So many concepts and words are compared with a query that has a typo."""
_CACHE = 16_000
"""Kibibytes of the database that many look-ups keep; one takes a few dozen of them."""


def opened(path: str) -> Connection:
    """The database, read only; where its folder is too, and WAL cannot be used, as a file that never changes.

    Raises:
        DatabaseError: it is damaged, or none of this version.
    """
    if any(map(os.path.islink, (path, f"{path}-wal", f"{path}-shm"))):
        raise DatabaseError(said("it is a link, which could lead to any file"))
    address = _address(path)
    try:
        return _of_layout(sqlite3.connect(f"{address}?mode=ro", uri=True))
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
    return _of_layout(sqlite3.connect(f"{address}?immutable=1", uri=True))


def _address(path: str) -> str:
    """A path as a URI; urllib costs too much."""
    plain = b"/._-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    address = "file:"
    for byte in os.fsencode(os.path.abspath(path)):  # noqa: PTH100 - pathlib costs too much
        address += chr(byte) if byte in plain else f"%{byte:02x}"
    return address


def _of_layout(connection: Connection) -> Connection:
    try:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
    except DatabaseError:
        connection.close()
        raise
    if layout != LAYOUT:
        connection.close()
        raise DatabaseError(
            said("another version of yougo made it") if layout else said("nothing is in it yet")
        )
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    return connection


def bearing(connection: Connection, kinds: tuple[str, ...], key: str, most: int) -> list[tuple[int, int]]:
    """Number and standing of the concepts that bear a key, the accepted first; at most `most` of a kind."""
    found: list[tuple[int, int]] = []
    for kind in kinds:
        found += _borne(connection, _STANDING, kind, (key, key), most)
    return found


def beginning(
    connection: Connection, kinds: tuple[str, ...], start: str, most: int, best: int
) -> list[tuple[int, int, str]]:
    """Number, standing and key of keys that begin so; of each kind the accepted first, then the shortest.

    At most `most` keys of a kind are looked at, and the `best` of these given.
    """
    found: list[tuple[int, int, str]] = []
    for kind in kinds:
        borne = _borne(connection, _KEY, kind, (start, start + LAST), most)
        found += sorted(borne, key=lambda row: (row[1], len(row[2]), row[2]))[:best]
    return found


def numbers_beginning(connection: Connection, kind: str, start: str, most: int) -> list[int]:
    """The numbers of the concepts of the first keys of a kind that begin so, at most `most`."""
    return [row[0] for row in _borne(connection, _NUMBER, kind, (start, start + LAST), most)]


def _borne(
    connection: Connection, columns: tuple[str, str, str], kind: str, bounds: tuple[str, str], most: int
) -> sqlite3.Cursor:
    """Columns of a kind's keys from one to another, in order, the accepted first."""
    of_name, of_accepted, of_candidate = columns
    if kind in IN_KEYS:
        sql = (
            f"SELECT {of_name} FROM keys "  # noqa: S608 - our own columns
            "WHERE kind = ? AND standing IN (0, 1) AND k BETWEEN ? AND ? LIMIT ?"
        )
        return connection.execute(sql, (KINDS[kind], *bounds, most))
    sql = (
        f"SELECT {of_accepted} FROM spelled WHERE term BETWEEN ? AND ? UNION ALL "  # noqa: S608 - likewise
        f"SELECT {of_candidate} FROM spelled WHERE term BETWEEN ? AND ? LIMIT ?"
    )
    terms = [marked(kind, standing, key) for standing in (0, 1) for key in bounds]
    return connection.execute(sql, (*terms, most))


_NUMBER = ("number", "doc", "doc")
_STANDING = ("number, standing", "doc, 0", "doc, 1")
_KEY = ("number, standing, k", "doc, 0, substr(term, 2)", "doc, 1, substr(term, 2)")
"""What is asked of ``keys``, and of the accepted and the candidates in ``spelled``."""


def entered_under(connection: Connection, marks: set[str]) -> list[list[str]]:
    """The names of each concept, and each word, that ``slips`` has under one of some marks."""
    sql = "SELECT rowid FROM slips WHERE slips MATCH ? LIMIT ?"
    found: list[list[str]] = []
    for (number,) in connection.execute(sql, (" OR ".join(sorted(marks)), _MOST_ENTERED)).fetchall():
        if number < WORDS:
            found.append(spelled(connection, number)[1])
        else:
            found += connection.execute("SELECT k FROM words WHERE number = ?", (number - WORDS,))
    return found


def spelled(connection: Connection, number: int) -> tuple[int, list[str]]:
    """A concept's standing, and all its names as the look-up tables have them."""
    standing, lines = in_lines(connection, number)
    return standing, lines.split("\n")


def in_lines(connection: Connection, number: int) -> tuple[int, str]:
    """A concept's standing, and all its names, one a line."""
    sql = "SELECT standing, english || char(10) || others FROM parts WHERE rowid = ?"
    standing, lines = connection.execute(sql, (number,)).fetchone()
    return standing, lines


def quoted(text: str) -> str:
    """A text as FTS5 takes it for one phrase."""
    return '"' + text.replace('"', '""') + '"'
