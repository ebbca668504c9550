"""When a reading can be trusted: two of Sudachi, pykakasi and the table agree on each word."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from yougo.language import word_tables
from yougo.language.characters import KANJI
from yougo.readings.exceptions import Word

_KANJI = re.compile(f"[{KANJI}]")


def agree(words: Sequence[Word], opinion: str) -> bool:
    """Whether two of three agree on each word of a name, and none is doubtful.

    Args:
        words: the name's words as Sudachi and the table read them.
        opinion: the whole as pykakasi reads it, in hiragana.
    """
    if len(words) > 1 and any(map(_is_doubtful, words)):
        return False
    if not any(map(_is_open, words)):
        return True
    ends = {0}
    for word in words:
        ends = _ends(word, opinion, ends)
    return len(opinion) in ends


def _ends(word: Word, opinion: str, starts: set[int]) -> set[int]:
    """Where in the opinion a word may end that begins at one of these places.

    What Sudachi and the table agree on may be anything there.
    """
    if word.is_settled:
        first = min(starts, default=len(opinion))
        return set(range(first + 1, len(opinion) + 1))
    ends = set()
    for start, kana in product(starts, word.spellings):
        if opinion.startswith(kana, start):
            ends.add(start + len(kana))
    return ends


def _is_open(word: Word) -> bool:
    """Whether it has kanji of which the table and Sudachi do not say the same."""
    return not word.is_settled and _KANJI.search(word.surface) is not None


def _is_doubtful(word: Word) -> bool:
    """Whether engines may agree on it and be wrong; both read unknown abbreviations letter by letter."""
    return not word.is_tabled and (word.is_lone or word.surface in _doubtful())


@cache
def _doubtful() -> frozenset[str]:
    """Words of which both engines often say the same and are wrong."""
    return frozenset(word_tables.mapping(__package__, "doubtful"))
