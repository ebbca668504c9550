"""One slip of the finger: a letter more, less, other, or swapped with its neighbour.

This is a distance of one in optimal string alignment. Keys are entered under hashes of what a slip leaves of
them, so that a misspelled one is found without looking at all. Short keys: every deletion (the deletion
neighbourhood of Mor and Fraenkel, 1982, as in FastSS, Bocek et al., 2007), for two words that are one slip
apart are the same without some letter. Long keys: the halves on both sides of a letter; a slip leaves one.
"""

from zlib import crc32

_SHORT = 12
"""The longest key of which all deletions are entered: where a half is too common a thing."""
SHORTEST = 3
"""Shorter names are near to too many."""
_LEAST_LETTERS = 3
"""Fewer different letters in a query are a key held down, or near to too many: wwww, qqqqqq."""


def may_be_slip(query: str) -> bool:
    """Whether a query has letters enough to tell what was meant by it.

    >>> may_be_slip("intrenet"), may_be_slip("wwww"), may_be_slip("no")
    (True, False, False)
    """
    return len(set(query)) >= _LEAST_LETTERS


def entered(key: str) -> set[int]:
    """The hashes under which a key is entered."""
    if len(key) < SHORTEST:
        return set()
    return _deletions(key) if len(key) <= _SHORT else _halves(key, len(key))


def asked(query: str) -> set[int]:
    """The hashes of which a key that is one slip away from the query has at least one."""
    hashes = _deletions(query) if len(query) <= _SHORT + 1 else set()
    for length in range(max(len(query) - 1, _SHORT + 1), len(query) + 2):
        hashes |= _halves(query, length)
    return hashes


def is_near(one: str, other: str) -> bool:
    """Whether one slip, or none, turns one into the other.

    >>> is_near("intrenet", "internet"), is_near("internet", "intranets")
    (True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, tail = one[start:], other[start:]
    if len(one) < len(other):
        return rest == tail[1:]
    return rest[1:] == tail[1:] or (rest[:2] == tail[1::-1] and rest[2:] == tail[2:])


def is_near_part(query: str, text: str) -> bool:
    """Whether some part of a text is one slip away from a query.

    >>> is_near_part("netwrk", "datanetworks")
    True
    """
    middle = len(query) // 2
    head, tail = query[:middle], query[middle + 1 :]
    at = text.find(head)
    while at >= 0:
        if any(is_near(query, text[at : at + len(query) + more]) for more in (-1, 0, 1)):
            return True
        at = text.find(head, at + 1)
    at = text.find(tail)
    while at >= 0:
        starts = (at - middle - 1 + less for less in (-1, 0, 1))
        if any(is_near(query, text[max(0, start) : at + len(tail)]) for start in starts):
            return True
        at = text.find(tail, at + 1)
    return False


def _deletions(key: str) -> set[int]:
    return {_hash(key), *(_hash(key[:n] + key[n + 1 :]) for n in range(len(key)))}


def _halves(query: str, length: int) -> set[int]:
    """Of a key of this length, what the query has in the place of its halves."""
    middle = length // 2
    return {_hash(f"<{query[:middle]}"), _hash(f">{query[middle + 1 - length :]}")}


def _hash(text: str) -> int:
    """The same in every run, and small; what two texts share by chance is told apart later."""
    return crc32(text.encode())
