"""Tables as the rules see them: which are glossaries, where their header is, what their columns hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from yougo.extract import vocabulary
from yougo.extract.shapes import glossaries, headwords, note_text
from yougo.extract.shapes.columns import (
    LANGUAGES,
    describes_data,
    field_of,
    fields,
    holds_names,
    is_identifier,
    texts,
)
from yougo.language.letters import spell
from yougo.language.text import unwrapped
from yougo.model.documents import Document, Passage, Row, Table

_FEWEST_ROWS = 2
_FEWEST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class TermTable:
    """A table with its header where it has one, and the field of each column."""

    columns: tuple[str, ...]
    """All ``""`` when it is no glossary."""
    table: Table
    is_text: bool = True
    """Whether its cells, where they are no names of a glossary, are running text."""

    @property
    def is_glossary(self) -> bool:
        """Whether its rows are terms."""
        return any(self.columns)

    def cells_of(self, field: str) -> list[Passage]:
        """The cells of the columns of a field, without the empty ones."""
        at = [number for number, found in enumerate(self.columns) if found == field]
        return [row.cells[number] for row in self.table.rows for number in at if row.cells[number].text]

    @property
    def expands(self) -> bool:
        """Whether a column of definitions is there to say what the acronyms beside it are short for."""
        return {"acronym", "definition"} <= {*self.columns} and "english" not in self.columns

    def text_cells(self) -> Iterator[Passage]:
        """The cells that are running text, and in a table that is no glossary its header's."""
        if not self.is_text:
            return
        if not self.is_glossary:
            yield from header_cells(self.table)
        plain = {""} if self.expands else {"", "definition"}
        for row in self.table.rows:
            for field, cell in zip(self.columns, row.cells, strict=True):
                if field in plain and _is_text(cell):
                    yield cell


def _is_text(cell: Passage) -> bool:
    return bool(cell.text) and not note_text.is_value(cell.text)


def read(document: Document) -> tuple[TermTable, ...]:
    """The tables of a document; in a file that is a table all is given to be read."""
    return tuple(_read(table, in_glossary=is_in) for table, is_in in glossaries.tables_of(document))


def _read(table: Table, *, in_glossary: bool) -> TermTable:
    table = _with_first_row_as_header(table)
    columns = fields(table, in_glossary=in_glossary)
    unknown = ("",) * len(columns)
    if not any(columns):
        return _guessed(table, in_glossary=in_glossary) or TermTable(
            unknown, table, is_text=not describes_data(table)
        )
    is_refused = any(refuses(table, columns) for refuses, _ in _REFUSALS)
    return TermTable(unknown if is_refused else columns, table)


def _with_first_row_as_header(table: Table) -> Table:
    """The table; where its header is empty, with the first row as header if that names columns."""
    if any(table.header) or not table.rows:
        return table
    words = tuple(unwrapped(cell.text) for cell in table.rows[0].cells)
    if len(list(filter(field_of, words))) < _FEWEST_KNOWN:
        return table
    return replace(table, header=words, rows=table.rows[1:])


def without_header(table: Table) -> Table:
    """The table with its header as the first row."""
    return replace(table, rows=(Row(tuple(header_cells(table))), *table.rows))


def header_cells(table: Table) -> Iterator[Passage]:
    """The header as cells."""
    return (Passage(text, table.place, "cell") for text in table.header)


def _guessed(table: Table, *, in_glossary: bool) -> TermTable | None:
    """The table as a glossary if it is one by what it holds; its header is a row if it holds the same."""
    if describes_data(table) or len(table.header) == 1:
        return None
    others = ("",) * (len(table.header) - 2)
    whole = without_header(table)
    for columns in (("acronym", "english"), ("english", "acronym")):
        short = columns.index("acronym")
        is_headed = not _is_spelled(whole.rows[0], short)
        rows = table.rows if is_headed else whole.rows
        if _are_spelled(rows, short):
            return TermTable((*columns, *others), replace(table, rows=rows))
    if in_glossary and _explains(table):
        return TermTable(("japanese", "definition", *others), table if any(table.header) else whole)
    return None


def _are_spelled(rows: Sequence[Row], short: int) -> bool:
    """Whether there are several rows, most of which are an acronym and what it stands for."""
    spelled = [row for row in rows if _is_spelled(row, short)]
    return len(spelled) >= _FEWEST_ROWS and 3 * len(spelled) >= 2 * len(rows)


def _is_spelled(row: Row, short: int) -> bool:
    """Whether one of the first two cells is an acronym, and the other one the words that spell it."""
    acronym = headwords.parse(row.cells[short].text).acronym
    return bool(acronym and spell(acronym, unwrapped(row.cells[1 - short].text)))


def _explains(table: Table) -> bool:
    """Whether the first column holds names, and the second one longer texts."""
    names, said = texts(table, 0), texts(table, 1)
    is_text = sum(map(len, said)) > 2 * sum(map(len, names))
    return is_text and holds_names(names) and not any(map(note_text.is_value, said))


def _is_form(table: Table, columns: Sequence[str]) -> bool:
    """Whether the table says what to write where (…を記載する。) instead of what words mean."""
    said = _definitions(table, columns)
    forms = list(filter(vocabulary.phrase("write here").search, said))
    return 0 < len(said) <= 3 * len(forms)


def _holds_values(table: Table, columns: Sequence[str]) -> bool:
    """Whether half of what the table says of its names are values (2026-03-09, 1: あり 0: なし)."""
    said = _definitions(table, columns)
    return 0 < len(said) <= 2 * len(list(filter(note_text.is_value, said)))


def _definitions(table: Table, columns: Sequence[str]) -> list[str]:
    return texts(table, columns.index("definition")) if "definition" in columns else []


def _holds_identifiers(table: Table, columns: Sequence[str]) -> bool:
    """Whether most names are those of a program: NOT_READY, getSize()."""
    at = [number for number, field in enumerate(columns) if field in LANGUAGES]
    names = texts(table, at[0]) if at else []
    return 2 * sum(map(is_identifier, names)) > len(names)


_REFUSALS: tuple[tuple[Callable[[Table, Sequence[str]], bool], str], ...] = (
    (_is_form, "it says what to write where"),
    (_holds_values, "it is a record: what it says are values"),
    (_holds_identifiers, "it describes a program"),
)
"""What makes a table with a glossary's header none."""
