"""Groups of things that follow one another: characters of a row, lines of a paragraph, rules of a table."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def grouped(items: Iterable[T], goes_on: Callable[[list[T], T], bool]) -> list[list[T]]:
    """The items in their order, in groups; `goes_on` says whether an item belongs to the group before it.

    >>> grouped([1, 2, 7, 8, 3], lambda group, item: item > group[-1])
    [[1, 2, 7, 8], [3]]
    """
    groups: list[list[T]] = []
    for item in items:
        if groups and goes_on(groups[-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def levels(items: Iterable[T], at: Callable[[T], float], apart: float) -> list[list[T]]:
    """The items in the order of a position; those in one group are no farther than `apart` from its first.

    >>> levels([9.0, 1.0, 2.0, 3.5], float, 2)
    [[1.0, 2.0], [3.5], [9.0]]
    """
    return grouped(sorted(items, key=at), lambda group, item: at(item) - at(group[0]) <= apart)
