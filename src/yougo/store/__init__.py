"""``build/glossary.db``, the SQLite glossary: what documents and decisions compile to.

Tables, for those who come with ``sqlite3``, ``sqlite-utils`` or Datasette:

* ``glossary``: the terms to read, without the rejected, a view of ``concepts``
* ``documents``: name, sha256, size, mtime_ns, key (of the rules), title, url, format, problems (JSON)
* ``findings``: document, number, rule, line, acronym, japanese, english, definition, and all of it as JSON
* ``concepts``: one row each in the glossary's order (position): number (its key in the look-up tables), id,
  status, acronym, japanese, reading, romaji, reading_verified, english, letters (indices into the English of
  the letters that spell the acronym), definition, note, tags (JSON), source, line and url of its first
  evidence, sort (kana to file by); ``json`` is the line of the JSON Lines contract, ``record`` everything
  that yougo knows
* ``terms``: every name of every concept: concept, text, lang, type, preferred, count, former
* ``warnings``: concept (null for a document's own), code, message, document, line
* ``keys``, ``parts``, ``slips``: what look-ups search (see `yougo.search`)
* ``meta``: key, value

Nothing a person decided is only here: with another `search.LAYOUT`, damaged, or made by somebody else, the
file is dropped and built anew. A hash beside it tells (see `yougo.search.seal`).
"""

import contextlib
import itertools
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from yougo.errors import CannotWrite, UnusableGlossary
from yougo.model.concepts import Concept
from yougo.model.documents import Problem
from yougo.model.exporter import Source
from yougo.model.findings import Finding
from yougo.search import database, seal, tables
from yougo.store import damage, layout, records
from yougo.store.update import Cached, Update


@contextlib.contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn what comes of a damaged database, or of none, into one sentence.

    Raises:
        UnusableGlossary: something went wrong that comes of damage.
    """
    try:
        yield
    except (sqlite3.DatabaseError, *database.ODD) as error:
        if not isinstance(error, sqlite3.DatabaseError) and seal.is_as_left(path):
            raise
        raise UnusableGlossary(file=path, reason=error) from None


class Store:
    """The glossary's database, made when it is not there, is damaged, or is not as this version lays it out.

    With `last` it is taken as it is, only to be read: that works in a folder that is read-only, too.

    Raises:
        CannotWrite: its folder cannot be written.
        UnusableGlossary: with `last`, here or within, when it is damaged or not as this version lays it out.
    """

    remade = False
    """Whether what was there was damaged, and is dropped."""

    def __init__(self, path: Path, *, last: bool = False) -> None:
        self._path, self._last = path, last
        if last:
            with guarded(self._path):
                self._connection = database.opened(str(path))
        else:
            with self._told():
                self._connection = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        is_changed = not self._last and error is None and seal.is_open(self._path)
        done = is_changed and self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        self._connection.close()
        if done:
            with contextlib.suppress(OSError):  # without a seal the next build makes all anew
                seal.seal(self._path)
        if self._last and error:
            with guarded(self._path):
                raise error

    def _opened(self) -> sqlite3.Connection:
        state = damage.state(self._path)
        self.remade = state == "damaged"
        if state != "whole":
            self._drop()
        connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if state != "whole":
            layout.lay_out(connection)
        return connection

    def _drop(self) -> None:
        for suffix in damage.SUFFIXES:
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
            reason = f"{error.object[max(0, error.start - 40) : error.end + 40]!a} is not valid Unicode"
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
            seal.lift(self._path)
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
            layout.insert(self._connection, "documents", [layout.document_row(changed)])
            rows = (layout.finding_row(n, finding) for n, finding in enumerate(changed.findings))
            layout.insert(self._connection, "findings", rows)
        self._store_concepts(update.concepts, anew=update.anew)
        for key, value in update.meta.items():
            execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _store_concepts(self, concepts: tuple[Concept, ...], *, anew: bool) -> None:
        """Write the rows of the concepts that are not as they were; for the others at most a new position."""
        execute = self._connection.execute
        if anew:
            for table in ("concepts", "terms", "warnings", *tables.TABLES):
                execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        stored = {row[0]: row[1:] for row in execute("SELECT id, record, position, number FROM concepts")}
        wanted = {concept.id: (records.dump(concept), place) for place, concept in enumerate(concepts)}
        kept = {each for each in wanted.keys() & stored.keys() if wanted[each][0] == stored[each][0]}
        for identifier in stored.keys() - kept:
            record, _, number = stored[identifier]
            tables.forget(self._connection, number, records.load(Concept, record))
            execute("DELETE FROM concepts WHERE number = ?", (number,))
            execute("DELETE FROM terms WHERE concept = ?", (identifier,))
        fresh = itertools.count(1 + max((row[2] for row in stored.values()), default=0))
        new = [
            (stored[each.id][2] if each.id in stored else next(fresh), each)
            for each in concepts
            if each.id not in kept
        ]
        moved = [(wanted[each][1], each) for each in kept if wanted[each] != stored[each][:2]]
        self._connection.executemany("UPDATE concepts SET position = ? WHERE id = ?", moved)
        rows = (layout.concept_row(concept, *wanted[concept.id], number) for number, concept in new)
        layout.insert(self._connection, "concepts", rows)
        terms = (row for _, concept in new for row in layout.term_rows(concept))
        layout.insert(self._connection, "terms", terms)
        tables.fill(self._connection, new)
        execute("DELETE FROM warnings")
        told = (row for concept in concepts for row in layout.warning_rows(concept))
        layout.insert(self._connection, "warnings", told)
        own = ((None, p.code, p.message, p.place.document, p.place.line) for p in self.problems())
        layout.insert(self._connection, "warnings", own)
