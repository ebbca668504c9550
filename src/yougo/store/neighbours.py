"""Finds what a change can influence: the neighbourhood of some keys (see `yougo.merge.links`).

Four tables hold what the last merge knew, with the keys as short hashes (two keys of one hash only make a
neighbourhood larger):

* ``claims``: h, finding (a rowid of ``findings``)
* ``bearers``: h, id, of the ids of register.tsv and terms.toml
* ``decisions``: id, said and place, hashes of what terms.toml said and of where
* ``unexpanded``: k, letter, acronym, of the acronyms that nothing expands
"""

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from zlib import crc32

from yougo.merge import links
from yougo.merge.warnings import MOST_COMPARED, first_letter
from yougo.model.findings import Finding
from yougo.store import records
from yougo.store.shards import MISSPELLED, NUMBERED, Shard
from yougo.store.update import Links

_LAYOUT = (
    "CREATE TABLE claims (h INTEGER, finding INTEGER, PRIMARY KEY (h, finding)) WITHOUT ROWID",
    "CREATE TABLE bearers (h INTEGER, id TEXT, PRIMARY KEY (h, id)) WITHOUT ROWID",
    "CREATE INDEX bearers_by_id ON bearers (id)",
    "CREATE TABLE decisions (id TEXT PRIMARY KEY, said TEXT, place TEXT) WITHOUT ROWID",
    "CREATE TABLE unexpanded (k TEXT PRIMARY KEY, letter TEXT, acronym TEXT) WITHOUT ROWID",
    "CREATE INDEX unexpanded_by_letter ON unexpanded (letter, k)",
)
_FEW = 1000
"""So many findings and ids are merged by themselves, however many there are."""


@dataclass(slots=True)
class Neighbourhood:
    """Findings and ids that keys link."""

    findings: dict[int, Finding] = field(default_factory=dict)
    """By their rowids."""
    ids: set[str] = field(default_factory=set)


class Neighbours:
    """The tables, to ask what is linked with what."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ask = connection.execute

    def linked(self, keys: Iterable[str], ids: Iterable[str]) -> Neighbourhood | None:
        """All that these keys and ids are linked with; None where it is more than half of everything."""
        (stored,) = self._ask("SELECT count(*) FROM findings").fetchone()
        most = max(_FEW, stored // 2)
        found, seen, waiting = Neighbourhood(), set[int](), hashes(keys)
        for identifier in ids:
            waiting |= self._of_id(identifier, found)
        while waiting and len(found.findings) + len(found.ids) <= most:
            seen |= waiting
            waiting = set(chain.from_iterable(self._beyond(h, found) for h in waiting)) - seen
        return None if waiting else found

    def within(self, shard: Shard) -> Neighbourhood:
        """The findings and ids of a shard."""
        sql = "SELECT record FROM findings WHERE rowid = ?"
        found = Neighbourhood(ids=set(shard.ids))
        for number in shard.findings:
            (record,) = self._ask(sql, (number,)).fetchone()
            found.findings[number] = records.unpack(Finding, record)
        return found

    def _beyond(self, h: int, found: Neighbourhood) -> Iterator[int]:
        """The hashes that one leads to, by what was not found before."""
        sql = "SELECT rowid, record FROM findings WHERE rowid IN (SELECT finding FROM claims WHERE h = ?)"
        for number, record in self._ask(sql, (h,)):
            if number not in found.findings:
                finding = found.findings[number] = records.unpack(Finding, record)
                yield from hashes(links.of_finding(finding))
        for (identifier,) in self._ask("SELECT id FROM bearers WHERE h = ?", (h,)).fetchall():
            if identifier not in found.ids:
                yield from self._of_id(identifier, found)

    def _of_id(self, identifier: str, found: Neighbourhood) -> set[int]:
        found.ids.add(identifier)
        return _hashes_of_id(self._ask("SELECT h FROM bearers WHERE id = ?", (identifier,)))

    def bearers(self, keys: Iterable[str]) -> set[str]:
        """The ids that have one of these keys, and perhaps others."""
        rows = records.rows_of(self._connection, "SELECT id FROM bearers WHERE h = ?", hashes(keys))
        return {identifier for (identifier,) in rows}

    def decisions(self) -> dict[str, tuple[str, str]]:
        """From an id to the hashes of what terms.toml said of it at the last merge, and of where."""
        return {identifier: (said, place) for identifier, said, place in self._ask("SELECT * FROM decisions")}

    def unexpanded(self, letter: str, but: Collection[str] = ()) -> list[tuple[str, str]]:
        """The acronyms with this first letter that nothing expands, as many as are compared; keys in order.

        Those with the keys in `but` are left out.
        """
        sql = "SELECT k, acronym FROM unexpanded WHERE letter = ? ORDER BY k LIMIT ?"
        rows = self._ask(sql, (letter, MOST_COMPARED + len(but))).fetchall()
        return [(key, acronym) for key, acronym in rows if key not in but][:MOST_COMPARED]

    def unexpanded_among(self, keys: Iterable[str]) -> dict[str, str]:
        """Those of some acronyms that nothing expands, by their keys."""
        sql = "SELECT k, acronym FROM unexpanded WHERE k = ?"
        return dict(records.rows_of(self._connection, sql, keys))

    def misspelled(self, letter: str) -> Iterator[Finding]:
        """The findings whose expansion may spell another acronym than theirs, one with this first letter."""
        (h,) = _aside(MISSPELLED, [letter])
        sql = "SELECT record FROM findings WHERE rowid IN (SELECT finding FROM claims WHERE h = ?)"
        for (record,) in self._ask(sql, (h,)):
            yield records.unpack(Finding, record)


def _hashes_of_id(rows: Iterable[tuple[int]]) -> set[int]:
    return {h for (h,) in rows}


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables."""
    for statement in _LAYOUT:
        connection.execute(statement)


