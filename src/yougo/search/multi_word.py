"""Finds the concepts that have all of several words, in whatever names and order."""

from yougo.language.folding import fold, heard
from yougo.search import ENDING, SHORTEST_SOUND
from yougo.search.database import Connection, numbers_beginning, quoted, spelled
from yougo.search.fuzzy import near_keys

_MOST = 5_000
"""Of each word so many concepts are looked at: the rarest word decides, so that others may be cut off."""
_TOO_MANY = 16
Found = tuple[int, int, int, str]
"""A concept's number and standing; how many words are only within others, -1 where not all are as typed;
and the shortest name that has one."""


def find_all(connection: Connection, text: str) -> list[Found]:
    """The concepts whose names have each word of a text.

    A word that no name has is replaced by those that are one typo away from it. Where nothing has all words,
    English articles and prepositions are left out, and words that nothing has, if two others are left.
    """
    typed = list(dict.fromkeys(filter(None, map(fold, text.split()))))[:_TOO_MANY]
    if len(typed) < 2:
        return []
    words = [_Word(connection, word) for word in typed]
    return _having_all(connection, words) or _having_all(connection, _weighty(words), are_all=False)


class _Word:
    """One of several words: how it may be spelled, and the numbers of the concepts that have it."""

    def __init__(self, connection: Connection, typed: str) -> None:
        self.typed = typed
        sound = heard(typed)
        self.forms = [typed, sound] if len(sound) >= SHORTEST_SOUND else [typed]
        self._look_up(connection)
        self.is_right = bool(self.numbers)
        if not self.is_right:
            self.forms = near_keys(connection, typed, sound)
            self._look_up(connection)

    def _look_up(self, connection: Connection) -> None:
        self.starts: set[int] = set()
        """The concepts of which a word of some name begins with this one."""
        self.numbers: set[int] = set()
        """These, and those that have it within a word."""
        for form in self.forms:
            self.starts |= numbers_beginning(connection, _STARTS, form[:ENDING], _MOST)
            self.numbers |= numbers_beginning(connection, ("heard",), form[:ENDING], _MOST)
            self.numbers |= _within_english(connection, form)
        self.numbers |= self.starts

    def is_in(self, name: str) -> bool:
        """Whether a name has it, in some spelling."""
        return any(map(name.__contains__, self.forms))


_STARTS = ("name", "part", "reading", "sound")


def _within_english(connection: Connection, form: str) -> set[int]:
    """The numbers of the concepts that have it in an English name; the index knows nothing of two letters."""
    if not form.isascii() or len(form) < 3:
        return set()
    sql = "SELECT rowid FROM parts WHERE parts MATCH ? AND standing < 2 LIMIT ?"
    return {row[0] for row in connection.execute(sql, (quoted(form), _MOST))}


def _weighty(words: list[_Word]) -> list[_Word]:
    """The words that count where not all of them are found."""
    from yougo.language.alignment import SMALL_WORDS  # noqa: PLC0415 - it loads what most queries do without

    weighty = [word for word in words if word.typed not in SMALL_WORDS]
    known = [word for word in weighty if word.forms]
    return known if len(known) > 1 else weighty


def _having_all(connection: Connection, words: list[_Word], *, are_all: bool = True) -> list[Found]:
    """The concepts that have these words, which are all that were typed or some."""
    rarest = min((word.numbers for word in words), key=len, default=set())
    are_as_typed = are_all and all(word.is_right for word in words)
    found = []
    for number in sorted(rarest):
        standing, names = spelled(connection, number)
        having = [set(filter(word.is_in, names)) for word in words]
        if all(having):
            within = sum(number not in word.starts for word in words)
            shortest = min(filter(set.union(*having).__contains__, names), key=len)
            found.append((number, standing, within if are_as_typed else -1, shortest))
    return found
