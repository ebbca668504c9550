"""What a note mark refers to: 名（ACR[^x]）, 名（ACR）[^x], [名](url)[^x], ACR[^x] and 名[^x]."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.rule import View
from yougo.extract.shapes import headwords
from yougo.extract.shapes.columns import NAMES
from yougo.extract.shapes.names import names_before
from yougo.extract.shapes.scan import Scan
from yougo.extract.shapes.tokens import is_only_a_deed
from yougo.language.characters import KATAKANA
from yougo.language.letters import acronym_of, is_acronym
from yougo.language.patterns import LATIN, LATIN_NAME
from yougo.language.text import caught, tidy
from yougo.model.documents import Mark, Passage, Place
from yougo.model.findings import Name, bounded

_LATIN_END = re.compile(f"(?<![{LATIN}・]){LATIN_NAME}$")
_KATAKANA_END = re.compile(f"[{KATAKANA}]{{2,}}$")
_REACH = 60
_AROUND = 1_000
"""How far from its mark a note's term is looked for."""
_MOST_WORDS = 4
_ARTICLE = re.compile("^(?:an?|the)(?: |$)", re.IGNORECASE)
_AFTER_ARTICLE = re.compile(
    r"\b(?:[Aa]n? (?P<kind>(?:[a-z-]{3,} ){0,3}[a-z-]{3,})"
    r"|[Tt]he (?P<named>(?:[A-Z][\w’'-]+ ){1,2}[a-z-]{3,}))$"
)
"""A noun behind its article: a dry dock, the Dumas method."""
_STOPS = tuple(".,。、．，;:")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The names of what a mark hangs on."""

    acronym: str = ""
    japanese: tuple[Name, ...] = ()
    """Every possible extent, best first."""
    english: str = ""
    url: str = ""
    is_deed: bool = False
    """Whether the Japanese name is only what somebody does: 推進."""
    whole: str = ""
    """The acronym with the borrowed word that it is joined to: ウォーターPPP."""

    def __bool__(self) -> bool:
        return any((self.acronym, self.japanese, self.english))

    @property
    def is_acronym_alone(self) -> bool:
        """Whether the passage gives an acronym without its Japanese name."""
        return bool(self.acronym) and not self.japanese


@dataclass(frozen=True)
class Hanging:
    """A note mark with the passage that it hangs in."""

    scan: Scan
    offset: int
    label: str
    stated: Mapping[int, Anchor]
    """What the passage's brackets state, by the offset of their closing character."""

    @property
    def place(self) -> Place:
        """The line of the mark."""
        return self.scan.place(self.offset)

    @property
    def near(self) -> str:
        """The text around the mark, in lower case."""
        start = max(0, self.offset - _AROUND)
        return self.scan.text[start : self.offset + _AROUND].casefold()

    @cached_property
    def anchor(self) -> Anchor:
        """What it hangs on; an anchor without names when that is no term."""
        scan, end = self.scan, self.offset
        if scan.text.endswith(_STOPS, 0, end):
            return self.stated.get(end - 2) or _label_before(self)
        end = scan.before_space(end, also='"]')
        bracket = self.stated.get(end - 1) or self.stated.get(_after_space(scan, end))
        return bracket or _name_before(scan, end, self.label)


def hanging(view: View) -> Iterator[Hanging]:
    """Every note mark of a document, with what its passage's brackets state."""
    stated: dict[int, dict[int, Anchor]] = defaultdict(dict)
    for bracket in view.brackets:
        if bracket.key in view.stated:
            found = view.stated[bracket.key]
            anchor = Anchor(found.acronym, found.japanese, found.english, found.url)
            stated[bracket.passage][bracket.pair.close] = anchor
    for number, scan in enumerate(view.scans):
        for mark in scan.passage.marks:
            yield Hanging(scan, mark.offset, mark.label, stated[number])
    yield from _in_tables(view)


def _in_tables(view: View) -> Iterator[Hanging]:
    """The note marks in the cells of tables that are not running text, and in headers."""
    for table in view.tables:
        names = set(map(id, table.cells_of(NAMES)))
        for cell in filter(attrgetter("marks"), table.silent_cells()):
            scan = Scan(cell, view.analyse)
            for mark in cell.marks:
                named = _in_cell(cell, mark) if id(cell) in names else {}
                yield Hanging(scan, mark.offset, mark.label, named)


