"""A Japanese and an English name beside one another, and what speaks for it that they are one."""

import re
from dataclasses import dataclass
from functools import cached_property

from yougo.language import renderings, translated
from yougo.language.characters import is_japanese
from yougo.language.text import narrow, same
from yougo.parallel.corpus import Corpus

_LATIN = re.compile("[a-z]{2,}")
_CAPITALS = re.compile("[A-Z]{2,}")
_NUMBER = re.compile(r"\d+")
_NO_NOUN = re.compile(r"[a-z]{4,}(?:ed|ly)")
_PARTICIPLE = re.compile(r"[a-z]{4,}ed")
NOUNS = frozenset(
    "anomaly assembly butterfly embed exceed family feed monopoly need proceed seed speed supply".split()
)
"""What looks like an adverb or a participle, and is none."""
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s\b")
_SAME_SHARE = 0.02
"""Difference of two shares that is none."""


@dataclass(frozen=True)
class Match:
    """Two names, and the pairs of sentences that have them."""

    japanese: str
    english: str
    corpus: Corpus

    @cached_property
    def together(self) -> frozenset[int]:
        """The pairs of sentences that have both."""
        return self.corpus.with_japanese(self.japanese) & self.corpus.with_english(self.english)

    @cached_property
    def share(self) -> float:
        """Which share of the sentences that have one of them has both (Dice's coefficient)."""
        counts = len(self.corpus.with_japanese(self.japanese)), len(self.corpus.with_english(self.english))
        return 2 * len(self.together) / sum(counts)

    @cached_property
    def covered(self) -> float:
        """Which share of the Japanese name the English words are known to be called by."""
        return translated.covered(self.japanese, self.singular)

    @cached_property
    def shared(self) -> float:
        """Which share of the English words the Japanese name is known to have."""
        found = renderings.shared(self.japanese, self.singular)
        return found.words / max(1, found.whole)

    @property
    def words(self) -> int:
        """How many words the English name has."""
        return len(self.english.split())

    @cached_property
    def score(self) -> float:
        """How well they match: more than others is better."""
        return self.share * (0.5 if len(self.together) == 1 else 1) + self.covered + self.shared

    @property
    def is_complete(self) -> bool:
        """Whether all words of both names are known to be called by the other's."""
        return self.covered >= 0.95 and self.shared == 1

    @property
    def may_be_one(self) -> bool:
        """Whether they have the same numbers and Latin letters, as far as these stay in a translation."""
        japanese, english = narrow(self.japanese), narrow(self.english)
        if len(japanese) == 1 or not is_japanese(japanese):
            return False
        if set(_NUMBER.findall(japanese)) != set(_NUMBER.findall(english)):
            return False
        if _is_no_noun(english.lower()):
            return False
        is_kept = set(_LATIN.findall(japanese.lower())) <= set(_LATIN.findall(english.lower()))
        return is_kept and set(_CAPITALS.findall(english)) <= set(_CAPITALS.findall(japanese))

    @cached_property
    def singular(self) -> str:
        """The English name with each word in the singular."""
        return _PLURAL.sub("", self.english)

    def is_wider(self, other: "Match") -> bool:
        """Whether it is the whole of which another is a part: it stands wherever that stands."""
        if self.together != other.together or self.share + _SAME_SHARE < other.share:
            return False
        return other.is_within(self)

    def is_within(self, other: "Match") -> bool:
        """Whether each of its names is a part of the other's."""
        return self.keys[0] in other.keys[0] and self.keys[1] in other.keys[1]

    def is_same(self, other: "Match") -> bool:
        """Whether both have the same names."""
        return self.keys == other.keys

    @cached_property
    def keys(self) -> tuple[str, str]:
        """Its names as `same` makes them."""
        return same(self.japanese), same(self.english)

    def completed(self, name: str) -> "Match":
        """With a name of the language that it has none of."""
        if self.japanese:
            return Match(self.japanese, name, self.corpus)
        return Match(name, self.english, self.corpus)


def _is_no_noun(english: str) -> bool:
    """Whether a single word is an adverb or a participle, or several end with one: no name of a thing."""
    *before, last = english.split(" ")
    pattern = _PARTICIPLE if before else _NO_NOUN
    return bool(pattern.fullmatch(last)) and last not in NOUNS
