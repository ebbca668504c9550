"""Gives concepts their readings and the order in which the glossary files them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from yougo import readings
from yougo.language import collation, folding
from yougo.language.characters import hiragana
from yougo.model.concepts import Concept, Reading, TermWarning

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&./+\-]*")
_UNVERIFIED = "The engines disagree on the reading, or cannot tell; set it with `yougo edit {id} --reading …`"


def voiced(concepts: Iterable[Concept], before: Iterable[Concept] = ()) -> list[Concept]:
    """Concepts with reading and sort key, in 五十音 order.

    `before` are concepts that the same engines have read already: the same name is not read twice.
    """
    known = _Known(before)
    found = map(partial(_voiced, known=known), concepts)
    return sorted(found, key=lambda concept: collation.position(concept.sort, concept.id))


class _Known:
    """Readings of names, those of earlier builds before those that the engines are asked for."""

    def __init__(self, before: Iterable[Concept]) -> None:
        self._readings: dict[tuple[str, str], Reading] = {}
        for concept in before:
            if concept.reading:
                self._readings[concept.japanese, concept.reading.basis] = concept.reading

    def read(self, name: str) -> Reading:
        """The reading that engines give, or the table of known names."""
        known = self._readings.get((name, "engines")) or self._readings.get((name, "table"))
        return known or readings.read(name)

    def completed(self, name: str, stated: Reading) -> Reading:
        """A reading that a person or a document states, with all that is to be known of it."""
        known = self._readings.get((name, stated.basis))
        if known and known.text == stated.text:
            return known
        return readings.read(name, stated.text, stated.basis)


def _voiced(concept: Concept, known: _Known) -> Concept:
    if not concept.japanese:
        return replace(concept, reading=None, sort=_foreign_sort(concept))
    stated = concept.reading
    if stated and stated.basis == "label":
        stated = _confirmed(concept.japanese, stated.text)
    reading = known.completed(concept.japanese, stated) if stated else known.read(concept.japanese)
    warnings = concept.warnings
    if not reading.verified:
        message = _UNVERIFIED.format(id=concept.id)
        warnings = (*warnings, TermWarning("reading-unverified", message))
    return replace(concept, reading=reading, warnings=warnings, sort=_sort(reading.text))


def _confirmed(name: str, label: str) -> Reading | None:
    """The reading among those proposed that a note's label writes in Latin letters; None when it is none."""
    found = readings.read(name)
    for kana in (found.text, *found.others):
        if folding.sound(readings.romaji(hiragana(kana))) == folding.sound(label):
            return Reading(kana, verified=True, basis="document")
    return None


def _foreign_sort(concept: Concept) -> str:
    """What a term without a Japanese name is filed by: its acronym as it is spoken, else its English name."""
    return readings.spoken(concept.acronym) if concept.acronym else _sort(concept.english)


def _sort(text: str) -> str:
    """Kana to file by: Latin letters among them as they are spoken; English alone stays English."""
    return text if text.isascii() else _LATIN.sub(lambda run: readings.spoken(run[0]), text)