def hashes(keys: Iterable[str]) -> set[int]:
    """Keys as the tables hold them."""
    return {crc32(key.encode("utf-8", "surrogatepass")) for key in keys}


def claimed(finding: Finding) -> set[int]:
    """What ``claims`` has of a finding."""
    numbered = _aside(NUMBERED, links.numbered(finding))
    return hashes(links.of_finding(finding)) | numbered | _aside(MISSPELLED, links.misspelled(finding))


def _aside(sort: int, keys: Iterable[str]) -> set[int]:
    return set(map(sort.__add__, hashes(keys)))


@contextlib.contextmanager
def entering(connection: sqlite3.Connection) -> Iterator[None]:
    """Within, findings are entered; at the end, their rows are sorted, so that each goes after the last."""
    connection.execute("CREATE TEMP TABLE entered (h, finding)")
    yield
    connection.execute("INSERT OR IGNORE INTO claims SELECT h, finding FROM entered ORDER BY h, finding")
    connection.execute("DROP TABLE entered")


def enter(connection: sqlite3.Connection, number: int, keys: Iterable[int]) -> None:
    """Learn what is `claimed` by a finding."""
    connection.executemany("INSERT INTO entered VALUES (?, ?)", ((h, number) for h in keys))


def forget(connection: sqlite3.Connection, number: int, finding: Finding) -> None:
    """Forget the keys of a finding, which were entered."""
    sql = "DELETE FROM claims WHERE h = ? AND finding = ?"
    connection.executemany(sql, ((h, number) for h in sorted(claimed(finding))))


def begin_anew(connection: sqlite3.Connection, ids: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Forget what the last merge knew, and learn all ids with the keys by which they are linked now."""
    for table in ("bearers", "decisions", "unexpanded"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.execute("CREATE TEMP TABLE named (h, id)")
    rows = ((h, identifier) for identifier, keys in ids for h in hashes(keys))
    connection.executemany("INSERT INTO named VALUES (?, ?)", rows)
    connection.execute("INSERT INTO bearers SELECT h, id FROM named ORDER BY h, id")
    connection.execute("DROP TABLE named")


def store(connection: sqlite3.Connection, known: Links) -> None:
    """Learn what the merge of a part knew."""
    connection.executemany("DELETE FROM decisions WHERE id = ?", ((each,) for each in known.keys))
    rows = ((each, *said) for each, said in known.decisions.items())
    connection.executemany("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?)", rows)
    connection.executemany("DELETE FROM unexpanded WHERE k = ?", ((each,) for each in known.acronyms))
    sql = "INSERT INTO unexpanded VALUES (?, ?, ?)"
    connection.executemany(sql, _unexpanded_rows(known.unexpanded))
    for identifier, keys in known.keys.items():
        wanted = hashes(keys)
        held = _hashes_of_id(connection.execute("SELECT h FROM bearers WHERE id = ?", (identifier,)))
        _change(connection, "DELETE FROM bearers WHERE h = ? AND id = ?", identifier, held - wanted)
        _change(connection, "INSERT INTO bearers VALUES (?, ?)", identifier, wanted - held)


def _change(connection: sqlite3.Connection, sql: str, identifier: str, hashes: Iterable[int]) -> None:
    connection.executemany(sql, ((h, identifier) for h in sorted(hashes)))


def _unexpanded_rows(acronyms: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    return ((key, first_letter(acronym), acronym) for key, acronym in acronyms.items())
