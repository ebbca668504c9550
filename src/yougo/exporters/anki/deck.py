"""The notes and decks of an Anki package, made with genanki."""

import hashlib
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter

import genanki

from yougo.exporters import pages
from yougo.exporters.anki import fitness, notetype, others, tags
from yougo.exporters.anki.description import described
from yougo.exporters.anki.fields import note_fields, signed
from yougo.exporters.anki.inert import harmless
from yougo.exporters.anki.order import apart, ordered
from yougo.exporters.anki.package import Note, NoteType, packed
from yougo.language.text import clean
from yougo.model.concepts import Concept
from yougo.model.exporter import Edition, Source
from yougo.translation import said

_NOTE_TYPE = "@notetype"
_COLONS = re.compile(r"::+")


def export(edition: Edition) -> bytes:
    """The package's bytes.

    Raises:
        UnfitForAnki: a term that Anki could not keep; the sentence names it and its source.
        InvalidTemplate: a card template of the workspace.
    """
    model = note_type(edition)
    notes = _notes(edition, model)
    names = _deck_names(edition, notes)
    description = described(edition, max(map(attrgetter("time"), notes.values()), default=0))
    decks = []
    for name, concepts in names.items():
        deck = genanki.Deck(_deck_number(edition, name), name, description)
        deck.add_model(model)
        in_order = ordered(concepts, str(edition.options.get("order", "")))
        _place_cards(in_order, notes)
        for concept in in_order:
            deck.add_note(notes[concept.id])
        decks.append(deck)
    return packed(decks, _number(f"{edition.namespace} notes") * 1000)


def _notes(edition: Edition, model: NoteType) -> dict[str, Note]:
    """The notes by their terms' ids, without terms of which no card can be made."""
    made = list(_fields(edition))
    for concept, fields, _ in made:
        fitness.check(concept)
        fitness.check_fields(concept, fields)
    guids = _guids(edition.namespace, [concept for concept, *_ in made])
    sources = _sources(edition)
    notes = {}
    for concept, fields, cards in made:
        time = edition.stamp(concept.id, f"{_hash(signed(fields))} {''.join(map(str, cards))}")
        facts = {"fields": list(fields.values()), "tags": tags.of(edition.namespace, concept, sources)}
        notes[concept.id] = Note(time, cards, model=model, guid=guids[concept.id], **facts)
    return notes


def _guids(namespace: str, concepts: Iterable[Concept]) -> Mapping[str, str]:
    """The notes' GUIDs by the terms' ids."""
    terms: dict[str, str] = {}
    for concept in concepts:
        guid = genanki.guid_for(namespace, concept.id)
        if guid in terms:
            raise fitness.unfit(
                concept, said("an id that Anki cannot tell from another's"), said("give it another id")
            )
        terms[guid] = concept.id
    return {identifier: guid for guid, identifier in terms.items()}


def askable(edition: Edition) -> set[str]:
    """The ids of the terms of which a card can be made."""
    return {concept.id for concept, *_ in _fields(edition)}


def _fields(edition: Edition) -> Iterator[tuple[Concept, dict[str, str], list[int]]]:
    """The terms of which a card can be made, with the fields of its note and the numbers of its cards."""
    sources = _sources(edition)
    kinds = _kinds_of_each(edition)
    terms = others.of(edition.concepts, sorted(set(chain.from_iterable(kinds.values()))))
    for concept in edition.concepts:
        fields = note_fields(concept, sources, kinds[concept.id], terms, _language(edition))
        cards = _cards(fields)
        if cards:
            yield concept, fields, cards


def _cards(fields: Mapping[str, str]) -> list[int]:
    """The numbers of the templates that make a card of these fields."""
    return [number for number, gate in enumerate(notetype.GATES.values()) if fields[gate]]


def _place_cards(concepts: Sequence[Concept], notes: Mapping[str, Note]) -> None:
    """Give each card its place among the new ones: all of one kind come before any of the next.

    So two cards of a note are a whole deck apart: Anki asks both on one day where they are near each other.
    """
    for number, kind in enumerate(notetype.GATES):
        asked = [concept for concept in concepts if number in notes[concept.id].by_template]
        for place, concept in enumerate(apart(asked, kind), 1):
            notes[concept.id].by_template[number].place = number * len(concepts) + place


def _kinds_of_each(edition: Edition) -> Mapping[str, Sequence[str]]:
    """The kinds of card that each term is to have, by the terms' ids: those of yougo.toml, or the usual."""
    chosen = _words(edition, "cards")
    _, last_named = _noted(edition)
    has_both = any(concept.japanese and concept.english for concept in edition.concepts)
    kinds: dict[str, Sequence[str]] = {}
    for concept in edition.concepts:
        usual = notetype.DEFAULT_KINDS if has_both else _usual_kinds(concept)
        kinds[concept.id] = chosen or _with_learned(edition.carried(concept.id), usual, last_named)
    return kinds


def _usual_kinds(concept: Concept) -> Sequence[str]:
    """The kinds of card of a term in a deck without names in two languages.

    A term with one name alone asks for its meaning and back.
    """
    names = list(filter(None, concept.preferred.values()))
    return (*notetype.DEFAULT_KINDS, "definition") if len(names) == 1 else notetype.DEFAULT_KINDS


def _with_learned(carried: str, usual: Sequence[str], last_named: str) -> Sequence[str]:
    """The usual kinds of card, and those that somebody learns: a term keeps what the last deck `carried`.

    But for what yougo.toml left out when it last named kinds: `last_named` has the numbers of these.
    """
    content, _, numbers = carried.partition(" ")
    if not content:
        return usual
    learned = set(numbers or _numbers(notetype.KINDS_OF_0_1))
    if last_named:
        learned &= set(last_named)
    kept = [kind for number, kind in enumerate(notetype.KINDS_OF_0_1) if str(number) in learned]
    return tuple(dict.fromkeys((*usual, *kept)))


