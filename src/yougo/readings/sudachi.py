"""Sudachi, the morphological analyser: cuts Japanese into words and reads them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from yougo.language.characters import KANJI, hiragana
from yougo.model.documents import Token
from yougo.readings.exceptions import Word

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, MorphemeList, Tokenizer

_KANJI = re.compile(f"[{KANJI}]")
_GIVEN_NAME = {"人名", "名"}
_LONGEST = 12_000
"""Characters at a time: Sudachi refuses more than 49,149 bytes."""


@cache
def _tokenizer(mode: str) -> "Tokenizer":
    from sudachipy import SplitMode  # noqa: PLC0415 - loads a library, so only when words are wanted

    return _dictionary().tokenizer(SplitMode(mode))


@cache
def _dictionary() -> "Dictionary":
    from sudachipy import Dictionary  # noqa: PLC0415 - likewise

    return Dictionary(dict="core")


@lru_cache(maxsize=1 << 13)
def analyse(text: str) -> tuple[Token, ...]:
    """The words of a clause (mode C: the longest), with offsets in `text`; the end of a very long one."""
    skipped = max(0, len(text) - _LONGEST)
    words = _tokenizer("C").tokenize(_plain(text[skipped:]), out=_words_again())
    return tuple(
        Token(word.surface(), word.part_of_speech(), word.begin() + skipped, word.end() + skipped)
        for word in words
    )


@cache
def _words_again() -> "MorphemeList":
    """A list of words that each analysis fills anew, so that none is made for it."""
    return _tokenizer("C").tokenize("")


def words(text: str) -> list[Word]:
    """The short words (mode A) of a Japanese run, with the readings of those that have kanji."""
    found: list[Word] = []
    for start in range(0, len(text), _LONGEST):
        found += _words(_plain(text[start : start + _LONGEST]))
    return found


def _words(text: str) -> Iterator[Word]:
    """The short words; long ones (mode C) tell which of them are words of their own."""
    lone = _lone(text)
    for word in _tokenizer("A").tokenize(text):
        surface, kind = word.surface(), word.part_of_speech()
        yield Word(
            surface,
            hiragana(word.reading_form()) if _KANJI.search(surface) else "",
            is_place="地名" in kind,
            is_name="固有名詞" in kind,
            is_given_name=_GIVEN_NAME.issubset(kind),
            is_suffix="接尾辞" in kind,
            is_lone=word.begin() in lone,
        )


def _lone(text: str) -> set[int]:
    """Where single kanji begin that are nouns before other kanji, not part of a longer word."""
    found = set()
    for word, following in pairwise(_tokenizer("C").tokenize(text)):
        if _is_single_noun(word) and _KANJI.match(following.surface()):
            found.add(word.begin())
    return found


def _is_single_noun(word: "Morpheme") -> bool:
    kind, detail, *_ = word.part_of_speech()
    return kind == "名詞" and detail != "数詞" and _KANJI.fullmatch(word.surface()) is not None


def _plain(text: str) -> str:
    """Sudachi takes no half characters (surrogates): U+FFFD replaces them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
