"""Asks the look-up tables, which `yougo.search` describes, for what a person typed.

The tiers, best first: exact, sound, prefix, part, near (one slip), inside (a sentence holds the name).
"""

from yougo.search import ENDING, LAST
from yougo.search.keys import Connection, bearing, quoted
from yougo.sounds import fold, sound

TIERS = ("exact", "sound", "prefix", "part", "near", "inside")
_LONGEST_QUERY = 200
_MOST = 200
"""So many keys of a kind are looked at to find the best few, unless all are asked for."""
_FEW = 20
"""So many more than are asked for are taken of a kind: several may be of one concept."""
_MOST_OF_ENGLISH = 60
"""Fewer of the English names that have a part of a word: each is read to see which name it is."""
_BY_SOUND_ALONE = 1
"""The order, in its tier, of what only sounds the same."""
_WITHIN_A_WORD = 2
"""The order, in the tier ``part``, of what begins in the middle of a word: a weak hit."""
ONLY_A_PART = 2
"""The order, in the tier ``near``, of a name of which only a part is near: a weak hit."""


class Hit:
    """One concept that a query finds."""

    __slots__ = ("id", "number", "tier")

    def __init__(self, number: int, identifier: str, tier: str) -> None:
        self.number = number
        self.id = identifier
        self.tier = tier


