"""Runs of characters in a text: where something is that an output sets apart."""

from collections.abc import Iterable

Run = tuple[int, int]
"""Where a run begins and ends."""


def joined_runs(runs: Iterable[Run]) -> list[Run]:
    """Runs in order, with those that overlap or touch as one.

    >>> joined_runs([(4, 6), (0, 2), (2, 3), (5, 6)])
    [(0, 3), (4, 6)]
    """
    joined: list[Run] = []
    for run in sorted(runs):
        if joined and run[0] <= joined[-1][1]:
            start, end = joined.pop()
            joined.append((start, max(end, run[1])))
        else:
            joined.append(run)
    return joined


def cut(text: str, runs: Iterable[Run]) -> list[tuple[str, bool]]:
    """A text's pieces in order, and of each whether it is one of these runs, as `joined_runs` gives them.

    >>> cut("用語の集", [(0, 2), (3, 4)])
    [('用語', True), ('の', False), ('集', True)]
    """
    pieces = []
    at = 0
    for start, end in runs:
        if at < start:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces
