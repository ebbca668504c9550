"""Tables as the rules see them: which are glossaries, where their header is, what their columns hold."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, compress, filterfalse, permutations
from operator import attrgetter

from yougo.extract import vocabulary
from yougo.extract.shapes import defined_cells, dittos, glossaries, headwords, note_text
from yougo.extract.shapes.cell_texts import all_texts, holds_names, is_identifier, is_sentence, texts
from yougo.extract.shapes.columns import (
    LANGUAGES,
    NAMES,
    describes_data,
    field_of,
    fields,
    is_definition,
)
from yougo.language.characters import KANJI, KATAKANA, is_japanese
from yougo.language.letters import spell
from yougo.language.patterns import ROUND_BRACKET
from yougo.language.renderings import shared
from yougo.language.text import tidy, unwrapped
from yougo.model.documents import Document, Passage, Row, Table
from yougo.translation import said

_FEWEST_ROWS = 2
_FEWEST_KNOWN = 2

_SMALL = re.compile(r"[(（][a-z]+(?:[_-][a-z]+)*[)）]$")
"""A bracket at the end with a word in small letters, or several that _ or - joins."""
_JAPANESE_NAME = re.compile(
    rf"(?![^(（]*[はがを])(?=[^(（]*[{KANJI}{KATAKANA}])[^。、:：()（）A-Za-z]{{2,20}}(?:{ROUND_BRACKET})?"
)
_SMALL_INITIAL = re.compile("[a-z]")
_ENGLISH_NAME = re.compile(r"[A-Za-z][A-Za-z’' -]{2,60}(?: ?\([A-Z][\w-]+\))?")


@dataclass(frozen=True, slots=True)
class TermTable:
    """A table with its header where it has one, and the field of each column."""

    columns: tuple[str, ...]
    """All ``""`` when it is not a glossary."""
    table: Table
    is_text: bool = True
    """Whether its cells, unless they are a glossary's names, are running text."""
    is_list: bool = False
    """Whether it is a list of terms (see `yougo.extract.shapes.term_lists`)."""
    refused: str = ""
    """Why it is no glossary, though its header is that of one."""

    @property
    def is_glossary(self) -> bool:
        """Whether its rows are terms."""
        return any(self.columns)

    def cells_of(self, fields: Container[str]) -> list[Passage]:
        """The cells of the columns of some fields, without the empty ones."""
        wanted = list(map(fields.__contains__, self.columns))
        cells = chain.from_iterable(compress(row.cells, wanted) for row in self.table.rows)
        return list(filter(attrgetter("text"), cells))

    def texts_of(self, fields: Container[str]) -> list[str]:
        """What the cells of the first column of some fields say, without the empty ones."""
        columns = (texts(self.table, at) for at, field in enumerate(self.columns) if field in fields)
        return next(columns, [])

    @property
    def expands(self) -> bool:
        """Whether a column of definitions is there to say what the acronyms beside it are short for."""
        return {"acronym", "definition"} <= {*self.columns} and "english" not in self.columns

    def text_cells(self) -> Iterator[Passage]:
        """The cells that are running text, and in a table that is not a glossary its header's."""
        if not self.is_text:
            return
        if not self.is_glossary:
            yield from header_cells(self.table)
        plain = {""} if self.expands else {"", "definition"}
        yield from _without(self._labelled(), filterfalse(_is_value, self.cells_of(plain)))
        yield from self._sentences()

    def _labelled(self) -> Iterator[Passage]:
        """The cells of columns whose brackets hold a program's names: 管理 (quality_control)."""
        for column in zip(*map(attrgetter("cells"), self.table.rows), strict=True):
            small = list(filter(_SMALL.search, map(attrgetter("text"), column)))
            if 2 * len(small) > len(column) and "_" in "".join(small):
                yield from column

    def _sentences(self) -> list[Passage]:
        """The cells of names that say sentences, where most do: a text in two languages."""
        names = self.cells_of(NAMES)
        sentences = list(filter(_says_sentence, names))
        return sentences if 2 * len(sentences) > len(names) else []

    def silent_cells(self) -> Iterator[Passage]:
        """All other cells, and one for the note marks of the header."""
        yield Passage("", self.table.place, "cell", marks=self.table.marks)
        cells = chain.from_iterable(map(attrgetter("cells"), self.table.rows))
        yield from _without(self.text_cells(), cells)


