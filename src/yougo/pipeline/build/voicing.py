"""Gives concepts their readings and the order in which the glossary files them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from yougo import readings
from yougo.language import collation, folding
from yougo.language.characters import hiragana
from yougo.model.concepts import Concept, Reading, TermWarning

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9&./+\-]*")
_UNVERIFIED = TermWarning("reading-unverified", "Neither a person nor a document confirms the reading")


def voiced(concepts: Iterable[Concept], before: Iterable[Concept] = ()) -> list[Concept]:
    """Concepts with reading and sort key, in 五十音 order.

    `before` are concepts that the same engines have read already: the same name is not read twice.
    """
    known: dict[tuple[str, str], Reading] = {
        (concept.japanese, concept.reading.basis): concept.reading for concept in before if concept.reading
    }
    found = [_voiced(concept, known) for concept in concepts]
    return sorted(found, key=lambda concept: (collation.key(concept.sort), concept.id))


def _voiced(concept: Concept, known: dict[tuple[str, str], Reading]) -> Concept:
    if not concept.japanese:
        return replace(
            concept, reading=None, sort=_filed(concept.acronym or concept.english, concept.acronym)
        )
    stated = concept.reading
    if stated and stated.basis == "label":
        stated = _confirmed(concept.japanese, stated.text)
    if stated:
        earlier = known.get((concept.japanese, stated.basis))
        same = earlier is not None and earlier.text == stated.text
        reading = earlier if same and earlier else readings.read(concept.japanese, stated.text, stated.basis)
    else:
        reading = (
            known.get((concept.japanese, "engines"))
            or known.get((concept.japanese, "table"))
            or readings.read(concept.japanese)
        )
    doubts = concept.warnings if reading.verified else (*concept.warnings, _UNVERIFIED)
    return replace(concept, reading=reading, warnings=doubts, sort=_filed(reading.text, ""))


def _confirmed(name: str, label: str) -> Reading | None:
    """The reading among those proposed that a note's label writes in Latin letters; None when it is none."""
    found = readings.read(name)
    for kana in (found.text, *found.others):
        if folding.sound(readings.romaji(hiragana(kana))) == folding.sound(label):
            return Reading(kana, verified=True, basis="document")
    return None


def _filed(text: str, acronym: str) -> str:
    """Kana to file by: Latin letters as they are spoken; English alone stays English."""
    if acronym:
        return readings.spoken(acronym)
    if text.isascii():
        return text
    return _LATIN.sub(lambda run: readings.spoken(run[0]), text)
