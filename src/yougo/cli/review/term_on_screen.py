"""A term on the screen of a review, and what of it is left out where there is no room for all."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain

from yougo.cli import messages, term_detail, terminal
from yougo.cli.review import prompts

LEAST = 4
"""The lines without which a term is not worth showing."""
_LINES_AROUND = 4
"""Lines besides: two blank ones, what is left out, the cursor."""
_BRIEF = {"head": 6, "definition": 2}
"""The most lines of a block that no other may be pushed off the screen for."""
_TITLED = 3
"""The fewest lines with which a block begins: its title, where a sentence is, and the sentence."""


def room_beside(taken: Sequence[str]) -> float:
    """How many lines a term may take beside those that are taken; no end of them outside a terminal."""
    lines = sum(piece.count("\n") + 1 for piece in taken)
    return terminal.height() - _LINES_AROUND - lines if terminal.height() else math.inf


def lines(blocks: Mapping[str, Sequence[str]], room: float, identifier: str) -> list[str]:
    """The lines of a term for which there is room, and how to see those that are left out."""
    whole = list(chain.from_iterable(blocks.values()))
    if len(whole) <= max(room, LEAST):
        return whole
    shown = _beginning(blocks, max(int(room), LEAST))
    count = len(list(filter(None, whole))) - len(shown)
    rest = messages.count(count, "more line")
    return [*shown, *term_detail.fitted([prompts.REST.format(rest=rest, id=identifier).strip()])]


def _beginning(blocks: Mapping[str, Sequence[str]], room: int) -> list[str]:
    """As much of each block as fits, without blank lines; none has its title alone."""
    shown: list[str] = []
    for name, told in blocks.items():
        block = list(filter(None, told))[: _BRIEF.get(name)]
        left = room - len(shown)
        if left < min(len(block), _TITLED):
            break
        shown += block[:left]
    return shown
