"""Finds the terms that a text mentions, by their names as they are written."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yougo.exporters.names import Name, names
from yougo.language.characters import is_latin
from yougo.language.text import narrow
from yougo.model.concepts import Concept

_SHORTEST = 2
NOTHING = re.compile("(?!)")
"""Matches nothing: all of a text is running text."""


class Mention(NamedTuple):
    """A name in a text, and what it may mean."""

    start: int
    end: int
    name: Name
    concepts: tuple[Concept, ...]


_Names = dict[str, list[tuple[Name, tuple[Concept, ...]]]]


def mentions(text: str, concepts: Iterable[Concept], apart: re.Pattern[str] = NOTHING) -> Iterator[Mention]:
    """Every name in a text, in its order: the longest at each place, but none in what `apart` matches."""
    by_beginning = _by_beginning(concepts)
    plain = narrow(text)
    for start, end in _running(text, apart):
        at = start
        while at < end:
            found = _name_at(plain, at, end, by_beginning)
            if found:
                name, meant = found
                yield Mention(at, at + len(name.text), name, meant)
            at += len(found[0].text) if found else 1


def _by_beginning(concepts: Iterable[Concept]) -> _Names:
    """The names with what they mean, by their first two characters, the longest first."""
    bearers: dict[str, dict[str, tuple[Name, Concept]]] = {}
    for concept in concepts:
        for name in names(concept):
            bearers.setdefault(name.text, {})[concept.id] = (name, concept)
    found: _Names = {}
    for text in sorted(bearers, key=len, reverse=True):
        if len(text) >= _SHORTEST:
            named = list(bearers[text].values())
            row = named[0][0], tuple(concept for _, concept in named)
            found.setdefault(text[:_SHORTEST], []).append(row)
    return found


def _running(text: str, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where running text begins and ends."""
    at = 0
    for found in apart.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _name_at(text: str, at: int, end: int, by_beginning: _Names) -> tuple[Name, tuple[Concept, ...]] | None:
    """The longest name that begins here; one in Latin letters must be whole words."""
    for name, concepts in by_beginning.get(text[at : at + _SHORTEST], ()):
        stop = at + len(name.text)
        if stop <= end and text.startswith(name.text, at) and _is_whole(text, at, stop):
            return name, concepts
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    begins_within = start > 0 and is_latin(text[start]) and is_latin(text[start - 1])
    ends_within = end < len(text) and is_latin(text[end - 1]) and is_latin(text[end])
    return not (begins_within or ends_within)
