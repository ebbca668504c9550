"""Which span of a Japanese name is meant, by the evidence of all documents together.

Every span that a name before a bracket may have is scored: each thing that is true of it (`span_features`)
counts as much as ``name_beginnings.tsv`` says. The highest sum wins, of equals the likeliest.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from yougo.language.name_sets import keys_of
from yougo.language.text import same
from yougo.merge.span_features import Bounds, Span, half_of_two, reasons, score
from yougo.model.findings import Finding, Name

_STRAY = re.compile("[A-Za-z]")
_TEXT = attrgetter("text")


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding with its Japanese name settled."""

    finding: Finding
    japanese: str = ""
    is_bounded: bool = False
    """Whether the document's markup bounds that name here."""
    because: tuple[str, ...] = ()
    """What spoke for it, where it is not the likeliest by its words: ``longer and bounded elsewhere +7``."""

    @property
    def names(self) -> list[str]:
        """What it calls its concept, by-names and former names last."""
        finding = self.finding
        stated = (finding.acronym, self.japanese, finding.english, *finding.aliases, *finding.former)
        return list(filter(None, stated))

    @property
    def document(self) -> str:
        """The name of the document that states it."""
        return self.finding.place.document

    @property
    def acronym_key(self) -> str:
        """The acronym as `text.same` makes it."""
        return same(self.finding.acronym)

    @property
    def english_key(self) -> str:
        """The English name as `text.same` makes it."""
        return same(self.finding.english)

    @property
    def japanese_key(self) -> str:
        """The Japanese name as `text.same` makes it."""
        return same(self.japanese)

    @property
    def japanese_keys(self) -> frozenset[str]:
        """The keys of the Japanese name and the by-names."""
        return keys_of((self.japanese, *self.finding.aliases))


def names_in(claims: Iterable[Claim]) -> Iterator[str]:
    """Every name in these claims, as often as it is there."""
    return chain.from_iterable(map(attrgetter("names"), claims))


def settle(findings: Iterable[Finding]) -> list[Claim]:
    """Each finding with the one span of its name that all evidence prefers, in the same order."""
    findings = list(map(without_echoes, findings))
    bounds = bounds_of(findings)
    return [_settled(finding, bounds) for finding in findings]


def without_echoes(finding: Finding) -> Finding:
    """The finding without full names that only repeat its acronym, as a table's ``AI | AI`` gives one."""
    acronym = same(finding.acronym)
    if not acronym or acronym not in keys_of((finding.english, *map(_TEXT, finding.japanese))):
        return finding
    japanese = tuple(name for name in finding.japanese if same(name.text) != acronym)
    if same(finding.english) != acronym:
        return replace(finding, japanese=japanese)
    return replace(finding, japanese=japanese, english="", letters="")


def most_frequent(texts: Iterable[str]) -> str:
    """The text that is given most often; of equals the longest, then the first by its characters.

    >>> most_frequent(["b", "", "a", "a", "bb", "bb"])
    'bb'
    """
    counts = Counter(filter(None, texts))
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default="")


def bounds_of(findings: Iterable[Finding]) -> Bounds:
    """What findings together say of where names begin."""
    bounded_of: dict[str, set[str]] = defaultdict(set)
    first_of: dict[str, set[str]] = defaultdict(set)
    expansions: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        acronym = same(finding.acronym)
        expansions[acronym].append(finding.english)
        for name in finding.japanese[:1]:
            first_of[acronym].add(same(name.text))
            if name.is_bounded:
                bounded_of[acronym].add(same(name.text))
    bounded = frozenset(chain.from_iterable(bounded_of.values()))
    english_of = dict(zip(expansions, map(most_frequent, expansions.values()), strict=True))
    for known in (bounded_of, first_of, english_of):
        known.pop("", None)  # findings without an acronym tell nothing of one another
    return Bounds(bounded, bounded_of, first_of, english_of)


def spans(finding: Finding, bounds: Bounds) -> list[Span]:
    """The spans that a finding's Japanese name may have, the likeliest by its words first."""
    half = half_of_two(finding)
    names = [*finding.japanese, Name(half, "shortened")] if half else finding.japanese
    return [Span(name, finding, bounds) for name in names]


def _without_stray_letter(finding: Finding, name: str) -> Finding:
    """The finding, its definition without a letter that a slip put before the name: A世界保健機関は、…."""
    stray = finding.definition.partition(name)[0]
    is_stray = name in finding.definition and _STRAY.fullmatch(stray)
    return replace(finding, definition=finding.definition.removeprefix(stray)) if is_stray else finding


def _settled(finding: Finding, bounds: Bounds) -> Claim:
    if not finding.japanese:
        return Claim(finding)
    possible = spans(finding, bounds)
    chosen = max(possible, key=score) if len(possible) > 1 else possible[0]
    name = chosen.name
    because = [] if name is finding.japanese[0] else reasons(chosen)
    finding = _without_stray_letter(finding, name.text)
    return Claim(
        finding, name.text, name.is_bounded or same(name.text) in bounds.bounded, tuple(map(str, because))
    )
