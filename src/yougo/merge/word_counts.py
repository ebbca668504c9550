"""About how many words a name has."""

import re
from typing import NamedTuple

from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI, KATAKANA

_RUN = re.compile(f"(?P<kanji>[{KANJI}]+)|[{KATAKANA}]+|[A-Za-z0-9]+")
_KANA = re.compile(f"[{KATAKANA}]+")
_NO_WORD = re.compile(f"に(?:関|対)する|における|[的性化]|[再非超](?=[{KANJI}]{{2}})")
_OKURIGANA = re.compile(f"(?<=[{KANJI}])[いきぎしちびみりえけげせねべめれ](?=[{KANJI}])")
_DIVIDER = re.compile(r"[\s-]+")


class Count(NamedTuple):
    """About how many words a name has."""

    least: int
    most: int

    def overlaps(self, other: "Count") -> bool:
        """Whether both may be the same number."""
        return self.least <= other.most and other.least <= self.most


def japanese_words(name: str) -> Count:
    """About how many words a compound has: two kanji make one, and so does a run of other letters.

    A long run of katakana may be several; a verb's stem may be one (繰り返し).

    >>> japanese_words("情報デジタルツイン"), japanese_words("社会的な経済"), japanese_words("持ち運び")
    (Count(least=2, most=3), Count(least=2, most=2), Count(least=1, most=2))
    """
    name = _NO_WORD.sub("、", name)
    least = sum(map(_least_words, _RUN.finditer(_OKURIGANA.sub("", name))))
    kana = sum(max(0, (len(run) - 3) // 4) for run in _KANA.findall(name))
    return Count(least, least + kana + len(_OKURIGANA.findall(name)))


def _least_words(run: re.Match[str]) -> int:
    return (len(run[0]) + 1) // 2 if run["kanji"] else 1


def english_words(name: str) -> Count:
    """How many words of weight an English name has; one in capitals (AI) may be as many as its letters.

    >>> english_words("AI Economy of the State")
    Count(least=3, most=4)
    """
    words = [word for word in _DIVIDER.split(name) if word.lower() not in SMALL_WORDS]
    return Count(len(words), sum(len(word) if word.isupper() else 1 for word in words))


def least_words(name: str) -> int:
    """The least words that a name may have: one of three kanji need not be two (共有地)."""
    kanji = (run["kanji"] or "" for run in _RUN.finditer(_NO_WORD.sub("、", name)))
    return japanese_words(name).least - sum(len(run) > 1 and len(run) % 2 for run in kanji)
