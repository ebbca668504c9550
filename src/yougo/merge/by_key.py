"""Values found by their keys, in the order in which they come; an unknown key has an empty list."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def by_key(values: Iterable[_Value], key_of: Callable[[_Value], _Key]) -> defaultdict[_Key, list[_Value]]:
    """Values by the one key of each.

    >>> dict(by_key(["who", "imf", "wto"], lambda name: name[0]))
    {'w': ['who', 'wto'], 'i': ['imf']}
    """
    found = defaultdict(list)
    for value in values:
        found[key_of(value)].append(value)
    return found


def by_each_key(
    values: Iterable[_Value], keys_of: Callable[[_Value], Iterable[_Key]]
) -> defaultdict[_Key, list[_Value]]:
    """Values by each of their keys.

    >>> dict(by_each_key(["on", "no"], set)) == {"o": ["on", "no"], "n": ["on", "no"]}
    True
    """
    found = defaultdict(list)
    for value in values:
        for key in keys_of(value):
            found[key].append(value)
    return found


def linked(values: Iterable[_Value], keys_of: Callable[[_Value], Iterable[_Key]]) -> Iterator[list[_Value]]:
    """Values together that share a key, or are linked by others that do.

    >>> list(linked(["imf", "who", "fao", "wto"], set))
    [['imf', 'fao', 'wto', 'who']]
    >>> list(linked(["imf", "who", "wto"], set))
    [['imf'], ['who', 'wto']]
    """
    values = list(values)
    waiting = by_each_key(range(len(values)), lambda number: keys_of(values[number]))
    seen: set[int] = set()
    for first in range(len(values)):
        found, ahead = [], [first]
        while ahead:
            number = ahead.pop()
            if number not in seen:
                seen.add(number)
                found.append(values[number])
                for key in keys_of(values[number]):
                    ahead += waiting.pop(key, ())
        if found:
            yield found
