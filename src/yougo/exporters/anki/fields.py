"""A concept as the fields of a note: HTML in which nothing acts."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from yougo.characters import is_japanese
from yougo.exporters.anki import gaps, notetype
from yougo.letters import spell
from yougo.model import Concept, Source
from yougo.readings.furigana import anki as furigana
from yougo.text import clean

_UNVERIFIED, _DOUBTFUL = "読み未確認", "英語名要確認"
_SPECIAL = re.compile(r"[&<>{\[\n\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_MOVING = ("Source", "Link")
"""What changes when a document is renamed or a line is added above: no reason to update a note."""
_SIGNED = tuple(name for name in notetype.FIELD_NAMES if name not in _MOVING)


def note_fields(concept: Concept, sources: Mapping[str, Source], kinds: Sequence[str]) -> dict[str, str]:
    """A note's fields by name; `sources` by document name, `kinds` of `notetype.KINDS` that are wanted."""
    names = gaps.hidden(concept)
    reading = concept.reading
    sentence, gap = gaps.best_sentence(concept, names)
    definition = _text(concept.definition)
    place = concept.evidence[0].place if concept.evidence else None
    link = sources[place.document].url if place and place.document in sources else ""
    homonym = any(doubt.code == "homonym" for doubt in concept.warnings)
    fields = notetype.EMPTY | {
        "Key": _text(concept.id),
        "Japanese": _text(concept.japanese),
        "English": _text(concept.english),
        "EnglishMarked": _marked(concept),
        "Acronym": _text(concept.acronym),
        "Also": "、".join(_text(variant.shown) for variant in sorted(concept.variants, key=_by_weight)),
        "Definition": _tongue(definition, concept.definition),
        "DefinitionGap": _tongue(gaps.blanked(concept.definition, names) or definition, concept.definition),
        "Sentence": _tongue(_text(sentence), sentence),
        "SentenceGap": _tongue(gap, sentence),
        "Source": _text(f"{place.document}:{place.line}") if place else "",
        "Link": html.escape(link) if link.startswith(("https://", "http://")) else "",
        "Note": _text(concept.note),
        "Cue": gaps.cue(concept, names) if homonym else "",
        "Status": "・".join(_status(concept)),
    }
    if reading:
        text = _text(reading.text)
        fields |= {
            "Furigana": _text(furigana(reading.ruby), ruby=True),
            "Reading": text if reading.text != concept.japanese else "",
            "Romaji": _text(reading.romaji),
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


def _text(text: str, *, ruby: bool = False) -> str:
    """A text as HTML in which nothing acts: no tag, no `{{field}}`, no [sound:…]; ruby keeps its brackets."""
    composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    if composed and not _SPECIAL.search(text):
        return text
    plain = html.escape(clean(text), quote=False).replace("{", "&#123;").replace("\n", "<br>")
    return plain if ruby else plain.replace("[", "&#91;")


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
        return _text(concept.english)
    text, parts, end = concept.english, [], 0
    for at in positions:
        parts += [_text(text[end:at]), f"<b>{_text(text[at])}</b>"]
        end = at + 1
    return "".join([*parts, _text(text[end:])]).replace("</b><b>", "")


def _status(concept: Concept) -> Iterator[str]:
    """What a learner must know is doubtful. Not what a person has seen: accepting changes no card."""
    if concept.reading and not concept.reading.verified:
        yield _UNVERIFIED
    if concept.acronym and concept.english and not spell(concept.acronym, concept.english):
        yield _DOUBTFUL
