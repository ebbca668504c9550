"""Finds the concepts that have all of several words, in whatever names and order."""

from yougo.search import ENDING
from yougo.search.keys import Connection, beginning, quoted
from yougo.search.misspelled import near_keys
from yougo.sounds import fold, sound

_MOST = 5_000
"""Of each word so many concepts are looked at: the rarest word decides, so that others may be cut off."""
_TOO_MANY = 16
_SHORTEST_HEARD = 3


def find_all(connection: Connection, text: str) -> list[tuple[int, int, bool]]:
    """Number, standing and whether all is spelled as typed, of concepts whose names have each word of a text.

    A word that no name has stands for those that are one slip away from it.
    """
    words = list(dict.fromkeys(filter(None, map(fold, text.split()))))[:_TOO_MANY]
    if len(words) < 2:
        return []
    asked = [(_having(connection, word), _forms(word)) for word in words]
    right = all(numbers for numbers, _ in asked)
    asked = [each if each[0] else _near(connection, word) for each, word in zip(asked, words, strict=True)]
    rarest = min((numbers for numbers, _ in asked), key=len)
    found = []
    for number in sorted(rarest):
        sql = "SELECT standing, english || char(10) || others FROM parts WHERE rowid = ? AND standing < 2"
        for standing, spelled in connection.execute(sql, (number,)):
            if all(any(form in spelled for form in forms) for _, forms in asked):
                found.append((number, standing, right))
    return found


def _forms(word: str) -> list[str]:
    """A word as it is folded, and, of a word that may be romaji, as it sounds."""
    heard = sound(word) if word.isascii() else ""
    return [word, heard] if len(heard) >= _SHORTEST_HEARD else [word]


def _near(connection: Connection, word: str) -> tuple[set[int], list[str]]:
    forms = near_keys(connection, word, sound(word) if word.isascii() else "")
    return {number for form in forms for number in _having(connection, form)}, forms


def _having(connection: Connection, word: str) -> set[int]:
    """The numbers of concepts of which some name has a word, or a part of one."""
    kinds = ("name", "part", "reading", "sound", "heard")
    found = {
        row[0]
        for form in _forms(word)
        for kind in kinds
        for row in beginning(connection, kind, form[:ENDING], _MOST)
    }
    if word.isascii() and len(word) > 2:
        rows = connection.execute(
            "SELECT rowid FROM parts WHERE parts MATCH ? LIMIT ?", (quoted(word), _MOST)
        )
        found.update(row[0] for row in rows)
    return found
