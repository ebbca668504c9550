"""Fills the look-up tables, which `yougo.search` describes."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product, starmap
from operator import attrgetter, itemgetter

from yougo.language.characters import is_japanese
from yougo.language.folding import fold, narrowed, sounds, spellings
from yougo.model.concepts import Concept, names_of
from yougo.search import ENDING, FUZZY, fuzzy

TABLES = ("keys", "parts", "slips")
STANDINGS = {"accepted": 0, "candidate": 1, "rejected": 2}
_COMPACT = 12
"""An English name of one word and at most so many letters is found by any part, others by the trigrams."""
_SHORTEST_WORD = 4
"""The shortest English word that a query with a typo may have been meant for."""
_WORD = re.compile(r"[^\W_]{2,}")
_LATER_WORD = re.compile(r"(?<=[\W_])[^\W_]")
"""Where the second and later words of an English name begin."""
_SYLLABLE = re.compile("[aiueon](?!$)")
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
    _in_order(connection, "keys", 4, chain.from_iterable(starmap(_rows, concepts)))
    _in_order(connection, "slips", 2, chain.from_iterable(starmap(_slip_rows, concepts)))
    sql = "INSERT INTO parts (rowid, english, others, standing) VALUES (?, ?, ?, ?)"
    connection.executemany(sql, starmap(_part_row, concepts))


def _in_order(connection: sqlite3.Connection, table: str, columns: int, rows: Iterable[_Row]) -> None:
    """Insert rows sorted, so that each goes after the last one.

    A million concepts take a fifth of the time that rows as they come do (measured).
    """
    names = ", ".join(map("c{}".format, range(columns)))
    connection.execute(f"CREATE TEMP TABLE unsorted ({names})")
    connection.executemany(f"INSERT INTO unsorted VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608
    connection.execute(f"INSERT OR IGNORE INTO {table} SELECT * FROM unsorted ORDER BY {names}")  # noqa: S608
    connection.execute("DROP TABLE unsorted")


def forget(connection: sqlite3.Connection, number: int, concept: Concept) -> None:
    """Take a concept out of the tables, into which `fill` entered just this."""
    rows = sorted(_rows(number, concept))
    connection.executemany("DELETE FROM keys WHERE kind = ? AND standing = ? AND k = ? AND number = ?", rows)
    for key in _fuzzy_keys(concept):
        if not _is_entered_still(connection, key):
            connection.executemany("DELETE FROM slips WHERE h = ? AND k = ?", _slips(key))
    connection.execute("DELETE FROM parts WHERE rowid = ?", (number,))


def _is_entered_still(connection: sqlite3.Connection, key: str) -> bool:
    """Whether some other concept has entered the slips of this key."""
    sql = "SELECT 1 FROM keys WHERE kind = ? AND standing IN (0, 1, 2) AND k = ?"
    return any(connection.execute(sql, (kind, key)).fetchone() for kind in _fuzzy_kinds(key))


def _fuzzy_kinds(key: str) -> set[str]:
    """The kinds of keys as which this one is found by a query with a typo."""
    return set(FUZZY) if len(key) >= _SHORTEST_WORD else set(FUZZY) - {"word"}


def _rows(number: int, concept: Concept) -> Iterator[tuple[str, int, str, int]]:
    """A concept's rows of ``keys``."""
    for kind, key in _keys(concept):
        yield kind, STANDINGS[concept.status], key, number


def _keys(concept: Concept) -> set[tuple[str, str]]:
    """Every key of a concept, with its kind."""
    keys: set[tuple[str, str]] = set()
    for name in names_of(concept):
        keys.add(("name", fold(name)))
        keys |= _pairs("part", _endings(name))
        if not is_japanese(name):
            keys |= _pairs("word", _words(name))
    if ("name", fold(concept.id)) not in keys:
        keys.add(("id", fold(concept.id)))
    for kana in _kana(concept):
        keys.add(("reading", fold(kana)))
        keys |= _pairs("part", _endings(kana))
    keys |= _romaji_keys(concept.known_reading.romaji)
    return set(filter(itemgetter(1), keys))


def _kana(concept: Concept) -> Iterator[str]:
    """The readings of a concept's names."""
    yield from filter(None, (concept.known_reading.text, *map(attrgetter("reading"), concept.variants)))


def _romaji_keys(romaji: str) -> set[tuple[str, str]]:
    """The keys of a reading in Latin letters."""
    if not romaji:
        return set()
    heard = sounds(romaji)
    endings = chain.from_iterable(map(_syllables, heard))
    return _pairs("romaji", spellings(romaji)) | _pairs("sound", heard) | _pairs("heard", endings)


def _pairs(kind: str, keys: Iterable[str]) -> set[tuple[str, str]]:
    return set(product([kind], keys))


def _endings(name: str) -> Iterator[str]:
    """A name's endings: from each character of a Japanese one, from each word of an English one."""
    key = fold(name)
    if is_japanese(name) or (len(key) <= _COMPACT and " " not in name.strip()):
        for start in range(1, len(key)):
            yield key[start : start + ENDING]
    else:
        for word in _LATER_WORD.finditer(name):
            yield fold(name[word.start() :])[:ENDING]


def _words(name: str) -> Iterator[str]:
    """The words of an English name."""
    return map(fold, _WORD.findall(narrowed(name)))


def _syllables(heard: str) -> Iterator[str]:
    """A sound's endings from each syllable."""
    for syllable in _SYLLABLE.finditer(heard):
        yield heard[syllable.end() :][:ENDING]


def _fuzzy_keys(concept: Concept) -> set[str]:
    """The keys of a concept that are found by a query with a typo."""
    return {key for kind, key in _keys(concept) if kind in _fuzzy_kinds(key)}


def _slips(key: str) -> Iterator[tuple[int, str]]:
    """A key's rows of ``slips``."""
    return product(fuzzy.entered(key), [key])


def _slip_rows(_: int, concept: Concept) -> Iterator[tuple[int, str]]:
    """A concept's rows of ``slips``."""
    return chain.from_iterable(map(_slips, _fuzzy_keys(concept)))


def _part_row(number: int, concept: Concept) -> tuple[int, str, str, int]:
    """A concept's row of ``parts``: English names; all others, with the reading in kana and Latin letters."""
    english: list[str] = []
    others: list[str] = []
    for name in names_of(concept):
        (others if is_japanese(name) else english).append(fold(name))
    romaji = concept.known_reading.romaji
    others += map(fold, _kana(concept))
    others += sorted(spellings(romaji) | sounds(romaji)) if romaji else ()
    return number, "\n".join(english), "\n".join(others), STANDINGS[concept.status]
