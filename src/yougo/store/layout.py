"""The tables of ``build/glossary.db``, and records as their rows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from yougo.language.letters import spell
from yougo.model import json_lines
from yougo.model.concepts import Concept
from yougo.model.findings import Finding
from yougo.search import LAYOUT, tables
from yougo.store import records
from yougo.store.update import Changed

_TABLES: dict[str, dict[str, type]] = {
    "documents": {
        "name": str, "sha256": str, "size": int, "mtime_ns": int, "key": str,
        "title": str, "url": str, "format": str, "problems": str,
    },
    "findings": {
        "document": str, "number": int, "rule": str, "line": int,
        "acronym": str, "japanese": str, "english": str, "definition": str, "record": str,
    },
    "concepts": {
        "number": int, "id": str, "position": int, "status": str,
        "acronym": str, "japanese": str, "reading": str, "romaji": str, "reading_verified": int,
        "english": str, "letters": str, "definition": str, "note": str, "tags": str,
        "source": str, "line": int, "url": str, "sort": str, "json": str, "record": str,
    },
    "terms": {
        "concept": str, "text": str, "lang": str, "type": str, "preferred": int, "count": int, "former": int,
    },
    "warnings": {"concept": str, "code": str, "message": str, "document": str, "line": int},
    "meta": {"key": str, "value": str},
}  # fmt: skip
_KEYS: dict[str, str | tuple[str, ...]] = {
    "documents": "name", "findings": ("document", "number"), "concepts": "number", "meta": "key",
}  # fmt: skip
_REFERENCES: dict[str, list[tuple[str, str, str]]] = {
    "findings": [("document", "documents", "name")],
    "terms": [("concept", "concepts", "id")],
    "warnings": [("concept", "concepts", "id"), ("document", "documents", "name")],
}
"""Nothing enforces them: they are for those who read the tables."""
_VIEW = (
    "SELECT id, acronym, japanese, reading, romaji, english, definition, status, source, line, url, note, "
    "tags FROM concepts WHERE status <> 'rejected' ORDER BY position"
)


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; the file is then of this layout (`search.LAYOUT`)."""
    database = Database(connection)
    for name, columns in _TABLES.items():
        database.create_table(name, columns, pk=_KEYS.get(name), foreign_keys=_REFERENCES.get(name))
    database.table("findings").create_index(["document"])
    database.table("concepts").create_index(["id"], unique=True)
    database.table("concepts").create_index(["position"])
    database.table("terms").create_index(["concept"])
    database.table("warnings").create_index(["concept"])
    database.create_view("glossary", _VIEW)
    tables.lay_out(connection)
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows to a table, one at a time as they come.

    sqlite-utils' insert_all takes four times as long (measured: 8-14 s against 2.1 s for a million rows).
    """
    marks = ", ".join("?" * len(_TABLES[table]))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names


def document_row(changed: Changed) -> tuple[object, ...]:
    """A document's row of ``documents``."""
    cached, document = changed.cached, changed.document
    problems = "[" + ", ".join(records.dump(problem) for problem in changed.problems) + "]"
    return (
        cached.name, cached.sha256, cached.size, cached.mtime_ns, cached.key,
        document.title, document.url, document.format, problems,
    )  # fmt: skip


def finding_row(number: int, finding: Finding) -> tuple[object, ...]:
    """A finding's row of ``findings``; `number` counts those of its document."""
    japanese = finding.japanese[0].text if finding.japanese else ""
    return (
        finding.place.document, number, finding.rule, finding.place.line,
        finding.acronym, japanese, finding.english, finding.definition, records.dump(finding),
    )  # fmt: skip


def concept_row(concept: Concept, record: str, position: int, number: int) -> tuple[object, ...]:
    """A concept's row of ``concepts``; `record` is what `records.dump` makes of it."""
    reading = concept.reading
    spelled = spell(concept.acronym, concept.english).positions if concept.acronym else ()
    first = concept.evidence[0] if concept.evidence else None
    return (
        number, concept.id, position, concept.status, concept.acronym, concept.japanese,
        reading.text if reading else "", reading.romaji if reading else "",
        int(reading.verified) if reading else None,
        concept.english, " ".join(map(str, spelled)), concept.definition, concept.note,
        json.dumps(concept.tags, ensure_ascii=False),
        first and first.place.document, first and first.place.line,
        next((row.url for row in concept.evidence if row.url), ""),
        concept.sort, json_lines.line(concept), record,
    )  # fmt: skip


def term_rows(concept: Concept) -> Iterator[tuple[object, ...]]:
    """The rows of ``terms`` of one concept, its preferred names first."""
    preferred = (
        ("acronym", "und", concept.acronym),
        ("full", "ja", concept.japanese),
        ("full", "en", concept.english),
    )
    for kind, lang, text in preferred:
        if text:
            yield concept.id, text, lang, kind, 1, None, 0
    for variant in concept.variants:
        yield (
            concept.id, variant.text, variant.lang, variant.type, 0, variant.count, int(variant.former)
        )  # fmt: skip


def warning_rows(concept: Concept) -> Iterator[tuple[object, ...]]:
    """The rows of ``warnings`` of one concept."""
    for doubt in concept.warnings:
        place = doubt.places[0] if doubt.places else None
        yield concept.id, doubt.code, doubt.message, place and place.document, place and place.line
