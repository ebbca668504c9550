"""What rules have read as a whole: lines, or the names on one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from yougo.extract.shapes.scan import Scan

Key: TypeAlias = tuple[int, int]
"""A bracket: the number of its passage in the view, and the offset of its opening character."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that a rule has read as a whole."""

    passage: int
    """The number of the first one's passage in the view."""
    start: int
    """Where in that passage they begin."""
    last: int
    """The number of the last one's passage."""

    @property
    def passages(self) -> range:
        """The numbers of their passages."""
        return range(self.passage, self.last + 1)


@dataclass(frozen=True, slots=True)
class Names:
    """The part of a line that names one thing, in whose brackets nothing else is to be looked for."""

    passage: int
    start: int
    end: int
    is_whole: bool
    """Whether its passage holds nothing else, but perhaps their definition."""

    def keys(self, scan: Scan) -> Iterator[Key]:
        """The brackets in it."""
        for pair in (*scan.brackets, *scan.squares):
            if self.start <= pair.open < self.end:
                yield self.passage, pair.open
