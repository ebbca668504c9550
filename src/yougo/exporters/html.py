"""The sheet: one self-contained page, a dictionary in print and a searchable list on screen."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from yougo import collation, pages
from yougo.letters import spell
from yougo.model import Concept, Edition, Exporter, Option, Ruby, Source, names_of
from yougo.text import clean, hiragana, is_japanese

_ROWS = (*"あかさたなはまやらわ", collation.LATIN, collation.OTHER)
_GROUPED = 2
"""Kana a kanji up to which neighbouring ruby is set as one: pure ruby on one kanji opens gaps (JLREQ)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One term as the sheet's template shows it."""

    anchor: str
    """Its id, for ``#dfft``."""
    headword: tuple[Ruby, ...]
    lang: str
    acronym: str
    """Besides the headword, if that is not it."""
    english: tuple[tuple[str, bool], ...]
    """The expansion in stretches, each with whether its letters spell the acronym."""
    definition: str
    definition_lang: str
    variants: tuple[str, ...]
    unverified: bool
    doubtful: bool
    where: str
    link: str
    keys: str
    """What the page's search looks in."""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one heading."""

    heading: str
    anchor: str
    entries: tuple[Entry, ...]


def export(edition: Edition) -> bytes:
    """The page's bytes.

    Raises:
        InvalidTemplate: a template of the workspace; the sentence names file and line.
    """
    style = pages.source("sheet.css", edition.templates)
    script = pages.source("sheet.js", edition.templates)
    numbers = {source.name: source for source in edition.sources}
    sections = tuple(_sections(edition.concepts, numbers))
    date = edition.options.get("date", "")
    page = pages.render(
        "sheet.html",
        edition.templates,
        title=clean(edition.title),
        subtitle=clean(edition.subtitle),
        date=clean(str(date)),
        count=len(edition.concepts),
        sections=sections,
        rows=[(row, any(section.heading == row for section in sections), _anchor(row)) for row in _ROWS],
        acronyms=sorted(
            {(c.acronym, c.id) for c in edition.concepts if c.acronym}, key=lambda pair: pair[0].casefold()
        ),
        sources=[(source.title or source.name, source.name, _safe(source.url)) for source in edition.sources],
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page.encode()


def _hash(text: str) -> str:
    """What a content security policy calls a text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _safe(url: str) -> str:
    return url if url.startswith(("https://", "http://", "mailto:")) else ""


def _anchor(heading: str) -> str:
    return f"row-{_ROWS.index(heading)}"


def _sections(concepts: Iterable[Concept], sources: dict[str, Source]) -> Iterator[Section]:
    for heading, group in groupby(concepts, key=lambda concept: collation.heading(concept.sort)):
        yield Section(heading, _anchor(heading), tuple(_entry(concept, sources) for concept in group))


def _entry(concept: Concept, sources: dict[str, Source]) -> Entry:
    place = concept.evidence[0].place if concept.evidence else None
    codes = {doubt.code for doubt in concept.warnings}
    head = concept.japanese or concept.acronym or concept.english
    return Entry(
        anchor=concept.id,
        headword=_headword(concept),
        lang="ja" if concept.japanese else "en",
        acronym=concept.acronym if head != concept.acronym else "",
        english=tuple(_marked(concept)) if head != concept.english else (),
        definition=clean(concept.definition),
        definition_lang="ja" if is_japanese(concept.definition) else "en",
        variants=tuple(clean(variant.shown) for variant in concept.variants),
        unverified=concept.reading is not None and not concept.reading.verified,
        doubtful="expansion-mismatch" in codes,
        where=f"{place.document}:{place.line}" if place else "",
        link=_safe(sources[place.document].url) if place and place.document in sources else "",
        keys=_keys(concept),
    )


def _headword(concept: Concept) -> tuple[Ruby, ...]:
    """The Japanese name with its ruby grouped; the acronym or the English name where there is none."""
    if not concept.japanese:
        return (Ruby(clean(concept.acronym or concept.english)),)
    if not concept.reading or not concept.reading.ruby:
        return (Ruby(clean(concept.japanese)),)
    grouped: list[Ruby] = []
    for piece in concept.reading.ruby:
        last = grouped[-1] if grouped else Ruby("")
        if piece.kana and last.kana and (_wide(piece) or _wide(last)):
            grouped[-1] = Ruby(last.base + piece.base, last.kana + piece.kana)
        else:
            grouped.append(piece)
    return tuple(grouped)


def _wide(piece: Ruby) -> bool:
    return len(piece.kana) > _GROUPED * len(piece.base)


def _marked(concept: Concept) -> Iterator[tuple[str, bool]]:
    """The expansion cut into stretches that spell the acronym and stretches that do not."""
    positions = set(spell(concept.acronym, concept.english).positions) if concept.acronym else set()
    for bold, letters in groupby(enumerate(clean(concept.english)), key=lambda pair: pair[0] in positions):
        yield "".join(letter for _, letter in letters), bold


def _keys(concept: Concept) -> str:
    """Names, kana and romaji, folded as the page folds a query."""
    reading = concept.reading
    texts = [*names_of(concept), *([reading.text, reading.romaji] if reading else [])]
    return "\n".join(dict.fromkeys(hiragana(clean(text)).casefold() for text in texts if text))


EXPORTER = Exporter("html", ".html", export, "A printable sheet and search page", options={"date": Option()})
