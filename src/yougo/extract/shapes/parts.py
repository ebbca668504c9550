"""A stretch of a passage as a passage of its own."""

from bisect import bisect_right
from dataclasses import replace

from yougo.model.documents import Edge, Passage


def part(passage: Passage, start: int, end: int) -> Passage:
    """The stretch between two offsets, with the markup that is all in it, and without its note marks."""
    breaks = passage.text.count("\n", 0, start)
    above = breaks + bisect_right(passage.joins, start)
    return replace(
        passage,
        text=passage.text[start:end],
        place=passage.place_of(above),
        edges=_edges(passage, start, end),
        marks=(),
        lines=passage.lines[above:],
        hard=tuple(line - breaks for line in passage.hard if line >= breaks),
        loose=tuple(line - breaks for line in passage.loose if line >= breaks),
        joins=tuple(join - start for join in passage.joins if start < join < end),
    )


def _edges(passage: Passage, start: int, end: int) -> tuple[Edge, ...]:
    inside = (edge for edge in passage.edges if start <= edge.start <= edge.end <= end)
    return tuple(replace(edge, start=edge.start - start, end=edge.end - start) for edge in inside)
