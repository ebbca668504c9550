"""Divides all findings and ids into shards, none of which shares a key with another.

So each can be merged by itself (see `yougo.merge.links`), and no process holds all findings. What is linked
is found by union and find (Tarjan, 1975) over numbers alone: findings have their rowids, and ids follow.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

NUMBERED, MISSPELLED = 1 << 32, 2 << 32
"""Added to hashes in ``claims`` that are no links: of an id of which a finding may ask for one with a number,
and of the first letter of acronyms that its expansion may spell."""
_BEARERS = f"""
SELECT h, finding FROM claims WHERE h < {NUMBERED}
UNION ALL SELECT h - {NUMBERED}, finding FROM claims WHERE h >= {NUMBERED} AND h < {MISSPELLED}
UNION ALL SELECT h, id FROM bearers ORDER BY 1
"""  # noqa: S608 - our own numbers
"""Findings and ids by the hashes that they share; those that may get ids of one slug share one, too."""


class Shard(NamedTuple):
    """A part of everything."""

    findings: list[int]
    """Their rowids."""
    ids: list[str]
    is_suspected: bool
    """Whether expansions in it may spell acronyms of other shards."""


class _Sets:
    """Numbers in sets, each known by its least number."""

    def __init__(self, count: int) -> None:
        self._lower = array("q", range(count))
        """From a number to one of its set that is not greater."""

    def first(self, number: int) -> int:
        """The least number of the set that a number is in."""
        lower = self._lower
        while lower[number] != number:
            lower[number] = number = lower[lower[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the sets that two numbers are in one."""
        low, high = sorted((self.first(one), self.first(other)))
        self._lower[high] = low


def divided(connection: sqlite3.Connection, most: int) -> Iterator[Shard]:
    """All shards, the suspected last; of no more than so many findings and ids, if their links allow it."""
    findings = array("q", _column(connection, "SELECT rowid FROM findings ORDER BY rowid"))
    ids = list(_column(connection, "SELECT DISTINCT id FROM bearers ORDER BY id"))
    end = findings[-1] + 1 if findings else 0
    numbers = array("q", [*findings, *range(end, end + len(ids))])
    sets = _linked(connection, dict(zip(ids, range(end, end + len(ids)), strict=True)), end)
    suspects = _column(connection, f"SELECT finding FROM claims WHERE h >= {MISSPELLED}")  # noqa: S608 - our own number
    suspected = set(map(sets.first, suspects))
    for is_suspected in (False, True):
        own = [number for number in numbers if (sets.first(number) in suspected) == is_suspected]
        own.sort(key=sets.first)
        together = (list(linked) for _, linked in groupby(own, sets.first))
        for shard in _filled(together, most):
            rowids = [number for number in shard if number < end]
            names = [ids[number - end] for number in shard if number >= end]
            yield Shard(rowids, names, is_suspected)


def _column(connection: sqlite3.Connection, sql: str) -> Iterator[Any]:
    return (value for (value,) in connection.execute(sql))


def _linked(connection: sqlite3.Connection, numbers: Mapping[str, int], end: int) -> _Sets:
    """The sets of what is linked; ids have these numbers, findings those before the `end`."""
    sets = _Sets(end + len(numbers))
    last, first = -1, -1
    for h, bearer in connection.execute(_BEARERS):
        number = numbers.get(bearer, bearer)
        if h == last:
            sets.join(first, number)
        last, first = h, number
    return sets


def _filled(lists: Iterable[list[int]], most: int) -> Iterator[list[int]]:
    """Lists joined while they have no more than so many numbers together."""
    filled: list[int] = []
    for each in lists:
        if filled and len(filled) + len(each) > most:
            yield filled
            filled = []
        filled += each
    if filled:
        yield filled
