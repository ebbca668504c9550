"""When a reading can be trusted: two of Sudachi, pykakasi and the table agree on each word."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import accumulate, product

from yougo.language import word_tables
from yougo.language.characters import KANJI
from yougo.readings.exceptions import Word

Span = tuple[int, int]
"""Where something begins and ends in a name."""
_KANJI = re.compile(f"[{KANJI}]")


def agree(words: Sequence[Word], opinion: str, entries: Collection[Span] = ()) -> bool:
    """Whether two of three agree on each word of a name, and none is doubtful.

    Args:
        words: the name's words as Sudachi and the table read them.
        opinion: the whole as pykakasi reads it, in hiragana.
        entries: where in the name the words of pykakasi's dictionary begin and end.
    """
    if len(words) > 1 and _any_doubtful(words, entries):
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


def _any_doubtful(words: Sequence[Word], entries: Collection[Span]) -> bool:
    """Whether a word is doubtful that no longer entry of whole words holds (金 in 補助金)."""
    ends = list(accumulate(len(word.surface) for word in words))
    starts = [0, *ends[:-1]]
    whole = [entry for entry in entries if entry[0] in starts and entry[1] in ends]
    for word, start, end in zip(words, starts, ends, strict=True):
        if _is_doubtful(word) and not any(_is_inside(start, end, entry) for entry in whole):
            return True
    return False


def _is_inside(start: int, end: int, entry: Span) -> bool:
    """Whether an entry holds more than the word between two places."""
    return entry[0] <= start and end <= entry[1] and entry != (start, end)


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
