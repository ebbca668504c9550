"""What speaks for one span of a Japanese name; ``name_beginnings.tsv`` says how much."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from operator import attrgetter
from typing import NamedTuple

from yougo.language import word_tables
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.letters import spell
from yougo.language.renderings import has_initial, shared
from yougo.language.text import abbreviates, same
from yougo.merge.word_counts import Count, english_words, japanese_words, least_words
from yougo.model.findings import Finding, Name

_TELLING = ("による", "に基づく", "における")
"""Joints across which an acronym's letters alone tell how far the name reaches."""
_NO_ADJECTIVE = re.compile("の(?!ある)|[をにはがと]|した|する")
"""What between the words shows that more than adjectives come before a name."""
_CLAUSE = re.compile("と(?!の間の|して|[^との]+の$)|(?:(?<!に対)(?<!に関)する|した|された|される)$")
"""What joins a clause or a second thing, not a part of the name; AとBの is one part."""
_GENITIVE = re.compile("(?:の|に対する|に関する|による|における)$")
_ONE_NOUN = re.compile("[^のをはがにとで]+の")
_PAIR = re.compile("(?:と|及び|および|・)$")
_VERB = re.compile("[をはが]|に(?!対する|関する|おける|よる|基づく|向け)|した|(?<!に対)(?<!に関)する|され")
"""What shows that a clause comes before a name."""
_SINGLE_WORD = re.compile(f"[{KANJI}]{{1,2}}|[{KATAKANA}]{{2,6}}")
_SMALL_BETWEEN = re.compile("[A-Z][a-z]{1,2}[A-Z]")
_BRAND = re.compile("[a-z]-[A-Z][a-z]{2}")
_LATIN_HEAD = re.compile("[A-Z]{2,}")
_OF = re.compile(r"\bof\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What all findings together say of where names begin; all keys as `text.same` makes them."""

    bounded: frozenset[str]
    bounded_of: dict[str, set[str]]
    """For an acronym its bounded names."""
    first_of: dict[str, set[str]]
    """For an acronym the names that its findings hold likeliest."""
    english_of: dict[str, str]
    """For an acronym its most frequent expansion."""


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

    @cached_property
    def joint(self) -> str:
        """What comes before the likeliest: ``開発のための`` of 開発のための基金."""
        is_longer = self.name.text.endswith(self.first.text)
        return self.name.text.removesuffix(self.first.text) if is_longer else ""

    @property
    def others(self) -> list["Span"]:
        """All spans that the finding gives its name, this one too."""
        return [replace(self, name=name) for name in self.finding.japanese]

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
    def letters(self) -> int:
        """How many capitals the acronym has."""
        return sum(map(str.isupper, self.finding.acronym))

    @cached_property
    def wanted(self) -> Count:
        """How many words of weight the English name has; of several counts that of the acronym's letters."""
        letters = Count(self.letters, self.letters)
        words = english_words(self.english) if self.english else letters
        return letters if letters.overlaps(words) and spell(self.finding.acronym, self.english) else words

    @cached_property
    def first_words(self) -> Count:
        """How many words the likeliest span has."""
        return japanese_words(self.first.text)

    @cached_property
    def words(self) -> Count:
        """How many words the likeliest span has with those before it."""
        joint = japanese_words(self.joint)
        return Count(self.first_words.least + joint.least, self.first_words.most + joint.most)


def half_of_two(finding: Finding) -> str:
    """B of A・B, where the English name has words for B alone, and the whole has twice as many.

    国連総会第二委員会・経済社会理事会（ECOSOC：Economic and Social Council） names the latter.
    """
    first = finding.japanese[0].text
    if "・" not in first:
        return ""
    last = first.rpartition("・")[2]
    wanted = english_words(finding.english)
    fits = bool(finding.english) and japanese_words(last).overlaps(wanted)
    return last if fits and japanese_words(first).least >= 2 * wanted.most else ""


def _begins_as_acronym(span: Span) -> bool:
    """Whether the span begins with Latin letters, and the acronym with the same: CT血管造影（CTA）."""
    head = _LATIN_HEAD.match(span.name.text)
    return head is not None and span.finding.acronym.startswith(head[0])


def _has_function_word(span: Span) -> bool:
    said = (english for joint, english in _function_words() if span.joint.endswith(joint))
    return any(english.search(span.english) for english in said)


@cache
def _function_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows of ``joints.tsv``: what joins two Japanese words, and how English says it."""
    rows = word_tables.rows(__package__, "joints")
    return tuple((joint, re.compile(english, re.IGNORECASE)) for joint, english, _ in rows)


def _longest_within(span: Span) -> str:
    """Of the longer names the longest that has no more words than are wanted, or else the shortest."""
    longer = [other for other in span.others if other.joint and CONDITIONS["no verb"](other)]
    within = [other for other in longer if other.words.least <= span.wanted.most]
    return _longest(map(attrgetter("name"), within or longer[:1]))


def _is_shortened(span: Span) -> bool:
    """Whether a short name that the text gives is made of letters of this span, and not of the likeliest."""
    shorts = span.finding.aliases[:1]
    return any(
        abbreviates(short, span.name.text) and not abbreviates(short, span.first.text) for short in shorts
    )


def _longest(names: Iterable[Name]) -> str:
    return max(map(attrgetter("text"), names), key=len, default="")


def _longest_bounded(span: Span) -> str:
    return _longest(name for name in span.finding.japanese[1:] if same(name.text) in span.bounds.bounded)


def _only_leads(span: Span) -> bool:
    """Whether what comes before the likeliest is a word that leads a sentence: 例えば."""
    if not span.joint:
        return False
    from yougo.extract import vocabulary  # noqa: PLC0415 - loads all rules, and most names have one extent

    return bool(vocabulary.pattern("leads").match(span.joint))


CONDITIONS: dict[str, Callable[[Span], bool]] = {
    "likeliest": lambda span: span.name is span.first,
    "bounded": lambda span: span.name.is_bounded,
    "shorter": lambda span: len(span.name.text) < len(span.first.text),
    "longer": lambda span: len(span.name.text) > len(span.first.text),
    "longest": lambda span: span.name.text == _longest(span.finding.japanese),
    "bounded elsewhere": lambda span: span.key in span.bounds.bounded,
    "bounded for the acronym": lambda span: span.key in span.bounds.bounded_of.get(span.acronym, ()),
    "likeliest for the acronym": lambda span: span.key in span.bounds.first_of.get(span.acronym, ()),
    "longest bounded": lambda span: span.name.text == _longest_bounded(span),
    "half of two": lambda span: span.name.text == half_of_two(span.finding),
    "English": lambda span: bool(span.english),
    "no English": lambda span: not span.english,
    "English or telling joint": lambda span: bool(span.english) or span.joint.endswith(_TELLING),
    "function word": _has_function_word,
    "joint": lambda span: bool(span.joint),
    "の or the like": lambda span: bool(_GENITIVE.search(span.joint)),
    "one noun and の": lambda span: bool(_ONE_NOUN.fullmatch(span.joint)),
    "と or the like": lambda span: bool(_PAIR.search(span.joint)),
    "of in the English": lambda span: bool(_OF.search(span.english)),
    "small letter between capitals": lambda span: bool(_SMALL_BETWEEN.search(span.finding.acronym)),
    "& in the acronym": lambda span: "&" in span.finding.acronym,
    "name of a service": lambda span: bool(_BRAND.match(span.finding.acronym or span.finding.english)),
    "acronym begins with its Latin letters": _begins_as_acronym,
    "longest within the words": lambda span: span.name.text == _longest_within(span),
    "shortened by the text": _is_shortened,
    "no clause": lambda span: not _CLAUSE.search(span.joint),
    "no verb": lambda span: not (_CLAUSE.search(span.joint) or _VERB.search(span.joint)),
    "adjective": lambda span: span.joint.endswith("な"),
    "only leads": _only_leads,
    "English begins with the adjective": lambda span: bool(
        span.english and shared(span.joint, span.english.split()[0]).words
    ),
    "only adjectives": lambda span: not _NO_ADJECTIVE.search(span.joint),
    "likeliest lacks words": lambda span: span.first_words.most < span.wanted.least,
    "likeliest lacks one word": lambda span: span.first_words.least + 1 in span.wanted,
    "likeliest may lack words": lambda span: least_words(span.first.text) < span.wanted.least,
    "likeliest has half": lambda span: 2 * span.first_words.least <= span.letters,
    "likeliest is a word": lambda span: bool(_SINGLE_WORD.fullmatch(span.first.text)),
    "as many words": lambda span: span.words.least in span.wanted,
    "room for words": lambda span: span.words.overlaps(span.wanted),
    "a word for each letter": lambda span: japanese_words(span.name.text).least == span.letters,
    "joint has the first letter": lambda span: has_initial(span.joint, span.acronym[:1].upper()),
    "likeliest lacks the first letter": lambda span: (
        not has_initial(span.first.text, span.acronym[:1].upper())
    ),
    "two letters": lambda span: span.letters >= 2,
    "three letters": lambda span: span.letters >= 3,
    "four letters": lambda span: len(span.finding.acronym) >= 4,
}
"""What may be true of a span, as ``name_beginnings.tsv`` calls it."""


class Feature(NamedTuple):
    """A row of ``name_beginnings.tsv``: how much it counts when all of its conditions are true."""

    name: str
    weight: float
    conditions: tuple[Callable[[Span], bool], ...]

    def __str__(self) -> str:
        """As a reader sees it: ``it is shorter elsewhere``."""
        return self.name

    def is_true_of(self, span: Span) -> bool:
        """Whether all conditions are."""
        for condition in self.conditions:  # noqa: SIM110 - millions are asked, and a generator takes twice as long
            if not condition(span):
                return False
        return True


@cache
def features() -> tuple[Feature, ...]:
    """All rows of the table."""
    return tuple(
        Feature(name, float(weight), tuple(map(CONDITIONS.__getitem__, conditions.split(", "))))
        for name, weight, conditions, _ in word_tables.rows(__package__, "name_beginnings")
    )


def reasons(span: Span) -> list[Feature]:
    """The features that are true of a span."""
    return [feature for feature in features() if feature.is_true_of(span)]


def score(span: Span) -> float:
    """The sum of what speaks for a span."""
    return sum(feature.weight for feature in reasons(span))
