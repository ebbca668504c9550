"""Names of which none is given twice: of documents, and of terms that a table adds."""

import os
from collections import Counter
from collections.abc import Iterable


class UniqueNames:
    """The names that are taken, and the next free one for what asks for a name."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: Counter[str] = Counter()
        """How far the numbers behind each name are used up."""

    def take(self, name: str) -> str:
        """The name, or with ``-2``, ``-3``, … before its suffix when it is taken; it is taken from now on."""
        stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name may hold slashes
        chosen, number = name, self._numbers[name] or 1
        while chosen in self._taken:
            number += 1
            chosen = f"{stem}-{number}{suffix}"
        self._numbers[name] = number
        self.reserve(chosen)
        return chosen

    def reserve(self, name: str) -> None:
        """Give this name to nobody else."""
        self._taken.add(name)
