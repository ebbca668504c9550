"""What speaks for one span of a Japanese name; ``vocabulary/name_beginnings.tsv`` says how much."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from yougo.extract import vocabulary
from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import same
from yougo.model.findings import Finding, Name

_TELLING = ("による", "に基づく", "における")
"""Joints across which an acronym's letters alone tell how far the name reaches."""
_FEW, _MANY = 3, 4
_NO_ADJECTIVE = re.compile("の(?!ある)|[をにはがと]|した|する")
"""What between the words shows that more than adjectives stand before a name."""
_CLAUSE = re.compile("と(?!の間の)|(?:した|する|された|される)$")
"""What joins a clause or a second thing, not a part of the name."""
_SINGLE_WORD = re.compile(f"[{KANJI}]{{1,2}}")
_RUN = re.compile(f"(?P<kanji>[{KANJI}]+)|(?P<kana>[{KATAKANA}]+)|[A-Za-z0-9]+")
_NO_WORD = re.compile("に(?:関する|おける)|[的性化]")
_DIVIDER = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What all findings together say of where names begin; all keys as `text.same` makes them."""

    bounded: frozenset[str]
    bounded_of: dict[str, Counter[str]]
    """For an acronym its bounded names."""
    first_of: dict[str, Counter[str]]
    """For an acronym the names that its findings hold likeliest."""
    english_of: dict[str, str]
    """For an acronym its most frequent expansion."""


class Count(NamedTuple):
    """About how many words a name has."""

    least: int
    most: int


@dataclass(frozen=True)
class Span:
    """One span that a finding's name may have, beside the likeliest one."""

    name: Name
    finding: Finding
    bounds: Bounds

    @property
    def first(self) -> Name:
        """The likeliest span by its words."""
        return self.finding.japanese[0]

    @property
    def is_shorter(self) -> bool:
        """Whether it is shorter than the likeliest."""
        return len(self.name.text) < len(self.first.text)

    @property
    def is_longer(self) -> bool:
        """Whether it is longer than the likeliest."""
        return len(self.name.text) > len(self.first.text)

    @cached_property
    def joint(self) -> str:
        """What stands before the likeliest: ``開発のための`` of 開発のための基金."""
        is_end = self.name.text.endswith(self.first.text)
        return self.name.text.removesuffix(self.first.text) if is_end else ""

    @cached_property
    def key(self) -> str:
        """The name as `text.same` makes it."""
        return same(self.name.text)

    @cached_property
    def acronym(self) -> str:
        """The acronym as `text.same` makes it."""
        return same(self.finding.acronym)

    @cached_property
    def english(self) -> str:
        """The English name that the finding gives, or else most findings with its acronym."""
        return self.finding.english or self.bounds.english_of.get(self.acronym, "")

    @cached_property
    def wanted(self) -> Count:
        """How many words of weight the English name has, or else how many letters the acronym."""
        return english_words(self.english) if self.english else Count(self.letters, self.letters)

    @cached_property
    def letters(self) -> int:
        """How many capitals the acronym has."""
        return sum(map(str.isupper, self.finding.acronym))

    @cached_property
    def lacks_words(self) -> bool:
        """Whether the likeliest has fewer words than the English name, and this one more than it."""
        return bool(self.joint) and japanese_words(self.first.text).most < self.wanted.least


