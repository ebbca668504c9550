"""UPU Universal Postal Union 万国郵便連合: lines of names with no brackets, one below the other.

What shows that they are terms is that most lines of a stretch have this form. In a glossary two are enough,
with names in any order, or items that are a name with its definition in an item of their own. Elsewhere each
line must give more: an acronym, the English that it is short for and the Japanese, or a Japanese name, its
reading and the English.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import compress, filterfalse, groupby, pairwise
from operator import attrgetter

from yougo.extract.rule import Found, View
from yougo.extract.shapes import headwords, name_rows, tokens
from yougo.extract.shapes.heads import is_label
from yougo.extract.shapes.headwords import Headword
from yougo.extract.shapes.name_rows import Row
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.stretches import Stretch
from yougo.language.characters import HIRAGANA, KANJI, is_japanese
from yougo.language.letters import is_acronym, spell
from yougo.language.text import unwrapped
from yougo.model.findings import Finding

_FEWEST, _FEWEST_ELSEWHERE, _MOST = 2, 3, 0.6
_KINDS = {"paragraph", "item"}
_MAY_BE_CERTAIN = re.compile(
    rf"[A-Z][A-Za-z0-9-]{{1,12}}\s[^a-z]*+[a-z][^{KANJI}]*+[{KANJI}]|[{KANJI}][^\s{KANJI}]*+\s++[{HIRAGANA}ー]++\s++[A-Za-z]"
)
_REACH = 400
"""How far the names on a line are looked for."""
_DIVIDER = re.compile(r"[:：](?!//)|\s(?:[-–—―=＝]|--)\s|――|——|—|…|‥‥|・・・")


@dataclass(frozen=True)
class _Entry:
    """A line that may hold the names of one thing, with the item below it."""

    line: Stretch
    scan: Scan
    text: str
    below: str = ""

    @cached_property
    def names(self) -> Row:
        """The names with which it begins."""
        return name_rows.named(self.text, self.scan.analyse)

    @cached_property
    def row(self) -> Row:
        """What it says."""
        row = name_rows.meant(self.names, self.scan.analyse)
        return name_rows.explained(row, self.below, self.scan.analyse) if self.below else row

    @property
    def says_something(self) -> bool:
        """Whether it gives several names or explains one."""
        return self.row.says_something and not is_label(self.row.word.names[0])

    @property
    def has_divider(self) -> bool:
        """Whether a sign divides its one name from what it says: 桟橋：船を着ける所."""
        is_one_name = self.row.pieces < _FEWEST and not self.below
        return is_one_name and bool(self.row.definition) and _DIVIDER.search(self.text) is not None

    @property
    def is_alone(self) -> bool:
        """Whether its passage has no other line."""
        return "\n" not in self.scan.passage.text

    @property
    def may_be_certain(self) -> bool:
        """Whether its letters allow that it shows by itself that it is of a term."""
        return _MAY_BE_CERTAIN.search(self.text, 0, _REACH) is not None

    @property
    def is_certain(self) -> bool:
        """Whether it shows by itself that it is of a term."""
        word = (self.row if self.below else self.names).word
        return self._names_term(word) and bool(self.row.word)

    def _names_term(self, word: Headword) -> bool:
        """Whether names are so many that only a term has them."""
        if word.acronym and word.japanese:
            return bool(spell(word.acronym, word.english))
        is_term = all((word.japanese, word.reading, word.english))
        return is_term and not tokens.is_own_name(self.scan.analyse(word.japanese))

    def finding(self) -> Finding:
        """Its names and its definition."""
        end = self.line.start + len(self.text)
        found = headwords.named(self.scan.finding(self.line.start, end), self.row.word, "term")
        return replace(found, sentence=unwrapped(self.text), definition=self.row.definition)


def find(view: View) -> Iterator[Found]:
    """A finding for each line of names."""
    for is_listed, entries in _stretches(view):
        for entry in _told(entries) if is_listed else _certain(entries):
            yield Found(entry.finding(), entry.line)


def _told(entries: Sequence[_Entry]) -> list[_Entry]:
    """The lines of a glossary that say something, if most do; of others those that are certain."""
    told = list(filter(attrgetter("says_something"), entries))
    rows = list(filterfalse(attrgetter("has_divider"), told))
    if len(rows) < _FEWEST or len(told) < _MOST * len(entries):
        return list(filter(attrgetter("is_certain"), rows))
    return [entry for entry in told if not (entry.has_divider and entry.is_alone)]


def _certain(entries: Sequence[_Entry]) -> list[_Entry]:
    """The lines of other text that are certain, if most are."""
    fewest = max(_FEWEST_ELSEWHERE, _MOST * len(entries))
    may_be = _if_as_many(filter(attrgetter("may_be_certain"), entries), fewest)
    return _if_as_many(filter(attrgetter("is_certain"), may_be), fewest)


def _if_as_many(entries: Iterable[_Entry], fewest: float) -> list[_Entry]:
    """The lines, if they are so many."""
    found = list(entries)
    return found if len(found) >= fewest else []


def _stretches(view: View) -> Iterator[tuple[bool, list[_Entry]]]:
    """The lines of paragraphs that follow each other, and of lists; and whether they are in a glossary."""
    for (is_text, is_list, is_listed), numbers in groupby(range(len(view.running)), partial(_sort, view)):
        if is_text:
            read = _listed if is_list else _written
            yield is_listed, list(read(view, list(numbers)))


def _sort(view: View, number: int) -> tuple[bool, bool, bool]:
    """Whether a passage may hold lines of names, whether it is in a list, and whether in a glossary."""
    scan = view.scans[number]
    is_text = scan.passage.kind in _KINDS and scan.may_define
    is_list = scan.passage.level > 0 or scan.passage.kind == "item"
    return is_text, is_list, number in view.listed


def _listed(view: View, numbers: Sequence[int]) -> Iterator[_Entry]:
    """The items of a list, each with the passage right below it in the list."""
    passages = [view.scans[number].passage for number in numbers]
    outermost = ("item", min(map(attrgetter("level"), passages)))
    shapes = map(attrgetter("kind", "level"), passages)
    items = list(compress(range(len(passages)), map(outermost.__eq__, shapes)))
    for item, end in pairwise((*items, len(passages))):
        text, *below = map(attrgetter("text"), passages[item:end][:2])
        number = numbers[item]
        yield _Entry(Stretch(number, 0, number), view.scans[number], text, "".join(below))


def _written(view: View, numbers: Sequence[int]) -> Iterator[_Entry]:
    """The lines of paragraphs."""
    for number in numbers:
        scan = view.scans[number]
        start = 0
        for line in _lines(scan.passage.text):
            yield _Entry(Stretch(number, start, number), scan, line)
            start += len(line) + 1


def _lines(text: str) -> list[str]:
    """The lines of a paragraph; where several are an acronym alone, each with the line after it."""
    lines = text.split("\n")
    if _alternates(lines):
        return list(map("\n".join, zip(lines[::2], lines[1::2], strict=True)))
    if sum(map(is_acronym, lines)) < _FEWEST:
        return lines
    joined = lines[:1]
    for line in lines[1:]:
        if is_acronym(joined[-1]) and not is_acronym(line):
            joined[-1] += f"\n{line}"
        else:
            joined.append(line)
    return joined


def _alternates(lines: Sequence[str]) -> bool:
    """Whether lines are in one language and in the other by turns."""
    sides = list(map(is_japanese, lines))
    is_even = len(lines) >= _FEWEST_ELSEWHERE and len(lines) % 2 == 0
    return is_even and sides == [sides[0], not sides[0]] * (len(lines) // 2)
