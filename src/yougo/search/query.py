"""Look-ups: any spelling of a name finds its concept.

Three tables, filled with the glossary:

* ``keys(k, kind, concept)``: each name folded (`sounds.fold`), and by its sound (`sounds.sound`)
* ``suffixes(s, concept)``: every ending of a folded Japanese name: a part of a word is a prefix of one
* ``parts``: an FTS5 trigram index of English names

The tiers, best first: exact, sound, prefix, part, near (one slip of the finger). Nothing is imported here but
what Python needs for SQLite, because a look-up must start at once.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from yougo.errors import UnusableGlossary
from yougo.model import Concept, names_of
from yougo.sounds import fold, sound

TABLES = ("keys", "suffixes", "parts")
TIERS = ("exact", "sound", "prefix", "part", "near")
_LONGEST_QUERY = 200
_MOST = 400


class Hit(NamedTuple):
    """One concept that a query finds."""

    id: str
    tier: str
    line: str
    """Its line of the JSON Lines contract."""


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the search tables."""
    connection.execute(
        "CREATE TABLE keys (k TEXT, kind TEXT, concept TEXT, PRIMARY KEY (k, kind, concept)) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE suffixes (s TEXT, concept TEXT, PRIMARY KEY (s, concept)) WITHOUT ROWID")
    connection.execute("CREATE VIRTUAL TABLE parts USING fts5(name, concept UNINDEXED, tokenize = 'trigram')")


def fill(connection: sqlite3.Connection, concepts: Iterable[Concept]) -> None:
    """Enter concepts, which the search tables do not hold yet."""
    for concept in concepts:
        connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", sorted(_key_rows(concept)))
        connection.executemany("INSERT OR IGNORE INTO suffixes VALUES (?, ?)", sorted(_endings(concept)))
        english = {fold(name) for name in names_of(concept) if name.isascii()}
        connection.executemany(
            "INSERT INTO parts VALUES (?, ?)", [(name, concept.id) for name in sorted(english)]
        )


def forget(connection: sqlite3.Connection, concept: Concept) -> None:
    """Take a concept out of the search tables, into which `fill` entered just this."""
    execute = connection.executemany
    execute("DELETE FROM keys WHERE k = ? AND kind = ? AND concept = ?", sorted(_key_rows(concept)))
    execute("DELETE FROM suffixes WHERE s = ? AND concept = ?", sorted(_endings(concept)))
    connection.execute("DELETE FROM parts WHERE concept = ?", (concept.id,))


def _key_rows(concept: Concept) -> set[tuple[str, str, str]]:
    return {(key, kind, concept.id) for kind, key in _keys(concept)}


def _endings(concept: Concept) -> set[tuple[str, str]]:
    return {
        (key[start : start + _LONGEST_QUERY], concept.id)
        for key in _japanese(concept)
        for start in range(1, len(key))
    }


def _japanese(concept: Concept) -> Iterator[str]:
    yield from (fold(name) for name in names_of(concept) if not name.isascii())
    if concept.reading:
        yield fold(concept.reading.text)


def _keys(concept: Concept) -> Iterator[tuple[str, str]]:
    for name in names_of(concept):
        yield "name", fold(name)
    yield "id", fold(concept.id)
    if concept.reading:
        yield "reading", fold(concept.reading.text)
        if concept.reading.romaji:
            yield "sound", sound(concept.reading.romaji)


def find(path: Path, query: str, limit: int = 10) -> list[Hit]:
    """The concepts that a query finds, best first; ``limit`` 0 gives all. Never raises for a query.

    A weak hit (nothing is quite the query) is followed by what the next tiers find.
    """
    with _opened(path) as with_database:
        found: dict[str, str] = {}
        key = fold(query[:_LONGEST_QUERY])[:_LONGEST_QUERY]
        for tier in TIERS if key else ():
            for identifier in _tier(with_database, tier, key, query[:_LONGEST_QUERY]):
                found.setdefault(identifier, tier)
            if "exact" in found.values() or (tier == "part" and found):
                break
        return _hits(with_database, found, limit)


