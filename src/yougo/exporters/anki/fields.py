"""A concept as the fields of a note: HTML in which nothing acts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import filterfalse
from operator import attrgetter

from yougo.exporters.anki import gaps, notetype
from yougo.exporters.anki.cues import cue
from yougo.exporters.anki.inert import address, bold, inert
from yougo.exporters.anki.others import Others
from yougo.exporters.doubts import DOUBTFUL, UNVERIFIED, is_english_doubtful, is_reading_doubtful
from yougo.exporters.spelled import stretches
from yougo.language.characters import is_japanese
from yougo.language.text import has_kanji, same, without_ruby
from yougo.model.concepts import Concept, Variant
from yougo.model.documents import Place
from yougo.model.exporter import Source
from yougo.readings.furigana import anki as furigana
from yougo.translation import JAPANESE, places, translated

_MOVING = ("Source", "Link")
"""What changes when a document is renamed or a line is added above: no reason to update a note."""
_SIGNED = tuple(filterfalse(_MOVING.__contains__, notetype.FIELDS))
_EMPTY = dict.fromkeys(notetype.FIELDS, "")
_NO_SOURCE = Source("")
_QUESTIONS = {
    "japanese": ("Japanese", ("English", "Acronym")),
    "english": ("English", ("Japanese", "Acronym")),
    "acronym": ("Acronym", ("English", "Japanese")),
    "definition": ("DefinitionGap", ("Japanese", "English", "Acronym")),
    "sentence": ("SentenceGap", ("Sentence",)),
}
"""From a kind of card to the field that asks, and those of which one must answer."""
_EXPLAINED = ("japanese", "english", "acronym")
"""The kinds of card that a definition answers where no field does."""
_SPARE = notetype.GATES["spare"]


def note_fields(
    concept: Concept,
    sources: Mapping[str, Source],
    kinds: Sequence[str],
    others: Others,
    language: str = JAPANESE,
) -> dict[str, str]:
    """A note's fields by name.

    `sources` are by document name, `kinds` those of `notetype.KINDS` that are wanted; `others` tells of all
    terms of the deck. `language` is that of the cards' reader.
    """
    reading = concept.known_reading
    shown = others.sentences[concept.id]
    definition = concept.definition
    definition_gap = others.defined.get(concept.id, "") if "definition" in kinds else ""
    place = _place(concept, shown.sentence)
    kana = inert(reading.text)
    further_names = map(attrgetter("shown"), sorted(concept.variants, key=_by_count))
    fields = _EMPTY | {
        "Key": inert(concept.id),
        **_names(concept),
        "EnglishMarked": bold(stretches(concept)),
        "Also": "、".join(map(inert, further_names)),
        "Definition": _with_language(definition, inert(definition)),
        "DefinitionGap": _with_language(definition, definition_gap),
        "Sentence": _with_language(shown.sentence, shown.marked),
        "SentenceGap": _with_language(shown.sentence, shown.gapped),
        "Source": inert(_cited(place, concept, language)),
        "Link": address(sources.get(place.document, _NO_SOURCE).url),
        "Note": inert(concept.note),
        "Cue": _cue(concept, shown.sentence, others),
        **_doubts(concept),
        "Furigana": inert(furigana(reading.ruby), ruby=True),
        "Reading": kana if reading.text != concept.japanese else "",
        "Romaji": inert(reading.romaji),
        "Speak": kana,
    }
    fields["Status"] = _marks(fields, language)
    fields |= _gates(concept, fields, kinds)
    fields |= _spare(concept, fields, kinds)
    return fields


def _cue(concept: Concept, sentence: str, others: Others) -> str:
    """What tells it from another term of its name, marked for the kinds of card that ask with this name."""
    kinds = others.sharing.get(concept.id)
    if not kinds:
        return ""
    made = cue(concept, gaps.hidden(concept), sentence, others.names_of_rivals(concept))
    classes = " ".join(f"of-{kind}" for kind in kinds)
    return f'<span class="{classes}">{made}</span>' if made else ""


def _names(concept: Concept) -> dict[str, str]:
    """The fields of its names, each said once: else both sides of a card would be equal."""
    seen = {""}
    found = {}
    named = {"Acronym": concept.acronym, "English": concept.english, "Japanese": concept.japanese}
    for field, name in named.items():
        key = same(name)
        found[field] = "" if key in seen else inert(name)
        seen.add(key)
    return found


def signed(fields: Mapping[str, str]) -> str:
    """What a note says, as far as a change of it is worth an update; that is the same in every language."""
    told = {**fields, "Status": _marks(fields, JAPANESE)}
    return "\0".join(map(told.__getitem__, _SIGNED))


def _gates(concept: Concept, fields: Mapping[str, str], kinds: Iterable[str]) -> dict[str, str]:
    """Which kinds of card a note makes: those that are wanted, and whose question and answer it has."""
    gates = {}
    for kind in filter(_QUESTIONS.__contains__, kinds):
        question, answers = _QUESTIONS[kind]
        is_answered = any(map(fields.get, answers))
        if fields[question] and (is_answered or _is_explained(concept, kind)):
            gates[notetype.GATES[kind]] = "1"
    return gates


def _is_explained(concept: Concept, kind: str) -> bool:
    """Whether a definition answers this kind of card."""
    return kind in _EXPLAINED and gaps.has_meaning(concept.definition)


def _spare(concept: Concept, fields: Mapping[str, str], kinds: Sequence[str]) -> dict[str, str]:
    """What the spare template asks for: the reading, else the Japanese name of an acronym with both names."""
    if "reading" in kinds and _has_reading_to_ask(concept):
        return {_SPARE: "1"}
    if "acronym-japanese" in kinds and fields["English"] and fields["Japanese"] and fields["Acronym"]:
        return {_SPARE: "1", "Extra1": "acronym-japanese"}
    return {}


def _has_reading_to_ask(concept: Concept) -> bool:
    """Whether its name has kanji, and their reading is certain."""
    return has_kanji(concept.japanese) and concept.known_reading.verified


def _with_language(text: str, made: str) -> str:
    """HTML of a text that the templates take for Japanese, marked where it is English."""
    if not made or is_japanese(text):
        return made
    return f'<span lang="en">{made}</span>'


def _by_count(variant: Variant) -> tuple[int, str]:
    """The most frequent first; never in the order of documents, which may be renamed."""
    return -variant.count, variant.text


def _doubts(concept: Concept) -> dict[str, str]:
    """What is doubtful, by the fields that say so: the templates ask only whether there is something."""
    doubts = {}
    if is_reading_doubtful(concept):
        doubts["Extra2"] = translated(UNVERIFIED, JAPANESE)
    if is_english_doubtful(concept):
        doubts["Extra3"] = translated(DOUBTFUL, JAPANESE)
    return doubts


def _marks(fields: Mapping[str, str], language: str) -> str:
    """What is doubtful, in words."""
    marks = {"Extra2": UNVERIFIED, "Extra3": DOUBTFUL}
    return "・".join(translated(mark, language) for field, mark in marks.items() if fields[field])


def _place(concept: Concept, sentence: str) -> Place:
    """Where what the card shows is from: its definition, else its sentence."""
    if concept.definition or not sentence:
        return concept.cited_place
    stating = (row.place for row in concept.evidence if sentence in without_ruby(row.quote))
    return next(stating, concept.cited_place)


def _cited(place: Place, concept: Concept, language: str) -> str:
    """A place as the card's reader says it, and what is whose word beside."""
    told = replace(place, within=places.inside(place.within, language))
    return "; ".join(filter(None, (str(told), *concept.credited)))
