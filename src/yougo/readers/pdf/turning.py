"""Turns a page so that its text is upright, and counts from its upper left corner."""

from dataclasses import dataclass
from typing import NamedTuple

from yougo.readers.pdf.printed import Area

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle as PDF has it: y goes upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's edges, and by how many quarters its text is turned to the left."""

    box: Box
    turn: int

    @property
    def width(self) -> float:
        """How wide the upright page is."""
        return self._sides[self.turn % 2]

    @property
    def height(self) -> float:
        """How high the upright page is."""
        return self._sides[1 - self.turn % 2]

    @property
    def _sides(self) -> Point:
        return self.box.right - self.box.left, self.box.top - self.box.bottom

    def point(self, x: float, y: float) -> Point:
        """A point of the file on the upright page."""
        left, bottom, right, top = self.box
        if self.turn == 1:
            return y - bottom, x - left
        if self.turn == 2:
            return right - x, y - bottom
        if self.turn == 3:
            return top - y, right - x
        return x - left, top - y

    def area(self, box: Box) -> Area:
        """A rectangle on the upright page."""
        one, other = self.point(box.left, box.bottom), self.point(box.right, box.top)
        return Area(*map(min, one, other), *map(max, one, other))
