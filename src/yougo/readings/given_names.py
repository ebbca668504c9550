"""Words inside compounds that Sudachi takes for given names, and that are read as nouns: 有義波高."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from yougo.language import word_tables
from yougo.readings.exceptions import Word

_NOTHING = Word("")


def read_again(words: Iterable[Word]) -> list[Word]:
    """The words of a run; a given name before another word is read as a noun, if all its kanji are known."""
    return [_noun(word) if after.surface else word for word, after in pairwise([*words, _NOTHING])]


def _noun(word: Word) -> Word:
    """A given name as a noun; any other word as it is."""
    known = _readings()
    if not word.is_given_name or not known.keys() >= set(word.surface):
        return word
    return word._replace(reading="".join(map(known.__getitem__, word.surface)))


@cache
def _readings() -> dict[str, str]:
    return word_tables.mapping(__package__, "given_names")
