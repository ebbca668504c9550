"""Gives concepts their readings and the order in which the glossary files them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import TypeAlias

from yougo.language import collation
from yougo.model.concepts import Concept, Reading, TermWarning
from yougo.pipeline.build.known_readings import Engines, KnownReadings
from yougo.store.update import ReadingRequest
from yougo.translation import said

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&./+\-]*")
_UNVERIFIED = said(
    "The engines disagree on the reading, or cannot tell; set it with `yougo edit {id} --reading …`"
)


Weigh: TypeAlias = Callable[[str, Reading], Reading]
"""What becomes of a name's reading once references are heard."""


def _as_it_is(_name: str, reading: Reading) -> Reading:
    return reading


def voiced(
    concepts: Iterable[Concept], known: KnownReadings, engines: Engines, weigh: Weigh = _as_it_is
) -> list[Concept]:
    """Concepts with reading and sort key, in 五十音 order. What is not known, the engines are asked for."""
    concepts = list(concepts)
    known.read_many(map(_request, filter(attrgetter("japanese"), concepts)), engines)
    found = map(partial(_voiced, known=known, weigh=weigh), concepts)
    return sorted(found, key=lambda concept: (collation.key(concept.sort), concept.id))


def _request(concept: Concept) -> ReadingRequest:
    """What the engines are asked for a concept."""
    stated = concept.reading
    return (concept.japanese, stated.text, stated.basis) if stated else (concept.japanese, "", "document")


def _voiced(concept: Concept, known: KnownReadings, weigh: Weigh) -> Concept:
    if not concept.japanese:
        return replace(concept, reading=None, sort=_foreign_sort(concept))
    reading = weigh(concept.japanese, known.read(_request(concept)))
    warnings = concept.warnings
    if not reading.verified:
        message = _UNVERIFIED.format(id=concept.id)
        warnings = (*warnings, TermWarning("reading-unverified", message))
    return replace(concept, reading=reading, warnings=warnings, sort=_sort(reading.text))


def _foreign_sort(concept: Concept) -> str:
    """What a term without a Japanese name is filed by: its acronym as it is spoken, else its English name."""
    return _spoken(concept.acronym) if concept.acronym else _sort(concept.english)


def _sort(text: str) -> str:
    """Kana to file by: Latin letters among them as they are spoken; English alone stays English."""
    return text if text.isascii() else _LATIN.sub(lambda run: _spoken(run[0]), text)


def _spoken(acronym: str) -> str:
    from yougo import readings  # noqa: PLC0415 - slow to import, and most names have no Latin letters

    return readings.spoken(acronym)
