"""Concepts as the sheet's entries."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from yougo.exporters.doubts import is_english_doubtful, is_reading_doubtful
from yougo.exporters.spelled import stretches
from yougo.language.characters import HIRAGANA, is_japanese
from yougo.language.folding import fold, sounds, spellings
from yougo.language.text import clean, has_kanji
from yougo.model.concepts import Concept, Reading, Ruby, names_of
from yougo.model.exporter import Source

_GROUPED = 2
"""Kana over one kanji up to which it is set alone: with more it is set as one with its neighbours (JLREQ)."""
_OKURIGANA = re.compile(f"[{HIRAGANA}]{{1,5}}(?![{HIRAGANA}])|[{HIRAGANA}]{{2}}")
"""Hiragana that stay on the line of the kanji before them: び of 及び, な of 先進的な; two of a long run."""
_LATER_WORD = re.compile(r"(?<=[\W_])[^\W_]")
"""Where the second and later words of an English name begin."""
_NO_SOURCE = (0, Source(""))


@dataclass(frozen=True, slots=True)
class Entry:
    """One term as the sheet's template shows it."""

    anchor: str
    """Its id, for ``#dfft``."""
    headword: tuple[Ruby, ...]
    fields: str
    """The fields that hold the headword: ``acronym``, ``acronym english``."""
    lang: str
    acronym: str
    """Empty when it is the headword."""
    english: tuple[tuple[str, bool], ...]
    """The expansion in stretches, each with whether its letters spell the acronym; () as a headword."""
    japanese: tuple[Ruby, ...]
    """The Japanese name with its ruby; () as a headword."""
    romaji: str
    """How the Japanese name is read, for readers of English."""
    reading: Reading
    """The reading that this spells."""
    definition: str
    definition_lang: str
    variants: tuple[tuple[str, str], ...]
    """Each further name with its language."""
    see: tuple[tuple[str, str], ...]
    """Related terms: anchor and name."""
    unverified: bool
    doubtful: bool
    credits: tuple[str, ...]
    """What is a reference's word: ``birth rate (JMdict)``."""
    where: str
    """The document's file name."""
    line: int
    within: str
    """What people look for in a document without lines."""
    number: int
    """The document's number among the sources, by which print cites it."""
    document: str
    """The numbers of all documents that state it, by which the source filter knows them: ``1 4``."""
    link: str
    status: str
    guide: str
    """What the corner of a page shows when this is the first or last entry on it."""
    keys: str
    """As a query is folded, one a line: names and, after ``|``, kana; the sounds of the kana; their romaji.
    Empty lines part the three."""
    words: str
    """English names folded word by word, one a line: ``data free flow``; without a space ``itu-t``."""


def entry(
    concept: Concept,
    sources: Mapping[str, tuple[int, Source]],
    see: Sequence[tuple[str, str]],
    *,
    latin: bool,
) -> Entry:
    """What the sheet shows of a concept; its headword is English (or the acronym) where `latin` files it.

    `sources` gives, for a document's name, its number in the sheet's list of sources too.
    """
    place = concept.cited_place
    number, source = sources.get(place.document, _NO_SOURCE)
    head = headword(concept, latin=latin)
    beside = {field: "" if name == head else name for field, name in concept.preferred.items()}
    is_japanese_head = concept.japanese != beside["japanese"]
    return Entry(
        anchor=concept.id,
        headword=grouped_ruby(concept) if is_japanese_head else (Ruby(clean(head)),),
        fields=_fields(concept, head),
        lang="ja" if is_japanese_head else "en",
        acronym=beside["acronym"],
        english=_english(concept) if beside["english"] else (),
        japanese=grouped_ruby(concept) if beside["japanese"] else (),
        romaji=clean(concept.known_reading.romaji),
        reading=concept.known_reading,
        definition=clean(concept.definition),
        definition_lang=lang(concept.definition),
        variants=tuple((clean(variant.shown), lang(variant.shown)) for variant in concept.variants),
        see=tuple(see),
        unverified=is_reading_doubtful(concept),
        credits=tuple(map(clean, concept.credited)),
        doubtful=is_english_doubtful(concept),
        where=place.document.rsplit("/", 1)[-1],
        line=place.line,
        within=place.within,
        number=number,
        document=_documents(concept, sources),
        link=safe(source.url),
        status=concept.status,
        guide=clean(filed_as(concept) if latin else concept.sort or head),
        keys=_keys(concept),
        words="\n".join(dict.fromkeys(_spaced(concept))),
    )


