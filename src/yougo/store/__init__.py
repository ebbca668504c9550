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
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain, count, starmap
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from sqlite_utils.db import Table

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
            path = Path(f"{self._path}{suffix}")
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

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
        return self._records(Finding, "SELECT record FROM findings ORDER BY document, number")

    def concepts(self) -> list[Concept]:
        """Every concept, in the glossary's order."""
        return self._records(Concept, "SELECT record FROM concepts ORDER BY position")

    def _records(self, kind: type[records.T], query: str) -> list[records.T]:
        return [records.load(kind, record) for (record,) in self._connection.execute(query)]

    def sources(self) -> list[Source]:
        """Every document as outputs cite it."""
        rows = self._connection.execute("SELECT name, title, url FROM documents ORDER BY name")
        return list(starmap(Source, rows))

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
        kept = update.listed - update.read
        found = [finding for finding in self.findings() if finding.place.document in kept]
        for changed in update.changed:
            found += changed.findings
        return found

    def _store(self, update: Update) -> None:
        documents, findings = self._table("documents"), self._table("findings")
        for name in (self.cached().keys() - update.listed) | update.read:
            documents.delete_where("name = ?", [name])
            findings.delete_where("document = ?", [name])
        documents.upsert_all(map(asdict, update.touched), pk="name")
        for changed in update.changed:
            documents.insert(layout.document_row(changed))
            findings.insert_all(starmap(layout.finding_row, enumerate(changed.findings)))
        if update.anew:
            for name in ("concepts", "terms", "warnings", *tables.TABLES):
                self._table(name).delete_where()
        self._store_concepts(update.concepts)
        self._store_warnings(update.concepts)
        for key, value in update.meta.items():
            self._table("meta").upsert({"key": key, "value": value}, pk="key")

    def _store_concepts(self, concepts: Sequence[Concept]) -> None:
        """Write the rows of the concepts that are not as they were; for the others at most a new position."""
        rows = self._connection.execute("SELECT id, record, position, number FROM concepts")
        stored = {identifier: _Stored(*row) for identifier, *row in rows}
        unused = count(1 + max((row.number for row in stored.values()), default=0))
        kept: set[str] = set()
        moved: list[layout.Row] = []
        new: list[tuple[int, int, Concept, str]] = []
        for position, concept in enumerate(concepts):
            row, record = stored.get(concept.id), records.dump(concept)
            if not row or row.record != record:
                new.append((row.number if row else next(unused), position, concept, record))
                continue
            kept.add(concept.id)
            if row.position != position:
                moved.append({"number": row.number, "position": position})
        for identifier in stored.keys() - kept:
            self._forget(identifier, stored[identifier])
        self._table("concepts").upsert_all(moved, pk="number")
        self._table("concepts").insert_all(starmap(layout.concept_row, new))
        self._table("terms").insert_all(chain.from_iterable(layout.term_rows(row[2]) for row in new))
        tables.fill(self._connection, [(number, concept) for number, _, concept, _ in new])

    def _forget(self, identifier: str, row: "_Stored") -> None:
        """Take a concept's rows out."""
        tables.forget(self._connection, row.number, records.load(Concept, row.record))
        self._table("concepts").delete_where("number = ?", [row.number])
        self._table("terms").delete_where("concept = ?", [identifier])

    def _store_warnings(self, concepts: Iterable[Concept]) -> None:
        """Write all warnings anew: of the concepts, then of the documents themselves."""
        warnings = self._table("warnings")
        warnings.delete_where()
        warnings.insert_all(chain.from_iterable(map(layout.warning_rows, concepts)))
        warnings.insert_all(map(layout.problem_row, self.problems()))

    def _table(self, name: str) -> Table:
        return layout.opened(self._connection).table(name)


class _Stored(NamedTuple):
    """What is stored of a concept."""

    record: str
    position: int
    number: int