def japanese_words(name: str) -> Count:
    """About how many words a compound has: two kanji make one, and so does a run of other letters.

    A long run of katakana may be several.

    >>> japanese_words("情報セキュリティ"), japanese_words("社会的な経済")
    (Count(least=2, most=3), Count(least=2, most=2))
    """
    least = most = 0
    for run in _RUN.finditer(_NO_WORD.sub("、", name)):
        kanji = (len(run[0]) + 1) // 2
        least += kanji if run.lastgroup == "kanji" else 1
        most += {"kanji": kanji, "kana": (len(run[0]) + 3) // 4}.get(run.lastgroup or "", 1)
    return Count(least, most)


def english_words(name: str) -> Count:
    """How many words of weight an English name has; one in capitals (AI) may be as many as its letters.

    >>> english_words("AI Economy of the State")
    Count(least=3, most=4)
    """
    words = [word for word in _DIVIDER.split(name) if word.lower() not in SMALL_WORDS]
    return Count(len(words), sum(len(word) if word.isupper() else 1 for word in words))


def half_of_two(finding: Finding) -> str:
    """B of A・B, where the English name has words for B alone, and the whole has twice as many.

    国連総会第二委員会・経済社会理事会（ECOSOC：Economic and Social Council） names the latter.
    """
    first = finding.japanese[0].text
    last = first.rpartition("・")[2]
    if last in ("", first) or not finding.english:
        return ""
    wanted = english_words(finding.english)
    has = japanese_words(last)
    fits = has.least <= wanted.most and wanted.least <= has.most
    return last if fits and japanese_words(first).least >= 2 * wanted.most else ""


def _is_bounded_here(span: Span) -> bool:
    return span.name is span.first and span.name.is_bounded


def _is_shorter_and_bounded(span: Span) -> bool:
    return span.is_shorter and bool(span.acronym) and span.key in span.bounds.bounded_of.get(span.acronym, ())


def _is_shorter_and_likeliest(span: Span) -> bool:
    return span.is_shorter and bool(span.acronym) and span.key in span.bounds.first_of.get(span.acronym, ())


def _is_longer_and_bounded(span: Span) -> bool:
    return span.is_longer and span.key in span.bounds.bounded


def _is_longest_bounded(span: Span) -> bool:
    """Whether another longer span is bounded elsewhere too, and this one is the longest."""
    bounded = [other.text for other in span.finding.japanese[1:] if same(other.text) in span.bounds.bounded]
    return _is_longer_and_bounded(span) and span.name.text == max(bounded, key=len)


def _is_half_of_two(span: Span) -> bool:
    return span.is_shorter and span.name.text == half_of_two(span.finding)


def _joint_has_function_word(span: Span) -> bool:
    for joint, english, _ in vocabulary.table("joints"):
        if span.joint.endswith(joint) and vocabulary.one(english).search(span.english):
            return True
    return False


def _joint_is_adjective(span: Span) -> bool:
    has = japanese_words(span.first.text)
    lacks = has.least < span.wanted.most and has.most < span.wanted.least
    return lacks and span.joint.endswith("な") and has.least + 1 in span.wanted


def _has_as_many_words(span: Span) -> bool:
    told = bool(span.english) or span.joint.endswith(_TELLING)
    if not span.lacks_words or not told or _CLAUSE.search(span.joint):
        return False
    return japanese_words(span.first.text).least + japanese_words(span.joint).least in span.wanted


def _has_room_for_words(span: Span) -> bool:
    if not span.lacks_words or not span.english or _CLAUSE.search(span.joint):
        return False
    first, joint = japanese_words(span.first.text), japanese_words(span.joint)
    return first.least + joint.least <= span.wanted.most and span.wanted.least <= first.most + joint.most


def _has_adjectives_for_letters(span: Span) -> bool:
    if span.english or span.letters < _FEW or not span.joint.endswith("な"):
        return False
    short = 2 * japanese_words(span.first.text).least <= span.letters
    fits = japanese_words(span.name.text).least == span.letters
    return short and fits and not _NO_ADJECTIVE.search(span.joint)


def _is_whole_before_a_word(span: Span) -> bool:
    """Whether it is the longest, where the likeliest is a single word and the acronym has four letters."""
    if len(span.finding.acronym) < _MANY or not _SINGLE_WORD.fullmatch(span.first.text):
        return False
    longer = [name.text for name in span.finding.japanese[1:] if name.text.endswith(span.first.text)]
    return span.name.text in longer[-1:]


FEATURES: dict[str, Callable[[Span], bool]] = {
    "bounded here": _is_bounded_here,
    "shorter and bounded elsewhere": _is_shorter_and_bounded,
    "shorter and likeliest elsewhere": _is_shorter_and_likeliest,
    "longer and bounded elsewhere": _is_longer_and_bounded,
    "longest of those bounded elsewhere": _is_longest_bounded,
    "half that the English names": _is_half_of_two,
    "function word in the English": _joint_has_function_word,
    "adjective for a word more": _joint_is_adjective,
    "as many words as the English": _has_as_many_words,
    "room for the words of the English": _has_room_for_words,
    "adjectives for the letters": _has_adjectives_for_letters,
    "whole before a single word": _is_whole_before_a_word,
}
"""What may be true of a span, by the names that ``vocabulary/name_beginnings.tsv`` gives it."""


@cache
def weights() -> dict[str, float]:
    """The features and how much each counts."""
    return {feature: float(weight) for feature, weight, _ in vocabulary.table("name_beginnings")}


def reasons(span: Span) -> list[str]:
    """The features that are true of a span."""
    return [feature for feature in weights() if FEATURES[feature](span)]


def score(span: Span) -> float:
    """The sum of what speaks for a span."""
    return sum(weights()[feature] for feature in reasons(span))


def explained(span: Span) -> list[str]:
    """The features that are true of a span, each with what it counts."""
    return [f"{feature} {weights()[feature]:+g}" for feature in reasons(span)]
