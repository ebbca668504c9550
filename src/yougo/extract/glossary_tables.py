"""Glossary tables: columns known by their header words (用語, 略語, 英語, 読み, 説明, …), in any order."""

import re
import unicodedata
from collections.abc import Iterator

from yougo.documents import Document, Row, Table
from yougo.extract import words
from yougo.letters import is_acronym, spell
from yougo.model import Finding, Name
from yougo.text import is_japanese, tidy

RULE = "glossary_tables"
_NAMES = {"japanese", "acronym", "english"}
_ALIAS = re.compile(r"(?:\\.|[^;\\]|\\$)+")


def fields(table: Table) -> tuple[str, ...]:
    """The field of each column, ``""`` for unknown ones; all ``""`` when the table is no glossary."""
    known = words.mapping("headers")
    found = [known.get(_header(word), "") for word in table.header]
    for number, field in enumerate(found):
        if field in found[:number]:
            found[number] = _second(field, found)
    named = _NAMES & set(found)
    return tuple(found) if named and len({f for f in found if f}) > 1 else ("",) * len(found)


def _header(word: str) -> str:
    return re.sub(r"\s|[(（].*[)）]", "", unicodedata.normalize("NFKC", word)).lower()


def _second(field: str, found: list[str]) -> str:
    """用語 and 正式名称 in one table: the second Japanese column is another name."""
    return "aliases" if field in {"japanese", "acronym", "english"} and "aliases" not in found else ""


def find(document: Document) -> Iterator[Finding]:
    """One finding for each row of each glossary table."""
    for table in document.tables:
        columns = fields(table)
        if not any(columns):
            continue
        for row in table.rows:
            found = _row(columns, row)
            if found:
                yield found


def _row(columns: tuple[str, ...], row: Row) -> Finding | None:
    cells = {
        field: tidy(cell.text)
        for field, cell in zip(columns, row.cells, strict=False)
        if field and cell.text.strip()
    }
    japanese, acronym, english = (cells.get(field, "") for field in ("japanese", "acronym", "english"))
    aliases = [_unescaped(each) for each in _ALIAS.findall(cells.get("aliases", ""))]
    if japanese and not is_japanese(japanese):
        japanese, acronym, english = "", *_latin(japanese, acronym, english)
    if acronym and not is_acronym(acronym):
        aliases.append(acronym)
        acronym = ""
    said = [value for value in (japanese, acronym, english, cells.get("definition", "")) if value]
    if len(said) + len(aliases) < 2 or not (japanese or acronym or english):
        return None
    return Finding(
        rule=RULE,
        place=row.cells[0].place,
        kind="table",
        acronym=acronym,
        japanese=(Name(japanese, "cell", hard=True),) if japanese else (),
        english=english,
        reading=cells.get("reading", ""),
        definition=cells.get("definition", ""),
        aliases=tuple(aliases),
        sentence=" | ".join(cell.text for cell in row.cells if cell.text),
        letters=spell(acronym, english).sort if acronym and english else "",
    )


def _latin(name: str, acronym: str, english: str) -> tuple[str, str]:
    """A Latin headword in the column of terms is an acronym or the English name."""
    if is_acronym(name) and not acronym:
        return name, english
    return acronym, english or name


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name).strip()