def _without(others: Iterable[Passage], cells: Iterable[Passage]) -> Iterator[Passage]:
    """The cells that are not among the others."""
    known = set(map(id, others))
    return (cell for cell in cells if id(cell) not in known)


def _is_value(cell: Passage) -> bool:
    return note_text.is_value(cell.text)


def _says_sentence(cell: Passage) -> bool:
    return is_sentence(unwrapped(cell.text))


def read(document: Document) -> tuple[TermTable, ...]:
    """The tables of a document; in a file that is a table all is given to be read."""
    return tuple(_read(table, in_glossary=is_in) for table, is_in in glossaries.tables_of(document))


def _read(table: Table, *, in_glossary: bool) -> TermTable:
    table = defined_cells.divided(dittos.filled(_with_first_row_as_header(table)))
    other = TermTable(("",) * len(table.header), table, is_text=not describes_data(table))
    if not other.is_text:
        return other
    found = replace(other, columns=fields(table, in_glossary=in_glossary))
    if not found.is_glossary:
        return _guessed(table, in_glossary=in_glossary) or _with_header_as_row(other)
    if _holds_values(found) and LANGUAGES.issubset(found.columns):
        return replace(found, columns=tuple(field.replace("definition", "") for field in found.columns))
    why = next((why for refuses, why in _REFUSALS if refuses(found)), "")
    return replace(other, refused=why) if why else found


def _with_first_row_as_header(table: Table) -> Table:
    """The table; where its header is empty, with the first row as header if that names columns."""
    words = tuple(unwrapped(cell.text) for row in table.rows[:1] for cell in row.cells)
    if any(table.header) or len(list(filter(field_of, words))) < _FEWEST_KNOWN:
        return table
    return replace(table, header=words, rows=table.rows[1:])


def _with_header_as_row(found: TermTable) -> TermTable:
    """The table, whose first row is one like the others unless the document calls it a header."""
    if found.table.has_header:
        return found
    return replace(found, table=replace(without_header(found.table), header=found.columns))


def without_header(table: Table) -> Table:
    """The table with its header, if that says anything, as the first row."""
    header = (Row(tuple(header_cells(table))),) if any(table.header) else ()
    return replace(table, rows=(*header, *table.rows))


def header_cells(table: Table) -> Iterator[Passage]:
    """The header as cells."""
    return (Passage(text, table.place, "cell") for text in table.header)


def _guessed(table: Table, *, in_glossary: bool) -> TermTable | None:
    """The table as a glossary if it is one by what it holds; its header is a row if it holds the same."""
    if len(table.header) == 1 or not table.rows:
        return None
    others = ("",) * (len(table.header) - 2)
    for kinds, body_of in _GUESSES:
        for columns in permutations(kinds):
            body = body_of(table, columns.index(kinds[0]))
            if body:
                return _with_translation(TermTable((*columns, *others), body))
    if not in_glossary or not _explains(table):
        return None
    whole = table if table.has_header else without_header(table)
    first = texts(replace(table, rows=whole.rows[:1]), 1)
    is_row = _explains(whole) and any(map(is_sentence, first))
    return TermTable(("japanese", "definition", *others), whole if is_row else table)


def _with_translation(found: TermTable) -> TermTable:
    """The table; a third column without a header translates the English beside it if most names agree."""
    columns = tuple(map(partial(all_texts, found.table), range(len(found.columns))))
    if len(columns) < 3 or found.table.header[2] not in {"", columns[2][0]} or "acronym" not in found.columns:
        return found
    english, japanese = (list(map(tidy, columns[at])) for at in (found.columns.index("english"), 2))
    is_translated = len(japanese) <= 2 * sum(map(_agree, japanese, english)) and _are_names(japanese)
    if not is_translated or not all(map(is_japanese, japanese)):
        return found
    return replace(found, columns=(*found.columns[:2], "japanese", *found.columns[3:]))


def _spelling(table: Table, short: int) -> Table | None:
    """The table, with its header as a row where that is like them, if most rows spell an acronym out."""
    whole = without_header(table)
    body = whole if _is_spelled(whole.rows[0], short) else table
    return body if _are_spelled(body.rows, short) else None


