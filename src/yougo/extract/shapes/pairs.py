"""Brackets and quotations: which opening character goes with which closing one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

LONGEST = 300
"""Characters inside a bracket or a quotation beyond which it states no term (measured: 99 % are under 60)."""
OPEN = attrgetter("open")


@dataclass(frozen=True, slots=True)
class Pair:
    """A bracket or a quotation: the offsets of its opening and its closing character."""

    open: int
    close: int


def pairs(text: str, closers: dict[str, str], signs: re.Pattern[str]) -> tuple[Pair, ...]:
    """Every pair, in the order of opening, in linear time; the unclosed and the very long are left out."""
    if not signs.search(text):
        return ()
    waiting = [("", 0)]
    found = []
    for match in signs.finditer(text):
        char, offset = match[0], match.start()
        if char not in closers:
            waiting.append((char, offset))
        elif waiting[-1][0] == closers[char]:
            start = waiting.pop()[1]
            if offset - start <= LONGEST:
                found.append(Pair(start, offset))
    return tuple(sorted(found, key=OPEN))


def around(of: Sequence[Pair]) -> tuple[int, ...]:
    """For each pair, in the order of opening, the number of the one around it; -1 for none.

    >>> around([Pair(0, 9), Pair(2, 4), Pair(5, 8), Pair(10, 12)])
    (-1, 0, 0, -1)
    """
    found: list[int] = []
    for number, pair in enumerate(of):
        outer = number - 1
        while outer >= 0 and of[outer].close < pair.open:
            outer = found[outer]
        found.append(outer)
    return tuple(found)


def by_opening(of: Iterable[Pair]) -> dict[int, Pair]:
    """Pairs by the offset of their opening character."""
    return {pair.open: pair for pair in of}


def by_closing(of: Iterable[Pair]) -> dict[int, Pair]:
    """Pairs by the offset of their closing character."""
    return {pair.close: pair for pair in of}


def innermost(closed: Sequence[Pair], outer: Sequence[int], at: int) -> int:
    """Where the innermost pair around an offset opens; -1 for none."""
    number = bisect_left(closed, at, key=OPEN) - 1
    while number >= 0 and closed[number].close <= at:
        number = outer[number]
    return closed[number].open if number >= 0 else -1
