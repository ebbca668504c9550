"""A concept as the fields of a note: HTML in which nothing acts."""

from collections.abc import Iterator, Mapping, Sequence

from yougo.exporters.anki import gaps, notetype
from yougo.exporters.anki.inert import address, inert
from yougo.language.characters import is_japanese
from yougo.language.letters import spell
from yougo.model.concepts import Concept
from yougo.model.exporter import Source
from yougo.readings.furigana import anki as furigana

_UNVERIFIED, _DOUBTFUL = "読み未確認", "英語名要確認"
_MOVING = ("Source", "Link")
"""What changes when a document is renamed or a line is added above: no reason to update a note."""
_SIGNED = tuple(name for name in notetype.FIELD_NAMES if name not in _MOVING)


def note_fields(concept: Concept, sources: Mapping[str, Source], kinds: Sequence[str]) -> dict[str, str]:
    """A note's fields by name; `sources` by document name, `kinds` of `notetype.KINDS` that are wanted."""
    names = gaps.hidden(concept)
    reading = concept.reading
    sentence, gap = gaps.best_sentence(concept, names)
    definition = inert(concept.definition)
    place = concept.evidence[0].place if concept.evidence else None
    link = sources[place.document].url if place and place.document in sources else ""
    homonym = any(doubt.code == "homonym" for doubt in concept.warnings)
    fields = notetype.EMPTY | {
        "Key": inert(concept.id),
        "Japanese": inert(concept.japanese),
        "English": inert(concept.english),
        "EnglishMarked": _marked(concept),
        "Acronym": inert(concept.acronym),
        "Also": "、".join(inert(variant.shown) for variant in sorted(concept.variants, key=_by_weight)),
        "Definition": _tongue(definition, concept.definition),
        "DefinitionGap": _tongue(gaps.blanked(concept.definition, names) or definition, concept.definition),
        "Sentence": _tongue(inert(sentence), sentence),
        "SentenceGap": _tongue(gap, sentence),
        "Source": inert(f"{place.document}:{place.line}") if place else "",
        "Link": address(link),
        "Note": inert(concept.note),
        "Cue": gaps.cue(concept, names) if homonym else "",
        "Status": "・".join(_status(concept)),
    }
    if reading:
        text = inert(reading.text)
        fields |= {
            "Furigana": inert(furigana(reading.ruby), ruby=True),
            "Reading": text if reading.text != concept.japanese else "",
            "Romaji": inert(reading.romaji),
            "Speak": text,
        }
    return fields | _gates(fields, kinds)


def signed(fields: Mapping[str, str]) -> str:
    """What a note says, as far as a change of it is worth an update."""
    return "\0".join([fields[name] for name in _SIGNED])


def _gates(fields: Mapping[str, str], kinds: Sequence[str]) -> dict[str, str]:
    """Which kinds of card a note makes: those that are wanted, and whose question and answer it has."""
    answer = fields["Japanese"] or fields["English"]
    asks = {
        "japanese": fields["Japanese"] and (fields["English"] or fields["Acronym"]),
        "english": fields["English"] and fields["Japanese"],
        "acronym": fields["Acronym"] and answer,
        "definition": fields["Definition"] and (answer or fields["Acronym"]),
        "sentence": fields["SentenceGap"],
    }
    return {notetype.GATES[kind]: "1" for kind in kinds if asks[kind]}


def _tongue(made: str, text: str) -> str:
    """What the templates take for Japanese, marked where it is English."""
    return f'<span lang="en">{made}</span>' if made and not is_japanese(text) else made


def _by_weight(variant: object) -> tuple[int, str]:
    """The most frequent first; never in the order of documents, which may be renamed."""
    return -getattr(variant, "count", 0), getattr(variant, "text", "")


def _marked(concept: Concept) -> str:
    """The English name with the letters that spell the acronym in bold."""
    positions = spell(concept.acronym, concept.english).positions if concept.acronym else ()
    if not positions:
        return inert(concept.english)
    text, parts, end = concept.english, [], 0
    for at in positions:
        parts += [inert(text[end:at]), f"<b>{inert(text[at])}</b>"]
        end = at + 1
    return "".join([*parts, inert(text[end:])]).replace("</b><b>", "")


def _status(concept: Concept) -> Iterator[str]:
    """What a learner must know is doubtful. Not what a person has seen: accepting changes no card."""
    if concept.reading and not concept.reading.verified:
        yield _UNVERIFIED
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        yield _DOUBTFUL
