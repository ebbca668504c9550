"""The sheet's indexes: names under which its body does not list the terms, each with where it leads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yougo.exporters.doubts import is_reading_doubtful
from yougo.language.folding import fold
from yougo.language.text import clean
from yougo.model.concepts import Concept, Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an index."""

    name: str
    kind: str
    """The name's field, or ``romaji``."""
    gloss: str
    """Another name of the term, by which a reader knows it."""
    guide: str
    """What the corner of a page shows when this is the first or last line on it."""
    anchor: str
    reading: Reading | None = None
    """The reading that the name spells, if it is romaji."""
    unverified: bool = False
    """Whether nothing verifies this reading."""


@dataclass(frozen=True, slots=True)
class Index:
    """One index."""

    order: str
    """``kana`` or ``latin``."""
    lines: Sequence[Line]


def indexes(
    concepts: Sequence[Concept], body: Sequence[str], *, latin: bool, by_source: bool, romaji: bool = False
) -> list[Index]:
    """A–Z, acronyms and English names, where the body is in 五十音 order; 五十音 where it is in A–Z order.

    Both where the body has a section for each document. None that lists the terms as the body does, whose
    ids are given in order. `romaji` lists Japanese names by their romaji, for readers of English.
    """
    japanese = _romaji if romaji else _japanese
    made = [Index("kana", list(japanese(concepts)))] if latin or by_source else []
    if by_source or not latin:
        made.append(Index("latin", _letters(concepts)))
    return [index for index in made if index.lines and _terms(index) != list(body)]


def _terms(index: Index) -> list[str]:
    """The ids of an index's terms, each where it comes first."""
    return list(dict.fromkeys(line.anchor for line in index.lines))


def _japanese(concepts: Sequence[Concept]) -> Iterator[Line]:
    for concept in concepts:
        if concept.japanese:
            gloss = concept.acronym or concept.english
            yield _line(concept, "japanese", gloss, concept.known_reading.text)


def _romaji(concepts: Sequence[Concept]) -> list[Line]:
    lines = []
    for concept in concepts:
        romaji = clean(concept.known_reading.romaji)
        if concept.japanese and romaji:
            about = concept.known_reading, is_reading_doubtful(concept)
            lines.append(Line(romaji, "romaji", clean(concept.japanese), romaji, concept.id, *about))
        elif concept.japanese:
            lines.append(_line(concept, "japanese", concept.acronym or concept.english))
    return _in_order(lines)


def _letters(concepts: Sequence[Concept]) -> list[Line]:
    lines = [_line(each, "acronym", each.japanese or each.english) for each in concepts if each.acronym]
    lines += [_line(each, "english", each.japanese or each.acronym) for each in concepts if each.english]
    return _in_order(lines)


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (fold(line.name), line.name, line.anchor))


def _line(concept: Concept, kind: str, gloss: str, guide: str = "") -> Line:
    name = clean(concept.preferred[kind])
    return Line(name, kind, clean(gloss), clean(guide) or name, concept.id)
