"""Fills the look-up tables, which `yougo.search` describes."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from yougo.language.characters import is_japanese
from yougo.language.folding import fold, narrowed, sounds, spellings
from yougo.model.concepts import Concept, names_of
from yougo.search import ENDING, MISSPELLED, near

TABLES = ("keys", "parts", "slips")
STANDINGS = {"accepted": 0, "candidate": 1, "rejected": 2}
_COMPACT = 12
"""An English name of one word and at most so many letters is found by any part, others by the trigrams."""
_SHORTEST_WORD = 4
"""The shortest English word that a slip of the finger may have been meant for."""
_Row = tuple[object, ...]


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the look-up tables."""
    connection.execute(
        "CREATE TABLE keys (kind TEXT, standing INTEGER, k TEXT, number INTEGER, "
        "PRIMARY KEY (kind, standing, k, number)) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE slips (h INTEGER, k TEXT, PRIMARY KEY (h, k)) WITHOUT ROWID")
    columns = "english, others UNINDEXED, standing UNINDEXED"
    connection.execute(f"CREATE VIRTUAL TABLE parts USING fts5({columns}, tokenize = 'trigram')")


def fill(connection: sqlite3.Connection, concepts: Sequence[tuple[int, Concept]]) -> None:
    """Enter concepts, each with its number, which the tables do not hold yet; holds no rows in memory."""
    if not concepts:
        return
    _in_order(connection, "keys", 4, (row for number, concept in concepts for row in _rows(concept, number)))
    _in_order(connection, "slips", 2, (row for _, concept in concepts for row in _slips(_keys(concept))))
    spelled = ((number, *_spelled(concept), STANDINGS[concept.status]) for number, concept in concepts)
    connection.executemany(
        "INSERT INTO parts (rowid, english, others, standing) VALUES (?, ?, ?, ?)", spelled
    )


def _in_order(connection: sqlite3.Connection, table: str, columns: int, rows: Iterable[_Row]) -> None:
    """Insert rows sorted, so that each goes behind the last one.

    A million concepts take a fifth of the time that rows as they come do (measured).
    """
    names = ", ".join(f"c{n}" for n in range(columns))
    connection.execute(f"CREATE TEMP TABLE unsorted ({names})")
    connection.executemany(f"INSERT INTO unsorted VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608
    connection.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM unsorted ORDER BY {names}")  # noqa: S608
    connection.execute("DROP TABLE unsorted")


def forget(connection: sqlite3.Connection, number: int, concept: Concept) -> None:
    """Take a concept out of the tables, into which `fill` entered just this."""
    rows = sorted(_rows(concept, number))
    connection.executemany("DELETE FROM keys WHERE kind = ? AND standing = ? AND k = ? AND number = ?", rows)
    alone = [key for key in _keys(concept) if not _is_misspelled_still(connection, key[1])]
    connection.executemany("DELETE FROM slips WHERE h = ? AND k = ?", _slips(alone))
    connection.execute("DELETE FROM parts WHERE rowid = ?", (number,))


def _is_misspelled_still(connection: sqlite3.Connection, key: str) -> bool:
    """Whether some other concept has entered the slips of this key."""
    sql = "SELECT 1 FROM keys WHERE kind = ? AND standing IN (0, 1, 2) AND k = ?"
    kinds = (kind for kind in MISSPELLED if _is_entered(kind, key))
    return any(connection.execute(sql, (kind, key)).fetchone() for kind in kinds)


def _is_entered(kind: str, key: str) -> bool:
    """Whether the slips of such a key are entered."""
    return kind in MISSPELLED and (kind != "word" or len(key) >= _SHORTEST_WORD)


def _rows(concept: Concept, number: int) -> Iterator[tuple[str, int, str, int]]:
    standing = STANDINGS[concept.status]
    for kind, key in _keys(concept):
        yield kind, standing, key, number


def _keys(concept: Concept) -> set[tuple[str, str]]:
    """Every key of a concept, with its kind."""
    keys = {("name", fold(name)) for name in names_of(concept)}
    keys |= {("part", ending) for name in names_of(concept) for ending in _endings(name)}
    keys |= {("word", word) for name in names_of(concept) if not is_japanese(name) for word in _words(name)}
    if ("name", fold(concept.id)) not in keys:
        keys.add(("id", fold(concept.id)))
    if concept.reading:
        keys.add(("reading", fold(concept.reading.text)))
        keys |= {("part", ending) for ending in _endings(concept.reading.text)}
        if concept.reading.romaji:
            heard = sounds(concept.reading.romaji)
            keys |= {("romaji", form) for form in spellings(concept.reading.romaji)}
            keys |= {("sound", each) for each in heard}
            keys |= {("heard", ending) for each in heard for ending in _syllables(each)}
    return {(kind, key) for kind, key in keys if key}


def _endings(name: str) -> Iterator[str]:
    """A name's endings: from each character of a Japanese one, from each word of an English one."""
    key = fold(name)
    if not is_japanese(name) and (" " in name.strip() or len(key) > _COMPACT):
        for word in _starts(name):
            yield fold(name[word:])[:ENDING]
    else:
        yield from (key[start : start + ENDING] for start in range(1, len(key)))


def _starts(name: str) -> list[int]:
    """Where the second and later words of an English name begin."""
    return [n for n in range(1, len(name)) if name[n].isalnum() and not name[n - 1].isalnum()]


def _words(name: str) -> Iterator[str]:
    spaced = "".join(char if char.isalnum() else " " for char in narrowed(name))
    yield from (fold(word) for word in spaced.split() if len(word) > 1)


def _syllables(heard: str) -> Iterator[str]:
    """A sound's endings from each syllable."""
    return (heard[n : n + ENDING] for n in range(1, len(heard)) if heard[n - 1] in "aiueon")


def _slips(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    for kind, key in keys:
        if _is_entered(kind, key):
            yield from ((slip, key) for slip in near.entered(key))


def _spelled(concept: Concept) -> tuple[str, str]:
    """All English names; and all other names with the reading in kana and Latin letters. A line each."""
    english = [fold(name) for name in names_of(concept) if not is_japanese(name)]
    others = [fold(name) for name in names_of(concept) if is_japanese(name)]
    if concept.reading:
        romaji = concept.reading.romaji
        others += [fold(concept.reading.text), *sorted({*spellings(romaji), *sounds(romaji)})]
    return "\n".join(english), "\n".join(others)
