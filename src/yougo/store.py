"""``build/glossary.db``, the SQLite glossary: what documents and decisions compile to.

Tables, for those who come with ``sqlite3``, ``sqlite-utils`` or Datasette:

* ``documents``: name, sha256, size, mtime_ns, key (of the rules), title, url, format, problems (JSON)
* ``findings``: document, number, rule, line, acronym, japanese, english, definition, and all of it as JSON
* ``concepts``: one row each in the glossary's order (position): id, acronym, japanese, reading,
  reading_verified, english, definition, status, sort; ``json`` is the line of the JSON Lines contract,
  ``record`` everything that yougo knows
* ``terms``: every name of every concept: concept, text, lang, type, preferred, count
* ``warnings``: concept (null for a document's own), code, message, document, line
* ``keys``, ``suffixes``, ``parts``: what look-ups search (see `yougo.search`)
* ``meta``: key, value

Nothing a person decided is only here: another `LAYOUT` means that the file is dropped and built anew.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from yougo import contract, records, search
from yougo.documents import Document, Problem
from yougo.errors import CannotWrite
from yougo.model import Concept, Finding, Source

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


@dataclass(frozen=True, slots=True)
class Cached:
    """What a document was when its findings were made."""

    name: str
    sha256: str
    size: int
    mtime_ns: int
    key: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A document that was read now."""

    cached: Cached
    document: Document
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """All that one build changes."""

    listed: frozenset[str]
    """The names of all documents that are sources now; what others stated is dropped."""
    changed: tuple[Changed, ...] = ()
    touched: tuple[Cached, ...] = ()
    """Documents whose content is as it was, but size or time are not."""
    concepts: tuple[Concept, ...] = ()
    """All concepts, in the glossary's order."""
    meta: Mapping[str, str] = field(default_factory=dict)


