"""Whether a Japanese and an English name may mean one thing, by the words that they share.

Both have a word where the Japanese writes it in Latin letters, where ``renderings.tsv`` says how Japanese
names call it, or where katakana sound like it. The table holds general words only: that nothing is shared
proves little, unless words of the table could have been.
"""

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from yougo.language import word_tables
from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KATAKANA
from yougo.language.text import narrow

_WORD = re.compile("[a-z]+")
_KATAKANA = re.compile(f"[{KATAKANA}]{{2,}}")
_CONSONANTS = {
    "k": "カキクケコヵヶ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダヂヅデド", "n": "ナニヌネノン", "h": "ハヒフヘホ", "b": "バビブベボヴ", "p": "パピプペポ",
    "m": "マミムメモ", "r": "ラリルレロ",
}  # fmt: skip
_BEGINNINGS = {
    "ア": "AUEIO", "イ": "IEY", "ウ": "UWV", "エ": "AEX", "オ": "AO", "カケ": "CK", "キクコ": "CKQ",
    "ガギグゲゴ": "G", "サシ": "SCTP", "スセソ": "SCT", "ザ": "ZXST", "ジ": "JGDZ", "ズゼゾ": "ZXG",
    "タテト": "T", "チ": "CT", "ツ": "TZ", "ダヂヅデド": "D", "ナニヌネノ": "NKP", "ハホ": "HW",
    "ヒヘ": "H", "フ": "FPHW", "バビブベボ": "BV", "ヴ": "VW", "パピプペポ": "P", "マミムメモ": "M",
    "ヤ": "YJ", "ユ": "UEYJ", "ヨ": "YE", "ラリルレロ": "LRW", "ワ": "WVO",
}  # fmt: skip
_BEGINNING = {kana: letters for row, letters in _BEGINNINGS.items() for kana in row}
"""With which letters an English word may begin that is called by katakana with this beginning."""
_HEARD = {ord(kana): consonant for consonant, row in _CONSONANTS.items() for kana in row}
_DOUBLED = re.compile(r"([^aeiou])\1")
_SPELLED = (
    (re.compile("[ts]ion"), "sn"),
    (re.compile("ph|f"), "h"),
    (re.compile("m(?=[bp])"), "n"),
    (re.compile("th|sh|c(?=[eiy])"), "s"),
    (re.compile("ch"), "t"),
    (re.compile("ck|[cq]"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("v"), "b"),
    (re.compile("j|g(?=[eiy])"), "z"),
    (re.compile("r(?![aeiou])|[aeiouwy]"), ""),
    (re.compile("l"), "r"),
)
"""How English spells consonants, and how katakana call them, in this order."""
_LEAST = 2
"""How many consonants a word must have to be told by its sound."""
_ALIKE = 0.75
"""How much of two words' consonants must be the same."""


class Shared(NamedTuple):
    """How many words of an English name a Japanese one has, of those that can be told."""

    words: int
    told: int

    @property
    def agree(self) -> bool:
        """Whether the names may well mean one thing: they share a third of the words or more."""
        return 0 < self.told <= 3 * self.words


@lru_cache(1 << 12)
def shared(japanese: str, english: str) -> Shared:
    """The words of an English name that a Japanese one has.

    >>> shared("世界気象機関", "World Meteorological Organization")
    Shared(words=3, told=3)
    >>> shared("セキュリティ対策会議", "Security Forum").agree
    True
    >>> shared("人工知能", "Amnesty International").agree
    False
    """
    sounds = list(map(_sound_of, _KATAKANA.findall(japanese)))
    latin = set(_WORD.findall(narrow(japanese).lower()))
    shared = told = 0
    for word in _WORD.findall(narrow(english).lower()):
        if word in SMALL_WORDS:
            continue
        called = _renderings(word)
        is_shared = word in latin or any(map(japanese.__contains__, called)) or _is_heard(word, sounds)
        shared += is_shared
        told += is_shared or bool(called)
    return Shared(shared, told)


def has_initial(japanese: str, letter: str) -> bool:
    """Whether English for a word of a Japanese name may begin with a capital letter, as far as is known.

    >>> [letter for letter in "AGKNPW" if has_initial("世界ネットワーク", letter)]
    ['G', 'K', 'N', 'P', 'W']
    """
    if any(map(japanese.__contains__, _called_by_initial().get(letter, ()))):
        return True
    beginnings = [_BEGINNING.get(run[0], "") for run in _KATAKANA.findall(japanese)]
    return letter in {*"".join(beginnings), *re.findall("[A-Z]", narrow(japanese))}


def sounding(japanese: str, katakana: str) -> int:
    """How many words that a Japanese name calls in kanji sound like these katakana.

    >>> sounding("経済市場", "エコノミー・マーケット"), sounding("経済市場", "タップチェンジャ")
    (2, 0)
    """
    sounds = list(map(_sound_of, _KATAKANA.findall(katakana)))
    called = ((word, english.rstrip("-")) for word, english in _called() if word in japanese)
    return len({word for word, english in called if _is_heard(english, sounds)})


@cache
def _called() -> list[tuple[str, str]]:
    """What Japanese names call English words, each with the word."""
    rows = word_tables.mapping(__package__, "renderings").items()
    return [(word, english) for english, words in rows for word in words.split() if len(word) > 1]


@cache
def _called_by_initial() -> dict[str, list[str]]:
    """What Japanese names call English words, by the capital letter with which the English begins."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, english in _called():
        found[english[0].upper()].append(word)
    return found


def may_begin(katakana: str, letters: str) -> bool:
    """Whether an English word that is called by katakana may begin with one of some letters.

    >>> may_begin("モデル", "LLM"), may_begin("モデル", "GPT-4")
    (True, False)
    """
    return not set(_BEGINNING.get(katakana[:1], letters)).isdisjoint(letters.upper())


def _renderings(word: str) -> list[str]:
    """How Japanese names may call a word, from the longest row for it."""
    table = word_tables.mapping(__package__, "renderings")
    beginnings = (f"{word[:end]}-" for end in range(len(word), 2, -1))
    for form in (word, word.removesuffix("s"), *beginnings):
        if form in table:
            return table[form].split()
    return []


def _sound_of(kana: str) -> str:
    """The consonants of katakana."""
    return re.sub("[^a-z]", "", kana.translate(_HEARD))


@lru_cache(1 << 12)
def _spelled_sound(word: str) -> str:
    """The consonants of an English word, as katakana call them; double ones are one.

    >>> _spelled_sound("governance"), _sound_of("ガバナンス")
    ('gbnns', 'gbnns')
    """
    word = _DOUBLED.sub(r"\1", word)
    for letters, consonant in _SPELLED:
        word = letters.sub(consonant, word)
    return word


def _is_heard(word: str, sounds: list[str]) -> bool:
    """Whether katakana sound like a word, or hold what does."""
    wanted = _spelled_sound(word)
    if len(wanted) < _LEAST:
        return False
    if len(wanted) == _LEAST:
        return wanted in sounds
    return any(wanted in sound or _alike(wanted, sound) for sound in sounds)


def _alike(one: str, other: str) -> bool:
    return one[0] == other[:1] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
