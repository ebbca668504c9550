"""Looks things up in the last whole glossary: loads nothing that a look-up can do without."""

import os

from yougo.search.index import Index
from yougo.search.query import Hit

_COLUMNS = (
    "id", "status", "acronym", "japanese", "reading", "romaji", "reading_verified",
    "english", "letters", "definition", "note", "source", "line", "url",
)  # fmt: skip


class Term:
    """A term as a look-up shows it; `tier` says how it was found (see `yougo.search.query`)."""

    def __init__(self, row: tuple[object, ...], tier: str) -> None:
        texts = [str(value or "") for value in row]
        self.id, self.status, self.acronym, self.japanese, self.reading, self.romaji = texts[:6]
        self.english, self.letters, self.definition, self.note, self.document, self.line, self.url = texts[7:]
        self.verified = row[6] != 0
        self.tier = tier
        self.variants: list[tuple[str, int]] = []
        """Further names, and whether each is a former one."""
        self.warnings: list[tuple[str, str]] = []
        """Codes and messages."""


class Glossary:
    """The last whole glossary of a workspace; a context manager.

    Raises:
        NoGlossary: nothing has been built yet.
        UnusableGlossary: the database is damaged or not of this version.
    """

    def __init__(self, root: str) -> None:
        self.database = os.path.join(root, "build", "glossary.db")  # noqa: PTH118 - pathlib costs too much
        if not os.path.exists(self.database):  # noqa: PTH110
            raise _no_glossary(root)
        self._root = root
        self._index = Index(self.database)

    def __enter__(self) -> "Glossary":  # noqa: PYI034 - typing costs nearly as much as a bare interpreter
        self._index.__enter__()
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._index.__exit__(kind, error, trace)

    def find(self, query: str, limit: int) -> list[Hit]:
        """The terms that a query finds, best first; a `limit` of 0 is none."""
        hits = self._index.find(query, limit)
        if not hits and not self._index.connection.execute("SELECT 1 FROM meta LIMIT 1").fetchone():
            raise _no_glossary(self._root)  # the first build has only begun
        return hits

    def beginning(self, start: str, limit: int) -> list[Hit]:
        """The terms of which some name begins so, best first; without a start the glossary's first."""
        return self._index.beginning(start, limit)

    def line(self, hit: Hit) -> str:
        """A term's line of the JSON Lines contract."""
        return self._index.line(hit)

    def term(self, hit: Hit) -> Term:
        """What a look-up shows of a term."""
        execute = self._index.connection.execute
        columns = ", ".join(_COLUMNS)
        row = execute(f"SELECT {columns} FROM concepts WHERE number = ?", (hit.number,)).fetchone()  # noqa: S608
        term = Term(row, hit.tier)
        variants = "SELECT text, former FROM terms WHERE concept = ? AND NOT preferred ORDER BY rowid"
        term.variants = execute(variants, (term.id,)).fetchall()
        warnings = "SELECT code, message FROM warnings WHERE concept = ? ORDER BY rowid"
        term.warnings = execute(warnings, (term.id,)).fetchall()
        return term

    def with_ids(self, ids: list[str]) -> list[Term]:
        """The terms of these ids."""
        sql = "SELECT number FROM concepts WHERE id = ?"
        found = [self._index.connection.execute(sql, (each,)).fetchone() for each in ids]
        return [self.term(Hit(row[0], each, "exact")) for row, each in zip(found, ids, strict=True) if row]

    def named(self, name: str) -> list[str]:
        """The ids of the terms that bear exactly this name, the rejected too."""
        return self._index.named(name)

    def suggestions(self, query: str) -> list[Term]:
        """What was perhaps meant by a query that finds nothing, likeliest first."""
        from yougo.search.suggest import suggest  # noqa: PLC0415 - most queries find something

        return [self.term(hit) for hit in suggest(self._index.connection, query)]

    def decisions_are_newer(self) -> bool:
        """Whether terms.toml was changed after the glossary was built."""
        terms = os.path.join(self._root, "glossary", "terms.toml")  # noqa: PTH118
        try:
            return os.stat(terms).st_mtime_ns > os.stat(self.database).st_mtime_ns  # noqa: PTH116
        except OSError:
            return False


def _no_glossary(root: str) -> Exception:
    from yougo.errors import NoGlossary  # noqa: PLC0415 - a look-up that succeeds needs no errors

    return NoGlossary(folder=root)
