"""What a query that finds nothing may have meant: the terms that share most with it."""

from collections import Counter
from itertools import chain, pairwise, product, starmap

from yougo.language.folding import fold, heard
from yougo.search.database import Connection, numbers_beginning, spelled
from yougo.search.query import Hit, in_order

_LEAST = 0.4
"""The least likeness (Dice's coefficient of the pairs of letters) at which a term is worth a question."""
_MOST, _COMPARED = 200, 40
_SUGGESTED = 3
_LONGEST_QUERY = 60
_KINDS = ("name", "reading", "sound", "part", "heard")


def suggest(connection: Connection, query: str) -> list[Hit]:
    """The terms whose names are most like a query, if any are."""
    wanted = _wanted(query)
    shared: Counter[int] = Counter()
    for form in wanted:
        shared.update(_sharing(connection, form))
    ranked: list[tuple[object, int, str]] = []
    for number in sorted(shared, key=lambda each: (-shared[each], each))[:_COMPARED]:
        _, names = spelled(connection, number)
        alike = max(starmap(_likeness, product(wanted, names)))
        if alike >= _LEAST:
            ranked.append((-alike, number, "alike"))
    return in_order(connection, ranked)[:_SUGGESTED]


def _wanted(query: str) -> list[str]:
    """The query folded, and as it sounds."""
    key = fold(query)[:_LONGEST_QUERY]
    return [form for form in dict.fromkeys((key, heard(key))) if len(form) > 1]


def _sharing(connection: Connection, form: str) -> list[int]:
    """The numbers of concepts that share a piece with a query, once for each piece."""
    size = 3 if form.isascii() else 2
    found: list[int] = []
    for start in range(max(1, len(form) - size + 1)):
        piece = form[start : start + size]
        lists = (numbers_beginning(connection, kind, piece, _MOST) for kind in _KINDS)
        found += set(chain.from_iterable(lists))
    return found


def _likeness(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(text))