def _in_cell(cell: Passage, mark: Mark) -> Mapping[int, Anchor]:
    """The names in a cell up to a mark, by where they end."""
    text = cell.text[: mark.offset].rstrip()
    word = headwords.parse(text)
    return {len(text) - 1: Anchor(word.acronym, bounded(word.japanese, "cell"), word.english)}


def _after_space(scan: Scan, offset: int) -> int:
    """The offset of what follows, after any white space: of the bracket that closes after a mark."""
    near = scan.text[offset : offset + _REACH]
    return offset + len(near) - len(near.lstrip())


def _label_before(mark: Hanging) -> Anchor:
    """The acronym that is the label of a mark after a full stop, if the sentence has it."""
    near = mark.scan.before(mark.offset, _REACH * 3)
    found = re.search(rf"(?<![A-Za-z0-9]){re.escape(mark.label)}(?![A-Za-z0-9])", near, re.IGNORECASE)
    return Anchor(acronym=acronym_of(caught(found)))


def _name_before(scan: Scan, end: int, label: str) -> Anchor:
    """The name that ends at `end`, without a bracket of its own."""
    quotation = scan.quotation_closing_at.get(end - 1)
    stop = end - 1 if quotation else end
    run = _LATIN_END.search(scan.before(stop, _REACH))
    if not run:
        return _japanese_before(scan, end)
    starts = [edge.start for edge in scan.edges_over(stop) if edge.end == stop]
    starts += [quotation.open + 1] if quotation else []
    if starts:
        name = tidy(scan.passage.text[starts[0] : stop])
    else:
        name = _last_name(run[0].split(), label, begins=len(run[0]) == stop)
    if is_acronym(name):
        return Anchor(acronym=name, whole=_with_borrowed_word(scan, stop - len(name), name))
    return Anchor(english=name) if name.isascii() else Anchor()


def _with_borrowed_word(scan: Scan, start: int, acronym: str) -> str:
    """An acronym with the katakana right before it; ``""`` where there are none."""
    word = caught(_KATAKANA_END.search(scan.before(start, _REACH)))
    return f"{word}{acronym}" if word else ""


def _japanese_before(scan: Scan, end: int) -> Anchor:
    """The Japanese name that ends at `end`, unless that is a figure."""
    names = names_before(scan, end)
    if not names or vocabulary.phrase("no term").fullmatch(names[0].text):
        return Anchor()
    return Anchor(japanese=names, is_deed=is_only_a_deed(scan.analyse(names[0].text)))


def _last_name(words: Sequence[str], label: str, *, begins: bool) -> str:
    """The acronym, or the words that the label repeats or that begin with capitals, at the end of a run.

    A label may repeat the last word alone: The Flood Committee[^committee]. A short run that begins its
    passage is the term whole, without its article.
    """
    whole = " ".join(words)
    if is_acronym(words[-1]):
        return words[-1]
    bare = _ARTICLE.sub("", whole)
    titled = _ARTICLE.sub("", _titled(words))
    for count in range(1, len(words) + 1):
        if "-".join(words[-count:]).casefold() == label.casefold():
            led = bare if bare != whole and len(words) <= _MOST_WORDS else ""
            return max(led, titled, " ".join(words[-count:]), key=len)
    if begins and len(words) <= _MOST_WORDS and not _is_clause(whole):
        return bare
    return titled if " " in titled else _behind_article(whole)


def _titled(words: Sequence[str]) -> str:
    """The words at the end of a run that begin with capitals."""
    titled = list(takewhile(lambda word: word[0].isupper(), reversed(words)))
    return " ".join(reversed(titled))


def _behind_article(words: str) -> str:
    """The noun behind the last article, with the name in capitals before it."""
    found = _AFTER_ARTICLE.search(words)
    return caught(found, "kind") or caught(found, "named")


def _is_clause(words: str) -> bool:
    """Whether words are no name: We sail."""
    return vocabulary.pattern("no_english_subjects").fullmatch(words) is not None
