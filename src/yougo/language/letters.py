"""What an acronym looks like, and how an expansion spells it.

Correct expansions need not spell their acronym (UNFPA, ECOSOC), so a mismatch leads to a warning at most.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise, starmap
from operator import attrgetter
from typing import Literal

from yougo.language.alignment import (
    LONGEST,
    MOST_WORDS,
    SMALL_WORDS,
    WORD,
    Alignment,
    Place,
    acronym_letters,
    align_whole,
    folded,
)
from yougo.language.letter_matches import Letters

_ACRONYM = re.compile(
    r"(?:[日米英仏独伊加中韓豪印露欧亜台]{1,3})?(?=[A-Za-z0-9&./+\-・]*[A-Z])[A-Za-z0-9][A-Za-z0-9&/+\-]*(?:・[A-Za-z0-9][A-Za-z0-9&/+\-]*)?(?:\.[A-Za-z0-9]+)*\.?"
)
_VALUE = re.compile(
    r"(?<![A-Z])\d[\d.,~-]*(?:[kKMGTP]?(?:Hz|bps|W|Wh|B|m))$|^[A-Z]\.\d+$|^[A-Z]{1,3}-?0\d+$|^\d{3}[A-Z]$"
)
"""A value with its unit, the number of a recommendation or of a row (C-01), or a share's code (123A)."""
_CAPITAL, _SMALL = re.compile("[A-Z0-9]"), re.compile("[a-z]")
_CAPITALS = re.compile("[A-Z]+")
_LONGEST = 14
_WORD = re.compile("[A-Za-z]+")
_NUMBERED = re.compile(r"(?P<letters>[A-Za-z]{2,})-?(?P<number>[1-9])")
_COUNTED = re.compile("[A-Za-z][1-9][0-9]?[a-z]")
_NUMBER_WORDS = {
    "1": {"one", "first"}, "2": {"two", "second"}, "3": {"three", "third"}, "4": {"four", "fourth"},
    "5": {"five", "fifth"}, "6": {"six", "sixth"}, "7": {"seven", "seventh"}, "8": {"eight", "eighth"},
    "9": {"nine", "ninth"},
}  # fmt: skip
"""How English says the number at the end of an acronym."""


def is_acronym(text: str) -> bool:
    """Whether the text looks like an acronym: DFFT, ITU-R, IoT, 6G, OECD.AI, 日EU・EPA.

    >>> [is_acronym(word) for word in ("DFFT", "ITU-R", "日米DDE", "PoC", "Tokyo", "2024", "A")]
    [True, True, True, True, False, False, False]
    """
    if not 2 <= len(text) <= _LONGEST or not _ACRONYM.fullmatch(text) or _VALUE.search(text):
        return False
    capitals = len(_CAPITAL.findall(text))
    return capitals >= max(2, len(_SMALL.findall(text)))


