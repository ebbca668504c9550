"""Which other readings of a name are worth a reader's time."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from yougo.language.characters import KANJI, hiragana
from yougo.readings.exceptions import Word
from yougo.readings.furigana import furigana

_UNREAD = re.compile(f"[{KANJI}ゕゖ]")
"""What no reading holds: the small ゖ of 霞ヶ浦 is read か, が or け."""
_ONE_KANJI = re.compile(f"[{KANJI}]")
_VOICING = re.compile("[\u3099\u309a]")


def offered(
    name: str, text: str, words: Sequence[Word], told: Iterable[str], opinion: str
) -> tuple[str, ...]:
    """The readings that somebody could mean, in their order, each once.

    Args:
        name: the name that is read.
        text: the reading that was chosen, which is no alternative.
        words: the words of the name.
        told: what Sudachi and the tables say.
        opinion: what pykakasi says, which often takes a suffix for a noun.
    """
    found: dict[str, str] = {}
    for other in told if _mistakes_a_suffix(words, hiragana(opinion)) else [*told, opinion]:
        if other and _fits(name, other, words):
            found.setdefault(hiragana(other), other)
    found.pop(hiragana(text), None)
    return tuple(found.values())


def _fits(name: str, other: str, words: Sequence[Word]) -> bool:
    """Whether a reading is all kana and can be laid over the name, a kana at least for each kanji."""
    if _UNREAD.search(other):
        return False
    ruby = furigana(name, other, [(word.surface, word.reading) for word in words])
    return bool(ruby) and all(
        len(piece.kana) >= len(_ONE_KANJI.findall(piece.base)) for piece in ruby if piece.kana
    )


def _mistakes_a_suffix(words: Sequence[Word], other: str) -> bool:
    """Whether only the suffix at the end is read otherwise, as the noun that it is alone (士: さむらい)."""
    if len(words) < 2:
        return False
    *front, last = words
    start = hiragana("".join(word.kana for word in front))
    if not last.is_suffix or last.other or not other.startswith(start):
        return False
    return _unvoiced(other.removeprefix(start)) != _unvoiced(last.reading)


def _unvoiced(kana: str) -> str:
    return _VOICING.sub("", unicodedata.normalize("NFD", kana))
