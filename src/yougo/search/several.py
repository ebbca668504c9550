"""Finds the concepts that have all of several words, in whatever names and order."""

from yougo.language.folding import fold, sound
from yougo.search import ENDING
from yougo.search.database import Connection, beginning, quoted
from yougo.search.misspelled import near_keys
from yougo.search.query import SHORTEST_SOUND

_MOST = 5_000
"""Of each word so many concepts are looked at: the rarest word decides, so that others may be cut off."""
_TOO_MANY = 16
Found = tuple[int, int, int, str]
"""A concept's number and standing; how many words stand only within others, -1 where not all are as typed;
and the shortest name that has one."""


def find_all(connection: Connection, text: str) -> list[Found]:
    """The concepts whose names have each word of a text.

    A word that no name has stands for those that are one slip away from it. Where nothing has all words,
    English articles and prepositions are left out, and words that nothing has, if two others are left.
    """
    words = list(dict.fromkeys(filter(None, map(fold, text.split()))))[:_TOO_MANY]
    if len(words) < 2:
        return []
    asked = [_Word(connection, word) for word in words]
    found = _having_all(connection, asked)
    if found:
        return found
    from yougo.language.alignment import SMALL_WORDS  # noqa: PLC0415 - it loads what most queries do without

    weighty = [each for each in asked if each.typed not in SMALL_WORDS]
    known = [each for each in weighty if each.forms]
    enough = known if len(known) > 1 else weighty
    return [(*row[:2], -1, row[3]) for row in _having_all(connection, enough)] if enough else []


class _Word:
    """One of several words: how it may be spelled, and the numbers of the concepts that have it."""

    def __init__(self, connection: Connection, typed: str) -> None:
        self.typed = typed
        heard = sound(typed) if typed.isascii() else ""
        self.forms = [typed, heard] if len(heard) >= SHORTEST_SOUND else [typed]
        self.starts, self.within = _having(connection, self.forms)
        self.is_right = bool(self.starts or self.within)
        if not self.is_right:
            self.forms = near_keys(connection, typed, heard)
            self.starts, self.within = _having(connection, self.forms)


def _having(connection: Connection, forms: list[str]) -> tuple[set[int], set[int]]:
    """The numbers of concepts of which a word of some name begins so; and of which one has it within."""

    def starting(*kinds: str) -> set[int]:
        rows = (beginning(connection, kind, form[:ENDING], _MOST) for form in forms for kind in kinds)
        return {row[0] for each in rows for row in each}

    within = starting("heard")
    for form in forms:
        if form.isascii() and len(form) > 2:
            sql = "SELECT rowid FROM parts WHERE parts MATCH ? LIMIT ?"
            within |= {row[0] for row in connection.execute(sql, (quoted(form), _MOST))}
    return starting("name", "part", "reading", "sound"), within


def _having_all(connection: Connection, asked: list[_Word]) -> list[Found]:
    rarest = min((each.starts | each.within for each in asked), key=len)
    found = []
    for number in sorted(rarest):
        sql = "SELECT standing, english || char(10) || others FROM parts WHERE rowid = ? AND standing < 2"
        for standing, spelled in connection.execute(sql, (number,)):
            if all(any(form in spelled for form in each.forms) for each in asked):
                within = sum(number not in each.starts for each in asked)
                right = all(each.is_right for each in asked)
                forms = [form for each in asked for form in each.forms]
                names = [name for name in spelled.split("\n") if any(form in name for form in forms)]
                found.append((number, standing, within if right else -1, min(names, key=len)))
    return found
