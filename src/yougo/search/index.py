"""A glossary opened for looking up."""

import os

from yougo.search import LAYOUT
from yougo.search.keys import Connection, DatabaseError, OperationalError, connect
from yougo.search.query import Hit, Search
from yougo.sounds import fold

_CACHE = 16_000
"""Kibibytes of the database that many look-ups keep; one takes a few dozen of them."""


class Index:
    """A glossary opened for looking up; a context manager.

    Raises:
        UnusableGlossary: on leaving, when the file was damaged or is another's.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> "Index":  # noqa: PYI034 - typing costs nearly as much as a bare interpreter
        try:
            self.connection = _opened(self._path)
        except DatabaseError as error:
            raise self._unusable(error) from None
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.connection.close()
        if isinstance(error, DatabaseError):
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> Exception:
        from yougo.errors import UnusableGlossary  # noqa: PLC0415 - a look-up that succeeds needs no errors

        return UnusableGlossary(file=self._path, reason=error)

    def find(self, query: str, limit: int = 10) -> list[Hit]:
        """The concepts that a query finds, best first; ``limit`` 0 gives all. Never raises for a query.

        The rejected are left out. A weak hit is followed by the best of what is near the query.
        """
        search = Search(self.connection, query, limit)
        search.run()
        return search.best()

    def beginning(self, start: str, limit: int) -> list[Hit]:
        """The concepts of which a name begins so, best first; without a start the glossary's first."""
        if not fold(start):
            sql = "SELECT number, id FROM concepts WHERE status <> 'rejected' ORDER BY position LIMIT ?"
            return [
                Hit(number, identifier, "prefix")
                for number, identifier in self.connection.execute(sql, (limit,))
            ]
        search = Search(self.connection, start, limit)
        search.exact()
        search.prefix()
        return search.best()

    def named(self, name: str) -> list[str]:
        """The ids of the concepts that bear exactly this name, the rejected too, in the glossary's order."""
        sql = (
            "SELECT DISTINCT id FROM keys JOIN concepts USING (number) "
            "WHERE kind IN ('name', 'id') AND standing IN (0, 1, 2) AND k = ? ORDER BY position"
        )
        return [row[0] for row in self.connection.execute(sql, (fold(name),))]

    def line(self, hit: Hit) -> str:
        """A concept's line of the JSON Lines contract."""
        sql = "SELECT json FROM concepts WHERE number = ?"
        return str(self.connection.execute(sql, (hit.number,)).fetchone()[0])


def _opened(path: str) -> Connection:
    """Read only; where the folder is read-only too and WAL cannot be opened, as a file that never changes."""
    plain = "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 0x80) or byte in b"/._-" else f"%{byte:02x}"
        for byte in os.fsencode(os.path.abspath(path))  # noqa: PTH100 - pathlib costs too much
    )
    connection = connect(f"file:{plain}?mode=ro", uri=True)
    try:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
    except OperationalError:
        connection.close()
        connection = connect(f"file:{plain}?immutable=1", uri=True)
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if layout != LAYOUT:
        connection.close()
        raise DatabaseError("another version of yougo made it")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    return connection
