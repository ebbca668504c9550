"""Finds the names that a text holds: ``WTSAの決議`` has WTSA."""

from os.path import commonprefix

from yougo.language.characters import is_hiragana, is_latin
from yougo.language.folding import fold, narrowed
from yougo.search import KINDS
from yougo.search.database import Connection

_SHORTEST, _LONGEST = 2, 200
"""Characters of a name that is looked for in a text."""
_SHORTEST_KANA = 3
"""Shorter names in hiragana are part of too many words."""


def names_in(connection: Connection, text: str) -> list[str]:
    """The names in a text, folded, in its order: the longest at each place, none twice.

    A name in Latin letters is only found as whole words: not UN in FUND.
    """
    key, bounds = _bounded(text)
    found: dict[str, None] = {}
    start = 0
    while start < len(key):
        name = _name_at(connection, key, start, bounds)
        found[name] = None
        start += max(1, len(name))
    return list(filter(None, found))


def is_about(text: str, names: list[str]) -> bool:
    """Whether a text is about the names that it holds.

    It is when beside them there are only particles, or when they are Latin in a Japanese text. Kana alone are
    a name with a typo rather: among many names some are in any kana.
    """
    rest = fold(text)
    if not names or rest.isascii() or is_hiragana(rest.replace("ー", "")):
        return False
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return is_hiragana(rest) or any(map(str.isascii, names))


def _bounded(text: str) -> tuple[str, set[int]]:
    """A text folded, and where in it a word can begin or end: not between two Latin letters or digits."""
    key, bounds, within = "", {0}, False
    for char in narrowed(text):
        folded = fold(char)
        latin = is_latin(folded)
        if not (within and latin):
            bounds.add(len(key))
        key += folded
        within = latin
    return key, bounds | {len(key)}


def _name_at(connection: Connection, key: str, start: int, bounds: set[int]) -> str:
    """The longest name that begins here, or ``""``."""
    if start not in bounds:
        return ""
    accepted = _name_of(connection, 0, key, start, bounds)
    candidate = _name_of(connection, 1, key, start, bounds)
    return max(accepted, candidate, key=len)


def _name_of(connection: Connection, standing: int, key: str, start: int, bounds: set[int]) -> str:
    """The longest name of this standing that begins here, or ``""``."""
    sql = "SELECT k FROM keys WHERE kind = ? AND standing = ? AND k <= ? ORDER BY k DESC LIMIT 1"
    rest = key[start : start + _LONGEST]
    while len(rest) >= _SHORTEST:
        row = connection.execute(sql, (KINDS["name"], standing, rest)).fetchone()
        if not row:
            break
        name = str(row[0])
        if rest.startswith(name) and start + len(name) in bounds and not _is_little(name):
            return name
        alike = len(commonprefix((name, rest)))  # noqa: RUF071 - characters are meant
        rest = rest[: min(alike, len(name) - 1)]  # a name here can have no more in common
    return ""


def _is_little(name: str) -> bool:
    return len(name) < _SHORTEST_KANA and is_hiragana(name)
