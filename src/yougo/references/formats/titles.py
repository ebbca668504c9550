"""Titles of articles about one thing in both languages, a tab between the two on each line.

The table ``langlinks`` of Wikipedia gives them; underscores stand for spaces, as in titles' addresses. What a
title has in brackets at its end tells it from others: モデル (自動車), which then finds nothing.
"""

import re
from collections.abc import Iterator
from typing import IO

from yougo.language.characters import is_japanese
from yougo.references.entries import Entry, Written, entry

_ABOUT = re.compile(r"\s[(（][^()（）]*[)）]$")
_SPACE = re.compile("_")
_COLUMNS = 2


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The pairs of titles; a line that is none is passed over."""
    for line in file:
        titles = _titles(line)
        if titles and not any(map(_ABOUT.search, titles)):
            made = entry([Written(titles[0])], [[titles[1]]])
            if made:
                yield made


def is_one(beginning: bytes) -> bool:
    """Whether a file begins like one: each of its first whole lines is a pair."""
    lines = beginning.split(b"\n")[:-1][:20]
    return bool(lines) and all(map(_titles, lines))


def _titles(line: bytes) -> tuple[str, str] | None:
    """The Japanese and the English title of a line, whichever comes first; None for any other line."""
    cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
    if len(cells) != _COLUMNS:
        return None
    first, second = (_SPACE.sub(" ", cell).strip() for cell in cells)
    if is_japanese(first) and second and not is_japanese(second):
        return first, second
    if is_japanese(second) and first and not is_japanese(first):
        return second, first
    return None
