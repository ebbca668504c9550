"""Which other readings of a name are worth a reader's time."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from yougo.language.characters import KANJI, hiragana
from yougo.model.concepts import Ruby
from yougo.readings.exceptions import Word, kana_of
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
        text: the reading that was chosen; it is left out.
        words: the words of the name.
        told: what Sudachi and the tables say.
        opinion: what pykakasi says, which often takes a suffix for a noun.
    """
    proposed = [*told, opinion]
    if _mistakes_a_suffix(words, hiragana(opinion)):
        proposed.pop()
    found: dict[str, str] = {}
    for other in proposed:
        if _fits(name, other, words):
            found.setdefault(hiragana(other), other)
    found.pop(hiragana(text), None)
    return tuple(found.values())


def _fits(name: str, other: str, words: Sequence[Word]) -> bool:
    """Whether a reading is all kana and can be laid over the name, a kana at least for each kanji."""
    if not other or _UNREAD.search(other):
        return False
    ruby = furigana(name, other, words)
    return bool(ruby) and not any(map(_is_short, ruby))


def _is_short(piece: Ruby) -> bool:
    """Whether a piece with kana has fewer of them than kanji."""
    return 0 < len(piece.kana) < len(_ONE_KANJI.findall(piece.base))


def _mistakes_a_suffix(words: Sequence[Word], other: str) -> bool:
    """Whether only the suffix at the end is read otherwise, as the noun that it is alone (士: さむらい)."""
    if len(words) < 2:
        return False
    start, last = hiragana(kana_of(words[:-1])), words[-1]
    if not last.is_suffix or last.other or not other.startswith(start):
        return False
    return _unvoiced(other.removeprefix(start)) != _unvoiced(last.reading)


def _unvoiced(kana: str) -> str:
    return _VOICING.sub("", unicodedata.normalize("NFD", kana))
