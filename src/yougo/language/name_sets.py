"""Sets of names, in which all spellings of a name are one (see `text.same`)."""

from collections.abc import Iterable, Iterator
from itertools import filterfalse

from yougo.language.text import same


def keys_of(names: Iterable[str]) -> frozenset[str]:
    """The keys of names; ``""``, which is no name, has none."""
    return frozenset(filter(None, map(same, names)))


def is_one_of(name: str, names: Iterable[str]) -> bool:
    """Whether a name is among others, in any of their spellings.

    >>> is_one_of("国際 場裡", ["国際場裡"]), is_one_of("", [""])
    (True, False)
    """
    return same(name) in keys_of(names)


class NameSet:
    """Names, in any spelling.

    >>> NameSet(["Free-Flow"]).missing_from(["free flow", "flow"])
    ['flow']
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.keys = keys_of(names)

    def __contains__(self, name: str) -> bool:
        return same(name) in self.keys

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys)

    def missing_from(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that are not in the set, as they are written."""
        return list(filterfalse(self.__contains__, names))
