"""Finds the concepts that have all of several words, in whatever names and order."""

from collections.abc import Iterator
from itertools import product
from operator import attrgetter

from yougo.language.folding import fold, heard
from yougo.search import ENDING, SHORTEST_SOUND
from yougo.search.database import Connection, in_lines, numbers_beginning, quoted
from yougo.search.fuzzy import near_keys

_MOST = 5_000
"""Of each word so many concepts are looked at: the rarest word decides, so that others may be cut off."""
_FEW = 300
"""A word of fewer concepts is rare."""
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
    """One of several words, and how it may be spelled."""

    def __init__(self, connection: Connection, typed: str) -> None:
        self._connection = connection
        self.typed = typed
        sound = heard(typed)
        self.forms = [typed, sound] if len(sound) >= SHORTEST_SOUND else [typed]
        self.is_right = any(self._found(1))
        if not self.is_right:
            self.forms = near_keys(connection, typed, sound)

    def all_numbers(self, most: int) -> set[int] | None:
        """The numbers of the concepts that have it; None when there are `most` of one kind."""
        found: set[int] = set()
        for numbers in self._found(most):
            if len(numbers) == most:
                return None
            found.update(numbers)
        return found

    def some_numbers(self, most: int) -> set[int]:
        """The numbers of concepts that have it, at most `most` of each kind."""
        return set().union(*self._found(most))

    def _found(self, most: int) -> Iterator[list[int]]:
        for form in self.forms:
            for kind in (*_STARTS, "heard"):
                yield numbers_beginning(self._connection, kind, form[:ENDING], most)
            yield _within_english(self._connection, form, most)

    def starts(self) -> set[int]:
        """The numbers of the concepts of which a word of some name begins with it."""
        found: set[int] = set()
        for form, kind in product(self.forms, _STARTS):
            found.update(numbers_beginning(self._connection, kind, form[:ENDING], _MOST))
        return found

    def is_in(self, name: str) -> bool:
        """Whether a name has it, in some spelling."""
        return any(map(name.__contains__, self.forms))


_STARTS = ("name", "part", "reading", "sound")


def _within_english(connection: Connection, form: str, most: int) -> list[int]:
    """The numbers of the concepts that have it in an English name; the index knows nothing of two letters."""
    if not form.isascii() or len(form) < 3:
        return []
    sql = "SELECT rowid FROM parts WHERE parts MATCH ? AND standing < 2 LIMIT ?"
    return [row[0] for row in connection.execute(sql, (quoted(form), most))]


def _weighty(words: list[_Word]) -> list[_Word]:
    """The words that count where not all of them are found."""
    from yougo.language.alignment import SMALL_WORDS  # noqa: PLC0415 - it loads what most queries do without

    weighty = [word for word in words if word.typed not in SMALL_WORDS]
    known = [word for word in weighty if word.forms]
    return known if len(known) > 1 else weighty


def _having_all(connection: Connection, words: list[_Word], *, are_all: bool = True) -> list[Found]:
    """The concepts that have these words, which are all that were typed or some."""
    having = list(_named_with(connection, words))
    if having and are_all and all(map(attrgetter("is_right"), words)):
        starts = [word.starts() for word in words]
        return [(number, standing, _inside(number, starts), name) for number, standing, name in having]
    return [(number, standing, -1, name) for number, standing, name in having]


def _named_with(connection: Connection, words: list[_Word]) -> Iterator[tuple[int, int, str]]:
    """The concepts whose names have all words, each with the shortest name that has one."""
    for number in sorted(_rarest(words)):
        standing, lines = in_lines(connection, number)
        if all(word.is_in(lines) for word in words):
            names = (name for name in lines.split("\n") if any(word.is_in(name) for word in words))
            yield number, standing, min(names, key=len)


def _inside(number: int, starts: list[set[int]]) -> int:
    """How many of the words only stand inside a word of the concept's names."""
    return sum(number not in known for known in starts)


def _rarest(words: list[_Word]) -> set[int]:
    """The numbers of the concepts with the rarest of some words; few of each are asked for before many."""
    for most in (_FEW, _MOST):
        whole = [numbers for word in words if (numbers := word.all_numbers(most)) is not None]
        if whole:
            return min(whole, key=len)
    return min((word.some_numbers(_MOST) for word in words), key=len, default=set())
