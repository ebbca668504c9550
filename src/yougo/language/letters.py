"""Which letters of an expansion spell its acronym: a check and a tie-breaker, never a filter.

True expansions need not spell their acronym (UNFPA, ECOSOC), so a mismatch is only ever a warning.
The alignment is our own: words in order give their first letter, or their first letters
(``ECOnomic and SOcial Council``), or one inner letter when no word of weight is left out
(``HyperText Markup Language``); the cheapest of all such alignments is taken.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, TypeAlias

Letters = Literal["initials", "content", "syllables", "first-word", "parent", "partial", "inner", "none"]
"""How an expansion spells its acronym."""


SMALL_WORDS = frozenset(
    "a an and & as at by de des du et for from in into la le of on or per the to und upon with".split()
)
_ACRONYM = re.compile(
    r"(?:[日米英仏独伊加中韓豪印露欧亜台]{1,3})?(?=[A-Za-z0-9&./+\-・]*[A-Z])[A-Za-z0-9][A-Za-z0-9&/+\-]*(?:・[A-Za-z0-9][A-Za-z0-9&/+\-]*)?(?:\.[A-Za-z0-9]+)*\.?"
)
_VALUE = re.compile(r"\d[\d.,~-]*(?:[kKMGTP]?(?:Hz|bps|W|Wh|B|m))$|^[A-Z]\.\d+$")
"""A value with its unit, or the number of a recommendation."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_PREFIX, _INNER, _SKIPPED, _IMPOSSIBLE = 1, 3, 4, 1_000
SPOKEN: dict[str, str | tuple[str, ...]] = {
    "&": "and",
    "2": ("to", "two", "second"),
    "3": ("three", "third"),
    "4": ("for", "four"),
    "x": ("trans", "cross", "ex"),
}
"""What a sign stands for by its sound or shape: R&D, P2P, DX, XML."""
_LONGEST, _MOST_WORDS = 14, 40


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


def is_acronym(text: str) -> bool:
    """Whether the text is written as an acronym: DFFT, ITU-R, IoT, 6G, OECD.AI, 日EU・EPA.

    >>> [is_acronym(word) for word in ("DFFT", "ITU-R", "日米DDE", "PoC", "Tokyo", "2024", "A")]
    [True, True, True, True, False, False, False]
    """
    if not 2 <= len(text) <= _LONGEST or not _ACRONYM.fullmatch(text):
        return False
    if _VALUE.search(text):
        return False
    latin = [char for char in text if char.isascii() and char.isalnum()]
    capitals = sum(char.isupper() or char.isdigit() for char in latin)
    return capitals >= 2 and 2 * capitals >= len(latin)


NONE = Spelling("none", ())


@lru_cache(1 << 16)
def spell(acronym: str, english: str) -> Spelling:
    """How `english` spells `acronym` (kanji, hyphens and a plural s in the acronym do not count).

    >>> spell("DFFT", "Data Free Flow with Trust")
    Spelling(sort='content', positions=(0, 5, 10, 20))
    >>> spell("SD", "Study Group").sort
    'none'
    """
    wanted = _letters(acronym)
    multiplied = repeated(wanted)
    words = tuple(_words(english))
    if not wanted or len(wanted) > _LONGEST or not words:
        return NONE
    steps = _align(wanted, words, inner=False) or _align(multiplied, words, inner=False)
    if not steps:
        steps = _align(wanted, words, inner=True)
        # An inner letter counts only when every word of weight gives one: SD is not StuDy Group.
        if _left_out(words, steps):
            return NONE
    positions = tuple(sorted(words[number].start + offset for number, offset in steps))
    return Spelling(_sort(words, steps), positions) if steps else NONE


def first_letter(acronym: str) -> str:
    """The letter (or sign) with which the spelling of an acronym begins, ``""`` when it has none.

    >>> first_letter("ＷＨＯ"), first_letter("日EU"), first_letter("2FA")
    ('w', 'e', '2')
    """
    return _letters(acronym)[:1]


def first_letters(english: str) -> list[str]:
    """The letters with which an acronym may begin that spells all words of weight.

    >>> first_letters("the World Health Organization"), first_letters("Two Factors")
    (['t', 'w'], ['2', 't'])
    """
    letters = set()
    for word in _words(english):
        letters.add(word.letters[0])
        letters |= {sign for sign, spoken in SPOKEN.items() if word.letters.startswith(spoken)}
        if not word.small:
            break
    return sorted(letters)


