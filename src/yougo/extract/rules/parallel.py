"""“Tide gauge” refers to …, and below it 「検潮器」とは…: the same definition in English and in Japanese.

Definitions in both languages join where each is next to its counterpart, in one row of a table, and where a
run of them in one language is followed by as many in the other. Terms with a colon (Tide gauge: …) count as
definitions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, pairwise
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.rules import english_means, term_lines, wordings
from yougo.extract.shapes import headwords
from yougo.extract.shapes.headwords import Headword
from yougo.language import renderings
from yougo.language.characters import is_japanese
from yougo.model.findings import Finding

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
    running = chain.from_iterable(map(partial(_definitions, view), range(len(view.running))))
    for stretch in (*_stretches(list(running)), *_rows(view)):
        runs = [list(run) for _, run in groupby(stretch, key=attrgetter("is_japanese"))]
        if len(runs) % 2 == 0:
            for one, other in zip(runs[::2], runs[1::2], strict=True):
                if not _are_apart(view, one, other):
                    yield from map(Found, _joined(one, other))


def _rows(view: View) -> Iterator[_Run]:
    """The definitions in each row of the tables."""
    numbers = {id(scan.passage): number for number, scan in enumerate(view.scans)}
    for row in chain.from_iterable(map(attrgetter("table.rows"), view.tables)):
        cells = (numbers[id(cell)] for cell in row.cells if id(cell) in numbers)
        yield list(chain.from_iterable(map(partial(_definitions, view), cells)))


def _definitions(view: View, number: int) -> list[_Definition]:
    """The definitions in one passage of terms that have no name in the other language, in their order."""
    found = [*term_lines.in_passage(view, number)]
    for rule in ("defining_sentence", "english_definition"):
        found += view.once(wordings.stated(rule))[number]
    known = set(map(english_means.key, found))
    found += (
        each for each in view.once(english_means.stated)[number] if english_means.key(each) not in known
    )
    found.sort(key=attrgetter("place.line"))
    definitions = (_Definition(number, is_japanese(each.definition), each) for each in found)
    return list(filter(_is_in_one_language, definitions))


def _is_in_one_language(definition: _Definition) -> bool:
    """Whether there is a definition, in the language of its term's only name."""
    if not definition.finding.definition:
        return False
    name, other = ("japanese", "english") if definition.is_japanese else ("english", "japanese")
    return bool(getattr(definition.word, name)) and not getattr(definition.word, other)


def _stretches(definitions: _Run) -> Iterator[_Run]:
    """Definitions that follow each other closely."""
    stretch: list[_Definition] = list(definitions[:1])
    for before, definition in pairwise(definitions):
        if definition.number > before.number + _FARTHEST:
            yield stretch
            stretch = []
        stretch.append(definition)
    yield stretch


def _are_apart(view: View, one: _Run, other: _Run) -> bool:
    """Whether a heading divides two lone definitions of which no word says the same."""
    first, second = one[-1], other[0]
    between = view.scans[first.number + 1 : second.number]
    if max(len(one), len(other)) > 1 or not any(scan.passage.kind == "heading" for scan in between):
        return False
    names = sorted([first, second], key=attrgetter("is_japanese"))
    return not renderings.shared(names[1].word.japanese, names[0].word.english).words


def _joined(one: _Run, other: _Run) -> Iterator[Finding]:
    """The names of each definition with those of its counterpart; none where their numbers differ."""
    if len(one) != len(other):
        return
    for first, second in zip(one, other, strict=True):
        acronyms = {first.word.acronym, second.word.acronym} - {""}
        if len(acronyms) < 2:
            both = headwords.combined(first.word, second.word)
            yield replace(headwords.named(second.finding, both, "quotation"), definition="")