def safe(url: str) -> str:
    """An address that a page may link to; ``""`` for any other."""
    return url if url.startswith(("https://", "http://", "mailto:")) else ""


def latin_key(concept: Concept) -> tuple[bool, str, str]:
    """Where A–Z order files a concept: by its acronym or English; last come the others, by romaji."""
    return not _in_latin_letters(concept), fold(filed_as(concept)), concept.id


def filed_as(concept: Concept) -> str:
    """What A–Z order files a concept by, as the corner of a page shows it."""
    return _in_latin_letters(concept) or concept.known_reading.romaji or concept.japanese or concept.acronym


def _in_latin_letters(concept: Concept) -> str:
    """Its acronym or English; ``""`` where that begins in Japanese, as 日EU・EPA does."""
    name = concept.acronym or concept.english
    return "" if is_japanese(name[:1]) else name


def headword(concept: Concept, *, latin: bool) -> str:
    """The name that heads its entry, in 五十音 order or in that of the Latin letters."""
    names = [concept.acronym, concept.english]
    names.insert(2 if latin else 0, concept.japanese)
    return next(filter(None, names), "")


def _fields(concept: Concept, head: str) -> str:
    """The fields that hold a name."""
    return " ".join(field for field, name in concept.preferred.items() if name == head)


def _documents(concept: Concept, sources: Mapping[str, tuple[int, Source]]) -> str:
    """The numbers of the documents that state it, each once."""
    numbers: set[int] = set()
    for evidence in concept.evidence:
        numbers.add(sources.get(evidence.place.document, _NO_SOURCE)[0])
    return " ".join(map(str, sorted(numbers)))


def lang(text: str) -> str:
    """The language of a text, as HTML names it."""
    return "ja" if is_japanese(text) else "en"


def grouped_ruby(concept: Concept) -> tuple[Ruby, ...]:
    """The Japanese name with its ruby grouped."""
    reading = concept.known_reading
    if not reading.ruby:
        kana = clean(reading.text) if has_kanji(concept.japanese) else ""
        return (Ruby(clean(concept.japanese), kana),)
    grouped = [Ruby("")]
    for piece in reading.ruby:
        last = grouped[-1]
        if piece.kana and last.kana and (_is_wide(piece) or _is_wide(last)):
            grouped[-1] = Ruby(last.base + piece.base, last.kana + piece.kana)
        else:
            grouped.append(piece)
    return tuple(grouped[1:])


def okurigana(text: str) -> str:
    """What of a text stays on the line of the kanji before it.

    >>> okurigana("び関連"), okurigana("における"), okurigana("・の")
    ('び', 'における', '')
    """
    found = _OKURIGANA.match(text)
    return found[0] if found else ""


def _is_wide(piece: Ruby) -> bool:
    return len(piece.base) == 1 and len(piece.kana) > _GROUPED


def _english(concept: Concept) -> tuple[tuple[str, bool], ...]:
    """The expansion in stretches, each with whether its letters spell the acronym."""
    return tuple((clean(stretch), is_spelling) for stretch, is_spelling in stretches(concept))


def _keys(concept: Concept) -> str:
    """What a query is compared with: names and kana, sounds, and the ways to write these in Latin letters."""
    romaji = concept.known_reading.romaji
    names = _folded(names_of(concept))
    kana = _folded((concept.known_reading.text, *map(attrgetter("reading"), concept.variants)))
    heard = sorted(filter(None, sounds(romaji)))
    written = sorted(filter(None, spellings(romaji)))
    return "\n\n".join(map("\n".join, ([*names, "|", *kana], heard, written)))


def _folded(names: Iterable[str]) -> list[str]:
    """The names as a query is folded, each once."""
    return list(filter(None, dict.fromkeys(map(fold, map(clean, names)))))


def _spaced(concept: Concept) -> Iterator[str]:
    """The English names, each word folded for itself."""
    for name in map(str.strip, names_of(concept)):
        if not is_japanese(name):
            starts = [0, *(word.start() for word in _LATER_WORD.finditer(name)), len(name)]
            words = [fold(clean(name[start:end])) for start, end in pairwise(starts)]
            yield (" " if " " in name else "-").join(filter(None, words))
