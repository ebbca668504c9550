"""Sudachi, the morphological analyser: cuts Japanese into words and reads them."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from yougo.characters import hiragana
from yougo.documents import Token

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_LONGEST = 12_000
"""Characters at a time: Sudachi refuses more than 49,149 bytes."""


@cache
def _tokenizer(mode: str) -> "Tokenizer":
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - loads a library, so only when words are wanted

    return Dictionary(dict="core").tokenizer(SplitMode(mode))


@lru_cache(maxsize=4096)
def analyse(text: str) -> tuple[Token, ...]:
    """The words of a clause (mode C: the longest), with offsets in `text`; the end of a very long one."""
    skipped = max(0, len(text) - _LONGEST)
    return tuple(
        Token(word.surface(), tuple(word.part_of_speech()), word.begin() + skipped, word.end() + skipped)
        for word in _tokenizer("C").tokenize(_plain(text[skipped:]))
    )


def words(text: str) -> list[tuple[str, str]]:
    """The short words (mode A) of a Japanese run, each with its reading in hiragana."""
    return [
        (word.surface(), hiragana(word.reading_form()))
        for start in range(0, len(text), _LONGEST)
        for word in _tokenizer("A").tokenize(_plain(text[start : start + _LONGEST]))
    ]


def _plain(text: str) -> str:
    """Half characters (surrogates) cannot be handed over: U+FFFD stands for them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
