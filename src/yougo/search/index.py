"""A glossary opened for looking up."""

from yougo.errors import UnusableGlossary
from yougo.language.folding import fold
from yougo.search import KINDS
from yougo.search.database import ODD, DatabaseError, opened
from yougo.search.query import MOST, TIERS, Hit, Search

_COLUMNS = (
    "id, status, acronym, japanese, reading, romaji, reading_verified, "
    "english, letters, definition, note, tags, source, line, within, url, credits"
)


class Term:
    """A concept as a look-up shows it; `tier` says how it was found (see `yougo.search.query`).

    All are texts, ``""`` for unknown; `tags` is a JSON list.
    """

    def __init__(self, row: tuple[object, ...], tier: str) -> None:
        texts = [str(value or "") for value in row]
        self.id, self.status, self.acronym, self.japanese, self.reading, self.romaji = texts[:6]
        self.english, self.letters, self.definition, self.note, self.tags = texts[7:12]
        self.document, self.line, self.within, self.url, self.credits = texts[12:]
        self.verified = row[6] != 0
        self.tier = tier
        self.variants: list[tuple[str, int]] = []
        """Further names, and whether each is a former one."""
        self.warnings: list[tuple[str, str]] = []
        """Codes and messages."""


class Index:
    """A glossary opened for looking up, in the state that it is in at the first question; a context manager.

    Raises:
        UnusableGlossary: on entering and inside, when the file is damaged or none of this version.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> "Index":  # noqa: PYI034 - typing costs nearly as much as a bare interpreter
        try:
            self._connection = opened(self._path)
            self._connection.execute("BEGIN")
        except DatabaseError as error:
            raise self._unusable(error) from None
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._connection.close()
        if isinstance(error, DatabaseError) or (isinstance(error, ODD) and self._is_damaged()):
            raise self._unusable(error) from None

    def _is_damaged(self) -> bool:
        from pathlib import Path  # noqa: PLC0415 - a look-up that succeeds needs neither

        from yougo.search import seal  # noqa: PLC0415 - likewise

        return not seal.is_as_left(Path(self._path))

    def _unusable(self, error: BaseException) -> Exception:
        return UnusableGlossary(file=self._path, reason=error)

    def let_go(self) -> None:
        """Answer from now on in the state of the next question: a build waits for who holds to an old one."""
        self._connection.execute("ROLLBACK")
        self._connection.execute("BEGIN")

    def find(self, query: str, limit: int = 10, worst: str = TIERS[-1]) -> list[Hit]:
        """The concepts that a query finds, best first; ``limit`` 0 gives all. Never raises for a query.

        The rejected are left out. A weak hit is followed by the best of what is near the query. What is of a
        worse tier than the `worst` that is wanted is not looked for.
        """
        search = Search(self._connection, query, limit, worst)
        search.run()
        return search.best()

    def others(self, query: str, shown: list[Hit]) -> int:
        """How many other concepts have the query in a name than those that are shown; at most `MOST`."""
        search = Search(self._connection, query, MOST + len(shown))
        search.exact()
        search.same_sound()
        search.prefix()
        search.part()
        return min(MOST, len(search.found.keys() - {hit.number for hit in shown}))

    def starting(self, start: str, limit: int) -> list[Hit]:
        """The concepts of which a name begins so, best first; without a start the glossary's first."""
        if not fold(start):
            shown = "SELECT number, id FROM concepts WHERE status <> 'rejected'"
            sql = f"{shown} ORDER BY position, sort, id LIMIT ?"
            return [Hit(row[0], row[1], "prefix") for row in self._connection.execute(sql, (limit,))]
        search = Search(self._connection, start, limit)
        search.exact()
        search.prefix()
        return search.best()

    def named(self, name: str) -> list[str]:
        """The ids of the concepts that bear exactly this name, the rejected too, in the glossary's order."""
        sql = (
            "SELECT DISTINCT id, position, sort FROM keys JOIN concepts USING (number) "
            "WHERE kind IN (?, ?) AND standing IN (0, 1, 2) AND k = ? ORDER BY position, sort, id"
        )
        return [row[0] for row in self._connection.execute(sql, (KINDS["name"], KINDS["id"], fold(name)))]

    def with_id(self, identifier: str) -> Hit | None:
        """The concept of this id, the rejected too."""
        row = self._connection.execute("SELECT number FROM concepts WHERE id = ?", (identifier,)).fetchone()
        return Hit(row[0], identifier, "exact") if row else None

    def suggestions(self, query: str) -> list[Hit]:
        """What was perhaps meant by a query that finds nothing, likeliest first."""
        from yougo.search.suggest import suggest  # noqa: PLC0415 - most queries find something

        return suggest(self._connection, query)

    def is_empty(self) -> bool:
        """Whether no build was ever finished."""
        return not self._connection.execute("SELECT 1 FROM meta LIMIT 1").fetchone()

    def json_line(self, hit: Hit) -> str:
        """A concept's line of the JSON Lines contract."""
        from yougo.search import packing  # noqa: PLC0415 - most look-ups show no JSON

        sql = "SELECT record FROM concepts WHERE number = ?"
        (record,) = self._connection.execute(sql, (hit.number,)).fetchone()
        return packing.unpack(record).partition("\n")[0]

    def term_on_a_line(self, hit: Hit) -> Term:
        """The same without what one line has no room for: further names and warnings."""
        sql = f"SELECT {_COLUMNS} FROM concepts WHERE number = ?"  # noqa: S608 - our own columns
        return Term(self._connection.execute(sql, (hit.number,)).fetchone(), hit.tier)

    def term(self, hit: Hit) -> Term:
        """What a look-up shows of a concept."""
        execute, term = self._connection.execute, self.term_on_a_line(hit)
        variants = "SELECT text, former FROM terms WHERE concept = ? AND NOT preferred ORDER BY rowid"
        term.variants = execute(variants, (term.id,)).fetchall()
        warnings = "SELECT code, message FROM warnings WHERE concept = ? ORDER BY rowid"
        term.warnings = execute(warnings, (term.id,)).fetchall()
        return term
