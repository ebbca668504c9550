"""A concept as the fields of a note: HTML in which nothing acts."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from yougo.exporters.anki import gaps, notetype
from yougo.exporters.anki.inert import address, inert
from yougo.exporters.spelled import stretches
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.model.concepts import Concept, Variant
from yougo.model.exporter import Source
from yougo.readings.furigana import anki as furigana

_UNVERIFIED, _DOUBTFUL = "読み未確認", "英語名要確認"
_MOVING = ("Source", "Link")
"""What changes when a document is renamed or a line is added above: no reason to update a note."""
_SIGNED = tuple(name for name in notetype.FIELDS if name not in _MOVING)
_NO_SOURCE = Source("")
_CARDS = {
    "japanese": ("Japanese", ("English", "Acronym")),
    "english": ("English", ("Japanese",)),
    "acronym": ("Acronym", ("Japanese", "English")),
    "definition": ("Definition", ("Japanese", "English", "Acronym")),
    "sentence": ("SentenceGap", ("Sentence",)),
}
"""From a kind of card to the field that asks, and those of which one must answer."""


def note_fields(concept: Concept, sources: Mapping[str, Source], kinds: Sequence[str]) -> dict[str, str]:
    """A note's fields by name; `sources` by document name, `kinds` of `notetype.KINDS` that are wanted."""
    names = gaps.hidden(concept)
    reading = concept.known_reading
    sentence, sentence_gap = gaps.sentence_to_complete(concept, names)
    definition = inert(concept.definition)
    definition_gap = gaps.blanked(concept.definition, names) or definition
    definition, definition_gap = _with_language(concept.definition, definition, definition_gap)
    sentence, sentence_gap = _with_language(sentence, inert(sentence), sentence_gap)
    place = concept.first_place
    kana = inert(reading.text)
    further_names = map(attrgetter("shown"), sorted(concept.variants, key=_by_count))
    fields = dict.fromkeys(notetype.FIELDS, "") | {
        "Key": inert(concept.id),
        "Japanese": inert(concept.japanese),
        "English": inert(concept.english),
        "EnglishMarked": _marked(concept),
        "Acronym": inert(concept.acronym),
        "Also": "、".join(map(inert, further_names)),
        "Definition": definition,
        "DefinitionGap": definition_gap,
        "Sentence": sentence,
        "SentenceGap": sentence_gap,
        "Source": inert(str(place)),
        "Link": address(sources.get(place.document, _NO_SOURCE).url),
        "Note": inert(concept.note),
        "Cue": gaps.cue(concept, names) if concept.has_warning("homonym") else "",
        "Status": "・".join(_status(concept)),
        "Furigana": inert(furigana(reading.ruby), ruby=True),
        "Reading": kana if reading.text != concept.japanese else "",
        "Romaji": inert(reading.romaji),
        "Speak": kana,
    }
    return fields | _gates(fields, kinds)


def signed(fields: Mapping[str, str]) -> str:
    """What a note says, as far as a change of it is worth an update."""
    return "\0".join(map(fields.__getitem__, _SIGNED))


def _gates(fields: Mapping[str, str], kinds: Sequence[str]) -> dict[str, str]:
    """Which kinds of card a note makes: those that are wanted, and whose question and answer it has."""
    gates = {}
    for kind in kinds:
        question, answers = _CARDS[kind]
        if fields[question] and any(map(fields.get, answers)):
            gates[notetype.GATES[kind]] = "1"
    return gates


def _with_language(text: str, whole: str, gapped: str) -> tuple[str, str]:
    """Two forms of a text that the templates take for Japanese, marked where it is English."""
    if not whole or is_japanese(text):
        return whole, gapped
    return f'<span lang="en">{whole}</span>', f'<span lang="en">{gapped}</span>'


def _by_count(variant: Variant) -> tuple[int, str]:
    """The most frequent first; never in the order of documents, which may be renamed."""
    return -variant.count, variant.text


def _marked(concept: Concept) -> str:
    """The English name with the letters that spell the acronym in bold."""
    marked = ""
    for stretch, is_spelling in stretches(concept):
        marked += f"<b>{inert(stretch)}</b>" if is_spelling else inert(stretch)
    return marked


def _status(concept: Concept) -> Iterator[str]:
    """What a learner must know is doubtful. Not what a person has seen: accepting changes no card."""
    if concept.reading and not concept.reading.verified:
        yield _UNVERIFIED
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        yield _DOUBTFUL
