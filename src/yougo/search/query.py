"""Asks the look-up tables, which `yougo.search` describes, for what a person typed.

The tiers, best first: exact, sound, prefix, part, inside (a text holds the name), near (one typo). In each,
the strong hits come before the weak ones, and among these the accepted before the candidates.
"""

from yougo.language.characters import is_japanese
from yougo.language.folding import fold, heard
from yougo.search import ENDING, SHORTEST_SOUND, WEAK, marked
from yougo.search.database import Connection, bearing, beginning, quoted

TIERS = ("exact", "sound", "prefix", "part", "inside", "near")
_LONGEST_QUERY = 200
_LONGEST_TEXT = 5_000
"""Characters of a text in which names are looked for."""
MOST = 200
"""So many keys of a kind are looked at to find the best few, unless all are asked for."""
_ALL = 1 << 40
"""More than there can be of anything."""
_FEW = 20
"""So many more than are asked for are taken of a kind: several may be of one concept."""
_MOST_OF_ENGLISH = 60
"""Fewer of the English names that have a part of a word: each is read to see which name it is."""
_VOWELS = set("aiueo")
_ACCIDENTAL_SOUND = 4
"""Letters of a sound that many longer ones have by accident: it is asked for last."""


class Hit:
    """One concept that a query finds."""

    __slots__ = ("id", "number", "tier")

    def __init__(self, number: int, identifier: str, tier: str) -> None:
        self.number = number
        self.id = identifier
        self.tier = tier


def in_order(connection: Connection, ranked: list[tuple[object, int, str]]) -> list[Hit]:
    """Hits by their ranks, the least first, and those of one rank in the glossary's order.

    Of each the rank, the concept's number and the tier are given.
    """
    rows = []
    for rank, number, tier in ranked:
        sql = "SELECT position, sort, id FROM concepts WHERE number = ?"
        place = connection.execute(sql, (number,)).fetchone()
        rows.append((rank, place, Hit(number, place[2], tier)))
    rows.sort(key=lambda row: row[:2])
    return [hit for *_, hit in rows]