def by_name(path: Path, name: str) -> list[str]:
    """The ids of the concepts that bear exactly this name, in the glossary's order."""
    with _opened(path) as connection:
        sql = (
            "SELECT DISTINCT id FROM keys JOIN concepts ON id = concept "
            "WHERE k = ? AND kind IN ('name', 'id') ORDER BY position"
        )
        return [row[0] for row in connection.execute(sql, (fold(name),))]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database to read from; a damaged or foreign one is told of in our own words."""
    try:
        with contextlib.closing(_open(path)) as connection:
            yield connection
    except sqlite3.DatabaseError as error:
        raise UnusableGlossary(file=path, reason=error) from None


def _open(path: Path) -> sqlite3.Connection:
    """Read only; where the folder is read-only too and WAL cannot be opened, as a file that never changes."""
    for mode in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)
        try:
            connection.execute("SELECT 1 FROM concepts LIMIT 1")
        except sqlite3.DatabaseError:
            connection.close()
            if mode == "immutable=1":
                raise
        else:
            return connection
    raise AssertionError


def _hits(connection: sqlite3.Connection, found: dict[str, str], limit: int) -> list[Hit]:
    rows = {}
    for identifier, tier in found.items():
        sql = "SELECT json, status, position FROM concepts WHERE id = ? AND status <> 'rejected'"
        for line, status, position in connection.execute(sql, (identifier,)):
            rows[identifier] = (TIERS.index(tier), status != "accepted", position, line)
    best = sorted(rows, key=lambda identifier: rows[identifier][:3])
    return [Hit(identifier, found[identifier], rows[identifier][3]) for identifier in best[: limit or None]]


def _tier(connection: sqlite3.Connection, tier: str, key: str, query: str) -> list[str]:
    """The ids that one tier finds."""
    if tier == "exact":
        sql, values = "SELECT concept FROM keys WHERE k = ? AND kind <> 'sound'", [key]
    elif tier == "sound":
        sql, values = "SELECT concept FROM keys WHERE k = ? AND kind = 'sound'", [sound(query)]
    elif tier == "prefix":
        sql = f"SELECT concept FROM keys WHERE k >= ?1 AND k < ?2 OR kind = 'sound' AND k >= ?3 AND k < ?4 ORDER BY length(k) LIMIT {_MOST}"  # noqa: E501, S608
        heard = sound(query)
        heard = heard if len(heard) > 2 else key  # zzzz sounds like any z
        values = [key, key + "\U0010ffff", heard, heard + "\U0010ffff"]
    elif tier == "part":
        return _parts(connection, key)
    else:
        return _near(connection, key, sound(query))
    return [row[0] for row in connection.execute(sql, values)]


def _parts(connection: sqlite3.Connection, key: str) -> list[str]:
    sql = f"SELECT DISTINCT concept FROM suffixes WHERE s >= ? AND s < ? LIMIT {_MOST}"  # noqa: S608
    found = [row[0] for row in connection.execute(sql, (key, key + "\U0010ffff"))]
    if len(key) < 3 or not key.isascii():
        return found
    sql = f"SELECT DISTINCT concept FROM parts WHERE parts MATCH ? LIMIT {_MOST}"  # noqa: S608
    quoted = '"' + key.replace('"', '""') + '"'
    return found + [row[0] for row in connection.execute(sql, (quoted,))]


def _near(connection: sqlite3.Connection, key: str, heard: str) -> list[str]:
    """Names one slip away, of those that have almost the query's length."""
    found = []
    for wanted, kinds in ((key, "kind <> 'sound'"), (heard, "kind = 'sound'")):
        if len(wanted) >= 4:
            sql = f"SELECT k, concept FROM keys WHERE {kinds} AND length(k) BETWEEN ? AND ?"  # noqa: S608
            rows = connection.execute(sql, (len(wanted) - 1, len(wanted) + 1))
            found += [concept for name, concept in rows if is_near(wanted, name)]
    return found


def is_near(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours turns one into the other.

    >>> is_near("intrenet", "internet"), is_near("internet", "intranets")
    (True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, tail = one[start:], other[start:]
    if len(one) < len(other):
        return rest == tail[1:]
    return rest[1:] == tail[1:] or (rest[:2] == tail[1::-1] and rest[2:] == tail[2:])
