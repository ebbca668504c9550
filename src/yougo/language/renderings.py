"""Whether a Japanese and an English name may mean one thing, by the words that they share.

Both have a word where the Japanese writes it in Latin letters, where ``renderings.tsv`` says how Japanese
names call it, or where katakana sound like it. The table holds general words only: that nothing is shared
proves little, unless words of the table could have been.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from yougo.language import word_tables
from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import narrow

_WORD = re.compile("[a-z]+")
_KATAKANA = re.compile(f"[{KATAKANA}]{{2,}}")
_KANJI = re.compile(f"(?![的性化第一二三])[{KANJI}]")
_TWO_KANJI = re.compile(f"(?=([{KANJI}]{{2}}))")
_FOUR_KATAKANA = re.compile(f"(?=([{KATAKANA}]{{4}}))(?!ー)")
_SEVERAL_KANJI = re.compile(f"[{KANJI}]{{2,}}")
_IN_MANY_NAMES = re.compile(
    r"\b(?:inter)?national|\b(?:world|global|general|organi[sz]ation|agency|institut\w*|cent(?:er|re)|committee"
    r"|council|association|system|program(?:me)?|project|service|group|office|department|ministry|union)s?\b",
    re.IGNORECASE,
)
"""English words that tell little of which thing a name means."""
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
_TELLING = 2
"""How many words of two names must be known for it to count that they share none."""
_LEAST = 2
"""How many consonants a word must have to be told by its sound."""
_ALIKE = 0.75
"""How much of two words' consonants must be the same."""


class Shared(NamedTuple):
    """How many words of an English name a Japanese one has, of those that can be told, and of all."""

    words: int
    told: int
    whole: int

    @property
    def agree(self) -> bool:
        """Whether the names may well mean one thing: they share a third of the words or more."""
        return 0 < self.told <= 3 * self.words


@lru_cache(1 << 12)
def shared(japanese: str, english: str) -> Shared:
    """The words of an English name that a Japanese one has.

    >>> shared("世界気象機関", "World Meteorological Organization")
    Shared(words=3, told=3, whole=3)
    >>> shared("セキュリティ対策会議", "Security Forum").agree
    True
    >>> shared("人工知能", "Amnesty International").agree
    False
    """
    sounds = list(map(sound_of, _KATAKANA.findall(japanese)))
    latin = set(_WORD.findall(narrow(japanese).lower()))
    shared = told = whole = 0
    for word in _WORD.findall(narrow(english).lower()):
        if word in SMALL_WORDS:
            continue
        whole += 1
        called = renderings_of_word(word)
        is_shared = word in latin or any(map(japanese.__contains__, called)) or _is_heard(word, sounds)
        shared += is_shared
        told += is_shared or bool(called)
    return Shared(shared, told, whole)


def is_translation(japanese: str, english: str) -> bool:
    """Whether a Japanese and an English name translate each other, so that nothing else need tell it.

    The Japanese has all English words; or most of them, or half and no other word that the table knows, and
    among them one that few names have.

    >>> is_translation("世界気象機関", "World Meteorological Organization")
    True
    >>> is_translation("国際協力機構", "International Coffee Organization")
    False
    """
    found = shared(japanese, english)
    missing = found.whole - found.words
    if not (missing and found.words):
        return bool(found.words)
    if not shared(japanese, _IN_MANY_NAMES.sub("", english)).words:
        return False
    return found.words > missing or (found.words == missing and not _has_other_words(japanese, english))


def differ(japanese: str, english: str) -> bool:
    """Whether a Japanese and an English name mean two things, as far as words tell.

    The table knows several of their words, and the Japanese has none of the English, nor a kanji of it.

    >>> differ("人工知能", "Amnesty International"), differ("世保", "World Health Organization")
    (True, False)
    """
    found = shared(japanese, english)
    if not japanese or found.words or not found.told or found.told + len(_known_words(japanese)) < _TELLING:
        return False
    return set(japanese).isdisjoint(chain.from_iterable(_renderings_of(english)))


def _has_other_words(japanese: str, english: str) -> bool:
    """Whether a Japanese name has words of the table that an English name lacks."""
    for rendering in sorted(_renderings_of(english), key=len, reverse=True):
        japanese = japanese.replace(rendering, " ")
    return bool(_known_words(japanese))


def _renderings_of(english: str) -> set[str]:
    """How Japanese names may call the words of an English one."""
    return set(chain.from_iterable(map(renderings_of_word, _WORD.findall(narrow(english).lower()))))


@lru_cache(1 << 12)
def _known_words(japanese: str) -> list[str]:
    """The words of several kanji in a Japanese name that are in the table."""
    return list(filter(japanese.__contains__, _several_kanji()))


