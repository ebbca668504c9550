"""Finds the names that a text holds: ``WTSAの決議`` has WTSA."""

from yougo.search.keys import Connection
from yougo.sounds import fold

_SHORTEST = 2
_LONGEST_KANA = 3
"""Shorter names in hiragana alone stand in many words."""


def names_in(connection: Connection, text: str) -> list[str]:
    """The names that stand in a text, folded, in its order: the longest at each place, none twice.

    A name in Latin letters is only found as whole words: not UN in FUND.
    """
    key, bounds = _bounded(text)
    found: dict[str, None] = {}
    start = 0
    while start < len(key):
        name = _name_at(connection, key, start, bounds) if start in bounds else ""
        if name:
            found[name] = None
        start += len(name) or 1
    return list(found)


def _bounded(text: str) -> tuple[str, set[int]]:
    """A text folded, and where in it a word can begin or end: not between two Latin letters or digits."""
    key, bounds, within = "", {0}, False
    for char in text:
        folded = fold(char)
        latin = folded.isascii() and folded.isalnum()
        if not (within and latin):
            bounds.add(len(key))
        key += folded
        within = latin
    return key, bounds | {len(key)}


def _name_at(connection: Connection, key: str, start: int, bounds: set[int]) -> str:
    """The longest name that begins here, or ``""``."""
    longest = ""
    for standing in (0, 1):
        rest = key[start:]
        while len(rest) > max(len(longest), _SHORTEST - 1):
            sql = "SELECT k FROM keys WHERE kind = 'name' AND standing = ? AND k <= ? ORDER BY k DESC LIMIT 1"
            row = connection.execute(sql, (standing, rest)).fetchone()
            same = _common(row[0], rest) if row else 0
            if row and same == len(row[0]) and start + same in bounds and not _is_little(row[0]):
                longest = max(longest, row[0], key=len)
                break
            rest = rest[: same if row and same < len(row[0]) else same - 1]
    return longest


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    for n, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return n
    return min(len(one), len(other))


def _is_little(name: str) -> bool:
    return len(name) < _LONGEST_KANA and all("ぁ" <= char <= "ゖ" for char in name)
