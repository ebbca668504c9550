"""What is in the place of the database: one that can be used, or none, or one that is damaged."""

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Literal

from yougo.model.concepts import Concept
from yougo.model.findings import Finding
from yougo.search import LAYOUT, seal
from yougo.store import records

SUFFIXES = ("-seal", "", "-wal", "-shm", "-journal")
"""Of the database's files."""
_RECORDS = {Concept: "SELECT record FROM concepts", Finding: "SELECT record FROM findings"}
_UNUSABLE: dict[str, Literal["new", "damaged"]] = {"foreign": "new", "changed": "damaged"}
"""By what its seal says."""
_NOT_DAMAGE = (
    "SQLITE_CANTOPEN",
    "SQLITE_READONLY",
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_PERM",
    "SQLITE_FULL",
)
"""What SQLite says when the content may well be whole."""


def state(path: Path) -> Literal["whole", "new", "damaged"]:
    """What is there; nothing, or what you did not make with this version of yougo, is ``new``.

    One that a build of yours was changing when it was cut short is looked through.
    """
    if not is_safe_to_open(path):
        return "new"
    if not path.exists() or not path.stat().st_size:
        return "new"
    sealed = seal.state(path)
    if sealed == "whole":
        return "whole" if _layout_number(path) == LAYOUT else "new"
    if sealed in _UNUSABLE:
        return _UNUSABLE[sealed]
    with contextlib.closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        return _state_of(connection)


def is_safe_to_open(path: Path) -> bool:
    """Whether the database and what SQLite keeps beside it are plain files, or are not there."""
    return not any(_is_no_file(Path(f"{path}{suffix}")) for suffix in SUFFIXES)


def _is_no_file(path: Path) -> bool:
    """Whether it is a folder, a link (it could lead SQLite to any file) or a pipe (it would block)."""
    return path.is_symlink() or (path.exists() and not path.is_file())


def _state_of(connection: sqlite3.Connection) -> Literal["whole", "new", "damaged"]:
    try:
        if connection.execute("PRAGMA user_version").fetchone() != (LAYOUT,):
            return "new"
        return "whole" if _is_whole(connection) else "damaged"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname.startswith(_NOT_DAMAGE):
            raise
        return "damaged"


def _layout_number(path: Path) -> int:
    """The layout that a sealed database has."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:], "big")


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether all tables are there and consistent, and all records can be read."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        return False
    from yougo.store import layout  # noqa: PLC0415 - loads sqlite-utils, and few databases are looked through

    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        layout.lay_out(fresh)
        if _schema(connection) != _schema(fresh):
            return False
    try:
        for kind, query in _RECORDS.items():
            for (record,) in connection.execute(query):
                records.unpack(kind, record)
        for (problems,) in connection.execute("SELECT problems FROM documents"):
            json.loads(problems)
    except (ValueError, TypeError, LookupError):
        return False
    return True


def _schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
