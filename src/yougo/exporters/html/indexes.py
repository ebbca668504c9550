"""The sheet's indexes: the names by which a reader may look a term up, each with where it leads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yougo.exporters.html.entries import filed_as, headword
from yougo.language import collation
from yougo.language.characters import is_japanese
from yougo.language.folding import fold
from yougo.language.text import clean
from yougo.model.concepts import Concept, Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an index."""

    name: str
    kind: str
    """The name's field, ``variant`` or ``romaji``."""
    gloss: str
    """Another name of the term, by which a reader knows it."""
    guide: str
    """What the corner of a page shows when this is the first or last line on it."""
    anchor: str
    reading: Reading | None = None
    """The reading that the name spells, if it is romaji."""
    unverified: bool = False
    """Whether nothing verifies this reading."""
    former: bool = False
    """Whether the term bears this name no longer."""

    @property
    def written(self) -> str:
        """The name as documents write it."""
        return self.gloss if self.kind == "romaji" else self.name


@dataclass(frozen=True, slots=True)
class Index:
    """One index."""

    order: str
    """``kana`` or ``latin``."""
    is_further: bool
    """Whether it lacks the names under which the body files its terms, as the body is in this order."""
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a term."""

    text: str
    kind: str
    stated: str = ""
    """The kana that documents state for a variant."""
    former: bool = False


def indexes(
    concepts: Sequence[Concept], body: Sequence[str], *, latin: bool, by_source: bool, romaji: bool = False
) -> list[Index]:
    """五十音 for names that begin in Japanese, A–Z for all others; none that only repeats the body.

    Every name is in the body or in one of them. The index in the body's own order has only names under which
    the body files nothing; a body with a section for each document files nothing. `body` is its ids in order.
    `romaji` lists what has Japanese in it by its romaji, for readers of English.
    """
    filed = {each.id: clean(filed_as(each) if latin else headword(each, latin=False)) for each in concepts}
    repeated = [(identifier, filed[identifier]) for identifier in body]
    same = "latin" if latin else "kana"
    made = []
    for order, names in _divided(concepts, latin=latin, romaji=romaji).items():
        is_further = order == same and not by_source
        lines = _not_filed(names, filed) if is_further else names
        if lines and [(line.anchor, line.name) for line in lines] != repeated:
            made.append(Index(order, is_further, lines))
    return made


def _not_filed(lines: Iterable[Line], filed: Mapping[str, str]) -> list[Line]:
    """The lines for names under which the body files nothing."""
    return [line for line in lines if line.written != filed[line.anchor]]


def _divided(concepts: Sequence[Concept], *, latin: bool, romaji: bool) -> Mapping[str, list[Line]]:
    """The lines for all names, each index's in its order."""
    kana, letters = [], []
    for concept in concepts:
        head = clean(headword(concept, latin=latin))
        for name in _names(concept):
            gloss = _gloss(concept, name, head)
            if not is_japanese(name.text if romaji else name.text[:1]):
                letters.append(_line(concept, name, gloss, name.text))
            elif romaji:
                kana.append(_spelled(concept, name, gloss))
            else:
                kana.append(_line(concept, name, gloss, clean(_reading(concept, name).text) or name.text))
    return {
        "kana": sorted(kana, key=_by_letters if romaji else _by_kana),
        "latin": sorted(letters, key=_by_letters),
    }


def _names(concept: Concept) -> Iterator[_Name]:
    """Its names, each once in one spelling."""
    names = [_Name(clean(text), kind) for kind, text in concept.preferred.items()]
    names += [_Name(clean(each.text), "variant", each.reading, each.former) for each in concept.variants]
    seen = {""}
    for name in names:
        key = fold(name.text) or name.text
        if key not in seen:
            seen.add(key)
            yield name


def _reading(concept: Concept, name: _Name) -> Reading:
    if name.kind == "japanese":
        return concept.known_reading
    from yougo.readings import read  # noqa: PLC0415 - slow to import, and few terms have further Japanese names

    return read(name.text, name.stated)


def _spelled(concept: Concept, name: _Name, gloss: str) -> Line:
    """The line of a Japanese name for readers of English; its romaji, if it is known, comes first."""
    reading = _reading(concept, name)
    romaji = clean(reading.romaji)
    if not romaji:
        return _line(concept, name, gloss, name.text)
    return Line(romaji, "romaji", name.text, romaji, concept.id, reading, not reading.verified, name.former)


def _line(concept: Concept, name: _Name, gloss: str, guide: str) -> Line:
    return Line(name.text, name.kind, gloss, guide, concept.id, former=name.former)


def _gloss(concept: Concept, name: _Name, head: str) -> str:
    """What stands behind a name: the term's headword, or else another of its names."""
    others = [head, *map(clean, concept.preferred.values())]
    return next((other for other in others if other not in ("", name.text)), "")


def _by_letters(line: Line) -> tuple[str, str, str]:
    return fold(line.name), line.name, line.anchor


def _by_kana(line: Line) -> tuple[str, str, str]:
    return collation.key(line.guide), line.name, line.anchor