def _translating(table: Table, at: int) -> Table | None:
    """The table if its first two columns, header and all, name the same things: Fuel | 燃料.

    What shows that they do is that some of the names sound the same or share a word.
    """
    japanese, english = ([table.header[side], *map(tidy, all_texts(table, side))] for side in (at, 1 - at))
    are_languages = all(map(is_japanese, japanese)) and not any(map(is_japanese, english))
    if not are_languages or not _are_names(japanese) or not _are_names(english):
        return None
    alike = sum(map(_agree, japanese[1:], english[1:]))
    return table if alike >= max(_FEWEST_ROWS, len(table.rows) / 5) else None


def _are_names(column: Sequence[str]) -> bool:
    """Whether all that a column says may be names."""
    return holds_names(column) and not any(map(note_text.is_value, column))


def _agree(japanese: str, english: str) -> bool:
    return shared(japanese, english).agree


def _pairing(table: Table, at: int) -> Table | None:
    """The rows, if they have no header and each is a Japanese name beside an English one: 燃料 | fuel."""
    if table.has_header or len(table.header) != len(LANGUAGES):
        return None
    whole = without_header(table)
    japanese, english = (list(map(unwrapped, all_texts(whole, side))) for side in (at, 1 - at))
    are_names = all(map(_JAPANESE_NAME.fullmatch, japanese)) and all(map(_ENGLISH_NAME.fullmatch, english))
    small = list(filter(_SMALL_INITIAL.match, english))
    return whole if are_names and 2 * len(small) > len(english) >= _FEWEST_ROWS else None


_GUESSES: tuple[tuple[tuple[str, str], Callable[[Table, int], Table | None]], ...] = (
    (("acronym", "english"), _spelling),
    (("japanese", "english"), _translating),
    (("japanese", "english"), _pairing),
)
"""What the first two columns may hold, in either order.

Each function gets the table and where the first kind of name is. It returns the table's rows if they fit.
"""


def _are_spelled(rows: Sequence[Row], short: int) -> bool:
    """Whether there are several rows, most of which are an acronym and what it is short for."""
    spelled = sum(_is_spelled(row, short) for row in rows)
    return spelled >= max(_FEWEST_ROWS, 2 * len(rows) / 3)


def _is_spelled(row: Row, short: int) -> bool:
    """Whether one of the first two cells is an acronym, and the other one the words that spell it."""
    acronym = headwords.parse(row.cells[short].text).acronym
    return bool(spell(acronym, unwrapped(row.cells[1 - short].text)))


def _explains(table: Table) -> bool:
    """Whether the first column holds names, and the second one longer texts."""
    names, said = texts(table, 0), texts(table, 1)
    is_text = sum(map(len, said)) > 2 * sum(map(len, names))
    return is_text and holds_names(names) and not any(map(note_text.is_value, said))


def _is_form(table: TermTable) -> bool:
    """Whether the table says what to write where (…を記載する。) instead of what words mean."""
    said = table.texts_of({"definition"})
    forms = list(filter(vocabulary.phrase("write here").search, said))
    return 0 < len(said) <= 3 * len(forms)


def _holds_values(table: TermTable) -> bool:
    """Whether half of what the table says of its names are values (2026-03-09, 1: あり 0: なし)."""
    said = table.texts_of({"definition"})
    return 0 < len(said) <= 2 * sum(map(note_text.is_value, said))


def _holds_identifiers(table: TermTable) -> bool:
    """Whether most names are those of a program: NOT_READY, getSize()."""
    names = table.texts_of(LANGUAGES)
    return 2 * sum(map(is_identifier, names)) > len(names)


def _lists_topics(table: TermTable) -> bool:
    """Whether its names are topics listed beside their subject: 回｜内容｜キーワード."""
    first = next(filter(None, table.columns))
    return first == "definition" and not any(map(is_definition, table.table.header))


_REFUSALS: tuple[tuple[Callable[[TermTable], bool], str], ...] = (
    (_is_form, said("it says what to write where")),
    (_holds_values, said("it is a record: what it says are values")),
    (_holds_identifiers, said("it describes a program")),
    (_lists_topics, said("it says which words belong to a subject")),
)
"""Why a table with a glossary's header is not a glossary."""
