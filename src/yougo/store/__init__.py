"""``build/glossary.db``, the SQLite glossary: what documents and decisions compile to.

Tables, for those who come with ``sqlite3``, ``sqlite-utils`` or Datasette:

* ``glossary``: the terms to read, without the rejected, a view of ``concepts``
* ``documents``: name, sha256, size, mtime_ns, key (of the rules), title, url, format, problems (JSON)
* ``findings``: document, number, rule, line, acronym, japanese, english, definition, and all of it,
  packed, in ``record``
* ``concepts``: one row each in the glossary's order (position, sort, id): number (its key in the look-up
  tables), id, status, acronym, japanese, reading, romaji, reading_verified, english, letters (indices into
  the English of the letters that spell the acronym), definition, note, tags (JSON), credits, source, line,
  within and url of its first evidence, sort (kana to file by); ``record`` has two lines, packed
  (`yougo.search.packing`): that of the JSON Lines contract, and everything that yougo knows
* ``terms``: every name of every concept: concept, text, lang, type, preferred, count, former
* ``warnings``: concept (null for a document's own), code, message, document, line, within
* ``keys``, ``spellings``, ``parts``, ``slips``, ``words``: what look-ups search (see `yougo.search`)
* ``claims``, ``bearers``, ``decisions``, ``unexpanded``: what a change can influence (see `neighbours`)
* ``readings``: name, stated, basis, record: of names, those that no concept has (see `known_readings`)
* ``meta``: key, value

Nothing a person decided is only here: with another `search.LAYOUT`, damaged, or made by somebody else, the
file is dropped and built anew. A hash beside it tells (see `yougo.search.seal`).
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import starmap
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from yougo.errors import CannotWrite, UnusableGlossary
from yougo.model.concepts import Concept, Reading
from yougo.model.documents import Problem
from yougo.model.exporter import Source
from yougo.model.findings import Finding
from yougo.search import database, seal
from yougo.store import damage, known_readings, records
from yougo.store.update import Cached, ReadingRequest, Update
from yougo.translation import said

if TYPE_CHECKING:
    from yougo.store.neighbours import Neighbours
    from yougo.store.renewal import Renewal
    from yougo.store.summaries import Counts, Summary


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
    _change: seal.Change | None = None

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
        if not self._last and error is None and seal.is_open(self._path):
            self._close_sealed()
        else:
            self._connection.close()
        if self._last and error:
            with guarded(self._path):
                raise error

    def _close_sealed(self) -> None:
        """Write the log into the database, and seal it."""
        change = self._change or seal.Change(self._path)
        with contextlib.suppress(OSError):  # without a seal the next build makes all anew
            change.prepare()
            done = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
            self._connection.close()
            if done:
                change.seal()
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        state = damage.state(self._path)
        self.remade = state == "damaged"
        if state != "whole":
            self._drop()
        elif not os.access(self._path.parent, os.W_OK):
            return database.opened(str(self._path))
        connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # the seal looks at the whole log
        if state != "whole":
            from yougo.store import layout  # noqa: PLC0415 - loads sqlite-utils, and most databases are there

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
            remedy = said("check the disk's space and the folder's permissions")
            raise CannotWrite(file=self._path, reason=str(error), remedy=remedy) from None
        except UnicodeEncodeError as error:
            reason = said(f"{error.object[max(0, error.start - 40) : error.end + 40]!a} is not valid Unicode")
            raise CannotWrite(
                file=self._path, reason=reason, remedy=said("rename the file of that name")
            ) from None
        except OSError as error:
            raise CannotWrite.at(self._path, error) from None

    def cached(self) -> dict[str, Cached]:
        """From each document's name to what it was when it was read."""
        rows = self._connection.execute("SELECT name, sha256, size, mtime_ns, key FROM documents")
        return {row[0]: Cached(*row) for row in rows}

    def findings(self) -> list[Finding]:
        """Every finding of every document."""
        return self._records(Finding, "SELECT record FROM findings ORDER BY document, number")

    def concepts(self, ids: Collection[str] | None = None) -> list[Concept]:
        """Every concept, or those of these ids, in the glossary's order."""
        if ids is None:
            return self._records(Concept, "SELECT record FROM concepts ORDER BY position, sort, id")
        sql = "SELECT position, sort, id, record FROM concepts WHERE id = ?"
        rows = sorted(records.rows_of(self._connection, sql, ids))
        return [records.unpack(Concept, record) for *_, record in rows]

    def each_concept(self) -> Iterator[Concept]:
        """Every concept, in the glossary's order, one after the other."""
        for (record,) in self._connection.execute("SELECT record FROM concepts ORDER BY position, sort, id"):
            yield records.unpack(Concept, record)

    def each_summary(self, order: str) -> Iterator["Summary"]:
        """Every concept as a list shows it, one after the other, in an order of `summaries.ORDERS`."""
        from yougo.store import summaries  # noqa: PLC0415 - only a list needs it

        return summaries.each(self._connection, order)

    def ids(self) -> list[str]:
        """The ids of all concepts, in the glossary's order."""
        rows = self._connection.execute("SELECT id FROM concepts ORDER BY position, sort, id")
        return list(map(itemgetter(0), rows))

    def concept(self, identifier: str) -> Concept | None:
        """The concept with this id, if there is one."""
        row = self._connection.execute("SELECT record FROM concepts WHERE id = ?", [identifier]).fetchone()
        return records.unpack(Concept, row[0]) if row else None

    def _records(self, kind: type[records.T], query: str) -> list[records.T]:
        return [records.unpack(kind, record) for (record,) in self._connection.execute(query)]

    def sources(self) -> list[Source]:
        """Every document as outputs cite it."""
        rows = self._connection.execute("SELECT name, title, url FROM documents ORDER BY name")
        return list(starmap(Source, rows))

    def problems(self) -> list[Problem]:
        """What is wrong in the documents themselves."""
        return records.problems(self._connection)

    def meta(self) -> dict[str, str]:
        """What the last build noted of itself."""
        return dict(self._connection.execute("SELECT key, value FROM meta"))

    def note(self, key: str, before: str, now: str) -> None:
        """Note something else of the last build, where it noted `before`."""
        if self.meta().get(key) != before:
            return
        with self._told():
            self._change = self._change or seal.Change(self._path)
            self._connection.execute("UPDATE meta SET value = ? WHERE key = ?", (now, key))

    def update(self, update: Update) -> None:
        """Store a build in one transaction: readers see the old glossary or the new one.

        Raises:
            CannotWrite: the old glossary is then as it was.
        """
        from yougo.store import writing  # noqa: PLC0415 - loads merge, and most commands store nothing

        with self._transaction():
            writing.store(self._connection, update)

    @contextlib.contextmanager
    def renewing(self, update: Update, ids: Iterable[tuple[str, Iterable[str]]]) -> Iterator["Renewal"]:
        """Store a build's documents and, within, all concepts anew; in one transaction.

        `ids` are all ids that register.tsv and terms.toml know, with their keys (see `yougo.merge.links`).

        Raises:
            CannotWrite: the old glossary is then as it was.
        """
        from yougo.store.renewal import Renewal  # noqa: PLC0415 - loads merge, and most commands store nothing

        with self._transaction(), Renewal.begun(self._connection, update, ids) as renewal:
            yield renewal

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told():
            self._change = self._change or seal.Change(self._path)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise

    def neighbours(self) -> "Neighbours":
        """What findings and ids are linked with."""
        from yougo.store.neighbours import Neighbours  # noqa: PLC0415 - loads merge

        return Neighbours(self._connection)

    def findings_of(self, documents: Iterable[str]) -> list[Finding]:
        """The findings of some documents."""
        sql = "SELECT record FROM findings WHERE document = ?"
        rows = records.rows_of(self._connection, sql, documents)
        return [records.unpack(Finding, record) for (record,) in rows]

    def readings_of(self, name: str) -> dict[ReadingRequest, Reading]:
        """The readings of a name that no concept has, by what was asked."""
        return known_readings.of_name(self._connection, name)

    def warned(self, *codes: str) -> list[str]:
        """The ids of the concepts that have warnings of these codes, in the glossary's order."""
        sql = "SELECT position, sort, id FROM warnings JOIN concepts ON concept = id WHERE code = ?"
        rows = set(records.rows_of(self._connection, sql, codes))
        return [identifier for *_, identifier in sorted(rows)]

    def present(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids that concepts have."""
        sql = "SELECT id FROM concepts WHERE id = ?"
        return {identifier for (identifier,) in records.rows_of(self._connection, sql, ids)}

    def counts(self) -> "Counts":
        """How many terms there are, and what of them."""
        from yougo.store import summaries  # noqa: PLC0415 - only a report needs it

        return summaries.counts(self._connection)