class Store:
    """The glossary's database, made when it is not there or is not as this version lays it out.

    Raises:
        CannotWrite: its folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._told():
            self._connection = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        whole = _is_whole(connection)
        if not whole:
            connection.close()
            self._drop()
            connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if not whole:
            _lay_out(connection)
        return connection

    def _drop(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says of a full disk or a folder without permission into our sentence."""
        try:
            yield
        except sqlite3.OperationalError as error:
            remedy = "check the disk's space and the folder's permissions"
            raise CannotWrite(file=self._path, reason=str(error), remedy=remedy) from None
        except UnicodeEncodeError as error:
            reason = f"{error.object[max(0, error.start - 40) : error.end + 40]!a} is no Unicode text"
            raise CannotWrite(file=self._path, reason=reason, remedy="rename the file of that name") from None
        except OSError as error:
            raise CannotWrite.at(self._path, error) from None

    def cached(self) -> dict[str, Cached]:
        """From each document's name to what it was when it was read."""
        rows = self._connection.execute("SELECT name, sha256, size, mtime_ns, key FROM documents")
        return {row[0]: Cached(*row) for row in rows}

    def findings(self) -> list[Finding]:
        """Every finding of every document."""
        rows = self._connection.execute("SELECT record FROM findings ORDER BY document, number")
        return [records.load(Finding, row[0]) for row in rows]

    def concepts(self) -> list[Concept]:
        """Every concept, in the glossary's order."""
        rows = self._connection.execute("SELECT record FROM concepts ORDER BY position")
        return [records.load(Concept, row[0]) for row in rows]

    def sources(self) -> list[Source]:
        """Every document as outputs cite it."""
        rows = self._connection.execute("SELECT name, title, url FROM documents ORDER BY name")
        return [Source(*row) for row in rows]

    def problems(self) -> list[Problem]:
        """What is wrong in the documents themselves."""
        rows = self._connection.execute("SELECT problems FROM documents ORDER BY name")
        return [records.build(Problem, problem) for row in rows for problem in json.loads(row[0])]

    def meta(self) -> dict[str, str]:
        """What the last build noted of itself."""
        return dict(self._connection.execute("SELECT key, value FROM meta"))

    def update(self, update: Update) -> None:
        """Store a build in one transaction: readers see the old glossary or the new one.

        Raises:
            CannotWrite: the old glossary is then as it was.
        """
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._store(update)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise

    def merge_with(self, update: Update) -> list[Finding]:
        """All findings as they will be after an update's documents are stored."""
        fresh = {changed.cached.name for changed in update.changed}
        kept = (f for f in self.findings() if f.place.document in update.listed - fresh)
        return [*kept, *(finding for changed in update.changed for finding in changed.findings)]

    def _store(self, update: Update) -> None:
        execute = self._connection.execute
        known = {row[0] for row in execute("SELECT name FROM documents")}
        for name in (known - update.listed) | {changed.cached.name for changed in update.changed}:
            execute("DELETE FROM documents WHERE name = ?", (name,))
            execute("DELETE FROM findings WHERE document = ?", (name,))
        for cached in update.touched:
            row = (cached.size, cached.mtime_ns, cached.name)
            execute("UPDATE documents SET size = ?, mtime_ns = ? WHERE name = ?", row)
        for changed in update.changed:
            _insert(self._connection, "documents", [_document_row(changed)])
            _insert(
                self._connection, "findings", [_finding_row(n, f) for n, f in enumerate(changed.findings)]
            )
        self._store_concepts(update.concepts)
        for key, value in update.meta.items():
            execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _store_concepts(self, concepts: tuple[Concept, ...]) -> None:
        for table in ("concepts", "terms", "warnings", *search.TABLES):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        _insert(self._connection, "concepts", [_concept_row(n, each) for n, each in enumerate(concepts)])
        _insert(self._connection, "terms", [row for concept in concepts for row in _term_rows(concept)])
        told = [row for concept in concepts for row in _warning_rows(concept)]
        told += [(None, p.code, p.message, p.place.document, p.place.line) for p in self.problems()]
        _insert(self._connection, "warnings", told)
        search.fill(self._connection, concepts)


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the file is of this layout and no page of it is damaged."""
    try:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:  # no permission, locked: that says nothing about the content
        connection.close()
        raise
    except sqlite3.DatabaseError:
        return False
    return (layout, state) == (LAYOUT, "ok")


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; the file is then of this layout."""
    database = Database(connection)
    for name, columns in _TABLES.items():
        database.create_table(name, columns, pk=_KEYS.get(name))
    database.table("findings").create_index(["document"])
    database.table("concepts").create_index(["position"])
    database.table("terms").create_index(["concept"])
    search.lay_out(connection)
    connection.execute(f"PRAGMA user_version = {LAYOUT}")


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    # sqlite-utils' insert_all takes four times as long (measured: 8-14 s against 2.1 s for a million rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names


def _document_row(changed: Changed) -> tuple[object, ...]:
    cached, document = changed.cached, changed.document
    problems = "[" + ", ".join(records.dump(problem) for problem in changed.problems) + "]"
    return (
        cached.name, cached.sha256, cached.size, cached.mtime_ns, cached.key,
        document.title, document.url, document.format, problems,
    )  # fmt: skip


def _finding_row(number: int, finding: Finding) -> tuple[object, ...]:
    japanese = finding.japanese[0].text if finding.japanese else ""
    return (
        finding.place.document, number, finding.rule, finding.place.line,
        finding.acronym, japanese, finding.english, finding.definition, records.dump(finding),
    )  # fmt: skip


def _concept_row(number: int, concept: Concept) -> tuple[object, ...]:
    reading = concept.reading
    return (
        concept.id, number, concept.acronym, concept.japanese,
        reading.text if reading else "", int(reading.verified) if reading else None,
        concept.english, concept.definition, concept.status, concept.sort,
        contract.line(concept), records.dump(concept),
    )  # fmt: skip


def _term_rows(concept: Concept) -> Iterator[tuple[object, ...]]:
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


def _warning_rows(concept: Concept) -> Iterator[tuple[object, ...]]:
    for doubt in concept.warnings:
        place = doubt.places[0] if doubt.places else None
        yield concept.id, doubt.code, doubt.message, place and place.document, place and place.line
