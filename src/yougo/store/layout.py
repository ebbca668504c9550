"""The tables of ``build/glossary.db``, and records as their rows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from operator import attrgetter

from yougo.language import collation
from yougo.language.letters import spell
from yougo.model import json_lines
from yougo.model.concepts import Concept
from yougo.model.documents import Problem
from yougo.search import LAYOUT, tables
from yougo.store import known_readings, neighbours, records
from yougo.store.update import Changed

_TABLES: dict[str, dict[str, type]] = {
    "documents": {
        "name": str, "sha256": str, "size": int, "mtime_ns": int, "key": str,
        "title": str, "url": str, "format": str, "problems": str,
    },
    "findings": {
        "document": str, "number": int, "rule": str, "line": int,
        "acronym": str, "japanese": str, "english": str, "definition": str, "record": bytes,
    },
    "concepts": {
        "number": int, "id": str, "position": str, "status": str,
        "acronym": str, "japanese": str, "reading": str, "romaji": str, "reading_verified": int,
        "english": str, "letters": str, "definition": str, "note": str, "tags": str, "credits": str,
        "confidence": float, "source": str, "line": int, "within": str, "url": str, "sort": str,
        "record": bytes,
    },
    "terms": {
        "concept": str, "text": str, "lang": str, "type": str, "preferred": int, "count": int, "former": int,
    },
    "warnings": {"concept": str, "code": str, "message": str, "document": str, "line": int, "within": str},
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
    "SELECT id, acronym, japanese, reading, romaji, english, definition, status, confidence, source, line, "
    "within, url, note, tags, credits FROM concepts WHERE status <> 'rejected' ORDER BY position, sort, id"
)


Row = dict[str, object]


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; the file is then of this layout (`search.LAYOUT`)."""
    from sqlite_utils import Database  # noqa: PLC0415 - slow to import, and most databases are there

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    for name, columns in _TABLES.items():
        database.create_table(name, columns, pk=_KEYS.get(name), foreign_keys=_REFERENCES.get(name))
    database.table("concepts").create_index(["id"], unique=True)
    database.table("concepts").create_index(["position"])
    database.table("terms").create_index(["concept"])
    database.table("warnings").create_index(["concept", "document"])
    database.table("warnings").create_index(["code"])
    database.create_view("glossary", _VIEW)
    tables.lay_out(connection)
    neighbours.lay_out(connection)
    known_readings.lay_out(connection)
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows; what one does not give is null."""
    columns = _TABLES[table]
    marks = ", ".join(map(":{}".format, columns))
    nothing: Row = dict.fromkeys(columns)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", (nothing | row for row in rows))  # noqa: S608


def document_row(changed: Changed) -> Row:
    """A document's row of ``documents``."""
    return asdict(changed.cached) | {
        "title": changed.document.title,
        "url": changed.document.url,
        "format": changed.document.format,
        "problems": f"[{', '.join(map(records.dump, changed.problems))}]",
    }


def concept_row(number: int, concept: Concept, record: str) -> Row:
    """A concept's row of ``concepts``; `record` is what `records.dump` makes of it."""
    reading = concept.known_reading
    place = concept.cited_place
    return {
        "number": number,
        "id": concept.id,
        "position": collation.levels(concept.sort),
        "status": concept.status,
        "acronym": concept.acronym,
        "japanese": concept.japanese,
        "reading": reading.text,
        "romaji": reading.romaji,
        "reading_verified": int(reading.verified) if concept.reading else None,
        "english": concept.english,
        "letters": " ".join(map(str, spell(concept.acronym, concept.english).positions)),
        "definition": concept.definition,
        "note": concept.note,
        "tags": json.dumps(concept.tags, ensure_ascii=False),
        "credits": "; ".join(concept.credited) or None,
        "confidence": concept.confidence,
        "source": place.document or None,
        "line": place.line or None,
        "within": place.within or None,
        "url": _address(concept),
        "sort": concept.sort,
        "record": records.pack(json_lines.line(concept), record),
    }


def _address(concept: Concept) -> str:
    """The address of the place that is printed beside it, else the first there is."""
    rows = filter(None, (concept.defining, *concept.evidence))
    return next(filter(None, map(attrgetter("url"), rows)), "")


def term_rows(concept: Concept) -> Iterator[Row]:
    """The rows of ``terms`` of one concept, its preferred names first."""
    preferred = (
        ("acronym", "und", concept.acronym),
        ("full", "ja", concept.japanese),
        ("full", "en", concept.english),
    )
    row: Row = {"concept": concept.id, "preferred": 1, "count": None, "former": 0}
    for kind, lang, text in preferred:
        if text:
            yield row | {"text": text, "lang": lang, "type": kind}
    for variant in concept.variants:
        named = asdict(variant)
        del named["reading"]
        yield named | {"concept": concept.id, "preferred": 0, "former": int(variant.former)}


def warning_rows(concept: Concept) -> Iterator[Row]:
    """The rows of ``warnings`` of one concept."""
    for warning in concept.warnings:
        row: Row = {"concept": concept.id, "code": warning.code, "message": warning.message}
        for place in warning.places[:1]:
            row |= asdict(place)
        yield row


def problem_row(problem: Problem) -> Row:
    """The row of ``warnings`` of what is wrong in a document itself."""
    return {"code": problem.code, "message": problem.message} | asdict(problem.place)
