"""Fuzzy look-up: finds what a query with one typo was meant for, a name, a reading, a word, or a part of one.

A typo is a letter more, less, other, or swapped with its neighbour: a distance of one in optimal string
alignment. Keys are entered under hashes of what a typo leaves of them, so that no query looks at all keys.
Short keys: every deletion (the deletion neighbourhood of Mor and Fraenkel, 1982, as in FastSS, Bocek et al.,
2007), because two words that are one typo apart are the same without some letter. Long keys: the halves on
both sides of a letter; a typo leaves one of them.
"""

from functools import partial
from os.path import commonprefix
from zlib import crc32

from yougo.search import ENDING, FUZZY, WEAK
from yougo.search.database import Connection, bearing, entered_under, numbers_beginning, spelled

_SHORT = 12
"""The longest key of which all deletions are entered: the halves of a shorter one are too common."""
_MARKS = 1 << 22
"""So many marks there are: with more, the index grows; with fewer, more names are compared in vain."""
SHORTEST = 3
"""Shorter names are near to too many."""
_LEAST_LETTERS = 3
"""Fewer different letters in a query are a key held down, or near to too many: wwww, qqqqqq."""
_SHORTEST_PART = 5
"""A shorter part of a word, with a typo, is near to too many."""
_PART_KINDS = (("name", "reading", "part"), ("sound", "heard"))
"""The kinds of keys in which a part of a name is found: as it is folded, and as it sounds."""
Found = tuple[int, int, int, str]
"""A concept's number and standing, the order of the hit (better first), and the key that was found."""


def find_near(connection: Connection, forms: tuple[str, str], most: int) -> list[Found]:
    """The concepts that bear a key one typo away from the query: as it is folded, or as it sounds.

    At most `most` of a key.
    """
    found: list[Found] = []
    for near in near_keys(connection, *forms):
        order = _order(forms[0], near)
        for number, standing in bearing(connection, FUZZY, near, most):
            found.append((number, standing, order, near))
    return found


def _order(typed: str, near: str) -> int:
    """A plural first; then what begins alike, because who mistypes does so late."""
    if typed == near + "s":
        return 0
    return 1 if near[0] == typed[0] else 2


def near_keys(connection: Connection, key: str, heard: str = "") -> list[str]:
    """Keys one typo away from a query."""
    found: set[str] = set()
    for wanted in filter(may_be_typo, (key, heard)):
        for names in entered_under(connection, asked(wanted)):
            found |= {name for name in names if len(name) >= SHORTEST and is_near(wanted, name)}
    return sorted(found)


def find_near_parts(connection: Connection, forms: tuple[str, str], most: int) -> list[Found]:
    """The concepts with a name of which a part is one typo away from the query; at most `most` of a key."""
    found: list[Found] = []
    for wanted, kinds in zip(forms, _PART_KINDS, strict=True):
        if len(wanted) < _SHORTEST_PART or not may_be_typo(wanted):
            continue
        for number in _having_half(connection, wanted, kinds, most):
            standing, names = spelled(connection, number)
            near = list(filter(partial(is_near_part, wanted), names))
            if near:
                found.append((number, standing, WEAK, min(near, key=len)))
    return found


def _having_half(connection: Connection, wanted: str, kinds: tuple[str, ...], most: int) -> set[int]:
    """The numbers of concepts with a key that begins with a half of it: a typo leaves one half whole."""
    middle = len(wanted) // 2
    found: set[int] = set()
    for half in (wanted[:middle], wanted[middle + 1 :]):
        for kind in kinds:
            found.update(numbers_beginning(connection, kind, half[:ENDING], most))
    return found


def may_be_typo(query: str) -> bool:
    """Whether a query has letters enough to tell what was meant by it.

    >>> may_be_typo("intrenet"), may_be_typo("wwww"), may_be_typo("no")
    (True, False, False)
    """
    return len(set(query)) >= _LEAST_LETTERS


def entered(key: str) -> set[str]:
    """The marks under which a key is entered."""
    if len(key) < SHORTEST:
        return set()
    return _deletions(key) if len(key) <= _SHORT else _halves(key, len(key))


def asked(query: str) -> set[str]:
    """The marks of which a key that is one typo away from the query has at least one."""
    marks = _deletions(query) if len(query) <= _SHORT + 1 else set()
    for length in range(max(len(query) - 1, _SHORT + 1), len(query) + 2):
        marks |= _halves(query, length)
    return marks


def is_near(one: str, other: str) -> bool:
    """Whether one typo, or none, turns one into the other.

    >>> is_near("intrenet", "internet"), is_near("internet", "intranets")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    alike = len(commonprefix((one, other)))  # noqa: RUF071 - characters are meant
    rest, tail = shorter[alike:], longer[alike:]
    if len(rest) < len(tail):
        return rest == tail[1:]
    return rest[1:] == tail[1:] or rest == tail[1::-1] + tail[2:]


def is_near_part(query: str, text: str) -> bool:
    """Whether some part of a text is one typo away from a query.

    >>> is_near_part("netwrk", "datanetworks")
    True
    """
    return any(map(partial(is_near, query), _similar_parts(query, text)))


def _similar_parts(query: str, text: str) -> list[str]:
    """The parts of a text that begin with the query's first half or end with its second, about as long."""
    size, middle = len(query), len(query) // 2
    parts: list[str] = []
    for start in _places(text, query[:middle]):
        parts += (text[start : start + size - 1], text[start : start + size], text[start : start + size + 1])
    for start in _places(text, query[middle + 1 :]):
        first, end = start - middle - 1, start + size - middle - 1
        parts += (text[max(0, first - 1) : end], text[max(0, first) : end], text[max(0, first + 1) : end])
    return parts


def _places(text: str, piece: str) -> list[int]:
    """Where a piece begins in a text."""
    places = []
    at = text.find(piece)
    while at >= 0:
        places.append(at)
        at = text.find(piece, at + 1)
    return places


def _deletions(key: str) -> set[str]:
    """The marks of a key, and of what is left of it without each of its letters."""
    marks = {_mark(key)}
    for n in range(len(key)):
        marks.add(_mark(key[:n] + key[n + 1 :]))
    return marks


def _halves(query: str, length: int) -> set[str]:
    """Of a key of this length, what the query has in the place of its halves."""
    middle = length // 2
    return {_mark(f"<{query[:middle]}"), _mark(f">{query[middle + 1 - length :]}")}


def _mark(text: str) -> str:
    """A hash: the same in every run, and small; what two texts share by chance is told apart later."""
    return f"{crc32(text.encode()) % _MARKS:x}"
