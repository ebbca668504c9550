"""Fills the look-up tables, which `yougo.search` describes."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, filterfalse, product, starmap
from operator import attrgetter, itemgetter
from typing import NamedTuple

from yougo.language.characters import is_japanese
from yougo.language.folding import fold, narrowed, sounds, spellings
from yougo.model.concepts import Concept, names_of
from yougo.search import ENDING, FUZZY, IN_KEYS, KINDS, WORDS, fuzzy, marked

_INDICES = ("parts", "slips", "spellings")
STANDINGS = {"accepted": 0, "candidate": 1, "rejected": 2}
_WHOLE_NAMES = set(FUZZY) - {"word"}
_ENTER = "INSERT INTO slips (rowid, marks) VALUES (?, ?)"
_TAKE_OUT = "INSERT INTO slips (slips, rowid, marks) VALUES ('delete', ?, ?)"
_SPELL = "INSERT INTO spellings (rowid, keys) VALUES (?, ?)"
_UNSPELL = "INSERT INTO spellings (spellings, rowid, keys) VALUES ('delete', ?, ?)"
_SIGNS = "#$%&+=@^`\\"
"""What is left of ASCII in folded names beside letters and digits."""
_AT_ONCE = 1_000
"""Concepts whose rows are held in memory."""
_COMPACT = 12
"""An English name of one word and at most so many letters is found by any part, others by the trigrams."""
_SHORTEST_WORD = 4
"""The shortest English word that a query with a typo may have been meant for."""
_WORD = re.compile(r"[^\W_]{2,}")
_LATER_WORD = re.compile(r"(?<=[\W_])[^\W_]")
"""Where the second and later words of an English name begin."""
_SYLLABLE = re.compile("[aiueon](?!$)")


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the look-up tables."""
    connection.execute(
        "CREATE TABLE keys (kind INTEGER, standing INTEGER, k TEXT, number INTEGER, "
        "PRIMARY KEY (kind, standing, k, number)) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE words (number INTEGER PRIMARY KEY, k TEXT UNIQUE)")
    options = "content = '', detail = none, columnsize = 0, tokenize = 'ascii'"
    connection.execute(f"CREATE VIRTUAL TABLE slips USING fts5(marks, {options})")
    options = options.replace("'ascii'", f"\"ascii tokenchars '{_SIGNS}'\"")
    connection.execute(f"CREATE VIRTUAL TABLE spellings USING fts5(keys, {options})")
    connection.execute("CREATE VIRTUAL TABLE spelled USING fts5vocab(spellings, instance)")
    columns = "english, others UNINDEXED, standing UNINDEXED"
    connection.execute(f"CREATE VIRTUAL TABLE parts USING fts5({columns}, tokenize = 'trigram')")


