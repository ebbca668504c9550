"""Numbers in kanji before a counter: the sounds that change where they meet (第六回: だいろっかい).

Source: the sound changes of numerals and counters as grammars of Japanese give them (促音化, 連濁, 半濁音化).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from yougo.language import word_tables
from yougo.readings.exceptions import Row, Word

_NUMBER = re.compile("[一二三四五六七八九十百千万億兆何数]+")
_AFTER_N = "三千万何"
"""Numerals that end in ん, behind which a counter may be voiced."""
_KANA_ROWS = {"か": "かきくけこ", "さ": "さしすせそ", "た": "たちつてと", "は": "はひふへほ"}
_HARDENED = str.maketrans("はひふへほ", "ぱぴぷぺぽ")


class _Counter(NamedTuple):
    """How a counter is read, and how behind ん."""

    reading: str
    behind_n: str


class _Sound(NamedTuple):
    """How the end of a numeral changes before a counter that begins with some kana."""

    end: str
    changed: str
    other: str
    before: str


def counted(words: Iterable[Word]) -> list[Word]:
    """The words of a run; numbers and their counters are read as they sound together."""
    found: list[Word] = []
    for word in words:
        counter = _counters().get(word.surface)
        if counter and found and _NUMBER.fullmatch(found[-1].surface):
            found[-1:] = _met(found[-1], word, counter)
        elif _NUMBER.fullmatch(word.surface):
            found.append(word._replace(reading=_joined(word.kana)))
        else:
            found.append(word)
    return found


def _joined(kana: str) -> str:
    """A number's reading with the sounds that change inside it (さんひゃく: さんびゃく)."""
    for plain, changed in word_tables.mapping(__package__, "number_sounds").items():
        kana = kana.replace(plain, changed)
    return kana


def _met(number: Word, word: Word, counter: _Counter) -> list[Word]:
    """A number and the counter behind it."""
    last = number.surface[-1]
    sound = _sounds().get(last)
    if sound and number.kana.endswith(sound.end) and counter.reading[0] in sound.before:
        stem = number.kana.removesuffix(sound.end)
        other = stem + sound.other if sound.other else ""
        hardened = counter.reading[0].translate(_HARDENED) + counter.reading[1:]
        return [_tabled(number, stem + sound.changed, other), _tabled(word, hardened)]
    return [number, _tabled(word, counter.behind_n if last in _AFTER_N else counter.reading)]


def _tabled(word: Word, reading: str, other: str = "") -> Word:
    """A word as the tables read it."""
    row = Row(word.surface, reading, other, before="", after="", example="")
    return word._replace(reading=reading, row=row, alone=word.kana)


@cache
def _counters() -> dict[str, _Counter]:
    """The table of counters."""
    rows = word_tables.rows(__package__, "counters")
    return {word: _Counter(reading, behind_n or reading) for word, reading, behind_n, *_example in rows}


@cache
def _sounds() -> dict[str, _Sound]:
    """By a numeral, how its end changes."""
    found = {}
    for numeral, end, changed, kana_rows, *_example in word_tables.rows(__package__, "numerals"):
        first, _, other = changed.partition("/")
        before = "".join(_KANA_ROWS[kana] for kana in kana_rows)
        found[numeral] = _Sound(end, first, other, before)
    return found
