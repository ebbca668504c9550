"""The table of exceptions: what is read differently inside names than Sudachi reads it."""

import re
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from yougo.language import word_tables
from yougo.language.characters import HIRAGANA, KANJI, KATAKANA, hiragana

_CLASSES = {
    "<noun>": "[<kanji><katakana><hiragana>](?<![のおな御各全何両])",
    "<kanji>": KANJI,
    "<katakana>": KATAKANA,
    "<hiragana>": HIRAGANA,
    "<latin>": "A-Za-zＡ-Ｚａ-ｚΑ-Ωα-ω",
}
"""What the table calls characters by; a noun does not end in a particle, nor in a prefix of nouns."""
_PLACE = "<place>"
"""In the table, any name of a place before a text; Sudachi says which words are such names."""
_START = re.compile(r"(?<!\[)\^")


class Row(NamedTuple):
    """A text of whole words, how it is read, how else it may be read, and what must surround it."""

    text: str
    reading: str
    other: str
    before: str
    after: str
    example: str
    confirms: bool = False
    """Whether it only holds where Sudachi says the same, against pykakasi."""
    is_guess: bool = False
    """Whether it only says which of its readings is likelier."""
    follows_place: bool = False
    """Whether it only holds after the name of a place."""

    def fits(self, alone: str, previous: "Word", before: str, after: str) -> bool:
        """Whether it holds for its text, which Sudachi reads so, after this word and between these."""
        if self.confirms and alone != self.reading:
            return False
        if self.follows_place and not previous.is_place:
            return False
        return bool(ending(self.before).search(before) and beginning(self.after).match(after))


class Word(NamedTuple):
    """A word, its reading in hiragana (``""`` for its own spelling), and the row that decided that."""

    surface: str
    reading: str = ""
    row: Row | None = None
    alone: str = ""
    """How Sudachi reads what the row decides."""
    is_place: bool = False
    """Whether Sudachi knows it as the name of a place."""
    is_name: bool = False
    """Whether Sudachi knows it as a proper noun."""
    is_given_name: bool = False
    is_suffix: bool = False
    is_lone: bool = False
    """Whether it is one kanji before others that Sudachi knows no word with."""

    @property
    def kana(self) -> str:
        """The word as it is read."""
        return self.reading or self.surface

    @property
    def other(self) -> str:
        """Another reading that is right too, ``""`` for none."""
        return self.row.other if self.row else ""

    @property
    def second(self) -> str:
        """The word as it may be read as well, or else as it is read."""
        return self.other or self.kana

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its readings that are right, in hiragana."""
        return tuple(map(hiragana, filter(None, (self.kana, self.other))))

    @property
    def is_tabled(self) -> bool:
        """Whether the table decided its reading."""
        return self.row is not None

    @property
    def is_settled(self) -> bool:
        """Whether the table and Sudachi agree on it."""
        return self.is_tabled and self.reading == self.alone


_NO_WORD = Word("")


def surface_of(words: Iterable[Word]) -> str:
    """Words as they are written together."""
    return "".join(map(attrgetter("surface"), words))


def kana_of(words: Iterable[Word]) -> str:
    """Words as they are read together."""
    return "".join(map(attrgetter("kana"), words))


def any_tabled(words: Iterable[Word]) -> bool:
    """Whether the table decided the reading of one of these words."""
    return any(map(attrgetter("row"), words))


def excepted(words: list[Word], name: str, start: int) -> list[Word]:
    """The words of a run with the table's readings; `start` is where the run begins in the name."""
    numbers, end = {}, start
    for number, word in enumerate(words):
        numbers[end] = number
        end += len(word.surface)
    numbers[end] = len(words)
    found: list[Word] = []
    at = start
    while at < end:
        word = _tabled(words, numbers, name, at) or words[numbers[at]]
        found.append(word)
        at += len(word.surface)
    return found


def _tabled(words: list[Word], numbers: dict[int, int], name: str, at: int) -> Word | None:
    """The words from offset `at` as the table reads them together; `numbers` are those of words by offset."""
    first = numbers[at]
    previous = words[first - 1] if first else _NO_WORD
    for row in rows().get(name[at], ()):
        last = numbers.get(at + len(row.text))
        if last and name.startswith(row.text, at):
            alone = kana_of(words[first:last])
            if row.fits(alone, previous, name[:at], name[at + len(row.text) :]):
                return Word(row.text, row.reading, row, alone, is_suffix=words[last - 1].is_suffix)
    return None


@cache
def rows() -> dict[str, list[Row]]:
    """The table's rows by their first character, the longest text first."""
    found: dict[str, list[Row]] = {}
    for cells in sorted(word_tables.rows(__package__, "exceptions"), key=lambda cells: -len(cells[0])):
        row = _row(*cells[:5])
        found.setdefault(row.text[0], []).append(row)
    return found


def _row(text: str, reading: str, before: str, after: str, example: str) -> Row:
    first, _, other = reading.lstrip("=?").partition("/")
    return Row(
        text,
        first,
        other,
        before.removeprefix(_PLACE),
        after,
        example,
        confirms=reading.startswith("="),
        is_guess=reading.startswith("?"),
        follows_place=before.startswith(_PLACE),
    )


@cache
def ending(pattern: str) -> re.Pattern[str]:
    """What a text before others must end with."""
    return re.compile(f"(?:{_with_classes(pattern)})$")


@cache
def beginning(pattern: str) -> re.Pattern[str]:
    """What a text after others must begin with; ``^`` is where the name ends."""
    return re.compile(_START.sub("$", _with_classes(pattern)))


def _with_classes(pattern: str) -> str:
    """A pattern of the table with its names of characters replaced by ranges."""
    for name, ranges in _CLASSES.items():
        pattern = pattern.replace(name, ranges)
    return pattern
