"""Gives concepts their readings and the order in which the glossary files them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import filterfalse, starmap
from operator import attrgetter
from typing import TypeAlias

from yougo import readings
from yougo.language import collation, folding
from yougo.language.characters import hiragana
from yougo.model.codes import Basis
from yougo.model.concepts import Concept, Reading, TermWarning
from yougo.pipeline.documents.reading import ALONE, Means

Request: TypeAlias = tuple[str, str, Basis]
"""What `readings.read` takes: a name, and the reading that is stated for it and by whom, if one is."""
_MANY, _BATCH = 1_000, 100
"""Names that more processes read faster than they start, and how many each is given at a time."""
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&./+\-]*")
_UNVERIFIED = "The engines disagree on the reading, or cannot tell; set it with `yougo edit {id} --reading …`"


def voiced(
    concepts: Iterable[Concept], before: Iterable[Concept] = (), means: Means = ALONE
) -> list[Concept]:
    """Concepts with reading and sort key, in 五十音 order.

    `before` are concepts that the same engines have read already: the same name is not read twice. Many names
    are read by several processes.
    """
    concepts = list(concepts)
    known = _Known(before)
    known.read_many(map(_request, filter(attrgetter("japanese"), concepts)), means)
    found = map(partial(_voiced, known=known), concepts)
    return sorted(found, key=lambda concept: collation.position(concept.sort, concept.id))


def _request(concept: Concept) -> Request:
    """What the engines are asked for a concept."""
    stated = concept.reading
    return (concept.japanese, stated.text, stated.basis) if stated else (concept.japanese, "", "document")


class _Known:
    """Readings of names, those of earlier builds before those that the engines are asked for."""

    def __init__(self, before: Iterable[Concept]) -> None:
        self._before: dict[tuple[str, str], Reading] = {}
        self._now: dict[Request, Reading] = {}
        self._fitting: dict[tuple[str, str], Reading] = {}
        """By name and kana, those that fit the name; they are the same whoever states them."""
        for concept in before:
            if concept.reading:
                self._before[concept.japanese, concept.reading.basis] = concept.reading
                if concept.reading.ruby:
                    self._fitting[concept.japanese, concept.reading.text] = concept.reading

    def read(self, request: Request) -> Reading:
        """A name's reading: a stated one with all that is to be known of it, else that of the engines."""
        return self._known(request) or self._now.get(request) or _read(*request)

    def read_many(self, requests: Iterable[Request], means: Means) -> None:
        """Have the names that are not known read by several processes, where it pays."""
        new = sorted(set(filterfalse(self._known, requests)))
        if len(new) < _MANY or means.most_jobs == 1:
            return
        from yougo.pipeline.documents import processes  # noqa: PLC0415 - loads multiprocessing, and few builds need it

        batches = [new[start : start + _BATCH] for start in range(0, len(new), _BATCH)]
        for batch, found in processes.mapped(_read_all, batches, means.most_jobs):
            self._now.update(zip(batch, found, strict=True))

    def _known(self, request: Request) -> Reading | None:
        name, stated, basis = request
        if not stated:
            return self._before.get((name, "engines")) or self._before.get((name, "table"))
        found = self._before.get((name, basis))  # none of a label
        if found and found.text == stated:
            return found
        fitting = self._fitting.get((name, stated)) if basis != "label" else None
        return replace(fitting, verified=True, basis=basis, others=()) if fitting else None


def _read_all(requests: Iterable[Request]) -> list[Reading]:
    return list(starmap(_read, requests))


def _read(name: str, stated: str, basis: Basis) -> Reading:
    """How a name is read, if need be as a note's label says in Latin letters."""
    if basis != "label":
        return readings.read(name, stated, basis)
    found = readings.read(name)
    confirmed = _confirmed(found, stated)
    return readings.read(name, confirmed) if confirmed else found


def _voiced(concept: Concept, known: _Known) -> Concept:
    if not concept.japanese:
        return replace(concept, reading=None, sort=_foreign_sort(concept))
    reading = known.read(_request(concept))
    warnings = concept.warnings
    if not reading.verified:
        message = _UNVERIFIED.format(id=concept.id)
        warnings = (*warnings, TermWarning("reading-unverified", message))
    return replace(concept, reading=reading, warnings=warnings, sort=_sort(reading.text))


def _confirmed(found: Reading, label: str) -> str:
    """The reading among those proposed that a note's label writes in Latin letters; ``""`` for none."""
    for kana in (found.text, *found.others):
        if folding.sound(readings.romaji(hiragana(kana))) == folding.sound(label):
            return kana
    return ""


def _foreign_sort(concept: Concept) -> str:
    """What a term without a Japanese name is filed by: its acronym as it is spoken, else its English name."""
    return readings.spoken(concept.acronym) if concept.acronym else _sort(concept.english)


def _sort(text: str) -> str:
    """Kana to file by: Latin letters among them as they are spoken; English alone stays English."""
    return text if text.isascii() else _LATIN.sub(lambda run: readings.spoken(run[0]), text)
