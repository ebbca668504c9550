"""What parallel documents say side by side, to be asked in which pairs of sentences a name is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import narrow, same
from yougo.parallel.names import words_of

_BRACKETS = re.compile(r"\([^()]*\)")
_SCRIPTS = (re.compile(f"[{KANJI}]"), re.compile(f"[{KATAKANA}ー]"), re.compile("[a-z0-9]"))


class Said(NamedTuple):
    """What one document says somewhere."""

    text: str
    document: str
    where: str
    """``line 12``."""
    is_whole: bool
    """Whether it is a whole heading, item or cell."""

    @property
    def place(self) -> str:
        """``en.md, line 12``."""
        return f"{self.document}, {self.where}"


class Pair(NamedTuple):
    """Sentences of both languages that say the same."""

    japanese: Said
    english: Said
    score: float
    is_sure: bool
    """Whether what they share, or what the pairs before and after them share, says so."""


class Corpus:
    """The pairs of all parallel documents of a workspace."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.pairs = list(pairs)
        self._japanese = [narrow(each.japanese.text).lower() for each in self.pairs]
        self._english = [tuple(map(same, words_of(each.english.text))) for each in self.pairs]
        self._with_word: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(self._english):
            for word in words:
                self._with_word[word].add(number)
        self._found: dict[tuple[str, str], frozenset[int]] = {}

    def with_japanese(self, name: str) -> frozenset[int]:
        """The numbers of the pairs that have a Japanese name, and not only as a part of a longer word."""
        key = "ja", narrow(name).lower()
        if key not in self._found:
            texts = enumerate(self._japanese)
            self._found[key] = frozenset(number for number, text in texts if _stands_in(text, key[1]))
        return self._found[key]

    def with_english(self, name: str) -> frozenset[int]:
        """The numbers of the pairs that have an English name."""
        key = "en", name
        if key not in self._found:
            words = tuple(map(same, words_of(name)))
            sets = [self._with_word.get(word, set()) for word in words]
            found = set.intersection(*sets) if sets else set()
            self._found[key] = frozenset(number for number in found if _is_in(words, self._english[number]))
        return self._found[key]

    def keeps(self, english: str) -> bool:
        """Whether the Japanese sentences mostly keep an English name as it is, and not in a bracket."""
        numbers = self.with_english(english)
        texts = (_BRACKETS.sub("", self._japanese[number]) for number in numbers)
        return 2 * sum(narrow(english).lower() in text for text in texts) >= max(1, len(numbers))


def _stands_in(text: str, name: str) -> bool:
    """Whether a Japanese name is in a text, and there no part of a longer word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[max(0, at - 1) : at], text[end : end + 1]
        if not (_goes_on(before, name[0]) or _goes_on(name[-1], after)):
            return True
        at = text.find(name, at + 1)
    return False


def _goes_on(one: str, other: str) -> bool:
    """Whether a word goes on from a character to the next: both are kanji, katakana, or Latin."""
    return any(script.match(one) and script.match(other) for script in _SCRIPTS)


def _is_in(words: Sequence[str], text: Sequence[str]) -> bool:
    size = len(words)
    return any(text[at : at + size] == words for at in range(len(text) - size + 1))
