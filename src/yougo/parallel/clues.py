"""What a sentence and its translation share: numbers, Latin words, and words that tell their translation.

Each clue is a string. The numbers of both languages are one: 第三章 and Chapter 3, 2024年3月 and March 2024,
令和6年 and 2024.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from yougo.language import translated
from yougo.language.alignment import SMALL_WORDS
from yougo.language.patterns import KANJI_NUMBERS
from yougo.language.text import narrow

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[a-z][a-z0-9]+")
_KANJI_NUMBER = re.compile(f"第([{KANJI_NUMBERS}]{{1,3}})")
_ERA = re.compile(r"(令和|平成|昭和)(元|\d{1,2})年")
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = {name: str(number) for number, name in enumerate(_MONTHS, 1)}
_DIGIT = {kanji: number for number, kanji in enumerate("一二三四五六七八九", 1)}
_MOST = 0.2
"""The share of the sentences of a document in which a clue is none."""
_FEW, _HEAVIEST = 20, 5.0
"""Sentences that a short document is thought to have more, and the weight of the rarest clue."""
_SOFT = 0.5
"""What a word that only tells its translation weighs, beside what both languages write alike."""


def of_japanese(text: str) -> set[str]:
    """The clues of a Japanese sentence.

    >>> sorted(of_japanese("令和6年の第二章（DFFT）"))
    ['2', '2024', 'dfft', 'second-']
    """
    plain = _KANJI_NUMBER.sub(_with_digits, _ERA.sub(_with_year, narrow(text).lower()))
    return {*_written_alike(plain), *translated.clues_in_japanese(text)}


def of_english(text: str) -> set[str]:
    """The clues of an English sentence.

    >>> sorted(of_english("March 2024, and DFFT"))
    ['2024', '3', 'dfft', 'march', '~dht', '~mt']
    """
    plain = narrow(text).lower()
    words = {*_WORD.findall(plain)} - SMALL_WORDS
    months = map(_MONTH.__getitem__, words & _MONTH.keys())
    return {*_written_alike(plain), *months, *translated.clues_in_english(words)}


def contradict(japanese: str, english: str) -> bool:
    """Whether both sentences have numbers, and none in common.

    >>> contradict("失敗は4件", "7 failures"), contradict("失敗は4件", "4 failures"), contradict("失敗", "7")
    (True, False, False)
    """
    one, other = (set(filter(str.isdigit, found)) for found in (of_japanese(japanese), of_english(english)))
    return bool(one and other) and one.isdisjoint(other)


def weights(japanese: Sequence[set[str]], english: Sequence[set[str]]) -> Mapping[str, float]:
    """What each clue that both documents have weighs: the more, the fewer sentences have it."""
    one, other = Counter(chain.from_iterable(japanese)), Counter(chain.from_iterable(english))
    found = {}
    for clue in one.keys() & other.keys():
        rarity = min(_rarity(one[clue], len(japanese)), _rarity(other[clue], len(english)))
        if rarity > 0:
            found[clue] = min(_HEAVIEST, rarity) * (_SOFT if is_soft(clue) else 1)
    return found


def _rarity(count: int, size: int) -> float:
    """How rare a clue is that so many of the sentences of a document have; 0 where too many have it."""
    if count > 1 and count > _MOST * size:
        return 0
    return math.log((size + _FEW) / count)


def is_soft(clue: str) -> bool:
    """Whether a clue is a word that tells its translation, and not written alike in both languages."""
    return clue.endswith("-") or clue.startswith("~") or not clue.isascii()


def _written_alike(plain: str) -> Iterator[str]:
    for word in _WORD.findall(plain):
        if word not in SMALL_WORDS:
            yield word
    for number in _NUMBER.findall(plain):
        yield number.replace(",", "")


def _with_year(found: re.Match[str]) -> str:
    number = 1 if found[2] == "元" else int(found[2])
    return f" {_BEFORE_ERA[found[1]] + number} "


def _with_digits(found: re.Match[str]) -> str:
    """The digits of 第二十三."""
    tens, ten, ones = found[1].rpartition("十")
    number = _DIGIT.get(ones, 0) + (_DIGIT.get(tens, 1) * 10 if ten else 0)
    return f" {number} "