@cache
def _several_kanji() -> frozenset[str]:
    """What Japanese names call English words in several kanji and nothing else."""
    return frozenset(word for word, _ in words_called() if _SEVERAL_KANJI.fullmatch(word))


@lru_cache(1 << 12)
def parts_of(japanese: str) -> frozenset[str]:
    """What another Japanese name must have something of to be the same thing in other words.

    These are its kanji, its katakana, four by four, its words in Latin letters, and the kanji for words
    that its katakana sound like: リスク評価 and 危険性の査定 have 危険.
    """
    return frozenset(_parts(narrow(japanese).lower())) or frozenset({japanese})


def _parts(name: str) -> Iterator[str]:
    yield from _KANJI.findall(name)
    yield from _TWO_KANJI.findall(name)
    yield from _WORD.findall(name)
    for word in _KATAKANA.findall(name):
        yield from _FOUR_KATAKANA.findall(word) or [word]
        yield from _TWO_KANJI.findall(_called_in_kanji(word))


@lru_cache(1 << 12)
def _called_in_kanji(katakana: str) -> str:
    """What kanji call the words that katakana sound like."""
    sound = sound_of(katakana)
    heard = (word for word, english in words_called() if spelled_sound(english.rstrip("-")) == sound)
    return " ".join(heard) if len(sound) > _LEAST else ""


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
    """How many words that a name calls in kanji sound like these katakana, or are in a row with them.

    >>> sounding("経済市場", "エコノミー・マーケット"), sounding("経済市場", "タップチェンジャ")
    (2, 0)
    """
    sounds = list(map(sound_of, _KATAKANA.findall(katakana)))
    called = [(word, english) for word, english in words_called() if word in japanese]
    heard = {word for word, english in called if _is_heard(english.rstrip("-"), sounds)}
    return len(heard.union(filter(japanese.endswith, _beside(katakana))))


@cache
def words_called() -> list[tuple[str, str]]:
    """What Japanese names call English words, each with the word."""
    return [(word, english) for english, words in _rows().items() for word in words if len(word) > 1]


@cache
def _rows() -> dict[str, list[str]]:
    """The words with which Japanese names call each English one."""
    rows = word_tables.mapping(__package__, "renderings")
    return {english: words.split() for english, words in rows.items()}


@lru_cache(1 << 12)
def _beside(katakana: str) -> frozenset[str]:
    """What else Japanese names call an English word that they call so: キー, 鍵."""
    rows = (words for words in _rows().values() if katakana in words)
    return frozenset(chain.from_iterable(rows)) - {katakana}


@cache
def _called_by_initial() -> dict[str, list[str]]:
    """What Japanese names call English words, by the capital letter with which the English begins."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, english in words_called():
        found[english[0].upper()].append(word)
    return found


def may_begin(katakana: str, letters: str) -> bool:
    """Whether an English word that is called by katakana may begin with one of some letters.

    >>> may_begin("モデル", "LLM"), may_begin("モデル", "GPT-4")
    (True, False)
    """
    return not set(_BEGINNING.get(katakana[:1], letters)).isdisjoint(letters.upper())


def renderings_of_word(word: str) -> list[str]:
    """How Japanese names may call a word, from the longest row for it."""
    return _rows().get(row_of(word), [])


@lru_cache(1 << 16)
def row_of(word: str) -> str:
    """The longest row for a word; ``""`` for none."""
    beginnings = (f"{word[:end]}-" for end in range(len(word), 2, -1))
    forms = (word, word.removesuffix("s"), *beginnings)
    return next(filter(_rows().__contains__, forms), "")


def sound_of(kana: str) -> str:
    """The consonants of katakana."""
    return re.sub("[^a-z]", "", kana.translate(_HEARD))


@lru_cache(1 << 16)
def spelled_sound(word: str) -> str:
    """The consonants of an English word, as katakana call them; double ones are one.

    >>> spelled_sound("governance"), sound_of("ガバナンス")
    ('gbnns', 'gbnns')
    """
    word = _DOUBLED.sub(r"\1", word)
    for letters, consonant in _SPELLED:
        word = letters.sub(consonant, word)
    return word


def _is_heard(word: str, sounds: list[str]) -> bool:
    """Whether katakana sound like a word, or hold what does."""
    wanted = spelled_sound(word)
    if len(wanted) < _LEAST:
        return False
    if len(wanted) == _LEAST:
        return wanted in sounds
    return any(wanted in sound or alike(wanted, sound) for sound in sounds)


def alike(one: str, other: str) -> bool:
    """Whether the consonants of two words are nearly the same."""
    return one[0] == other[:1] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
