"""Which extent of a Japanese name is meant, by the evidence of all documents together.

A bound that the markup draws in one place settles the soft one in another; so does a name that another
finding with the same acronym begins with; so do the function words of the English name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from yougo.language.alignment import SMALL_WORDS
from yougo.language.characters import KANJI, KATAKANA
from yougo.language.text import same
from yougo.model.findings import Finding, Name

_FUNCTION_WORDS = (
    ("のための", re.compile(r"\bfor\b", re.IGNORECASE)),
    ("に関する", re.compile(r"\b(?:on|for|about|concerning|regarding|related to)\b", re.IGNORECASE)),
    ("における", re.compile(r"\b(?:in|at|within)\b", re.IGNORECASE)),
)
_TELLING = ("による", "に基づく", "における")
"""Joints across which an acronym's letters alone tell how far the name reaches."""
_FEW, _MANY = 3, 4
_NO_ADJECTIVE = re.compile("の(?!ある)|[をにはがと]|した|する")
"""What between the words shows that more than adjectives stand before a name."""
_CLAUSE = re.compile("と(?!の間の)|(?:した|する|された|される)$")
"""What joins a clause or a second thing, not a part of the name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding with its Japanese name settled."""

    finding: Finding
    japanese: str = ""
    hard: bool = False
    """Whether the document's markup bounds that name here."""

    @property
    def names(self) -> list[str]:
        """What it calls its concept, by-names and former names last."""
        finding = self.finding
        stated = (finding.acronym, self.japanese, finding.english, *finding.aliases, *finding.former)
        return [name for name in stated if name]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What all findings together say of where names begin; all keys as `text.same` makes them."""

    hard: frozenset[str]
    hard_of: dict[str, Counter[str]]
    """For an acronym its hard-bounded names."""
    first_of: dict[str, Counter[str]]
    """For an acronym the names that its findings hold likeliest."""
    english_of: dict[str, str]
    """For an acronym its most frequent expansion."""


def settle(findings: Iterable[Finding]) -> list[Claim]:
    """Each finding with the one extent of its name that all evidence prefers, in the same order."""
    findings = list(findings)
    bounds = _bounds(findings)
    return [_settled(finding, bounds) for finding in findings]


def oftenest(texts: Iterable[str]) -> str:
    """The text that is given most often; of equals the longest, then the first by its characters.

    >>> oftenest(["b", "", "a", "a", "bb", "bb"])
    'bb'
    """
    counts = Counter(text for text in texts if text)
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default="")


def _bounds(findings: list[Finding]) -> _Bounds:
    hard: set[str] = set()
    hard_of: dict[str, Counter[str]] = defaultdict(Counter)
    first_of: dict[str, Counter[str]] = defaultdict(Counter)
    expansions: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        acronym = same(finding.acronym)
        if acronym and finding.english:
            expansions[acronym].append(finding.english)
        for name in finding.japanese[:1]:
            first_of[acronym][same(name.text)] += 1
            if name.hard:
                hard.add(same(name.text))
                hard_of[acronym][same(name.text)] += 1
    english_of = {acronym: oftenest(texts) for acronym, texts in expansions.items()}
    return _Bounds(frozenset(hard), hard_of, first_of, english_of)


def _settled(finding: Finding, bounds: _Bounds) -> Claim:
    if not finding.japanese:
        return Claim(finding)
    likeliest = finding.japanese[0]
    chosen = (
        _shorter(finding, bounds)
        or (likeliest if likeliest.hard else None)
        or _of_two(finding)
        or _longer(finding, bounds)
        or _spanned(finding, bounds)
        or _with_adjectives(finding, bounds)
        or _not_a_word_alone(finding)
        or likeliest
    )
    return Claim(finding, chosen.text, hard=chosen.hard or same(chosen.text) in bounds.hard)


def _shorter(finding: Finding, bounds: _Bounds) -> Name | None:
    """A shorter name that stands alone with the same acronym: of A・B（ACR） take B."""
    acronym = same(finding.acronym)
    if not acronym:
        return None
    alone = bounds.hard_of.get(acronym) or Counter()
    likely = bounds.first_of.get(acronym) or Counter()
    first = finding.japanese[0]
    for name in finding.japanese[1:]:
        key = same(name.text)
        if len(name.text) < len(first.text) and (alone[key] or (not first.hard and likely[key])):
            return name
    return None


def _longer(finding: Finding, bounds: _Bounds) -> Name | None:
    """The longest of the longer names that the markup bounds elsewhere."""
    longer = [
        name
        for name in finding.japanese[1:]
        if len(name.text) > len(finding.japanese[0].text) and same(name.text) in bounds.hard
    ]
    return max(longer, key=lambda name: len(name.text), default=None)


def _spanned(finding: Finding, bounds: _Bounds) -> Name | None:
    """A longer name that has a word for each of the English name's: across に関する, after an adjective."""
    english = finding.english or bounds.english_of.get(same(finding.acronym), "")
    first = finding.japanese[0].text
    most, least = _weighty(english, finding.acronym)
    fewest, many = _words(first)
    about: Name | None = None
    for name in finding.japanese[1:]:
        joint = name.text[: -len(first)] if name.text.endswith(first) else ""
        if any(joint.endswith(particle) and word.search(english) for particle, word in _FUNCTION_WORDS):
            return name
        if joint.endswith("な") and fewest < most and many < least and fewest + 1 in (least, most):
            return name
        if not joint or least <= many:
            continue
        low, high = _words(joint)
        if joint.endswith("の") and " of " in english and least <= many + high:
            return name
        if _CLAUSE.search(joint) or not (english or joint.endswith(_TELLING)):
            continue
        if fewest + low in (least, most):
            return name
        if english and fewest + low <= most and least <= many + high:
            about = about or name
    return about


