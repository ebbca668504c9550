"""The tables of ``build/glossary.db``, and records as their rows."""

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database

from yougo import contract, records, search
from yougo.model import Concept, Finding
from yougo.store.update import Changed

LAYOUT = 1
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
        "id": str, "position": int, "acronym": str, "japanese": str, "reading": str, "reading_verified": int,
        "english": str, "definition": str, "status": str, "sort": str, "json": str, "record": str,
    },
    "terms": {"concept": str, "text": str, "lang": str, "type": str, "preferred": int, "count": int},
    "warnings": {"concept": str, "code": str, "message": str, "document": str, "line": int},
    "meta": {"key": str, "value": str},
}  # fmt: skip
_KEYS: dict[str, str | tuple[str, ...]] = {
    "documents": "name", "findings": ("document", "number"), "concepts": "id", "meta": "key",
}  # fmt: skip


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; the file is then of this layout."""
    database = Database(connection)
    for name, columns in _TABLES.items():
        database.create_table(name, columns, pk=_KEYS.get(name))
    database.table("findings").create_index(["document"])
    database.table("concepts").create_index(["position"])
    database.table("terms").create_index(["concept"])
    search.lay_out(connection)
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def insert(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    """Add rows to a table.

    sqlite-utils' insert_all takes four times as long (measured: 8-14 s against 2.1 s for a million rows).
    """
    if rows:
        marks = ", ".join("?" * len(rows[0]))
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


def concept_row(concept: Concept, record: str, number: int) -> tuple[object, ...]:
    """A concept's row of ``concepts``; `record` is what `records.dump` makes of it."""
    reading = concept.reading
    return (
        concept.id, number, concept.acronym, concept.japanese,
        reading.text if reading else "", int(reading.verified) if reading else None,
        concept.english, concept.definition, concept.status, concept.sort,
        contract.line(concept), record,
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
            yield concept.id, text, lang, kind, 1, None
    for variant in concept.variants:
        yield concept.id, variant.text, variant.lang, variant.type, 0, variant.count


def warning_rows(concept: Concept) -> Iterator[tuple[object, ...]]:
    """The rows of ``warnings`` of one concept."""
    for doubt in concept.warnings:
        place = doubt.places[0] if doubt.places else None
        yield concept.id, doubt.code, doubt.message, place and place.document, place and place.line
