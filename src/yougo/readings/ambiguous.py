"""Words that people read in several ways: the other readings of a word of a name."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from yougo.language import word_tables
from yougo.readings.exceptions import Word, any_tabled, kana_of, surface_of

_END, _NAME = "〜", "name"
_SHORTEST = 3
"""Letters of a word whose end is looked up."""


class Entry(NamedTuple):
    """The readings of a word, and where it has them."""

    readings: tuple[str, ...]
    where: str
    """``alone``, ``behind`` another word, or ``anywhere``; ``name``: at the end of a proper noun."""

    def holds(self, count: int, number: int) -> bool:
        """Whether a word, by its number among so many, is where it has these readings."""
        return {"alone": count == 1, "behind": number > 0, "anywhere": True}.get(self.where, False)

    def others(self, usual: str) -> tuple[str, ...]:
        """Its readings but for one."""
        return tuple(filter(usual.__ne__, self.readings))


def other_names(words: Sequence[Word]) -> list[str]:
    """The whole name, each time read as it may be read as well; empty when its reading is sure."""
    found = list(_other_wholes(words))
    for number, word in enumerate(words):
        for other in _other_readings(words, number):
            changed = [*words[:number], Word(word.surface, other), *words[number + 1 :]]
            found.append(kana_of(changed))
    return found


def _other_readings(words: Sequence[Word], number: int) -> tuple[str, ...]:
    """What else the word with this number may be read; ``()`` when its reading is sure.

    A row of the table of exceptions decides, unless it says itself that it only knows what is likelier.
    """
    word = words[number]
    if word.row:
        return (word.other,) if word.row.is_guess else ()
    entry = _entry(word.surface)
    if entry.holds(len(words), number):
        return entry.others(word.reading)
    return _other_ends(word)


def _other_wholes(words: Sequence[Word]) -> tuple[str, ...]:
    """What else a name may be read that is in the table as one word and is cut in several (三位: さんみ)."""
    if len(words) == 1 or any_tabled(words):
        return ()
    return _entry(surface_of(words)).others(kana_of(words))


def _other_ends(word: Word) -> tuple[str, ...]:
    """The readings of a longer word whose last letter has several: 阿蘇山, read with やま; 桜町."""
    entry = _entry(_END + word.surface[-1:])
    end = next(filter(word.reading.endswith, _doubted(entry, word)), "")
    return tuple(word.reading.removesuffix(end) + other for other in entry.others(end)) if end else ()


def _doubted(entry: Entry, word: Word) -> tuple[str, ...]:
    """The readings of a word's last letter that may be others; `entry` is that of the letter."""
    if entry.where == _NAME:
        return entry.readings if word.is_name and len(word.surface) > 1 else ()
    return entry.readings[:1] if len(word.surface) >= _SHORTEST else ()


def _entry(word: str) -> Entry:
    """What the table says of a word; it has no readings where the table does not know it."""
    return _entries().get(word, _UNKNOWN)


_UNKNOWN = Entry((), "")


@cache
def _entries() -> dict[str, Entry]:
    """The table, by its words."""
    found = {}
    for word, readings, where in word_tables.rows(__package__, "ambiguous"):
        found[word] = Entry(tuple(readings.split("/")), where)
    return found
