"""Titles of articles about one thing in both languages, a tab between the two on each line.

The table ``langlinks`` of Wikipedia gives them; underscores stand for spaces, as in titles' addresses. What a
title has in brackets at its end tells it from others: モデル (自動車), which then finds nothing.
"""

import re
from collections.abc import Iterator
from typing import IO

from yougo.language.characters import is_japanese
from yougo.references.entries import Entry, Written, entry

_ABOUT = re.compile(r"\s[(（][^()（）]*[)）]$", re.MULTILINE)


def entries(file: IO[bytes]) -> Iterator[Entry]:
    """The pairs of titles; a line that is none is passed over."""
    return filter(None, map(_entry, filter(None, map(_titles, file))))


def _entry(titles: tuple[str, str]) -> Entry | None:
    """The entry of a pair of titles, unless one of them is explained."""
    japanese, english = titles
    is_explained = _ABOUT.search(f"{japanese}\n{english}") is not None
    return None if is_explained else entry([Written(japanese)], [[english]])


def is_one(beginning: bytes) -> bool:
    """Whether a file begins like one: each of its first whole lines is a pair."""
    lines = beginning.split(b"\n")[:-1][:20]
    return bool(lines) and all(map(_titles, lines))


def _titles(line: bytes) -> tuple[str, str] | None:
    """The Japanese and the English title of a line, whichever comes first; None for any other line."""
    cells = line.decode("utf-8", "replace").replace("_", " ").rstrip("\r\n").split("\t")
    titles = sorted(filter(None, map(str.strip, cells)), key=is_japanese)
    if list(map(is_japanese, titles)) != [False, True]:
        return None
    english, japanese = titles
    return japanese, english
