"""Acronyms: how they look, and how an expansion spells one.

True expansions need not spell their acronym (UNFPA, ECOSOC), so a mismatch is only ever a warning.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from yougo.language.alignment import Alignment, align_whole

Letters = Literal["initials", "content", "syllables", "first-word", "parent", "partial", "inner", "none"]
"""How an expansion spells its acronym."""

_ACRONYM = re.compile(
    r"(?:[日米英仏独伊加中韓豪印露欧亜台]{1,3})?(?=[A-Za-z0-9&./+\-・]*[A-Z])[A-Za-z0-9][A-Za-z0-9&/+\-]*(?:・[A-Za-z0-9][A-Za-z0-9&/+\-]*)?(?:\.[A-Za-z0-9]+)*\.?"
)
_VALUE = re.compile(r"\d[\d.,~-]*(?:[kKMGTP]?(?:Hz|bps|W|Wh|B|m))$|^[A-Z]\.\d+$")
"""A value with its unit, or the number of a recommendation."""
_CAPITAL, _SMALL = re.compile("[A-Z0-9]"), re.compile("[a-z]")
_CAPITALS = re.compile("[A-Z]+")
_LONGEST = 14


def is_acronym(text: str) -> bool:
    """Whether the text is written as an acronym: DFFT, ITU-R, IoT, 6G, OECD.AI, 日EU・EPA.

    >>> [is_acronym(word) for word in ("DFFT", "ITU-R", "日米DDE", "PoC", "Tokyo", "2024", "A")]
    [True, True, True, True, False, False, False]
    """
    if not 2 <= len(text) <= _LONGEST or not _ACRONYM.fullmatch(text) or _VALUE.search(text):
        return False
    capitals = len(_CAPITAL.findall(text))
    return capitals >= 2 and capitals >= len(_SMALL.findall(text))


@dataclass(frozen=True, slots=True)
class Spelling:
    """How an expansion spells an acronym."""

    sort: Letters
    """``initials`` (of every word), ``content`` (small words left out), ``syllables`` (several letters
    of a word), ``first-word`` (all of them the first word's), ``parent`` (an acronym in the expansion gives
    its own: ITU-R, ITU Radiocommunication Sector), ``partial`` (words of weight left out), ``inner`` (a
    letter inside a word), ``none``."""
    positions: tuple[int, ...]
    """Indices into the expansion of the letters that spell the acronym, ascending; ``()`` for ``none``."""

    def __bool__(self) -> bool:
        return self.sort != "none"


NONE = Spelling("none", ())


@lru_cache(1 << 16)
def spell(acronym: str, english: str) -> Spelling:
    """How `english` spells `acronym` (kanji, hyphens and a plural s in the acronym do not count).

    >>> spell("DFFT", "Data Free Flow with Trust")
    Spelling(sort='content', positions=(0, 5, 10, 20))
    >>> spell("EEG", "electroencephalogram").sort, spell("SD", "Study Group").sort
    ('inner', 'none')
    """
    found = align_whole(acronym, english)
    if not found:
        return NONE
    return Spelling(_sort(found, english), tuple(place.offset for place in found.places))


def spelling(acronym: str, english: str) -> Letters | Literal[""]:
    """How an expansion spells its acronym; ``""`` where one of them is missing."""
    return spell(acronym, english).sort if acronym and english else ""


def _sort(found: Alignment, english: str) -> Letters:
    """How the words give the letters: the weakest way that is true of any."""
    left = found.left_out
    if _has_inner(found):
        return "inner"
    if _has_parent(found, english):
        return "parent"
    if left and found.places[-1].word == 0:
        return "first-word"
    if not all(word.light for word in left):
        return "partial"
    if len(left) + len(found.places) > len(found.words):
        return "syllables"
    return "content" if left else "initials"


def _has_inner(found: Alignment) -> bool:
    """Whether a letter stands inside a word, and not behind the one before it."""
    last = -1
    for place in found.places:
        if place.price and place.offset != last + 1:
            return True
        last = place.offset
    return False


def _has_parent(found: Alignment, english: str) -> bool:
    """Whether an acronym among several words gives all its letters."""
    given = Counter(place.word for place in found.places)
    for number, count in given.items():
        word = found.words[number]
        if 1 < count == word.end - word.start and _CAPITALS.fullmatch(english, word.start, word.end):
            return len(given) > 1
    return False
