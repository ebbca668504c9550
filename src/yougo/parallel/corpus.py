"""What parallel documents say side by side, to be asked in which pairs of sentences a name is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import narrow, same
from yougo.parallel.names import words_of

_BRACKETS = re.compile(r"\([^()]*\)")
_SCRIPT = re.compile(f"(?P<kanji>[{KANJI}])|(?P<katakana>[{KATAKANA}ー])|(?P<latin>[a-z0-9])")
_ENDINGS = {"ies": "y", "sses": "ss", "xes": "x", "ches": "ch", "shes": "sh", "s": ""}
"""From how a plural ends to how the singular does."""
_IS_SURE = attrgetter("is_sure")


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
        self.pairs = list(_each_once(pairs))
        self._japanese = list(map(_plain, map(attrgetter("japanese.text"), self.pairs)))
        self._english = list(map(_words, map(attrgetter("english.text"), self.pairs)))
        self._with_word: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(self._english):
            for word in words:
                self._with_word[word].add(number)
        self._found: dict[tuple[str, str], frozenset[int]] = {}

    def with_japanese(self, name: str) -> frozenset[int]:
        """The numbers of the pairs that have a Japanese name, and not only as a part of a longer word."""
        key = "ja", _plain(name)
        if key not in self._found:
            has_name = map(partial(_stands_in, key[1]), self._japanese)
            self._found[key] = frozenset(compress(count(), has_name))
        return self._found[key]

    def with_english(self, name: str) -> frozenset[int]:
        """The numbers of the pairs that have an English name."""
        key = "en", name
        if key not in self._found:
            words = _words(name)
            found = _in_all(map(self._with_word.get, words))
            has_name = map(partial(_is_in, words), map(self._english.__getitem__, found))
            self._found[key] = frozenset(compress(found, has_name))
        return self._found[key]

    def singular(self, english: str) -> str:
        """An English name in the singular, if some sentence has it so; else as it is."""
        for form in _singulars(english):
            texts = (self.pairs[number].english.text for number in self.with_english(form))
            if any(f" {form.lower()} " in f" {' '.join(words_of(text))} ".lower() for text in texts):
                return form
        return english

    def keeps(self, english: str) -> bool:
        """Whether the Japanese sentences mostly keep an English name as it is, and not in a bracket."""
        numbers = self.with_english(english)
        kept, name = 0, _plain(english)
        for number in numbers:
            kept += name in _BRACKETS.sub("", self._japanese[number])
        return 2 * kept >= max(1, len(numbers))


def _each_once(pairs: Iterable[Pair]) -> Iterable[Pair]:
    """The pairs, those that say the same once: what a document repeats is no further evidence."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in sorted(pairs, key=_IS_SURE, reverse=True):
        found.setdefault((pair.japanese.text, pair.english.text), pair)
    return found.values()


def _singulars(english: str) -> Iterator[str]:
    """What may be the singular of a name."""
    for plural, singular in _ENDINGS.items():
        if english.endswith(plural) and not english.endswith("ss"):
            yield english.removesuffix(plural) + singular


def _plain(text: str) -> str:
    return narrow(text).lower()


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(same, words_of(text)))


def _in_all(sets: Iterable[set[int] | None]) -> list[int]:
    """The numbers that are in all sets; None is one without any."""
    known = list(sets)
    if not known or None in known:
        return []
    return list(set.intersection(*filter(None, known)))


def _stands_in(name: str, text: str) -> bool:
    """Whether a Japanese name is in a text, and there no part of a longer word."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[max(0, at - 1) : at], text[end : end + 1]
        if not any(map(_goes_on, (before, name[-1]), (name[0], after))):
            return True
        at = text.find(name, at + 1)
    return False


def _goes_on(one: str, other: str) -> bool:
    """Whether a word goes on from a character to the next: both are kanji, katakana, or Latin."""
    return _script(one) == _script(other) != ""


def _script(character: str) -> str:
    """Which script a character is of, ``""`` for another."""
    found = _SCRIPT.match(character)
    return str(found.lastgroup) if found else ""


def _is_in(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether words stand in a text one after another."""
    size = len(words)
    return any(text[at : at + size] == words for at in range(len(text) - size + 1))