class Search:
    """One query, and what was found for it."""

    def __init__(self, connection: Connection, text: str, limit: int) -> None:
        self.connection = connection
        self.text = text[:_LONGEST_QUERY]
        self.key = fold(self.text)
        self.heard = sound(self.key) if self.key.isascii() else ""
        self.limit = limit
        self.most = _MOST if limit else -1
        self.found: dict[int, tuple[int, int, int, int, str]] = {}
        """From a concept's number to its tier, standing, order in the tier, length of the key, and key."""

    def run(self) -> None:
        """Ask one tier after the other, until there is enough; all of them when all is asked for."""
        if not self.key:
            return
        self.exact()
        if self.is_weak("sound"):
            self.same_sound()
        if self.is_weak("sound", _BY_SOUND_ALONE):
            self.prefix()
        if self.is_weak("prefix") and not self.is_enough():
            self.part()
        if self.is_weak("near"):
            self.words()
        if self.is_weak("part", _WITHIN_A_WORD):
            self.near()
        if self.is_weak("near", ONLY_A_PART):
            self.inside()

    def is_enough(self) -> bool:
        """Whether as many were found as are asked for."""
        return bool(self.limit) and len(self.found) >= self.limit

    def is_weak(self, tier: str, order: int = 0) -> bool:
        """Whether the best that was found is no better than this, or all is asked for."""
        best = min(self.found.values(), default=None)
        return not self.limit or best is None or (best[0], best[2]) >= (TIERS.index(tier), order)

    def best(self) -> list[Hit]:
        """The best of what was found, as many as asked for; those equally good in the glossary's order."""
        ordered = sorted(self.found, key=self.found.__getitem__)
        last = self.found[ordered[self.limit - 1]] if 0 < self.limit < len(ordered) else None
        rows = []
        for number in ordered:
            if last and self.found[number] > last:
                break
            sql = "SELECT position, id FROM concepts WHERE number = ?"
            position, identifier = self.connection.execute(sql, (number,)).fetchone()
            place = self.found[number]
            rows.append((place, position, Hit(number, identifier, TIERS[place[0]])))
        rows.sort(key=lambda row: row[:2])
        return [row[2] for row in rows[: self.limit or None]]

    def exact(self) -> None:
        """What is typed as it is written."""
        self._same("exact", ("name", "reading", "id"), self.key)

    def same_sound(self) -> None:
        """Romaji, as one school writes it, or as all of them do."""
        if self.heard:
            self._same("sound", ("romaji",), self.key)
            if not self.found:
                self._same("sound", ("sound",), self.heard, order=_BY_SOUND_ALONE)

    def prefix(self) -> None:
        """The beginning of what is written, or of its sound."""
        if not self.heard:
            self._begins("prefix", ("name", "reading"), self.key)
            return
        self._begins("prefix", ("name", "id", "romaji"), self.key)
        if len(self.heard) > 2 and not self.is_enough():  # zzzz sounds like any z
            self._begins("prefix", ("sound",), self.heard, order=_BY_SOUND_ALONE)

    def part(self) -> None:
        """A part of what is written, whole words first, or of its sound."""
        self._same("part", ("word",), self.key)
        if len(self.key) <= ENDING:
            self._begins("part", ("part",), self.key, order=1)
        else:
            self._long_part()
        if self.key.isascii() and not self.is_enough():
            self._within_english()
        if len(self.heard) > 2 and not self.is_enough():
            self._begins("part", ("heard",), self.heard[:ENDING], order=_WITHIN_A_WORD + 1)

    def _long_part(self) -> None:
        """What is longer than the endings that are entered."""
        sql = (
            "SELECT number, parts.standing FROM keys JOIN parts ON parts.rowid = number "
            "WHERE kind = 'part' AND keys.standing IN (0, 1) AND k = ? AND instr(others, ?) LIMIT ?"
        )
        for number, standing in self.connection.execute(sql, (self.key[:ENDING], self.key, self.most)):
            self._add(number, "part", standing, (1, self.key))

    def _within_english(self) -> None:
        if len(self.key) > 2:
            sql = "SELECT rowid, standing, english FROM parts WHERE parts MATCH ? AND standing < 2 LIMIT ?"
            rows = self.connection.execute(sql, (quoted(self.key), _MOST_OF_ENGLISH if self.limit else -1))
        else:  # the trigrams know nothing of one letter or two
            sql = (
                "SELECT rowid, standing, english FROM parts WHERE instr(english, ?) AND standing < 2 LIMIT ?"
            )
            rows = self.connection.execute(sql, (self.key, self.most))
        for number, standing, english in rows:
            name = min((each for each in english.split("\n") if self.key in each), key=len)
            self._add(number, "part", standing, (_WITHIN_A_WORD, name))

    def words(self) -> None:
        """What has all of several words."""
        from yougo.search.several import find_all  # noqa: PLC0415 - most queries are one word

        for number, standing, typed in find_all(self.connection, self.text):
            self._add(number, "part" if typed else "near", standing, (0, ""))

    def inside(self) -> None:
        """The names that a sentence holds, in its order."""
        from yougo.search.sentence import names_in  # noqa: PLC0415 - most queries are no sentence

        for order, name in enumerate(names_in(self.connection, self.text)):
            self._same("inside", ("name",), name, order=order)

    def near(self) -> None:
        """What one slip of the finger may have stood for; behind weak hits few, and no parts of words."""
        from yougo.search.misspelled import find_near  # noqa: PLC0415 - most queries are spelled right

        few = bool(self.found and self.limit)
        forms = (self.key, self.heard)
        found = find_near(self.connection, forms, _FEW if few else self.most, parts=not few)
        for number, standing, order, key in found:
            self._add(number, "near", standing, (order, key))

    def _same(self, tier: str, kinds: tuple[str, ...], key: str, order: int = 0) -> None:
        for kind in kinds:
            for number, standing in bearing(self.connection, kind, key, self.most):
                self._add(number, tier, standing, (order, key))

    def _begins(self, tier: str, kinds: tuple[str, ...], key: str, order: int = 0) -> None:
        sql = (
            "SELECT * FROM (SELECT number, standing, k FROM keys "
            "WHERE kind = ? AND standing IN (0, 1) AND k >= ? AND k < ? LIMIT ?) "
            "ORDER BY standing, length(k), k LIMIT ?"
        )
        few = _FEW + self.limit if self.limit else -1
        for kind in kinds:
            for number, standing, name in self.connection.execute(
                sql, (kind, key, key + LAST, self.most, few)
            ):
                self._add(number, tier, standing, (order, name))

    def _add(self, number: int, tier: str, standing: int, how: tuple[int, str]) -> None:
        order, key = how
        place = (TIERS.index(tier), standing, order, len(key), key)
        if number not in self.found or place < self.found[number]:
            self.found[number] = place
