"""Editions of one thing: TC-14 (Technical Conference 2014) is an edition of TC (Technical Conference)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import filterfalse
from operator import attrgetter

from yougo.language.text import caught, same
from yougo.merge.by_key import by_key
from yougo.model.concepts import Concept

NUMBERED = re.compile(r"(?P<base>[A-Za-z]{2,8})[- ]?(?P<number>\d{1,4})")
"""An edition's acronym, with that of what it is an edition of."""
_WHICH = re.compile(r"第\s?\d+\s?[回期次版]|\d{4}\s?年|(?:19|20)\d\d|\b\d+(?:st|nd|rd|th)\b")
"""Which of several it is."""


def with_bases(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, each edition with the id of what it is an edition of."""
    concepts = list(concepts)
    shown = filter(attrgetter("acronym"), filterfalse(attrgetter("is_rejected"), concepts))
    by_acronym = by_key(shown, lambda concept: same(concept.acronym))
    for concept in concepts:
        base = caught(NUMBERED.fullmatch(concept.acronym), "base")
        ids = [other.id for other in by_acronym.get(same(base), ()) if _is_edition(concept, other)]
        yield replace(concept, edition_of=ids[0]) if len(ids) == 1 else concept


def _is_edition(concept: Concept, base: Concept) -> bool:
    """Whether a full name of a concept is one of the base with what says which of several it is."""
    return any(map(_is_numbered, (concept.japanese, concept.english), (base.japanese, base.english)))


def _is_numbered(whole: str, name: str) -> bool:
    return bool(name) and same(name) in same(whole) and _WHICH.search(whole) is not None
