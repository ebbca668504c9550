"""What tells that a text may be the translation of another, word by word: see `renderings`."""

import re
from collections.abc import Iterable
from itertools import chain

from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.renderings import alike, renderings_of_word, row_of, sound_of, spelled_sound, words_called
from yougo.language.text import narrow

_WORD = re.compile("[a-z]+")
_RUN = re.compile(f"[{KATAKANA}]{{2,}}")
_LEAST = 2
"""How many consonants a word must have to be told by its sound."""


def clues_in_japanese(text: str) -> set[str]:
    """What tells the translation of a Japanese text: the rows of the table, and the sounds of its katakana.

    >>> sorted(clues_in_japanese("データの学術")), sorted(clues_in_english(["data", "academy"]))
    (['academ-', '~dt'], ['academ-', '~dt', '~kdm'])
    """
    rows = {english for word, english in words_called() if word in text}
    return rows.union(filter(None, map(_clue, map(sound_of, _RUN.findall(text)))))


def clues_in_english(words: Iterable[str]) -> set[str]:
    """The same of English words, in lower case."""
    found: set[str] = set()
    for word in words:
        found.update(filter(None, [row_of(word), _clue(spelled_sound(word))]))
    return found


def _clue(sound: str) -> str:
    """What consonants tell; ``""`` for too few."""
    return f"~{sound}" if len(sound) >= _LEAST else ""


def covered(japanese: str, english: str) -> float:
    """Which share of a Japanese name words of an English one are called by.

    >>> covered("サイバーセキュリティ戦略本部", "Cybersecurity Strategy")
    0.86
    """
    words = sorted(set(_WORD.findall(narrow(english).lower())) - SMALL_WORDS, key=len, reverse=True)
    plain = re.sub(f"[^{KANJI}{KATAKANA}a-z0-9]", "", narrow(japanese).lower())
    sounds = sum(len(run) * _heard_share(sound_of(run), words) for run in _RUN.findall(plain))
    rest = _RUN.sub(" ", plain)
    for called in sorted(
        {*words, *chain.from_iterable(map(renderings_of_word, words))}, key=len, reverse=True
    ):
        rest = rest.replace(called, " ")
    silent = len(rest.replace(" ", ""))
    katakana = sum(map(len, _RUN.findall(plain)))
    return round((len(plain) - katakana - silent + sounds) / max(1, len(plain)), 2)


def _heard_share(sound: str, words: Iterable[str]) -> float:
    """Which share of the consonants of katakana English words have."""
    left = sound
    for wanted in filter(None, map(spelled_sound, words)):
        if wanted in left:
            left = left.replace(wanted, "", 1)
        elif left and len(wanted) > _LEAST and alike(wanted, left):
            return 1
    return 1 - len(left) / len(sound) if sound else 0
