"""“Tide gauge” refers to …, and below it 「検潮器」とは…: the same definition in English and in Japanese.

Definitions in both languages join where each is next to its counterpart, and where a run of them in one
language is followed by as many in the other. Terms with a colon (Tide gauge: …) count as definitions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.rules import term_lines, wordings
from yougo.extract.shapes import headwords
from yougo.extract.shapes.headwords import Headword
from yougo.model.findings import Finding

_LANGUAGES = {
    False: ("english_definition", "english", "japanese"),
    True: ("defining_sentence", "japanese", "english"),
}
"""For either language: the rule that finds definitions in it, the name that they have, and the other one."""
_FARTHEST = 2
"""Passages from one definition to the next: a heading or a remark may be between them."""


@dataclass(frozen=True, slots=True)
class _Definition:
    """A passage or a line that defines one term."""

    number: int
    """The number of its passage."""
    is_japanese: bool
    finding: Finding

    @property
    def word(self) -> Headword:
        """The names that it defines."""
        return headwords.of(self.finding)


_Run = Sequence[_Definition]
"""Definitions in one language that follow each other."""


def find(view: View) -> Iterator[Found]:
    """A finding for each pair of definitions that say the same in two languages."""
    if not any(map(attrgetter("is_japanese"), view.scans)):
        return
    english = list(_definitions(view, in_japanese=False))
    japanese = list(_definitions(view, in_japanese=True)) if english else []
    for stretch in _stretches(sorted(english + japanese, key=attrgetter("number"))):
        runs = [list(run) for _, run in groupby(stretch, key=attrgetter("is_japanese"))]
        if len(runs) % 2 == 0:
            for one, other in zip(runs[::2], runs[1::2], strict=True):
                yield from map(Found, _joined(one, other))


def _definitions(view: View, *, in_japanese: bool) -> Iterator[_Definition]:
    """The definitions in one language of terms that have no name in the other."""
    rule, language, other = _LANGUAGES[in_japanese]
    for number, scan in enumerate(view.running):
        if scan.is_japanese == in_japanese:
            for finding in (*wordings.found(scan, rule), *term_lines.in_passage(view, number)):
                word = headwords.of(finding)
                if getattr(word, language) and not getattr(word, other):
                    yield _Definition(number, in_japanese, finding)


def _stretches(definitions: _Run) -> Iterator[_Run]:
    """Definitions that follow each other closely."""
    stretch: list[_Definition] = list(definitions[:1])
    for before, definition in pairwise(definitions):
        if definition.number > before.number + _FARTHEST:
            yield stretch
            stretch = []
        stretch.append(definition)
    yield stretch


def _joined(one: _Run, other: _Run) -> Iterator[Finding]:
    """The names of each definition with those of its counterpart; none where their numbers differ."""
    if len(one) != len(other):
        return
    for first, second in zip(one, other, strict=True):
        acronyms = {first.word.acronym, second.word.acronym} - {""}
        if len(acronyms) < 2:
            both = headwords.combined(first.word, second.word)
            yield replace(headwords.named(second.finding, both, "quotation"), definition="")