def clear(connection: sqlite3.Connection) -> None:
    """Take all out of the look-up tables."""
    for table in ("keys", "parts", "words"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for table in ("slips", "spellings"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our own names


def compact(connection: sqlite3.Connection) -> None:
    """Merge what the full-text indices were given at different times: look-ups take half the time then."""
    for table in _INDICES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own names


@contextlib.contextmanager
def filling(connection: sqlite3.Connection) -> Iterator[None]:
    """Within, concepts are entered and forgotten.

    The rows of ``keys`` are inserted at the end, sorted, so that each goes after the last one: a million
    concepts take a fifth of the time that rows as they come do (measured).
    """
    connection.execute("CREATE TEMP TABLE unsorted (kind, standing, k, number)")
    connection.execute("CREATE TEMP TABLE doubted (k)")
    yield
    order = "kind, standing, k, number"
    connection.execute(f"INSERT OR IGNORE INTO keys SELECT {order} FROM unsorted ORDER BY {order}")  # noqa: S608
    _forget_words(connection)
    connection.execute("DROP TABLE unsorted")
    connection.execute("DROP TABLE doubted")


def enter(connection: sqlite3.Connection, concepts: Sequence[tuple[int, Concept]]) -> None:
    """Enter concepts, each with its number, which the tables do not hold; holds few rows in memory."""
    for start in range(0, len(concepts), _AT_ONCE):
        _enter(connection, list(starmap(_entry, concepts[start : start + _AT_ONCE])))


class _Entry(NamedTuple):
    """What is entered of a concept."""

    number: int
    concept: Concept
    keys: set[tuple[str, str]]
    """Every key, with its kind."""

    def of_kinds(self, *kinds: str) -> list[str]:
        """The keys of some kinds."""
        return sorted(key for kind, key in self.keys if kind in kinds)

    @property
    def long_words(self) -> list[str]:
        """The words of English names that a query with a typo is compared with."""
        return [word for word in self.of_kinds("word") if len(word) >= _SHORTEST_WORD]


def _entry(number: int, concept: Concept) -> _Entry:
    return _Entry(number, concept, _keys(concept))


def _enter(connection: sqlite3.Connection, entries: Sequence[_Entry]) -> None:
    """Enter some concepts, their keys in the table that is sorted at the end."""
    rows = chain.from_iterable(map(_rows, entries))
    connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?)", rows)
    connection.executemany(_SPELL, map(_spellings_row, entries))
    connection.executemany(_ENTER, map(_slip_row, entries))
    words = dict.fromkeys(chain.from_iterable(map(attrgetter("long_words"), entries)))
    connection.executemany(_ENTER, list(_word_rows(connection, words)))
    sql = "INSERT INTO parts (rowid, english, others, standing) VALUES (?, ?, ?, ?)"
    connection.executemany(sql, map(_part_row, entries))


def forget(connection: sqlite3.Connection, number: int, concept: Concept) -> None:
    """Take a concept out of the tables, into which just this was entered."""
    entry = _entry(number, concept)
    sql = "DELETE FROM keys WHERE kind = ? AND standing = ? AND k = ? AND number = ?"
    connection.executemany(sql, sorted(_rows(entry)))
    connection.execute(_UNSPELL, _spellings_row(entry))
    connection.execute(_TAKE_OUT, _slip_row(entry))
    connection.executemany("INSERT INTO doubted VALUES (?)", ((word,) for word in entry.long_words))
    connection.execute("DELETE FROM parts WHERE rowid = ?", (number,))


def _forget_words(connection: sqlite3.Connection) -> None:
    """Take out the words that no concept has any more."""
    doubted = [word for (word,) in connection.execute("SELECT DISTINCT k FROM doubted ORDER BY k")]
    for word in filterfalse(partial(_is_word_still, connection), doubted):
        (held,) = connection.execute("SELECT number FROM words WHERE k = ?", (word,)).fetchone()
        connection.execute(_TAKE_OUT, _marked(WORDS + held, word))
        connection.execute("DELETE FROM words WHERE k = ?", (word,))


def _word_rows(connection: sqlite3.Connection, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The rows of ``slips`` of words that are new, which are entered in ``words``.

    They come after all concepts' numbers: FTS5 writes what it holds in memory whenever a number is lower.
    """
    for word in words:
        entered = connection.execute("INSERT OR IGNORE INTO words (k) VALUES (?)", (word,))
        if entered.rowcount:
            yield _marked(WORDS + (entered.lastrowid or 0), word)


def _is_word_still(connection: sqlite3.Connection, word: str) -> bool:
    """Whether some concept has this word."""
    sql = "SELECT 1 FROM spelled WHERE term = ?"
    spelled = (connection.execute(sql, (marked("word", each, word),)) for each in STANDINGS.values())
    return any(map(sqlite3.Cursor.fetchone, spelled))


def _rows(entry: _Entry) -> Iterator[tuple[int, int, str, int]]:
    """A concept's rows of ``keys``."""
    for kind, key in entry.keys:
        if kind in IN_KEYS:
            yield KINDS[kind], STANDINGS[entry.concept.status], key, entry.number


def _spellings_row(entry: _Entry) -> tuple[int, str]:
    """A concept's row of ``spellings``."""
    standing = STANDINGS[entry.concept.status]
    return entry.number, " ".join(
        marked(kind, standing, key) for kind, key in entry.keys if kind not in IN_KEYS
    )


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


def _slip_row(entry: _Entry) -> tuple[int, str]:
    """A concept's row of ``slips``."""
    return _marked(entry.number, *entry.of_kinds(*_WHOLE_NAMES))


def _marked(number: int, *keys: str) -> tuple[int, str]:
    """A row of ``slips``: the marks under which these keys are found by a query with a typo."""
    marks = set(chain.from_iterable(map(fuzzy.entered, keys)))
    return number, " ".join(sorted(marks))


def _part_row(entry: _Entry) -> tuple[int, str, str, int]:
    """A concept's row of ``parts``: English names; all others, with the reading in kana and Latin letters."""
    english: list[str] = []
    others: list[str] = []
    for name in names_of(entry.concept):
        (others if is_japanese(name) else english).append(fold(name))
    others += map(fold, _kana(entry.concept))
    others += entry.of_kinds("romaji", "sound")
    return entry.number, "\n".join(english), "\n".join(others), STANDINGS[entry.concept.status]
