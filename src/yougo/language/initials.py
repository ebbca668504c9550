"""Which letters can stand for the words of an expansion: a quick look before `alignment`."""

from collections.abc import Iterable
from itertools import filterfalse
from operator import attrgetter

from yougo.language.alignment import MOST_WORDS, SPOKEN, Word, acronym_letters, folded, words_in


def first_letters(english: str) -> list[str]:
    """The letters that an acronym of these words can begin with if it leaves out only small words.

    >>> first_letters("the World Health Organization"), first_letters("Two Factors")
    (['t', 'w'], ['2', 't'])
    """
    letters = set()
    for word in words_in(english)[:MOST_WORDS]:
        letters |= _initials(word)
        if not word.light:
            break
    return sorted(letters)


def _initials(word: Word) -> set[str]:
    """The letters that can stand for a word: its first one, and what sounds like its beginning."""
    written = folded(word.text)
    return {written[0], *(sign for sign, spoken in SPOKEN.items() if written.startswith(spoken))}


def may_spell_all(acronym: str, initials: Iterable[set[str]]) -> bool:
    """Whether an acronym can have a letter of each word that counts: a quick look before `align_whole`.

    `initials` are those of `weighty_initials`. A digit may be said by a word, or repeat a letter.

    >>> may_spell_all("WHO", weighty_initials("World Health Organization"))
    True
    >>> may_spell_all("WTO", weighty_initials("World Health Organization"))
    False
    """
    letters = acronym_letters(acronym)
    if not letters.isalpha():
        return True
    rest = iter(letters)
    return all(any(map(each.__contains__, rest)) for each in initials)


def weighty_initials(english: str) -> list[set[str]]:
    """For each word that an acronym may not leave out, the letters that can stand for it."""
    words = words_in(english)[:MOST_WORDS]
    return list(map(_initials, filterfalse(attrgetter("light"), words)))
