"""Fills the look-up tables, which `yougo.search` describes."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, filterfalse, product, starmap
from operator import attrgetter, itemgetter

from yougo.language.characters import is_japanese
from yougo.language.folding import fold, narrowed, sounds, spellings
from yougo.model.concepts import Concept, names_of
from yougo.search import ENDING, FUZZY, fuzzy

STANDINGS = {"accepted": 0, "candidate": 1, "rejected": 2}
_WHOLE_NAMES = set(FUZZY) - {"word"}
_ENTER = "INSERT INTO slips (rowid, marks) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO slips (slips, rowid, marks) VALUES ('delete', ?, ?)"
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
    connection.execute("CREATE TABLE words (number INTEGER PRIMARY KEY, k TEXT UNIQUE)")
    options = "content = '', detail = none, columnsize = 0, tokenize = 'ascii'"
    connection.execute(f"CREATE VIRTUAL TABLE slips USING fts5(marks, {options})")
    columns = "english, others UNINDEXED, standing UNINDEXED"
    connection.execute(f"CREATE VIRTUAL TABLE parts USING fts5({columns}, tokenize = 'trigram')")


def clear(connection: sqlite3.Connection) -> None:
    """Take all out of the look-up tables."""
    for table in ("keys", "parts", "words"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.execute("INSERT INTO slips (slips) VALUES ('delete-all')")


def fill(connection: sqlite3.Connection, concepts: Sequence[tuple[int, Concept]]) -> None:
    """Enter concepts, each with its number, which the tables do not hold yet; holds no rows in memory."""
    if not concepts:
        return
    _in_order(connection, "keys", 4, chain.from_iterable(starmap(_rows, concepts)))
    connection.executemany(_ENTER, starmap(_slip_row, concepts))
    _enter_words(connection, chain.from_iterable(_long_words(concept) for _, concept in concepts))
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
    connection.execute(_TAKE_OUT, _slip_row(number, concept))
    for word in filterfalse(partial(_is_word_still, connection), _long_words(concept)):
        (row,) = connection.execute("SELECT -number, k FROM words WHERE k = ?", (word,)).fetchall()
        connection.execute(_TAKE_OUT, _marked(*row))
        connection.execute("DELETE FROM words WHERE k = ?", (word,))
    connection.execute("DELETE FROM parts WHERE rowid = ?", (number,))


def _enter_words(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Enter words that are not there yet."""
    for word in dict.fromkeys(words):
        entered = connection.execute("INSERT OR IGNORE INTO words (k) VALUES (?)", (word,))
        if entered.rowcount:
            connection.execute(_ENTER, _marked(-(entered.lastrowid or 0), word))


def _is_word_still(connection: sqlite3.Connection, word: str) -> bool:
    """Whether some concept has this word."""
    sql = "SELECT 1 FROM keys WHERE kind = 'word' AND standing IN (0, 1, 2) AND k = ?"
    return connection.execute(sql, (word,)).fetchone() is not None


def _long_words(concept: Concept) -> list[str]:
    """The words of a concept's English names that a query with a typo is compared with."""
    words = (key for kind, key in _keys(concept) if kind == "word" and len(key) >= _SHORTEST_WORD)
    return sorted(words)


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


def _slip_row(number: int, concept: Concept) -> tuple[int, str]:
    """A concept's row of ``slips``."""
    return _marked(number, *(key for kind, key in _keys(concept) if kind in _WHOLE_NAMES))


def _marked(number: int, *keys: str) -> tuple[int, str]:
    """A row of ``slips``: the marks under which these keys are found by a query with a typo."""
    marks = set(chain.from_iterable(map(fuzzy.entered, keys)))
    return number, " ".join(sorted(marks))


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
