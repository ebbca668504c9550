"""Records: a heading or an item with lines below it that say what its names are, or what it means.

### WMO / - **日本語**: 世界気象機関 / - **English**: World Meteorological Organization

Records that follow each other are read as a table: each is a row, and the labels of their lines the header.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import attrgetter

from yougo.extract.shapes import numbering
from yougo.extract.shapes.columns import field_of, is_definition, is_sentence, may_be_name
from yougo.extract.shapes.glossaries import is_glossary
from yougo.language.characters import is_japanese
from yougo.language.text import tidy
from yougo.model.documents import Document, Passage, Row, Table

_LINE = re.compile(r"(?P<label>[^:：]{1,30})[:：](?!//)(?P<value>.*)")
_NAME = "term"
"""The header of the column of the records' own names."""
_IN_LANGUAGE: Mapping[str, Callable[[str], bool]] = {
    "japanese": is_japanese,
    "english": lambda value: value[:1].isalpha() and not is_japanese(value),
    "acronym": lambda value: not is_japanese(value),
}
"""What a line that gives a name says."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Record:
    """A name with what its lines say of it."""

    head: Passage
    cells: Mapping[str, Passage]
    """By their labels."""

    @property
    def name(self) -> str:
        """Its name, without the number before it and the colon after it."""
        return numbering.without(tidy(self.head.text)).rstrip(":： ")

    @property
    def defines(self) -> bool:
        """Whether a line says that it is the definition."""
        return any(map(is_definition, self.cells))

    @property
    def is_of_term(self) -> bool:
        """Whether its lines define a name, or say which of its names is which."""
        if not may_be_name(self.name) or field_of(self.name) or is_glossary(self.name):
            return False
        fields = [(field_of(label), cell.text) for label, cell in self.cells.items()]
        fit = [_is_name(field, text) for field, text in fields if field in _IN_LANGUAGE]
        return all(fit) and (bool(fit) or self.defines)


def _is_name(field: str, text: str) -> bool:
    """Whether a line gives a name in the language that its label says, not a sentence."""
    return _IN_LANGUAGE[field](text) and not is_sentence(text)


def tables(document: Document) -> Iterator[Table]:
    """The records of a document as tables, each of records that follow each other."""
    records = filter(attrgetter("is_of_term"), _records(document.passages))
    for _, group in groupby(records, key=attrgetter("head.kind", "head.level")):
        alike = list(group)
        if len(alike) >= _FEWEST or alike[0].defines:
            yield _table(alike)


def _table(records: Sequence[_Record]) -> Table:
    """The records as rows, with a column for each label."""
    labels = dict.fromkeys(chain.from_iterable(map(attrgetter("cells"), records)))
    rows = (_row(record, labels) for record in records)
    return Table(records[0].head.place, (_NAME, *labels), tuple(rows))


def _row(record: _Record, labels: Iterable[str]) -> Row:
    """A record as a row; the cells of labels that it lacks are empty."""
    empty = _cell(record.head, "")
    cells = (record.cells.get(label, empty) for label in labels)
    return Row((_cell(record.head, record.name), *cells))


def _cell(passage: Passage, text: str, line: int = 0) -> Passage:
    return Passage(text, passage.place_of(line), "cell", voice=passage.voice)


def _records(passages: Sequence[Passage]) -> Iterator[_Record]:
    """Each passage that others are below, with what the lines up to the next such passage say."""
    heads = [at for at in range(len(passages)) if _is_head(passages[at : at + 2])]
    for head, following in pairwise((*heads, len(passages))):
        yield _Record(passages[head], _cells(passages[head + 1 : following]))


def _is_head(passages: Sequence[Passage]) -> bool:
    """Whether the first of two passages is a heading, a marked name or an item that others are below."""
    first, below = passages[0], passages[-1]
    if first.kind == "heading":
        return True
    if below.kind != "item":
        return False
    if first.kind == "paragraph":
        return _is_marked(first) and is_definition(_labelled(below.text)[0])
    return below.level > first.level > 0 and not _LINE.match(first.text)


def _is_marked(passage: Passage) -> bool:
    """Whether emphasis bounds all that a passage says: **X:**."""
    length = len(passage.text.rstrip(":： "))
    return any(edge.start == 0 and edge.end >= length for edge in passage.edges)


def _labelled(line: str) -> tuple[str, str]:
    """The label of a line, if it is a known one, and what comes after it."""
    found = _LINE.match(line)
    return (found["label"], found["value"]) if found and field_of(found["label"]) else ("", line)


def _cells(body: Sequence[Passage]) -> dict[str, Passage]:
    """What labelled lines say, by their labels; what a label alone is above says what it labels."""
    found: dict[str, Passage] = {}
    label = ""
    for passage in body:
        for number, line in enumerate(passage.text.split("\n")):
            own, value = _labelled(line)
            label = own or label
            if label and value.strip():
                found.setdefault(label, _cell(passage, value.strip(), number))
                label = ""
    return found