def acronym_of(text: str) -> str:
    """The text where it looks like an acronym; ``""`` for any other."""
    return text if is_acronym(text) else ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an expansion spells an acronym."""

    sort: Letters
    """``initials`` (of every word), ``content`` (small words left out), ``syllables`` (several letters
    of one word), ``first-word`` (all letters from the first word), ``parent`` (the expansion contains an
    acronym: ITU-R, ITU Radiocommunication Sector), ``partial`` (longer words left out), ``inner`` (a
    letter inside a word), ``none``."""
    positions: tuple[int, ...]
    """Where the expansion has the letters of the acronym, ascending; ``()`` for ``none``."""

    def __bool__(self) -> bool:
        return self.sort != "none"

    @property
    def is_from_start(self) -> bool:
        """Whether it begins with the first letter of the expansion."""
        return self.positions[:1] == (0,)


NONE = Spelling("none", ())


@lru_cache(1 << 16)
def spell(acronym: str, english: str) -> Spelling:
    """How `english` spells `acronym`; kanji, hyphens and a plural s in the acronym are ignored.

    >>> spell("DFFT", "Data Free Flow with Trust")
    Spelling(sort='content', positions=(0, 5, 10, 20))
    >>> spell("EEG", "electroencephalogram").sort, spell("SD", "Study Group").sort
    ('inner', 'none')
    >>> spell("AR6", "Sixth Assessment Report").sort
    'initials'
    """
    plain = _by_initials(acronym_letters(acronym), english)
    if plain:
        return plain
    if is_numeronym(acronym, english):
        return Spelling("initials", (0,))
    found = align_whole(acronym, english) or _align_numbered(acronym, english)
    if not found:
        return NONE
    return Spelling(_sort(found), tuple(map(attrgetter("offset"), found.places)))


def _by_initials(letters: str, english: str) -> Spelling | None:
    """The spelling by the first letters of all words, or of all but the light ones; None if it is not so.

    No alignment costs less, and most expansions are so: to look for an alignment takes ten times as long.
    """
    if not 0 < len(letters) <= LONGEST:
        return None
    words = list(islice(WORD.finditer(english), MOST_WORDS))
    weighty = [word for word in words if word is words[-1] or not _is_light(word)]
    text = folded(english)
    sorts: tuple[tuple[Letters, list[re.Match[str]]], ...] = (("initials", words), ("content", weighty))
    for sort, chosen in sorts:
        positions = tuple(map(re.Match.start, chosen))
        if letters == "".join(map(text.__getitem__, positions)):
            return Spelling(sort, positions)
    return None


def _is_light(word: re.Match[str]) -> bool:
    """Whether no word costs less to leave out, unless this is the last: a small one, with no comma before."""
    return word[0].lower() in SMALL_WORDS and not word.string.endswith(", ", 0, word.start())


def _align_numbered(acronym: str, english: str) -> Alignment | None:
    """How English spells an acronym whose number it gives as a word: AR6, Sixth Assessment Report."""
    numbered = _NUMBERED.fullmatch(acronym)
    words = _NUMBER_WORDS[numbered["number"]] if numbered else set()
    word = next((word for word in _WORD.finditer(english) if word[0].lower() in words), None)
    if not numbered or not word:
        return None
    without = english[: word.start()] + " " * len(word[0]) + english[word.end() :]
    return align_whole(numbered["letters"], without)


def is_numeronym(short: str, word: str) -> bool:
    """Whether a number tells how many letters of a word are left out between its first and its last.

    >>> is_numeronym("a11y", "accessibility"), is_numeronym("a11y", "availability")
    (True, False)
    """
    counted = _COUNTED.fullmatch(short)
    if not counted or not word.isalpha():
        return False
    ends = f"{word[0]}{len(word) - 2}{word[-1]}"
    return ends.lower() == short.lower()


def spelling(acronym: str, english: str) -> Letters | Literal[""]:
    """How an expansion spells its acronym; ``""`` if either is empty."""
    return spell(acronym, english).sort if acronym and english else ""


def _has_inner_letter(found: Alignment) -> bool:
    """Whether a letter is inside a word, and not directly after the letter before it."""
    return any(starmap(_is_apart, pairwise(found.places)))


def _is_apart(before: Place, place: Place) -> bool:
    return bool(place.price) and place.offset != before.offset + 1


def _has_parent(found: Alignment) -> bool:
    """Whether one of several words is itself an acronym, all of whose letters are used."""
    given = Counter(map(attrgetter("word"), found.places))
    for number, count in given.items():
        word = found.words[number].text
        if 1 < count == len(word) and _CAPITALS.fullmatch(word):
            return len(given) > 1
    return False


def _is_of_first_word(found: Alignment) -> bool:
    return bool(found.left_out) and found.places[-1].word == 0


def _leaves_out_weight(found: Alignment) -> bool:
    return not all(map(attrgetter("light"), found.left_out))


def _gives_several(found: Alignment) -> bool:
    """Whether one word gives several letters."""
    return len(found.left_out) + len(found.places) > len(found.words)


def _leaves_out(found: Alignment) -> bool:
    return bool(found.left_out)


_SORTS: tuple[tuple[Letters, Callable[[Alignment], bool]], ...] = (
    ("inner", _has_inner_letter),
    ("parent", _has_parent),
    ("first-word", _is_of_first_word),
    ("partial", _leaves_out_weight),
    ("syllables", _gives_several),
    ("content", _leaves_out),
)
"""The sorts of spelling and how to recognise them, the weakest first; the first that fits is used."""


def _sort(found: Alignment) -> Letters:
    if not found.cost:
        return "initials"
    for sort, is_true in _SORTS:
        if is_true(found):
            return sort
    return "initials"
