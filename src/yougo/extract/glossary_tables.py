"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from yougo.documents import Document, Row, Table
from yougo.extract import headwords, note_text, words
from yougo.model import Finding
from yougo.text import tidy

RULE = "glossary_tables"
_NAMES = {"japanese", "acronym", "english"}
_STRONG = frozenset({"定義", "意味", "語義", "definition", "meaning"})
_LONGEST = 30
_TO_WRITE = re.compile(
    r"(?:記載|記入|記述|明記|入力|選択|設定)(?:する|します|して(?:ください|下さい)|すること)[。.]?\s*$",
    re.MULTILINE,
)
_OF_TERMS = re.compile("^(?:用語|語句|言葉|語|略語|名称)の(?=.)")
_ALIAS = re.compile(r"(?:\\.|[^;\\]|\\$)+")


def fields(table: Table) -> tuple[str, ...]:
    """The field of each column, ``""`` for unknown ones; all ``""`` when the table is no glossary."""
    known = words.mapping("headers")
    found = [_field(_header(word), known) for word in table.header]
    if not _NAMES & set(found) and "definition" in found:
        found = _with_names(table, found)
    named = _NAMES & set(found)
    return tuple(found) if named and len({f for f in found if f}) > 1 else ("",) * len(found)


def _with_names(table: Table, found: list[str]) -> list[str]:
    """The columns of a table whose names stand under a word of its own (クラス | 定義): the one before 定義.

    Only where the header says definition and nothing less, and each cell before it is short and stands once.
    """
    at = next((at for at, word in enumerate(table.header) if _header(word) in _STRONG), 0)
    cells = [row.cells[at - 1].text.strip() for row in table.rows] if at and not found[at - 1] else []
    plain = all(
        cell and len(cell) <= _LONGEST and not re.search("[。!?！？]|^[0-9.]+$", cell) for cell in cells
    )
    if len(cells) > 1 and plain and len(set(cells)) == len(cells):
        return [*found[: at - 1], "japanese", *found[at:]]
    return found


def _field(header: str, known: Mapping[str, str]) -> str:
    """The field of a header word, or of two: 英語／略号 holds either, told apart by their look."""
    parts = {known.get(part, "") for part in re.split(r"[/／・,、]|または|又は", header)}
    if len(parts) > 1 and parts <= _NAMES:
        return "japanese" if "japanese" in parts else "acronym"
    return known.get(header, "")


def _header(word: str) -> str:
    plain = re.sub(r"\s|[(（].*[)）]", "", unicodedata.normalize("NFKC", word)).lower()
    return _OF_TERMS.sub("", plain)


def find(document: Document) -> Iterator[Finding]:
    """One finding for each row of each glossary table."""
    for table in document.tables:
        columns = fields(table)
        if not any(columns) or _is_form(table, columns):
            continue
        for row in table.rows:
            found = _row(columns, row)
            if found:
                yield found


def _is_form(table: Table, columns: Sequence[str]) -> bool:
    """Whether the table says what to write where (…を記載する。) instead of what words mean."""
    at = columns.index("definition") if "definition" in columns else None
    said = [row.cells[at].text for row in table.rows if at is not None and row.cells[at].text.strip()]
    return 3 * sum(_TO_WRITE.search(text) is not None for text in said) >= len(said) > 0


def _row(columns: tuple[str, ...], row: Row) -> Finding | None:
    cells = [(field, tidy(cell.text)) for field, cell in zip(columns, row.cells, strict=False) if field]
    word = headwords.Headword()
    for field, text in cells:
        if field in _NAMES and text.strip("-—–―ー－ "):
            named = headwords.Headword(english=text) if field == "english" else headwords.parse(text)
            word = headwords.joined(word, named, field)
    others = dict(cell for cell in reversed(cells) if cell[0] not in _NAMES and cell[1])
    stated = [_unescaped(each) for each in _ALIAS.findall(others.get("aliases", ""))]
    word = replace(word, aliases=(*word.aliases, *(each for each in stated if each)))
    said = note_text.parse(others.get("definition", ""), word.acronym, expanded=bool(word.english))
    if said.english and word.acronym:
        word = replace(word, english=said.english)
    definition = said.definition or said.remark if said.english else others.get("definition", "")
    if sum(map(bool, (word.acronym, word.japanese, word.english, definition))) + len(word.aliases) < 2:
        return None
    found = Finding(
        rule=RULE,
        place=row.cells[0].place,
        kind="table",
        definition=definition,
        sentence=" | ".join(cell.text for cell in row.cells if cell.text),
    )
    found = headwords.named(found, word, "cell")
    return replace(found, reading=others.get("reading", "") or found.reading) if word else None


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name).strip()