def _of_two(finding: Finding) -> Name | None:
    """B of A・B, where the English name has words for B alone, and the whole has twice as many.

    国連総会第二委員会・経済社会理事会（ECOSOC：Economic and Social Council） names the latter.
    """
    first = finding.japanese[0].text
    _, dot, last = first.rpartition("・")
    if not dot or not finding.english or not last:
        return None
    most, least = _weighty(finding.english, finding.acronym)
    low, high = _words(last)
    fits = low <= most and least <= high
    return Name(last, "shortened") if fits and _words(first)[0] >= 2 * most else None


def _with_adjectives(finding: Finding, bounds: _Bounds) -> Name | None:
    """A longer name with a word for each letter of the acronym, by adjectives, where no English tells of it.

    安全で強靭なネットワーク（SRN）, 信頼性のある自由なデータ流通（DFFT）: twice as many words as else.
    """
    first = finding.japanese[0].text
    letters = sum(char.isupper() for char in finding.acronym)
    told = finding.english or same(finding.acronym) in bounds.english_of
    if told or letters < _FEW or 2 * _words(first)[0] > letters:
        return None
    for name in finding.japanese[1:]:
        joint = name.text[: -len(first)] if name.text.endswith(first) else ""
        adjectives = joint.endswith("な") and not _NO_ADJECTIVE.search(joint)
        if adjectives and _words(name.text)[0] == letters:
            return name
    return None


def _not_a_word_alone(finding: Finding) -> Name | None:
    """The longest name where the likeliest is a word of two kanji at most and the acronym has four letters.

    …自由なデータ流通の促進（DFFT）: what is promoted belongs to the name, which does not begin at 促進.
    """
    first = finding.japanese[0].text
    if len(finding.acronym) < _MANY or not re.fullmatch(f"[{KANJI}]{{1,2}}", first):
        return None
    longer = [
        name for name in finding.japanese[1:] if name.text.endswith(first) and len(name.text) > len(first)
    ]
    return longer[-1] if longer else None


def _words(japanese: str) -> tuple[int, int]:
    """About how many words a compound has, at least and at most.

    Two kanji make one, and so does a run of other letters; a long run of katakana may be several.
    """
    plain = re.sub("に(?:関する|おける)|[的性化]", "、", japanese)
    kanji = sum((len(run) + 1) // 2 for run in re.findall(f"[{KANJI}]+", plain))
    kana = re.findall(f"[{KATAKANA}]+", plain)
    latin = re.findall("[A-Za-z0-9]+", plain)
    return kanji + len(kana) + len(latin), kanji + len(latin) + sum((len(run) + 3) // 4 for run in kana)


def _weighty(english: str, acronym: str) -> tuple[int, int]:
    """How many words of weight the English name has, at most and at least; else how many letters the acronym.

    An acronym among the words (AI) may be as many words in Japanese as it has letters.
    """
    if not english:
        letters = sum(char.isupper() for char in acronym)
        return letters, letters
    words = [word for word in re.split(r"[\s-]+", english) if word.lower() not in SMALL_WORDS]
    return sum(len(word) if word.isupper() else 1 for word in words), len(words)
