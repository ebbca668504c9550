"""An Anki deck that can be imported again and again: what changed is updated, all else is left alone.

A note is known by its GUID, made of namespace and id alone, and its time is that of the export which first
carried its present content (`Edition.stamp`), because Anki updates a note only when the deck's is newer.
genanki stamps the moment of export on everything and leaves temporary files; so notes and note type are given
their own times here, and the package is packed in memory with fixed dates.
"""

import hashlib
import html
import io
import itertools
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from typing import Any

import genanki

from yougo import pages
from yougo.errors import UnfitForAnki
from yougo.exporters import gaps, notetype
from yougo.letters import spell
from yougo.model import Concept, Edition, Exporter, Source
from yougo.readings.furigana import anki as furigana
from yougo.text import clean

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 100_000
_UNVERIFIED, _DOUBTFUL = "読み未確認", "英語名要確認"


class _Note(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with a time of its own."""

    time = 0

    def write_to_db(self, cursor: sqlite3.Cursor, _: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.time, deck_id, id_gen)


class _Model(genanki.Model):  # type: ignore[misc]  # likewise
    """A note type with a time of its own."""

    time = 0

    def to_json(self, _: float, deck_id: int) -> dict[str, Any]:
        made: dict[str, Any] = super().to_json(self.time, deck_id)
        return made


def export(edition: Edition) -> bytes:
    """The package's bytes.

    Raises:
        UnfitForAnki: a term that Anki could not keep; the sentence names it and its source.
        InvalidTemplate: a card template of the workspace.
    """
    model = note_type(edition)
    deck = genanki.Deck(_number(f"{edition.namespace} deck"), _deck_name(edition))
    sources = {source.name: source for source in edition.sources}
    for due, concept in enumerate(edition.concepts, 1):
        fields = note_fields(concept, sources)
        if any(fields[gate] for _, _, gate, _ in notetype.TEMPLATES):
            deck.add_note(_note(edition, concept, model, fields, due))
    return _packed(deck, _number(f"{edition.namespace} notes") * 1000)


def _deck_name(edition: Edition) -> str:
    return clean(str(edition.options.get("deck") or edition.title)).strip() or "yougo"


def _number(text: str) -> int:
    """A number between 2^30 and 2^31, always the same for a text: the range that Anki's ids may have."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % (1 << 30)


def note_type(edition: Edition) -> _Model:
    """The note type of an edition: everybody's, or its own where it overrides a card's template."""
    own = any(pages.overridden(file, edition.templates) for file in notetype.FILES)
    back = pages.source(notetype.BACK, edition.templates)
    style = pages.source(notetype.STYLE, edition.templates)
    templates = [
        {
            "name": name,
            "id": identifier,
            "qfmt": _gated(pages.source(notetype.front(file), edition.templates), gate),
            "afmt": back,
        }
        for name, file, gate, identifier in notetype.TEMPLATES
    ]
    model = _Model(
        _number(f"{edition.namespace} note type") if own else notetype.MODEL_ID,
        f"{notetype.NAME} ({edition.namespace})" if own else notetype.NAME,
        fields=[{"name": name, "id": identifier} for name, identifier in notetype.FIELDS],
        templates=templates,
        css=style,
    )
    content = "\0".join([style, back, *(str(template["qfmt"]) for template in templates)])
    model.time = edition.stamp("@notetype", _hash(content))
    return model


def _gated(template: str, gate: str) -> str:
    """A front that is empty, so that Anki makes no card of it, unless the gate's field holds something."""
    return f"{{{{#{gate}}}}}\n{template}{{{{/{gate}}}}}\n"


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _note(edition: Edition, concept: Concept, model: _Model, fields: dict[str, str], due: int) -> _Note:
    values = [fields[name] for name in notetype.FIELD_NAMES]
    if max(map(len, values)) > _LONGEST:
        where = (
            f"{concept.evidence[0].place.document}:{concept.evidence[0].place.line}"
            if concept.evidence
            else ""
        )
        raise UnfitForAnki(term=concept.id[:80], where=where or "glossary/terms.toml", most=_LONGEST)
    own = (re.sub(r"\s+", "_", clean(tag).strip()) for tag in concept.tags)
    tags = ["yougo", *(tag for tag in own if tag)]
    note = _Note(model, values, tags=tags, guid=genanki.guid_for(edition.namespace, concept.id), due=due)
    note.time = edition.stamp(concept.id, _hash("\0".join([*values, *tags])))
    return note


def note_fields(concept: Concept, sources: dict[str, Source]) -> dict[str, str]:
    """A note's fields by name, as HTML; `sources` by document name."""
    reading = concept.reading
    sentence = gaps.best_sentence(concept)
    first = concept.evidence[0].place if concept.evidence else None
    link = sources[first.document].url if first and first.document in sources else ""
    doubts = {doubt.code for doubt in concept.warnings}
    fields = dict.fromkeys(notetype.FIELD_NAMES, "") | {
        "Key": _text(concept.id),
        "Japanese": _text(concept.japanese),
        "Furigana": _text(furigana(reading.ruby), ruby=True) if reading else "",
        "Reading": _text(reading.text) if reading and reading.text != concept.japanese else "",
        "Romaji": _text(reading.romaji) if reading else "",
        "English": _text(concept.english),
        "EnglishMarked": _marked(concept),
        "Acronym": _text(concept.acronym),
        "Also": "、".join(_text(variant.shown) for variant in concept.variants),
        "Definition": _text(concept.definition),
        "DefinitionGap": gaps.blanked(concept.definition, concept) or _text(concept.definition),
        "Sentence": _text(sentence),
        "SentenceGap": gaps.blanked(sentence, concept),
        "Source": _text(f"{first.document}:{first.line}") if first else "",
        "Link": html.escape(link) if link.startswith(("https://", "http://")) else "",
        "Note": _text(concept.note),
        "Cue": _cue(concept) if "homonym" in doubts else "",
        "Status": "・".join(_status(concept, doubts)),
        "Speak": _text(reading.text) if reading else "",
    }
    return fields | _gates(fields)


def _gates(fields: dict[str, str]) -> dict[str, str]:
    """Which kinds of card a note makes: those whose question and answer it has."""
    answer = bool(fields["Japanese"] or fields["English"])
    asks = {
        "AskJapanese": fields["Japanese"] and (fields["English"] or fields["Acronym"]),
        "AskEnglish": fields["English"] and fields["Japanese"],
        "AskAcronym": fields["Acronym"] and answer,
        "AskDefinition": fields["Definition"] and (answer or fields["Acronym"]),
        "AskSentence": fields["SentenceGap"],
    }
    return {gate: "1" if asked else "" for gate, asked in asks.items()}


def _text(text: str, *, ruby: bool = False) -> str:
    """A text as HTML in which nothing acts: no tag, no `{{field}}`, no [sound:…]; ruby keeps its brackets."""
    plain = html.escape(clean(text), quote=False).replace("{", "&#123;").replace("\n", "<br>")
    return plain if ruby else plain.replace("[", "&#91;")


def _marked(concept: Concept) -> str:
    """The English name with the letters that spell the acronym in bold."""
    positions = set(spell(concept.acronym, concept.english).positions) if concept.acronym else set()
    stretches = itertools.groupby(enumerate(concept.english), key=lambda pair: pair[0] in positions)
    texts = ((bold, _text("".join(char for _, char in stretch))) for bold, stretch in stretches)
    return "".join(f"<b>{text}</b>" if bold else text for bold, text in texts)


def _cue(concept: Concept) -> str:
    """What tells a concept from others of the same acronym, without saying its name: where it stands."""
    return _text(concept.evidence[0].place.document.rsplit("/", 1)[-1]) if concept.evidence else ""


def _status(concept: Concept, doubts: set[str]) -> Iterator[str]:
    if concept.reading and not concept.reading.verified:
        yield _UNVERIFIED
    if "expansion-mismatch" in doubts:
        yield _DOUBTFUL


def _packed(deck: genanki.Deck, first_id: int) -> bytes:
    """The package of one deck, the same bytes for the same deck."""
    connection = sqlite3.connect(":memory:")
    genanki.Package(deck).write_to_db(connection.cursor(), 0, itertools.count(first_id))
    connection.commit()
    database = connection.serialize()
    connection.close()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return packed.getvalue()


EXPORTER = Exporter("anki", ".apkg", export, "An Anki deck", options=("deck",))