def _numbers(kinds: Collection[str]) -> str:
    """The numbers of those of these kinds that yougo 0.1 had, too."""
    return "".join(str(number) for number, kind in enumerate(notetype.KINDS_OF_0_1) if kind in kinds)


def _noted(edition: Edition) -> tuple[str, str]:
    """What the last export noted beside the note type: where cards go, and the kinds that were last named."""
    _, place, kinds, *_ = (*edition.carried(_NOTE_TYPE).split(" "), "", "", "")
    return place, kinds


def _note_now(edition: Edition) -> str:
    """What this export notes there."""
    place = _hash(f"{deck_name(edition)} {edition.options.get('subdecks', '')}")
    own = "+" if _is_own(edition) else ""
    chosen = _words(edition, "cards")
    kinds = (_numbers(chosen) or "-") if chosen else _noted(edition)[1]
    return f"{place}{own} {kinds}".strip()


def _deck_names(edition: Edition, notes: Container[str]) -> Mapping[str, list[Concept]]:
    """The terms of each deck by its name; one deck without terms where there is none."""
    main, sources = deck_name(edition), _sources(edition)
    names: dict[str, list[Concept]] = {}
    for concept in edition.concepts:
        if concept.id in notes:
            name = _subdeck(main, _division(edition, concept, sources))
            names.setdefault(name, []).append(concept)
    return names or {main: []}


def _deck_number(edition: Edition, name: str) -> int:
    """The number of a deck; the main deck keeps its own when it is renamed."""
    is_main = name == deck_name(edition)
    return _number(f"{edition.namespace} deck" + ("" if is_main else f" {name}"))


def deck_name(edition: Edition) -> str:
    """The deck's name; only that of yougo.toml has ``::``, between a deck and its subdecks."""
    name = str(edition.options.get("deck") or _COLONS.sub(":", edition.title))
    return _joined(clean(name).split("::")) or notetype.NAME


def _joined(parts: Iterable[str]) -> str:
    """The name of a deck below others: no part is empty, and nothing acts where a card shows it."""
    return harmless("::".join(filter(None, (part.strip(" \t\n\u3000:") for part in parts))))


def search(edition: Edition, identifiers: Collection[str]) -> str:
    """What to type into Anki's browser to find the notes of these ids."""
    is_old = any(" " not in edition.carried(identifier) for identifier in identifiers)
    return tags.search(edition.namespace, identifiers, with_old=is_old)


def note_type(edition: Edition) -> NoteType:
    """The note type of an edition: everybody's, or its own where it overrides a card's template."""
    number, title = notetype.MODEL_ID, notetype.NAME
    if _is_own(edition):
        number = _number(f"{edition.namespace} note type")
        title = f"{notetype.NAME} ({edition.namespace})"
    style = pages.source(notetype.STYLE, edition.templates)
    templates = []
    content = [style]
    for _, file, gate, identifier in notetype.TEMPLATES:
        name = notetype.name(file, _language(edition))
        front = _gated(_side(edition, notetype.front(file), file), gate)
        back = _side(edition, notetype.BACK, file)
        templates.append({"name": name, "id": identifier, "qfmt": front, "afmt": back})
        content += [front, back]
    model = NoteType(
        number,
        title,
        fields=[{"name": name, "id": identifier} for name, identifier in notetype.FIELDS.items()],
        templates=templates,
        css=style,
    )
    if "language" in edition.options:  # who writes one, though it is the usual one, wants it on all cards
        content.append(str(edition.options["language"]))
    text = _hash("\0".join(content))
    model.time = edition.stamp(_NOTE_TYPE, f"{text} {_note_now(edition)}")
    return model


def _is_own(edition: Edition) -> bool:
    """Whether the workspace overrides a card's template."""
    return any(pages.overridden(file, edition.templates) for file in notetype.FILES)


def _side(edition: Edition, template: str, kind: str) -> str:
    """One side of a kind of card, as Anki takes it: in the language of its reader."""
    return pages.render(template, edition.templates, kind=kind, language=_language(edition))


def _language(edition: Edition) -> str:
    """The language of the cards' reader."""
    return str(edition.options.get("language", notetype.LANGUAGES[0]))


def _gated(template: str, gate: str) -> str:
    """A front that is empty, so that Anki makes no card of it, unless the gate's field holds something."""
    return f"{{{{#{gate}}}}}\n{template}{{{{/{gate}}}}}\n"


def _number(text: str) -> int:
    """A number between 2^30 and 2^31, always the same for a text: the range that Anki's ids may have."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % (1 << 30)


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _words(edition: Edition, option: str) -> Sequence[str]:
    value = edition.options.get(option, ())
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _division(edition: Edition, concept: Concept, sources: Mapping[str, Source]) -> str:
    """What a term's subdeck is called: its first source or its first tag; ``""`` for the deck itself."""
    match edition.options.get("subdecks"):
        case "source":
            return tags.titled(sources, concept.first_place.document)
        case "tag":
            return "".join(concept.tags[:1])
    return ""


@lru_cache(1 << 12)  # many terms share few names
def _subdeck(deck: str, division: str) -> str:
    """The name of a division of a deck."""
    return _joined((deck, _COLONS.sub(":", clean(division))))


def _sources(edition: Edition) -> dict[str, Source]:
    return {source.name: source for source in edition.sources}