def repeated(letters: str) -> str:
    """Letters with a number behind one as often as it says.

    >>> repeated("w3c")
    'wwwc'
    """
    return re.sub(r"([a-z])([2-4])", lambda sign: sign[1] * int(sign[2]), letters)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    letters: str
    small: bool
    acronym: bool
    """Whether it is all capitals, two or more."""


Steps: TypeAlias = tuple[tuple[int, int], ...]
"""For each letter the word's number and the offset in the word."""


def _words(english: str) -> Iterator[_Word]:
    for match in islice(_WORD.finditer(english), _MOST_WORDS):
        glued = english[: match.start()].endswith("-") and match[0][0].islower()  # Co-operation
        capitals = match[0].isupper() and match[0].isalpha() and len(match[0]) > 1
        yield _Word(match.start(), _fold(match[0]), glued or match[0].lower() in SMALL_WORDS, capitals)


def _fold(text: str) -> str:
    """Lower case without accents, one character for one."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", char)[0].lower() for char in text)


def _letters(acronym: str) -> str:
    latin = "".join(char for char in unicodedata.normalize("NFKC", acronym) if char.isascii())
    kept = "".join(char for char in latin if char.isalnum() or char == "&")
    if kept.endswith("s") and kept[:-1].isupper() and len(kept) > 2:
        kept = kept[:-1]
    return _fold(kept)


def _align(wanted: str, words: tuple[_Word, ...], inner: bool) -> Steps:
    """The cheapest alignment, ``()`` when there is none."""
    heavy = [(number, word) for number, word in enumerate(words) if not word.small]
    initials = "".join(word.letters[0] for _, word in heavy)
    if wanted == initials and not {word.letters[0] for word in words if word.small} & set(wanted):
        return tuple((number, 0) for number, _ in heavy)  # the only one that costs nothing

    @cache
    def best(letter: int, number: int) -> tuple[int, Steps]:
        if letter == len(wanted):
            return sum(_skip(rest) for rest in words[number:]), ()
        if number == len(words):
            return _IMPOSSIBLE, ()
        cost, steps = best(letter, number + 1)
        choices = [(cost + _skip(words[number]), steps)]
        for taken, price in _takes(words[number].letters, wanted[letter:], inner):
            cost, steps = best(letter + len(taken), number + 1)
            choices.append((cost + price, tuple((number, offset) for offset in taken) + steps))
        return min(choices, key=lambda choice: choice[0])

    cost, steps = best(0, 0)
    return steps if cost < _IMPOSSIBLE else ()


def _skip(word: _Word) -> int:
    return 0 if word.small else _SKIPPED


def _takes(word: str, wanted: str, inner: bool) -> Iterator[tuple[tuple[int, ...], int]]:
    """The ways in which a word may give the next letters: offsets in the word, and the price."""
    if word[0] != wanted[0]:
        if word.startswith(SPOKEN.get(wanted[0], "\0")):
            yield (0,), 0
        return
    length = 1
    while True:
        yield tuple(range(length)), _PREFIX * (length - 1)
        if inner and length < len(wanted) and (within := word.find(wanted[length], length)) > length:
            yield (*range(length), within), _PREFIX * (length - 1) + _INNER
        if length >= min(len(word), len(wanted)) or word[length] != wanted[length]:
            return
        length += 1


def _has_inner(steps: Steps) -> bool:
    return any(offset and (word, offset - 1) not in steps for word, offset in steps)


def _gives_all(words: tuple[_Word, ...], steps: Steps) -> bool:
    """Whether an acronym among several words gives all its letters."""
    given = [number for number, _ in steps]
    return len(set(given)) > 1 and any(
        word.acronym and given.count(number) == len(word.letters) for number, word in enumerate(words)
    )


def _left_out(words: tuple[_Word, ...], steps: Steps) -> bool:
    used = {number for number, _ in steps}
    return any(number not in used and not word.small for number, word in enumerate(words))


def _sort(words: tuple[_Word, ...], steps: Steps) -> Letters:
    if _has_inner(steps):
        return "inner"
    if _gives_all(words, steps):
        return "parent"
    if len(words) > 1 and {number for number, _ in steps} == {0}:
        return "first-word"
    if _left_out(words, steps):
        return "partial"
    if any(offset for _, offset in steps):
        return "syllables"
    return "initials" if len(steps) == len(words) else "content"