class Search:
    """One query, and what was found for it."""

    def __init__(self, connection: Connection, text: str, limit: int, worst: str = TIERS[-1]) -> None:
        self.connection = connection
        self.worst = TIERS.index(worst)
        self.text = text[:_LONGEST_TEXT]
        self.key = fold(text[:_LONGEST_QUERY].lstrip("#＃@＠"))
        self.heard = _sound(self.key)
        self.limit = limit or _ALL
        self.is_limited = limit > 0
        self.most = MOST if limit else _ALL
        self.found: dict[int, tuple[int, int, int, int, int, str]] = {}
        """From a concept's number to its tier, how weak, standing, order, length of the key, and key."""

    def run(self) -> None:
        """Ask one tier after the other while what is found is weak; all of them when all is asked for."""
        if not self.key:
            return
        for ask, best, tier, weak in _STEPS:
            if self.is_weak(tier, weak) and TIERS.index(best) <= self.worst:
                ask(self)

    def is_enough(self) -> bool:
        """Whether as many were found as are asked for."""
        return len(self.found) >= self.limit

    def is_weak(self, tier: str, weak: int = 0) -> bool:
        """Whether nothing better than this was found, or all is asked for."""
        best = min(self.found.values(), default=_NOTHING)
        return not self.is_limited or best[:2] >= (TIERS.index(tier), weak)

    def best(self) -> list[Hit]:
        """The best of what was found, as many as asked for; those equally good in the glossary's order."""
        best = sorted(self.found.values())[: self.limit]
        ranked: list[tuple[object, int, str]] = []
        for number, found in self.found.items():
            if found <= best[-1]:
                ranked.append((found, number, TIERS[found[0]]))
        return in_order(self.connection, ranked)[: self.limit]

    def exact(self) -> None:
        """The query as it is written."""
        self._same("exact", ("name", "reading", "id"), self.key)

    def same_sound(self) -> None:
        """Romaji, as one school writes it, or as all of them do."""
        self._same("sound", ("romaji",), self.key)
        if self.heard:
            self._same("sound", ("sound",), self.heard, WEAK)

    def prefix(self) -> None:
        """The beginning of what is written, or of its sound."""
        kinds = ("name", "id", "romaji") if self.key.isascii() else ("name", "reading")
        self._begins("prefix", kinds, self.key)
        if len(self.heard) >= SHORTEST_SOUND:
            self._begins("prefix", ("sound",), self.heard, WEAK)

    def part(self) -> None:
        """A part of what is written, whole words first; then a part of an English word, or of a sound."""
        if self.is_enough():
            return
        self._same("part", ("word",), self.key)
        self._has("part", self.key, 1)
        if self.is_enough():
            return
        if not is_japanese(self.key):
            self._within_english()
        if len(self.heard) > _ACCIDENTAL_SOUND:
            self._has("heard", self.heard, WEAK + 1)

    def words(self) -> None:
        """The concepts that have all of several words."""
        from yougo.search.multi_word import find_all  # noqa: PLC0415 - most queries are one word

        for number, standing, within, name in find_all(self.connection, self.text[:_LONGEST_QUERY]):
            tier = "near" if within < 0 else "part"
            self._add(number, standing, tier, 2 * WEAK + max(within, 0), name)

    def inside_or_near(self) -> None:
        """The names that the text holds; or, where these are not what it is about, what is near to it."""
        from yougo.search.names_in_text import is_about, names_in  # noqa: PLC0415 - most queries are no sentence

        names = names_in(self.connection, self.text)
        about = is_about(self.text, names)
        if not (about and self.is_limited):
            self.near()
        if not about and not self.is_weak("near", 1):
            return
        for order, name in enumerate(names):
            self._same("inside", ("name",), name, order * WEAK)
        if SHORTEST_SOUND <= len(self.heard) <= _ACCIDENTAL_SOUND:
            self._begins("near", ("heard",), self.heard, WEAK)

    def near(self) -> None:
        """What was meant by one typo; after weak hits only a few, and no parts of words."""
        from yougo.search.fuzzy import find_near, find_near_parts  # noqa: PLC0415 - most queries are right

        few = self.is_limited and bool(self.found)
        forms = (self.key, self.heard)
        found = find_near(self.connection, forms, _FEW if few else self.most)
        is_nothing_found = not self.found and not found
        if is_nothing_found or not self.is_limited:
            found += find_near_parts(self.connection, forms, self.most)
        for number, standing, order, key in found:
            self._add(number, standing, "near", order, key)

    def _has(self, kind: str, key: str, order: int) -> None:
        """What has a part: of a long one more is compared than the endings that are entered."""
        if len(key) <= ENDING:
            self._begins("part", (kind,), key, order)
            return
        sql = (
            "SELECT doc FROM spelled JOIN parts ON parts.rowid = doc "
            "WHERE term = ? AND instr(others, ?) LIMIT ?"
        )
        for standing in (0, 1):
            term = marked(kind, standing, key[:ENDING])
            for (number,) in self.connection.execute(sql, (term, key, self.most)):
                self._add(number, standing, "part", order, key)

    def _within_english(self) -> None:
        sql = "SELECT rowid, standing, english FROM parts WHERE {} AND standing < 2 LIMIT ?"
        if len(self.key) > 2:
            most = _MOST_OF_ENGLISH if self.is_limited else _ALL
            rows = self.connection.execute(sql.format("parts MATCH ?"), (quoted(self.key), most))
        else:  # the trigrams know nothing of one letter or two
            rows = self.connection.execute(sql.format("instr(english, ?)"), (self.key, self.most))
        for number, standing, english in rows:
            names = [name for name in english.split("\n") if self.key in name]
            self._add(number, standing, "part", WEAK, min(names, key=len))

    def _same(self, tier: str, kinds: tuple[str, ...], key: str, order: int = 0) -> None:
        for number, standing in bearing(self.connection, kinds, key, self.most):
            self._add(number, standing, tier, order, key)

    def _begins(self, tier: str, kinds: tuple[str, ...], key: str, order: int = 0) -> None:
        for number, standing, name in beginning(self.connection, kinds, key, self.most, _FEW + self.limit):
            self._add(number, standing, tier, order, name)

    def _add(self, number: int, standing: int, tier: str, order: int, key: str) -> None:
        new = (TIERS.index(tier), order // WEAK, standing, order, len(key), key)
        self.found[number] = min(new, self.found.get(number, new))


def _sound(key: str) -> str:
    """How a query sounds, ``""`` where it is no romaji: nobody pronounces DFTT."""
    return "" if _VOWELS.isdisjoint(key) else heard(key)


_NOTHING = (len(TIERS),)
"""Worse than any hit."""
_STEPS = (
    (Search.exact, "exact", "exact", 0),
    (Search.same_sound, "sound", "sound", 0),
    (Search.prefix, "prefix", "sound", 1),
    (Search.part, "part", "prefix", 0),
    (Search.words, "part", "inside", 0),
    (Search.inside_or_near, "inside", "part", 1),
)
"""What asks, the best tier that it finds, and how good the best that was found may be for it to be asked."""
