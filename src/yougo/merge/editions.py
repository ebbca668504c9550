"""Editions of one thing: TC-14 (Technical Conference 2014) is an edition of TC (Technical Conference)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from yougo.language.text import same
from yougo.merge.by_key import by_key
from yougo.model.concepts import Concept

_NUMBERED = re.compile(r"(?P<base>[A-Za-z]{2,8})[- ]?(?P<number>\d{1,4})")
_WHICH = re.compile(r"第\s?\d+\s?[回期次版]|\d{4}\s?年|(?:19|20)\d\d|\b\d+(?:st|nd|rd|th)\b")
"""Which of several it is."""


def with_bases(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, each edition with the id of what it is an edition of."""
    concepts = list(concepts)
    shown = [concept for concept in concepts if concept.acronym and not concept.is_rejected]
    by_acronym = by_key(shown, lambda concept: same(concept.acronym))
    for concept in concepts:
        numbered = _NUMBERED.fullmatch(concept.acronym)
        bases = by_acronym.get(same(numbered["base"]), []) if numbered else []
        ids = [base.id for base in bases if _is_edition(concept, base)]
        yield replace(concept, edition_of=ids[0]) if len(ids) == 1 else concept


def _is_edition(concept: Concept, base: Concept) -> bool:
    """Whether a full name of a concept is one of the base with what says which of several it is."""
    pairs = ((concept.japanese, base.japanese), (concept.english, base.english))
    return any(whole and name and _is_numbered(whole, name) for whole, name in pairs)


def _is_numbered(whole: str, name: str) -> bool:
    return same(name) in same(whole) and _WHICH.search(whole) is not None
