"""Turns a page so that its text is upright, and counts from its upper left corner."""

from collections.abc import Iterable
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

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Box":
        """The smallest that holds some points."""
        across, up = zip(*points, strict=True)
        return cls(min(across), min(up), max(across), max(up))


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
        turned = ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))
        return turned[self.turn]

    def area(self, box: Box) -> Area:
        """A rectangle on the upright page."""
        corners = self.point(box.left, box.bottom), self.point(box.right, box.top)
        return Area(*Box.around(corners))

    def right(self, box: Box) -> float:
        """The right side of a rectangle on the upright page."""
        return max(self.point(box.left, box.bottom)[0], self.point(box.right, box.top)[0])
